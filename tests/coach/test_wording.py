"""Insights in an engine's words: only what the finding says, only for who agreed, else ours."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.accounts.store import live_person
from healthvault.coach import engine
from healthvault.coach.wording import checked, word
from healthvault.consent.consents import give, withdraw
from healthvault.core.config import settings as chosen
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.insights.finding import Effect, Insight, Kind, Method
from healthvault.insights.report import make_report
from healthvault.insights.span import Span
from healthvault.insights.store import report
from healthvault.insights.told import told
from healthvault.insights.worded import worded
from healthvault.pages.overview.insights import insight_views
from tests.insights.looked import TODAY
from tests.insights.test_readers import NOON, daily, keep
from tests.insights.test_readers import TODAY as NOW

FOUND = Insight(
    kind=Kind.TREND,
    method=Method.SLOPE,
    metric="resting_heart_rate",
    window=Span(first=TODAY - timedelta(days=84), last=TODAY - timedelta(days=1)),
    n=80,
    of=84,
    effect=Effect(value=0.4, low=0.2, high=0.6),
    weight=1,
)
CLAIM = told(FOUND, "metric", TODAY)
GOOD = "Over the last 12 weeks your resting heart rate went up by about 5 bpm."


def said(line):
    return [one.words for one in checked(f"1. {line}", [CLAIM], TODAY, "small")]


def test_the_finding_is_the_one_that_is_worded():
    assert CLAIM.claim.replace("\u00a0", " ") == (
        "Your resting heart rate has gone up by about 5 bpm over the last 12 weeks."
    )
    [one] = checked(f"Sure!\n1) {GOOD}\n", [CLAIM], TODAY, "small")
    assert (one.claim, one.words, one.engine) == (CLAIM.claim, GOOD, "small")


@pytest.mark.parametrize(
    "line",
    [
        "Over the last 12 weeks your resting heart rate went up by about 6 bpm.",
        "Over the last twelve weeks your resting heart rate went up by five bpm, 9 % of it.",
        "Over the last 12 weeks your resting heart rate went down by about 5 bpm.",
        "Over the last 12 weeks your resting heart rate changed by about 5 bpm.",
        "Your resting heart rate went up by about 5 bpm because of stress.",
        "Your resting heart rate went up by about 5 bpm; see a doctor.",
        "Your resting heart rate went up by [5 bpm](https://example.com).",
        "Your resting heart rate went up by about 5 kg over the last 12 weeks.",
        "Up 5 bpm.",
        "Your resting heart rate went up by about 5 bpm. " + "Very much so. " * 20,
        "",
    ],
)
def test_what_says_more_or_else_is_dropped(line):
    assert said(line) == []


@given(
    st.integers(0, 500).filter(lambda n: n not in {5, 12}),
    st.sampled_from(("bpm", "%", "days", "weeks", "ms")),
)
@settings(max_examples=60)
def test_no_invented_number_gets_through(number, unit):
    kept = said(f"Over the last 12 weeks your resting heart rate went up by about {number} {unit}.")
    facts = " ".join(fact.said for fact in CLAIM.facts).replace("\u00a0", " ")
    assert kept == [] or f"{number} {unit}" in facts or f"{number}" in facts.split()


def test_lines_that_were_not_asked_for_are_not_heard():
    assert checked(f"2. {GOOD}\n7. {GOOD}", [CLAIM], TODAY, "small") == []


@pytest.fixture
async def owner(session, stop_clock):
    """The person of `session`, whose steps doubled three weeks ago, with a report."""
    stop_clock(NOON)
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
    await keep(person, daily("steps", lambda ago: (6000 if ago > 40 else 12000) + 137 * (ago % 11), 120))
    async with as_worker(person, Purpose.SHOW) as db:
        await make_report(db, person, "UTC", NOON)
    return person


async def shown(session, owner):
    async with as_person(session, Purpose.SHOW) as db:
        return insight_views(await report(db), "metric", NOW, await worded(db, owner))


async def claims(session):
    async with as_person(session, Purpose.SHOW) as db:
        return [told(one, "metric", NOW).claim for one in (await report(db)).top(3)]


async def test_an_engines_words_stand_beside_ours_and_are_sealed(model, session, owner):
    ours = await claims(session)
    model.words = [f"{at}. Look: {claim}\n" for at, claim in enumerate(ours, 1)]
    await word(owner)
    views = await shown(session, owner)
    assert [one.claim for one in views] == [f"Look: {claim}" for claim in ours]
    facts = {fact.name: fact.said for fact in views[0].facts}
    assert facts["In our own words"] == ours[0]
    assert facts["Worded by"].startswith("small")
    async with as_person(session, Purpose.SHOW) as db:
        kept = await db.scalar(text("select told from hv.insight_words limit 1"))
        used = await db.scalar(text("select sum(tokens) from hv.model_use"))
    assert b"Look" not in kept
    assert used > 0


async def test_what_was_worded_is_not_asked_again(model, session, owner):
    model.words = [f"{at}. Look: {claim}\n" for at, claim in enumerate(await claims(session), 1)]
    await word(owner)
    await word(owner)
    assert len(model.asked) == 1


async def test_an_engine_that_invents_leaves_our_words(model, session, owner):
    model.words = ["1. Your steps have been about 9,999 higher since a week.\n"]
    await word(owner)
    assert [one.claim for one in await shown(session, owner)] == await claims(session)


@pytest.mark.parametrize("changed", [{"status": 500}, {"cut_after": 1}, {"words": []}])
async def test_an_engine_that_fails_leaves_our_words(model, session, owner, changed):
    for name, value in changed.items():
        setattr(model, name, value)
    await word(owner)
    assert [one.claim for one in await shown(session, owner)] == await claims(session)


async def test_nobody_is_asked_without_consent_to_that_very_host(model, session, owner, monkeypatch):
    await withdraw(session, Purpose.COACH)
    await word(owner)
    await give(session, Purpose.COACH, host="elsewhere.example")
    await word(owner)
    assert model.asked == []


async def test_nobody_is_asked_beyond_what_the_month_allows(model, session, owner, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_COACH_MONTHLY_TOKENS", "10")
    chosen.cache_clear()
    try:
        await word(owner)
    finally:
        monkeypatch.undo()
        chosen.cache_clear()
    assert model.asked == []


async def test_without_an_engine_nothing_is_asked(session, owner, monkeypatch):
    monkeypatch.setattr(engine, "_service", lambda: None)
    await word(owner)
    assert [one.claim for one in await shown(session, owner)] == await claims(session)
