"""The same question over unchanged data is answered again without a model; any change asks anew."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from healthvault.accounts.person import Preferences
from healthvault.accounts.preferences import keep_preferences, preferences
from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Delta
from healthvault.coach.allowance import allowance
from healthvault.coach.answered import AGAIN
from healthvault.coach.conversation import delete, turns
from healthvault.coach.ledger import exchange
from healthvault.coach.memory import remember
from healthvault.coach.reply import reply
from healthvault.coach.sight import let_see
from healthvault.consent.consents import give
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import PersonId
from healthvault.core.live import notify
from healthvault.core.version import version
from healthvault.ingest.afterwards import vault_changed
from healthvault.ingest.entries import keep
from healthvault.metrics.sort import Sort
from healthvault.vault.entries import Entry
from tests.builders import a_person

QUESTION = "How did I sleep?"


async def asked(session, question=QUESTION, conversation=None, **how):
    return [event async for event in reply(session, conversation, question, **how)]


def words(told):
    return "".join(event.text for event in told if isinstance(event, Delta))


async def kept(session, told):
    return (await turns(session, told[0].conversation))[-1]


async def test_the_same_question_is_answered_again_and_says_so(session, model):
    model.words = ["That ", "is ", "fine."]
    first = await asked(session)
    used = (await allowance(session, "UTC")).used
    again = await asked(session)
    assert len(model.asked) == 1
    assert words(again) == f"That is fine.\n\n{AGAIN}"
    answer = await kept(session, again)
    assert (answer.text, answer.state, answer.engine) == (words(again), "complete", "small")
    assert (await allowance(session, "UTC")).used == used
    record = await exchange(session, again[0].message)
    assert record.calls == ()
    assert record.repeats_at == (await kept(session, first)).created_at
    assert words(await asked(session)).count(AGAIN) == 1


async def test_it_is_given_again_as_it_was_traced(session, model):
    first = await asked(session)
    traced = (await kept(session, first)).text
    assert "#not-from-your-data" in traced
    again = await kept(session, await asked(session))
    assert again.text == f"{traced}\n\n{AGAIN}"


async def test_afresh_asks_again(session, model):
    await asked(session)
    assert AGAIN not in words(await asked(session, afresh=True))
    assert len(model.asked) == 2


async def whose(session) -> PersonId:
    async with as_person(session, Purpose.SHOW) as db:
        return PersonId(await db.scalar(text("select app.uid()")))


async def an_entry(session):
    await keep(session, Entry(at=clock.now(), offset_min=0, values={"weight": 71.2}))


async def news(session):
    person = await whose(session)
    async with as_worker(person, Purpose.SHOW) as db:
        await vault_changed(db, person)


async def a_report(session):
    person = await whose(session)
    async with as_worker(person, Purpose.SHOW) as db:
        await notify(db, person, "insights")


async def a_switch(session):
    await let_see(session, Sort.SLEEP, may=False)


async def other_units(session):
    chosen = await preferences(session)
    await keep_preferences(session, Preferences(units="imperial", zone=chosen.zone))


async def a_memory(session):
    await remember(session, "I work at night")


CHANGES = [an_entry, news, a_report, a_switch, other_units, a_memory]


@pytest.mark.parametrize("change", CHANGES)
async def test_what_changes_what_is_known_asks_anew(session, model, change):
    await asked(session)
    await change(session)
    assert AGAIN not in words(await asked(session))
    assert len(model.asked) == 2


async def test_another_day_asks_anew(session, model, stop_clock):
    stop_clock(datetime(2026, 11, 20, 12, tzinfo=UTC))
    await asked(session)
    stop_clock(datetime(2026, 11, 21, 12, tzinfo=UTC))
    assert AGAIN not in words(await asked(session))


async def test_another_context_asks_anew(session, model):
    first = await asked(session)
    assert AGAIN not in words(await asked(session, conversation=first[0].conversation))
    assert AGAIN not in words(await asked(session, "How did I sleep, then?"))


async def test_a_deleted_answer_is_forgotten(session, model):
    await delete(session, (await asked(session))[0].conversation)
    assert AGAIN not in words(await asked(session))


async def test_half_an_answer_is_not_given_again(session, model):
    model.finish = "length"
    await asked(session)
    model.finish = "stop"
    assert AGAIN not in words(await asked(session))
    model.cut_after = 2
    await asked(session, "What can you do?")
    model.cut_after = None
    assert AGAIN not in words(await asked(session, "What can you do?"))


async def test_an_answer_that_took_tools_is_given_again_too(session, model):
    model.wants = ["What data do you have?"]
    await asked(session)
    assert AGAIN in words(await asked(session))
    assert len(model.asked) == 2


async def test_nobody_is_given_somebody_else_s_answer(session, model):
    await asked(session)
    other = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    await give(other, Purpose.COACH, host=model.url.split("/")[2])
    assert AGAIN not in words(await asked(other))


async def test_the_analyst_and_a_note_of_safety_are_as_ever(session, model):
    for _ in range(2):
        assert AGAIN not in words(await asked(session, "I have chest pain"))
        assert AGAIN not in words(await asked(session, "I am pregnant. How did I sleep?"))
    assert len(model.asked) == 2


async def test_the_version_grows_with_the_news_and_belongs_to_one_person(session):
    other = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    await news(session)
    await news(session)
    async with as_person(session, Purpose.SHOW) as db:
        mine = await version(db)
    async with as_person(other, Purpose.SHOW) as db:
        assert (mine, await version(db)) == (2, 0)
