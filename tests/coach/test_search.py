import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach import search as rooms
from healthvault.coach.conversation import rename
from healthvault.coach.draft import begin
from healthvault.coach.search import search
from tests.builders import a_person


async def say(session, question, answer, thread=None):
    draft = await begin(session, thread, question, engine="small")
    draft.text = answer
    await draft.keep("complete")
    return draft.conversation


@pytest.fixture
async def talks(session):
    """Two conversations."""
    return [
        await say(
            session, "How did I sleep?", "You slept **7 h** in [Straße](/trends?metric=sleep_duration)."
        ),
        await say(
            session,
            "And my steps?",
            "Many: " + "on and on " * 40 + "until the harbour. " + "Then home. " * 40,
        ),
    ]


async def found(session, words):
    return [one.conversation for one in (await search(session, words)).found]


async def test_every_word_must_stand_in_one_turn_whatever_its_case(session, talks):
    assert await found(session, "SLEPT 7") == [talks[0]]
    assert await found(session, "strasse") == [talks[0]]
    assert await found(session, "slept harbour") == []
    assert await found(session, "how my") == []


async def test_a_title_is_looked_into_and_addresses_are_not(session, talks):
    await rename(session, talks[1], "My walk")
    assert await found(session, "walk") == [talks[1]]
    assert await found(session, "sleep_duration") == []


async def test_the_passage_is_what_stands_around_the_word(session, talks):
    [one] = (await search(session, "harbour")).found
    assert "until the harbour." in one.passage
    assert one.passage.startswith("…")
    assert one.passage.endswith("…")
    assert len(one.passage) < 200
    [asked] = (await search(session, "my steps")).found
    assert (asked.passage, asked.is_person) == ("And my steps?", True)


async def test_each_conversation_is_told_once_and_the_newest_first(session, talks):
    await say(session, "And my sleep?", "You slept well.", talks[0])
    assert await found(session, "my") == [talks[0], talks[1]]


async def test_what_was_not_looked_into_is_said(session, talks, monkeypatch):
    assert (await search(session, "slept")).is_whole
    monkeypatch.setattr(rooms, "_MOST_TURNS", 2)
    told = await search(session, "slept")
    assert (told.found, told.is_whole) == ((), False)


async def test_nobody_finds_what_somebody_else_said(session, talks):
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    assert await found(stranger, "slept") == []
    assert await found(session, "  ") == []
