"""One question with its answer is deleted for good; the rest of the conversation stays as it was."""

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.conversation import conversations, rename, turns
from healthvault.coach.forgetting import forget_turn
from healthvault.coach.ledger import exchange
from healthvault.coach.reply import reply
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import MessageId, new_id
from tests.builders import a_person
from tests.coach.conftest import QUESTIONS


async def asked(session, talk):
    return [turn.text for turn in await turns(session, talk) if turn.role == "person"]


@pytest.mark.parametrize("by", [2, 3])
async def test_a_question_goes_with_its_answer_and_its_record_and_with_nothing_else(session, talk, by):
    before = await turns(session, talk)
    assert await exchange(session, before[3].id) is not None
    assert await forget_turn(session, talk, before[by].id)
    assert await turns(session, talk) == before[:2] + before[4:]
    assert await exchange(session, before[3].id) is None
    assert [one.title for one in await conversations(session)] == QUESTIONS[:1]


async def test_a_title_that_was_the_question_goes_with_it_and_one_that_was_given_stays(session, talk):
    await forget_turn(session, talk, (await turns(session, talk))[0].id)
    assert [one.title for one in await conversations(session)] == QUESTIONS[1:2]
    await rename(session, talk, "Mine")
    await forget_turn(session, talk, (await turns(session, talk))[0].id)
    assert [one.title for one in await conversations(session)] == ["Mine"]


async def test_nothing_is_left_of_a_conversation_whose_last_question_is_forgotten(session, talk):
    left = [await forget_turn(session, talk, (await turns(session, talk))[0].id) for _ in QUESTIONS]
    assert left == [True, True, False]
    assert await conversations(session) == []


async def test_a_model_hears_no_more_of_it(session, model):
    thread = None
    for question in ("I ate a kumquat", "And now?"):
        told = [event async for event in reply(session, thread, question)]
        thread = thread or told[0].conversation
    assert "kumquat" in str(model.asked[-1])
    await forget_turn(session, thread, (await turns(session, thread))[0].id)
    told = [event async for event in reply(session, thread, "And then?")]
    assert "kumquat" not in str(model.asked[-1])
    assert await asked(session, thread) == ["And now?", "And then?"]


async def test_nobody_else_makes_anybody_forget(session, talk):
    first = (await turns(session, talk))[0]
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    for who, message in ((stranger, first.id), (session, MessageId(new_id()))):
        with pytest.raises(NotFoundError):
            await forget_turn(who, talk, message)
    assert await asked(session, talk) == QUESTIONS
