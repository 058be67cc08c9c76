"""The order of sources, asked for and changed by a program."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from healthvault.accounts.sessions import open_token
from tests.api.conftest import BASE
from tests.builders import PHONE, WATCH, a_person, arrive, readings

AT = datetime(2026, 5, 4, 8, tzinfo=UTC)


@pytest.fixture
async def cat(visitor: httpx.AsyncClient):
    """A program of somebody whose phone and watch tell of the same walk, and of another one each."""
    person = await a_person("UTC")
    noon = AT + timedelta(hours=4)
    await arrive(
        person,
        readings("steps", WATCH, [(AT, 30, 900), (noon, 30, 400)]),
        readings("steps", PHONE, [(AT, 30, 1000)]),
    )
    opened = await open_token(person, label="test", scopes=["read", "write"])
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Authorization": f"Bearer {opened.token}"}
    ) as client:
        yield client


async def asked(client: httpx.AsyncClient) -> dict:
    return (await client.get("/api/v1/priorities", params={"metric": "steps"})).json()


async def test_an_order_is_tried_and_then_kept(cat: httpx.AsyncClient):
    watch, phone = (source["id"] for source in (await asked(cat))["sources"])
    wanted = {"metric": "steps", "from": "2026-05-01", "sources": [phone, watch]}

    tried = (await cat.put("/api/v1/priorities", json=wanted, params={"dry_run": True})).json()
    assert (tried["kept"], tried["changed_day_count"], tried["day_count"]) == (False, 1, 1)
    assert tried["largest"] == [{"day": "2026-05-04", "before": 1300, "after": 1400}]
    assert (await asked(cat))["orders"] == []

    assert (await cat.put("/api/v1/priorities", json=wanted)).json()["kept"]
    assert (await asked(cat))["orders"] == [{"from": "2026-05-01", "sources": [phone, watch]}]
    days = await cat.get("/api/v1/days", params={"metric": "steps", "from": "2026-05-04", "to": "2026-05-04"})
    assert days.json()["days"][0]["value"] == 1400


async def test_the_sources_of_another_are_none(cat: httpx.AsyncClient, bob: httpx.AsyncClient):
    stolen = [source["id"] for source in (await asked(cat))["sources"]]
    answer = await bob.put("/api/v1/priorities", json={"metric": "steps", "sources": stolen})
    assert answer.status_code == 404
    assert (await asked(bob))["sources"] == []


async def test_the_end_of_sleeps_is_tried_and_then_chosen(cat: httpx.AsyncClient):
    async def silence() -> int:
        answer = await cat.get("/api/v1/priorities", params={"metric": "sleep_deep"})
        return answer.json()["silence_minutes"]

    assert (await silence(), (await asked(cat))["silence_minutes"]) == (60, None)
    tried = await cat.put("/api/v1/priorities/silence", json={"minutes": 90}, params={"dry_run": True})
    assert (tried.json()["kept"], tried.json()["changed_day_count"]) == (False, 0)
    assert (await cat.put("/api/v1/priorities/silence", json={"minutes": 90})).json()["kept"]
    assert await silence() == 90
    assert (await cat.put("/api/v1/priorities/silence", json={"minutes": 45})).status_code == 422


async def test_a_token_that_only_reads_changes_nothing(visitor: httpx.AsyncClient):
    opened = await open_token(await a_person(), label="test", scopes=["read"])
    answer = await visitor.put(
        "/api/v1/priorities",
        json={"metric": "steps", "sources": []},
        headers={"Authorization": f"Bearer {opened.token}"},
    )
    assert answer.status_code == 403
