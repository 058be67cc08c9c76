"""A question that is asked anew: what was said from it on is set aside, and nothing is lost."""

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.branch import set_aside
from healthvault.coach.conversation import conversations, delete, turns
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import MessageId, new_id
from tests.builders import a_person
from tests.coach.conftest import QUESTIONS


async def said(session, conversation):
    return [turn.text for turn in await turns(session, conversation) if turn.role == "person"]


async def the_branch(session, talk):
    [branch] = [one for one in await conversations(session) if one.branch_of == talk]
    return branch


@pytest.mark.parametrize("by", ["the question", "the answer to it"])
async def test_what_was_said_from_the_question_on_is_kept_beside(session, talk, by):
    before = await turns(session, talk)
    told = before[2] if by == "the question" else before[3]
    assert await set_aside(session, talk, told.id) == "Thanks"
    branch = await the_branch(session, talk)
    assert await turns(session, talk) == before[:2]
    assert await turns(session, branch.id) == before[2:]
    assert branch.title == "Earlier: What can you do?"


async def test_there_is_one_place_for_all_earlier_versions(session, talk):
    before = await turns(session, talk)
    for turn in (before[-1], before[-3]):
        await set_aside(session, talk, turn.id)
    branch = await the_branch(session, talk)
    assert await said(session, branch.id) == QUESTIONS[1:]
    assert await said(session, talk) == QUESTIONS[:1]


async def test_earlier_versions_go_with_their_conversation(session, talk):
    await set_aside(session, talk, (await turns(session, talk))[-1].id)
    await delete(session, talk)
    assert await conversations(session) == []


async def test_nobody_sets_aside_what_is_not_theirs_or_not_there(session, talk):
    last = (await turns(session, talk))[-1].id
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    for who, turn in ((stranger, last), (session, MessageId(new_id()))):
        with pytest.raises(NotFoundError):
            await set_aside(who, talk, turn)
    assert await said(session, talk) == QUESTIONS
