"""A visitor looks around as a sample person of their own, and erases it in one click."""

from collections.abc import AsyncIterator

import httpx
import pytest

from healthvault.accounts import store
from healthvault.accounts.sessions import session_of
from healthvault.core.db import Purpose, as_worker
from healthvault.core.jobs import work
from tests.api.conftest import BASE
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("own_queue")
ASKED = {"metric": "steps", "from": "2000-01-01", "to": "2100-01-01"}


@pytest.fixture
async def browser(visitor: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Origin": BASE}
    ) as client:
        yield client


async def post(browser: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    return await browser.post(path, data={"csrf_token": token, **fields})


async def test_a_visitor_becomes_a_sample_person_with_data(browser, database_url):
    answer = await post(browser, "/auth/demo", zone="Europe/Berlin")
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    await work(database_url, wait=False)
    days = (await browser.get("/api/v1/days", params=ASKED)).json()["days"]
    assert len(days) > 500
    said = (await browser.get("/api/v1/insights")).json()
    assert said["last_night"]["asleep_min"] > 0
    latest = {each["metric"]: each for each in said["latest"]}
    assert {"steps", "resting_heart_rate"} <= latest.keys()
    (people,) = latest["resting_heart_rate"]["references"]
    assert (people["kind"], people["match"], people["source"]["n"]) == ("people", "loose", 35302)
    assert 0 <= people["percentiles"][0] <= people["percentiles"][1] <= 100


async def test_a_sample_person_is_erased_in_one_click(browser):
    await post(browser, "/auth/demo")
    session = await session_of(browser.cookies["hv"])
    assert session is not None
    answer = await post(browser, "/auth/erase")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert (await browser.get("/api/v1/metrics")).status_code == 401
    async with as_worker(session.person, Purpose.SHOW) as db:
        assert await store.person(db) is None


async def test_a_real_person_is_erased_only_with_the_password(browser, stop_clock):
    email = f"{(await a_person()).hex}@example.com"
    await post(browser, "/auth/sign-up", email=email, password="a quiet lake in March")
    answer = await post(browser, "/auth/erase", password="not this one at all")
    assert answer.headers["location"] == "/settings?problem=wrong"
    assert (await browser.get("/api/v1/metrics")).status_code == 200
    answer = await post(browser, "/auth/erase", password="a quiet lake in March")
    assert answer.headers["location"] == "/"
    assert (await browser.get("/api/v1/metrics")).status_code == 401


async def test_every_visitor_has_a_sample_person_of_their_own(browser, visitor):
    await post(browser, "/auth/demo")
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Origin": BASE}
    ) as other:
        await post(other, "/auth/demo")
        first, second = await session_of(browser.cookies["hv"]), await session_of(other.cookies["hv"])
    assert first is not None
    assert second is not None
    assert first.person != second.person
