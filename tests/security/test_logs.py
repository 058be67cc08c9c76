"""A real server under real use: what is private goes in at every door, and none of it comes out."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from healthvault.accounts.sessions import open_token
from healthvault.consent.consents import give
from healthvault.core.db import Purpose
from healthvault.core.ids import new_id
from healthvault.core.jobs import work
from tests import overheard
from tests.fakes import fake_model
from tests.security.house import PASSWORD, House, a_guest, start_house
from tests.security.tab import PATIENCE_S, Tab

_BROWSER_BUG = "reflex___state____frontend_event_exception_state.handle_frontend_exception"
_COACH = "healthvault___pages___coach___state____coach_state"
QUESTION, VALUE, FILE, WRONG = (
    "Why does my zanzibar ache?",
    "71.23456",
    "zanzibar-2026.csv",
    "zanzibar sesame",
)


@pytest.fixture(scope="module")
def leaky(tmp_path_factory, database_url, database):
    """A house that logs as much as it can, with a model that refuses, so that there is something to say."""
    folder = tmp_path_factory.mktemp("leaky")
    served, server = start_house(
        folder, database_url, openai_base_url="http://127.0.0.1:9/v1", HEALTHVAULT_LOG_LEVEL="debug"
    )
    yield served
    server.terminate()
    server.wait(60)


async def form(client: httpx.AsyncClient, **fields: str) -> dict[str, str]:
    return {**fields, "csrf_token": (await client.get("/auth/csrf")).json()["csrf_token"]}


async def ask(tab: Tab, question: str) -> None:
    """Ask the coach, and hear the answer to its end."""
    form = {"form": {"question": question}}
    await tab.call(f"{_COACH}.ask", form, path="/coach", until=lambda told: _has_ended(told.get(_COACH, {})))


def _has_ended(coach: dict[str, Any]) -> bool:
    return coach.get("progress") in {"complete", "stopped", "broken"}


async def said_until_now(house: House) -> tuple[list[dict], str]:
    """Every line that a house has logged of what it answered, and how the last of them names itself: one is
    written when the last byte has gone, which a busy machine does later.
    """
    async with httpx.AsyncClient(base_url=house.url) as client:
        name = (await client.get("/api/v1/days")).headers["x-request-id"]
    async with asyncio.timeout(PATIENCE_S):
        while not any(line.get("request") == name for line in lines(house)):  # noqa: ASYNC110  A file is silent.
            await asyncio.sleep(0.05)
    return lines(house), name


def lines(house: House) -> list[dict]:
    whole = house.log.read_text().rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


async def use_the_forms(house: House, email: str) -> list[str]:
    async with httpx.AsyncClient(base_url=house.url, headers={"Origin": house.url}) as browser:
        await browser.post("/auth/sign-up", data=await form(browser, email=email, password=PASSWORD))
        await browser.post("/auth/sign-in", data=await form(browser, email=email, password=WRONG))
        await browser.get(f"/auth/sign-in?code={WRONG}&state={WRONG}")
        return [cookie.value for cookie in browser.cookies.jar]


async def use_the_api(house: House, token: str, database_url: str) -> None:
    async with httpx.AsyncClient(
        base_url=house.url, headers={"Authorization": f"Bearer {token}"}, timeout=60
    ) as program:
        reading = {"metric": "weight", "start": "2026-01-01T08:00:00+01:00", "value": float(VALUE)}
        await program.post("/api/v1/samples", json={"samples": [reading], "source": FILE})
        await program.post("/api/v1/samples", json={"samples": [{**reading, "value": VALUE + "x"}]})
        await program.post("/api/v1/samples", content=f'{{"value": {VALUE}')
        body = f"date,weight (kg)\n2026-01-02,{VALUE}\n"
        await program.post("/api/v1/imports", params={"name": FILE}, content=body)
        await program.post("/api/v1/imports", params={"name": FILE}, content=f"{VALUE}\x00\xff")
        await program.post("/api/v1/coach/messages", json={"text": QUESTION})
        await program.get(f"/api/v1/days?metric={WRONG}&from={VALUE}")
    await work(database_url, wait=False)


async def use_the_pages(house: House, guest) -> None:
    async with house.tab(guest) as tab:
        await tab.open_page("/coach")
        await ask(tab, QUESTION)
        await tab.call(f"{_COACH}.ask", {"form": QUESTION}, path="/coach")
        await tab.call(f"no_such.{VALUE}", {"weight": VALUE, "password": WRONG})
        await tab.call(_BROWSER_BUG, {"info": f"Error: {VALUE} {guest.email}", "component_stack": QUESTION})
        await tab.open_page(f"/trends?metric={VALUE}")


async def test_nothing_private_is_in_the_log_of_a_used_server(
    leaky: House, own_queue: None, database_url: str
):
    ann, email = await a_guest("Zanzibara Q"), f"{new_id().hex}@example.org"
    await give(ann.opened.session, Purpose.COACH, host="127.0.0.1:9")  # The model that is named is not there.
    token = (await open_token(ann.person, label="script", scopes=["read", "write", "coach"])).token
    cookies = await use_the_forms(leaky, email)
    await use_the_api(leaky, token, database_url)
    await use_the_pages(leaky, ann)
    await said_until_now(leaky)
    private = [QUESTION, VALUE, FILE, WRONG, PASSWORD, token, ann.opened.token, ann.email, email, "Zanzibara"]
    said = leaky.log.read_text()
    async with httpx.AsyncClient(base_url=leaky.url) as watcher:
        counted = (await watcher.get("/metrics")).text
    assert len(cookies) >= 2
    assert 'healthvault_coach_answers_total{outcome="handed_over"} 2.0' in counted
    assert 'healthvault_screens_opened_total{screen="trends"} 1.0' in counted
    assert not [secret for secret in (*private, *cookies, "@example.org") if secret in counted]
    assert [secret for secret in (*private, *cookies, "@example.org") if secret in said] == []


async def test_the_log_is_json_from_the_first_to_the_last_line_and_says_what_happened(leaky: House):
    said, name = await said_until_now(leaky)
    answered = [line for line in said if line["event"] == "answered"]
    assert {line["process"] for line in said} == {"granian", "web"}
    [mine] = [line for line in answered if line["request"] == name]
    assert (mine["method"], mine["route"], mine["status"]) == ("GET", "/api/v1/days", 401)
    assert {"/auth/sign-in", "/auth/sign-up", "/api/v1/samples"} <= {line["route"] for line in answered}
    assert any(line.get("kind") == "KeyError" for line in said)


async def test_a_model_that_is_asked_says_nothing_either(tmp_path_factory, database_url, database):
    async with fake_model(status=500) as model:
        house, server = start_house(
            tmp_path_factory.mktemp("asking"),
            database_url,
            openai_base_url=model.url,
            OPENAI_API_KEY="sk-zanzibar-key",
            HEALTHVAULT_LOG_LEVEL="debug",
        )
        try:
            guest = await a_guest()
            await give(guest.opened.session, Purpose.COACH, host=model.url.split("/")[2])
            async with house.tab(guest) as tab:
                await tab.open_page("/coach")
                await ask(tab, QUESTION)
        finally:
            await asyncio.to_thread(server.terminate)
            await asyncio.to_thread(server.wait, 60)
    assert model.asked
    said = house.log.read_text()
    assert QUESTION not in said
    assert "zanzibar" not in said


@pytest.mark.parametrize("leak", ["it was {}", "a line before\n{} and after"])
def test_a_secret_in_any_log_would_be_found(tmp_path, leak):
    log = tmp_path / "some.log"
    heard = overheard.Overheard()
    heard.secrets.add("a planted secret")
    heard.files.append(log)
    log.write_text("nothing\n")
    heard.words["elsewhere"] = "nothing"
    assert heard.leaks() == []
    log.write_text(leak.format("a planted secret"))
    assert [where.partition(": ")[0] for where in heard.leaks()] == [str(log)]
    heard.words["elsewhere"] = leak.format("ann@example.org")
    assert len(heard.leaks()) == 2


async def test_the_suite_learns_the_tokens_it_makes(database):
    guest = await a_guest()
    assert guest.opened.token in overheard.suite.secrets
