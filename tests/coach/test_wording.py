"""Insights in an engine's words: only what the finding says, only for who agreed, else ours."""

import json
import logging
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.store import live_person
from healthvault.ai.model import Usage
from healthvault.coach import engine
from healthvault.coach.errors import AskedTooOftenError
from healthvault.coach.events import HandedOver
from healthvault.coach.export import as_json
from healthvault.coach.ledger import KEPT_APART, exchange, keep_apart, records
from healthvault.coach.reply import reply
from healthvault.coach.wording import word, word_insights, word_soon
from healthvault.coach.wording_checked import checked
from healthvault.consent.consents import give, withdraw
from healthvault.core import clock
from healthvault.core.config import settings as chosen
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import SessionId, new_id
from healthvault.insights.finding import Effect, Insight, Kind, Method
from healthvault.insights.report import make_report
from healthvault.insights.span import Span
from healthvault.insights.store import report
from healthvault.insights.told import told
from healthvault.insights.worded import worded
from healthvault.pages.overview.insights import insight_views
from healthvault.ui.sent_rows import sent_view
from tests.builders import a_person
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
    return [one.words for one in checked(f"1. {line}", [CLAIM], TODAY, "small") if one.words]


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
    [one] = checked(f"2. {GOOD}\n7. {GOOD}", [CLAIM], TODAY, "small")
    assert (one.words, one.left_out, one.why_not) == ("", "", "It said nothing of this one.")


@pytest.mark.parametrize(
    ("line", "left_out", "why_not"),
    [
        (
            "Your resting heart rate went up by about 6 bpm in 12 weeks.",
            "Your resting heart rate went up by about 6 bpm (not from your data) in 12 weeks.",
            "1\u00a0number in it is not from your data.",
        ),
        (
            "[Up](https://example.com) by about 5 bpm because of stress.",
            "Up by about 5 bpm because of stress.",
            "It says more than was found.",
        ),
        ("Your pulse changed by about 5 bpm.", "Your pulse changed by about 5 bpm.", None),
    ],
)
def test_what_is_left_out_is_kept_with_its_marks_and_the_reason(line, left_out, why_not):
    [one] = checked(f"1. {line}", [CLAIM], TODAY, "small")
    assert (one.words, one.left_out) == ("", left_out)
    assert one.why_not == (why_not or "It does not say the same of what went up or down.")


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
    assert {one.worded for one in views} == {"Worded by small."}
    async with as_person(session, Purpose.SHOW) as db:
        kept = await db.scalar(text("select told from hv.insight_words limit 1"))
        used = await db.scalar(text("select sum(tokens) from hv.model_use"))
    assert b"Look" not in kept
    assert used > 0


async def test_what_was_sent_and_took_is_written_down_like_that_of_an_answer(model, session, owner, caplog):
    caplog.set_level(logging.DEBUG)
    model.usage = (300, 40)
    model.words = ["1. Your steps went up by about 9,999 kumquats.\n"]
    await word(owner)
    [sent] = {one.sent for one in await shown(session, owner)}
    told = await exchange(session, UUID(sent))
    [call] = told.calls
    assert [message.text for message in call.sent] == [turn["content"] for turn in model.asked[0]["messages"]]
    assert (call.engine, call.ended, call.usage) == ("small", "whole", Usage(tokens_in=300, tokens_out=40))
    assert 0 <= call.first_ms <= call.whole_ms
    assert told.said == "1. Your steps went up by about 9,999 kumquats (not from your data)."
    parts = sent_view(told, NOON, "UTC").requests[0].parts
    assert [part.who for part in parts] == ["Rules", "What was found", "It answered"]
    async with as_person(session, Purpose.SHOW) as db:
        assert list(await db.scalars(text("select tokens from hv.model_use"))) == [340]
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await exchange(stranger, UUID(sent)) is None
    exported = json.loads(b"".join([part async for part in as_json(session)]))
    assert [(one["id"], one["message"]) for one in exported["exchanges"]] == [(sent, None)]
    assert "kumquats" not in caplog.text


async def test_a_record_without_an_answer_goes_after_a_season(model, session, owner, stop_clock):
    model.words = [f"{at}. Look: {claim}\n" for at, claim in enumerate(await claims(session), 1)]
    await word(owner)
    [old] = await records(session)
    stop_clock(NOON + KEPT_APART + timedelta(hours=1))
    async with as_worker(owner, Purpose.SHOW) as db:
        await keep_apart(db, owner, new_id(), replace(old.exchange, at=clock.now()))
    assert old.id not in {record.id for record in await records(session)}


async def test_an_hour_has_room_for_so_many_and_wordings_count(model, session, owner, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_COACH_HOURLY_QUESTIONS", "1")
    chosen.cache_clear()
    try:
        await word(owner)
        told = [event async for event in reply(session, None, "How did I sleep?")]
    finally:
        monkeypatch.undo()
        chosen.cache_clear()
    assert len(model.asked) == 1
    [handed] = [event for event in told if isinstance(event, HandedOver)]
    assert AskedTooOftenError().why in handed.sentence


async def test_what_was_worded_is_not_asked_again(model, session, owner):
    model.words = [f"{at}. Look: {claim}\n" for at, claim in enumerate(await claims(session), 1)]
    await word(owner)
    await word(owner)
    assert len(model.asked) == 1


async def test_an_engine_that_invents_leaves_our_words(model, session, owner):
    model.words = ["1. Your steps have been about 9,999 higher since a week.\n"]
    await word(owner)
    views = await shown(session, owner)
    assert [one.claim for one in views] == await claims(session)
    assert {one.worded for one in views} == {"Our words: small’s were left out."}
    facts = {fact.name: fact.said for fact in views[0].facts}
    assert "9,999 (not from your data)" in facts["Left out of small’s words"]
    await word(owner)
    assert len(model.asked) == 1


@pytest.mark.parametrize("changed", [{"status": 500}, {"cut_after": 1}, {"words": []}])
async def test_an_engine_that_fails_leaves_our_words(model, session, owner, changed):
    for name, value in changed.items():
        setattr(model, name, value)
    await word(owner)
    assert [one.claim for one in await shown(session, owner)] == await claims(session)
    [record] = await records(session)
    assert (record.exchange.calls[0].ended == "whole") is (changed == {"words": []})


async def test_who_has_just_agreed_has_what_was_found_already_worded_soon(model, session, owner):
    query = "select count(*) from jobs.procrastinate_jobs where task_name = :name and lock = :owner"

    async def queued():
        async with as_worker(owner, Purpose.SHOW) as db:
            return await db.scalar(text(query), {"name": word_insights.name, "owner": str(owner)})

    before = await queued()
    await word_soon(session)
    assert await queued() == before + 1
    await word_soon(SessionId(new_id()))
    assert await queued() == before + 1


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
