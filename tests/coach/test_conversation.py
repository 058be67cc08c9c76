from datetime import timedelta

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.conversation import (
    LONGEST_ANSWER,
    conversations,
    delete,
    rename,
    title_of,
    turns,
)
from healthvault.coach.draft import begin
from healthvault.core import clock
from healthvault.core.errors import NotFoundError
from tests.builders import a_person


async def begun(session, question="How did I sleep?"):
    return await begin(session, None, question, engine="small")


async def test_the_last_used_conversation_comes_first(session):
    first, second = await begun(session, "One"), await begun(session, "Two")
    await begin(session, first.conversation, "More", engine="small")
    assert [each.id for each in await conversations(session)] == [first.conversation, second.conversation]
    assert [each.title for each in await conversations(session)] == ["One", "Two"]


async def test_turns_come_in_time_and_the_last_of_many(session):
    first = await begun(session, "One")
    await begin(session, first.conversation, "Two", engine="small")
    assert [turn.text for turn in await turns(session, first.conversation)] == ["One", "", "Two", ""]
    assert [turn.text for turn in await turns(session, first.conversation, most=2)] == ["Two", ""]


async def test_a_title_can_be_changed_but_not_taken_away(session):
    thread = (await begun(session)).conversation
    await rename(session, thread, "  My \n nights ")
    await rename(session, thread, " ")
    assert (await conversations(session))[0].title == "My nights"


async def test_deleting_takes_the_turns_too(session):
    thread = (await begun(session)).conversation
    await delete(session, thread)
    assert await conversations(session) == []
    with pytest.raises(NotFoundError):
        await turns(session, thread)


async def test_nobody_reads_renames_or_deletes_what_is_another_s(session):
    thread = (await begun(session)).conversation
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await conversations(stranger) == []
    for attempt in (turns(stranger, thread), rename(stranger, thread, "Mine"), delete(stranger, thread)):
        with pytest.raises(NotFoundError):
            await attempt
    assert len(await conversations(session)) == 1


async def test_an_answer_left_behind_by_a_dead_process_is_broken(session, stop_clock):
    thread = (await begun(session)).conversation
    assert (await turns(session, thread))[-1].state == "streaming"
    stop_clock(clock.now() + LONGEST_ANSWER + timedelta(seconds=1))
    assert (await turns(session, thread))[-1].state == "broken"


@pytest.mark.parametrize(
    ("question", "title"),
    [("How did\n I sleep?", "How did I sleep?"), ("word " * 40, "word " * 15 + "word…")],
)
def test_a_conversation_is_called_by_its_first_question(question, title):
    assert title_of(question) == title
