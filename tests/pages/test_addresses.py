"""What a screen says of an address that asks for what there is not: one sentence, once."""

from typing import Any

import pytest

from tests.security.house import House, a_stranger
from tests.security.tab import HYDRATE, PATIENCE_S

STATES = {
    path: f"healthvault___pages___{path[1:]}___state____{path[1:]}_state"
    for path in ("/overview", "/readings", "/trends", "/priorities")
}


async def opened(house: House, path: str, **query: str) -> dict[str, Any]:
    """What the state of a screen holds after it was opened with an address."""
    async with house.tab(await a_stranger()) as tab:
        await tab.send(HYDRATE, {"vars": {}}, path=path, query=query)
        told = await tab.listen(PATIENCE_S, lambda state: is_there(state.get(STATES[path], {})))
        return told[STATES[path]]


def is_there(state: dict[str, Any]) -> bool:
    """Whether a screen stands, or says why it does not."""
    return any(state.get(name) for name in ("is_loaded", "problem", "notice_text"))


@pytest.mark.parametrize("path", ["/readings", "/trends", "/priorities"])
async def test_a_metric_that_there_is_not_is_told_once(house: House, path: str):
    state = await opened(house, path, metric="luck")
    assert "luck" in state["problem"]
    assert not state.get("notice_text")


@pytest.mark.parametrize(("path", "name"), [("/readings", "day"), ("/trends", "end"), ("/trends", "first")])
async def test_a_day_that_there_is_not_is_not_taken_for_today(house: House, path: str, name: str):
    state = await opened(house, path, **{"metric": "steps", name: "2026-02-31"})
    assert state["problem"].startswith("The calendar does not have the day")
    assert not state.get("is_loaded")


@pytest.mark.parametrize("day", ["2026-02-31", "yesterday", "2199-01-01"])
async def test_the_overview_says_why_it_shows_today(house: House, day: str):
    state = await opened(house, "/overview", day=day)
    assert state["not_that_day"].endswith("Below is today.")
    assert state["day"]["title"] == "Today"


async def test_a_comparison_keeps_the_metric_that_was_picked_right_before(house: House):
    async with house.tab(await a_stranger()) as tab:
        await tab.send(HYDRATE, {"vars": {}}, path="/trends", query={"metric": "steps"})
        await tab.listen(PATIENCE_S, lambda state: is_there(state.get(STATES["/trends"], {})))
        picked = {"metric": "weight", "range": "year"}
        await tab.send(f"{STATES['/trends']}.compare", {"with_": "previous"}, path="/trends", query=picked)
        await tab.listen(PATIENCE_S, lambda _: bool(tab.redirects))
    assert tab.redirects == ["/trends?metric=weight&range=year&compare=previous"]
