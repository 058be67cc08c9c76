"""Goals are set, told with how they were kept, and ended by a program."""

from datetime import timedelta

import httpx
import pytest

from healthvault.accounts.sessions import open_token, session_of
from healthvault.core import clock
from tests.api.conftest import BASE
from tests.builders import WATCH, a_person, arrive, readings

PATH = "/api/v1/goals"
STEPS = {"metric": "steps"}
WANTED = {"metric": "steps", "direction": "at_least", "target": 8000, "from": "2020-01-01"}


@pytest.fixture
async def dan(visitor: httpx.AsyncClient, one_moment: None):
    """A program of somebody who walked 9,000 steps on ten days, and 5,000 on the two before today."""
    person = await a_person("UTC")
    noon = clock.now().replace(hour=12, minute=0)
    ago = {days: 5_000.0 if days < 3 else 9_000.0 for days in range(1, 13)}
    told = [(noon - timedelta(days=days), 5, steps) for days, steps in ago.items()]
    await arrive(person, readings("steps", WATCH, told))
    opened = await open_token(person, label="test", scopes=["read", "write"])
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Authorization": f"Bearer {opened.token}"}
    ) as client:
        yield client


async def test_a_goal_is_set_told_and_ended(dan: httpx.AsyncClient):
    assert (await dan.get(PATH)).json() == {"goals": []}
    told = (await dan.put(PATH, json=WANTED)).json()
    assert (told["metric"], told["unit"], told["from"]) == ("steps", "steps", "2020-01-01")
    kept = told["kept"]
    assert (kept["met"], kept["n"], kept["run_days"]) == (10, 12, 0)
    assert kept["share"] == pytest.approx(10 / 12)
    assert kept["low"] < kept["share"] < kept["high"]
    assert (await dan.get(PATH)).json() == {"goals": [told]}

    changed = (await dan.put(PATH, json={"metric": "steps", "direction": "at_most", "target": 6000})).json()
    assert (changed["target"], changed["from"]) == (6000, f"{clock.today('UTC'):%F}")
    assert changed["kept"] is None  # It begins today, and no day of it is over.
    assert len((await dan.get(PATH)).json()["goals"]) == 1

    assert (await dan.delete(PATH, params=STEPS)).status_code == 204
    assert (await dan.get(PATH)).json() == {"goals": []}
    assert (await dan.delete(PATH, params=STEPS)).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"metric": "luck"},
        {"target": 0},
        {"target": 10_000_000},
        {"metric": "resting_heart_rate", "target": 8000},
        {"direction": "about"},
        {"from": "0001-01-01"},
        {"more": 1},
    ],
    ids=str,
)
async def test_what_no_day_could_be_is_no_goal(dan: httpx.AsyncClient, wrong):
    answer = await dan.put(PATH, json=WANTED | wrong)
    assert answer.status_code in {404, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await dan.get(PATH)).json() == {"goals": []}


async def test_a_goal_is_nobody_elses_and_needs_its_scope(dan, bob, visitor):
    await dan.put(PATH, json=WANTED)
    assert (await bob.get(PATH)).json() == {"goals": []}
    assert (await bob.delete(PATH, params=STEPS)).status_code == 404
    person = (await session_of(dan.headers["authorization"].split()[1])).person
    reader = await open_token(person, label="reader", scopes=["read"])
    bearer = {"Authorization": f"Bearer {reader.token}"}
    assert (await visitor.get(PATH, headers=bearer)).json()["goals"][0]["target"] == 8000
    for method in ("PUT", "DELETE"):
        answer = await visitor.request(method, PATH, params=STEPS, json=WANTED, headers=bearer)
        assert answer.status_code == 403
