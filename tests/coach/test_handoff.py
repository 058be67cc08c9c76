"""What is handed over is the text that was read, and nothing besides."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from healthvault.accounts.sessions import who
from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import engine, handoff
from healthvault.coach.conversation import turns
from healthvault.coach.errors import EmptyQuestionError, LongQuestionError, NoAgentError
from healthvault.coach.events import Done, Failed
from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from tests.builders import WATCH, arrive, readings
from tests.fake_dust import FakeDust


@pytest.fixture
def named(monkeypatch, agent: FakeDust) -> FakeDust:
    """The agent is set, and another engine answers the coach."""
    dust = engine._service()
    monkeypatch.setattr(engine, "agent", lambda: dust)
    other = OpenAIEngine(key="k", base_url="http://127.0.0.1:9", model="small")
    monkeypatch.setattr(engine, "_service", lambda: other)
    return agent


async def with_a_pulse(session, bpm=57.0):
    person = (await who(session)).id
    now = clock.now()
    told = [(now - timedelta(days=at), 0, bpm) for at in range(1, 8)]
    await arrive(person, readings("resting_heart_rate", WATCH, told))
    return person


async def ended(run):
    return [event async for batch in run.follow() for event in batch][-1]


async def test_exactly_the_text_is_sent_and_its_answer_is_kept(session, named):
    await with_a_pulse(session)
    draft = await handoff.draft(session, "Is my pulse steady?")
    assert draft.startswith("Is my pulse steady?\n")
    assert "Resting heart rate: " in draft
    assert "- Resting heart rate: 57 bpm on average" in draft
    mine = draft.replace("steady", "all right")

    named.words = ["Your pulse of ", "57 bpm is steady, and 99 bpm is not."]
    run = await handoff.send(session, mine)

    assert isinstance(await ended(run), Done)
    [sent] = named.asked
    assert sent["message"]["content"] == mine.strip()
    assert sent["contentFragments"] == []
    asked, answered = await turns(session, run.begun.conversation)
    assert asked.text == mine.strip()
    assert answered.text.startswith("Your pulse of 57 bpm is steady, and [99 bpm](#not-from-your-data)")
    assert answered.engine == "insights (Dust)"


async def test_a_source_that_forbids_it_is_not_in_the_text(session, named):
    person = await with_a_pulse(session, bpm=61)
    forbidden = sum({purpose.bit for purpose in Purpose} - {Purpose.COACH.bit})
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(sql("update hv.day_value set purposes = :mask"), {"mask": forbidden})

    assert "61" not in await handoff.draft(session, "Is my pulse steady?")


async def test_without_data_the_question_stands_alone(session, named):
    assert await handoff.draft(session, " Why? ") == "Why?"


async def test_an_agent_that_fails_is_not_replaced(session, named):
    named.status, named.kind = 500, "internal"

    assert isinstance(await ended(await handoff.send(session, "Hello there.")), Failed)


async def test_what_tells_of_an_emergency_is_not_sent(session, named):
    run = await handoff.send(session, "I have chest pain and cannot breathe.")

    assert isinstance(await ended(run), Done)
    assert named.asked == []


async def test_nothing_and_too_much_are_refused(session, named):
    with pytest.raises(EmptyQuestionError):
        await handoff.send(session, "  ")
    with pytest.raises(LongQuestionError):
        await handoff.send(session, "x" * 12_001)
    assert named.asked == []


async def test_where_no_agent_is_set_there_is_none(session, monkeypatch):
    monkeypatch.setattr(engine, "agent", lambda: None)

    assert handoff.agent() is None
    with pytest.raises(NoAgentError):
        await handoff.send(session, "Hello there.")
