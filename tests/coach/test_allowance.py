"""How much of a model somebody may use is counted once, whoever asks at the same time."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Delta
from healthvault.coach.allowance import ANSWER_TOKENS, Allowance, allowance, next_month, put_aside, settle
from healthvault.coach.conversation import delete
from healthvault.coach.errors import AllowanceSpentError, AskedTooOftenError
from healthvault.coach.events import Done, HandedOver
from healthvault.coach.reply import reply
from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import MessageId, new_id
from tests.builders import a_person

BERLIN = "Europe/Berlin"


@pytest.fixture
def limit(monkeypatch):
    """Set a limit for the length of the test."""

    def set_(**limits):
        for name, value in limits.items():
            monkeypatch.setenv(f"HEALTHVAULT_COACH_{name.upper()}", str(value))
        settings.cache_clear()

    yield set_
    settings.cache_clear()


async def asked(session, question="How did I sleep?"):
    return [event async for event in reply(session, None, question, afresh=True)]


async def used(session, zone=BERLIN):
    return (await allowance(session, zone)).used


def a_message():
    return MessageId(new_id())


async def test_what_the_service_counts_is_what_counts(session, model):
    model.usage = (812, 34)
    await asked(session)
    await asked(session)
    assert await used(session) == 2 * 846


async def test_without_a_count_four_characters_are_a_token(session, model):
    await asked(session)
    sent = sum(len(turn["content"]) for turn in model.asked[0]["messages"])
    for tool in (each["function"] for each in model.asked[0]["tools"]):
        sent += len(tool["name"]) + len(tool["description"]) + len(json.dumps(tool["parameters"]))
    assert await used(session) == -(-(sent + len("Seven hours a night.")) // 4)


@pytest.mark.parametrize(("status", "counts"), [(429, False), (401, False), (500, True)])
async def test_who_is_turned_away_has_used_nothing(session, model, status, counts):
    model.status = status
    await asked(session)
    assert (await used(session) > 0) is counts


async def test_when_it_is_used_up_the_analyst_answers_and_says_so(session, model, limit):
    limit(monthly_tokens=ANSWER_TOKENS)
    told = await asked(session)
    assert model.asked == []
    [handed] = [event for event in told if isinstance(event, HandedOver)]
    assert handed.sentence == (
        "small has answered as much as it may for you this month, so the built-in analyst answers."
    )
    assert told[-1] == Done()
    assert any(isinstance(event, Delta) for event in told)
    assert await used(session) == 0


async def test_no_limit_is_none(session, model, limit):
    limit(monthly_tokens=0, hourly_questions=0)
    await asked(session)
    assert len(model.asked) == 1
    assert await allowance(session, BERLIN) is None


async def test_a_question_too_many_within_an_hour_is_the_analyst_s(session, model, limit, stop_clock):
    limit(hourly_questions=2)
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    for minutes, reaches in ((0, True), (20, True), (59, False), (61, True), (62, False), (81, True)):
        stop_clock(at + timedelta(minutes=minutes))
        before = len(model.asked)
        told = await asked(session)
        assert (len(model.asked) > before) is reaches
        assert any(isinstance(event, HandedOver) for event in told) is not reaches


async def test_the_rounds_of_one_answer_are_one_question(session, model, limit):
    limit(hourly_questions=1)
    model.wants = ["steps", "sleep"]
    await asked(session)
    assert len(model.asked) == 3


async def test_many_at_once_get_no_more_than_there_is(session, limit):
    limit(monthly_tokens=10_000, hourly_questions=0)
    got = await asyncio.gather(
        *(put_aside(session, BERLIN, a_message(), 3_000) for _ in range(8)), return_exceptions=True
    )
    assert sum(not isinstance(each, Exception) for each in got) == 3
    assert all(isinstance(each, AllowanceSpentError) for each in got if isinstance(each, Exception))
    assert await allowance(session, BERLIN) == Allowance(used=9_000, most=10_000)


async def test_many_at_once_are_no_more_questions_than_may_be(session, limit):
    limit(hourly_questions=3)
    got = await asyncio.gather(
        *(put_aside(session, BERLIN, a_message(), 1) for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(each, AskedTooOftenError) for each in got) == 5


async def test_what_is_settled_takes_the_place_of_what_was_put_aside(session, limit):
    limit(monthly_tokens=10_000)
    use = await put_aside(session, BERLIN, a_message(), 9_000)
    with pytest.raises(AllowanceSpentError):
        await put_aside(session, BERLIN, a_message(), 2_000)
    await settle(session, use, 700)
    await put_aside(session, BERLIN, a_message(), 2_000)
    assert await used(session) == 2_700


async def test_the_month_is_that_of_the_person(session, stop_clock):
    stop_clock(datetime(2026, 11, 30, 23, 30, tzinfo=UTC))  # In Berlin it is December already.
    await put_aside(session, "UTC", a_message(), 10)
    await put_aside(session, BERLIN, a_message(), 200)
    assert (await used(session, "UTC"), await used(session, BERLIN)) == (10, 200)


@pytest.mark.parametrize(
    ("day", "begins"),
    [(date(2026, 1, 31), date(2026, 2, 1)), (date(2026, 12, 1), date(2027, 1, 1))],
)
def test_a_new_allowance_begins_with_the_month(day, begins):
    assert next_month(day) == begins


@pytest.mark.parametrize(("used", "left"), [(0, 100), (1, 99), (500, 50), (999, 0), (1_000, 0), (1_400, 0)])
def test_what_is_left_is_never_more_than_there_is(used, left):
    assert Allowance(used=used, most=1_000).left_percent == left


async def test_another_person_has_their_own(session, model):
    await asked(session)
    other = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await used(other) == 0


async def test_deleting_gives_nothing_back(session, model):
    told = await asked(session)
    before = await used(session)
    await delete(session, told[0].conversation)
    assert await used(session) == before
    async with as_person(session, Purpose.SHOW) as db:
        with pytest.raises(ProgrammingError, match="permission denied"):
            await db.execute(text("delete from hv.model_use"))


async def test_an_emergency_and_the_analyst_cost_nothing(session, model):
    await asked(session, "I have chest pain")
    assert await used(session) == 0
