"""An answer belongs to its conversation: it lives without a screen, and ends when it may not go on."""

import asyncio
import sys
from contextlib import aclosing, asynccontextmanager
from uuid import UUID

import pytest
from sqlalchemy import text

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.accounts.store import live_person
from healthvault.ai.model import Delta
from healthvault.coach import draft, running
from healthvault.coach.conversation import conversations, delete, stop_elsewhere, turns
from healthvault.coach.ending import Ending
from healthvault.coach.errors import (
    ConversationGoneError,
    ShutDownError,
    SightNarrowedError,
    StoppedError,
)
from healthvault.coach.events import Checked, Done, Failed
from healthvault.coach.ledger import exchange
from healthvault.coach.sight import let_see
from healthvault.coach.speaker import GO_ON
from healthvault.consent.consents import withdraw
from healthvault.consent.errors import NotAgreedError
from healthvault.core import live
from healthvault.core.config import environment
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId
from healthvault.core.instance import instance
from healthvault.metrics.sort import Sort
from tests.builders import a_person
from tests.faults.machine import eventually

WORDS = ["You ", "sleep ", "quite ", "well."]
WHOLE = "".join(WORDS)
SOON_S = 60.0
"""Far below the hour after which an answer asks by itself, here, whether it may go on."""


@pytest.fixture(autouse=True)
def _asks_nobody_by_itself(monkeypatch) -> None:
    monkeypatch.setattr(draft, "_KEEP_EVERY_S", 3600.0)


@pytest.fixture
async def news(database):
    """What commits is announced in this process, as it is in the web process."""
    listening = asyncio.create_task(live.listen())
    async with live.subscribe() as queue:
        while queue.empty():
            await _whisper()
            await asyncio.sleep(0.02)
    yield
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def _whisper() -> None:
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        await live.notify(db, person, "vault")


async def person_of(session):
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
    assert person is not None
    return person


async def followed(run):
    async with aclosing(run.follow()) as batches:
        return [event async for batch in batches for event in batch]


def words(told):
    return "".join(event.text for event in told if isinstance(event, Delta))


async def on_its_way(session, model, question="Tell me everything"):
    """An answer of which something has come, and much has not."""
    model.words, model.holds_after = ["on "] * 50, 20
    run = await running.begin(session, None, question)
    async with aclosing(run.follow()) as batches:
        async for batch in batches:
            if batch:
                break
    return run


@asynccontextmanager
async def killed_later(session, model, database_url):
    """Another process in which an answer has begun, and the conversation."""
    model.words, model.pause_s = ["on "] * 5000, 0.01
    settings = environment(OPENAI_BASE_URL=model.url, HEALTHVAULT_COACH_MODEL="small")
    argv = [sys.executable, "-m", "tests.coach.dying", database_url, str(session)]
    process = await asyncio.create_subprocess_exec(*argv, env=settings, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield process, ConversationId(UUID((await process.stdout.readline()).decode().strip()))
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_an_answer_breaks_off_when_its_process_is_killed(session, model, news, database_url):
    async with killed_later(session, model, database_url) as (process, conversation):
        assert (await turns(session, conversation))[-1].state == "streaming"
        process.kill()
        await process.wait()
        await eventually(lambda: has_broken_off(session, conversation), within_s=SOON_S)
    record = await exchange(session, (await turns(session, conversation))[-1].id)
    assert [call.ended for call in record.calls] == ["was cut off with this server"]
    assert "Tell me everything" in record.calls[0].sent[-1].text
    model.words, model.pause_s = WORDS, 0.0
    run = await running.begin(session, conversation, GO_ON)
    await run.is_kept()
    told = await turns(session, conversation)
    assert [turn.state for turn in told if turn.role == "coach"] == ["broken", "complete"]


async def has_broken_off(session, conversation):
    return True if (await turns(session, conversation))[-1].state == "broken" else None


async def is_held(session, number):
    async with as_person(session, Purpose.SHOW) as db:
        return await db.scalar(text(f"select true {HELD}"), {"mine": number})


HELD = "from pg_locks where locktype = 'advisory' and objsubid = 2 and objid::bigint = :mine"


async def test_an_answer_outlives_the_connection_that_its_process_is_known_by(session, model, news):
    run = await on_its_way(session, model)
    async with as_person(session, Purpose.SHOW) as db:
        [written_by] = await db.scalars(text("select run_by from hv.message where state = 'streaming'"))
        assert written_by == instance()
        await db.execute(text(f"select pg_terminate_backend(pid) {HELD}"), {"mine": written_by})
    assert await state_of(session, run) == "streaming"
    await eventually(lambda: is_held(session, written_by), within_s=2 * SOON_S)
    run.end(StoppedError())
    await run.is_kept()


async def ended(run):
    async with asyncio.timeout(SOON_S):
        return (await followed(run))[-1]


async def state_of(session, run):
    return (await turns(session, run.begun.conversation))[-1].state


async def test_an_answer_that_nobody_follows_is_whole_and_kept(session, model):
    model.words = WORDS
    run = await running.begin(session, None, "How did I sleep?")
    await run.is_kept()
    answer = (await turns(session, run.begun.conversation))[-1]
    assert (answer.text, answer.state) == (WHOLE, "complete")
    assert await running.find(session, run.begun.conversation) is None


async def test_whoever_comes_late_hears_everything_and_all_hear_the_same(session, model):
    model.words, model.holds_after = WORDS, 2
    run = await running.begin(session, None, "How did I sleep?")
    early = asyncio.create_task(followed(run))
    async with aclosing(run.follow()) as batches:
        async for batch in batches:
            if any(isinstance(event, Delta) for event in batch):
                break  # This one leaves: the answer goes on.
    found = await running.find(session, run.begun.conversation)
    assert found is run
    model.go_on.set()
    late = await followed(found)
    assert late == await early
    assert (words(late), late[-1]) == (WHOLE, Done())


async def test_silence_is_told(session, model):
    model.pause_s = 0.2
    model.words = WORDS
    run = await running.begin(session, None, "How did I sleep?")
    async with aclosing(run.follow(tick_s=0.02)) as batches:
        assert [] in [list(batch) async for batch in batches]


async def test_a_stop_does_not_wait_for_the_next_word_and_keeps_what_had_come(session, model):
    run = await on_its_way(session, model)
    await running.stop(session, run.begun.conversation)
    assert isinstance(await ended(run), Checked)
    answer = (await turns(session, run.begun.conversation))[-1]
    assert (answer.state, answer.text[:3]) == ("stopped", "on ")


async def test_another_session_of_the_same_person_follows_and_stops(session, model):
    person = await person_of(session)
    other = (await open_browser_session(person, address="::1", agent="a phone")).session
    run = await on_its_way(session, model)
    assert await running.find(other, run.begun.conversation) is run
    await running.stop(other, run.begun.conversation)
    await ended(run)
    assert await state_of(other, run) == "stopped"


async def test_a_stranger_neither_finds_nor_stops_it(session, model):
    stranger = (await open_browser_session(await a_person(), address="::1", agent="b")).session
    run = await on_its_way(session, model)
    for door in (running.find, running.stop, stop_elsewhere):
        with pytest.raises(NotFoundError):
            await door(stranger, run.begun.conversation)
    assert await state_of(session, run) == "streaming"
    run.end(StoppedError())
    await run.is_kept()


async def test_another_question_stops_the_answer_before(session, model):
    first = await on_its_way(session, model)
    model.words = ["Now."]
    second = await running.begin(session, first.begun.conversation, "And now?")
    assert words(await followed(second)) == "Now."
    told = await turns(session, first.begun.conversation)
    assert [turn.state for turn in told if turn.role == "coach"] == ["stopped", "complete"]


ENDINGS = {
    "another process": (lambda session, run: stop_elsewhere(session, run.begun.conversation), None),
    "deleted": (lambda session, run: delete(session, run.begun.conversation), ConversationGoneError),
    "signed out": (lambda session, _: revoke(session, session), NoSessionError),
    "switched off": (lambda session, _: let_see(session, Sort.SLEEP, may=False), SightNarrowedError),
    "no consent": (lambda session, _: withdraw(session, Purpose.COACH), NotAgreedError),
}


@pytest.mark.parametrize("ending", ENDINGS)
async def test_an_answer_that_may_not_go_on_ends_at_once(news, session, model, ending):
    end, error = ENDINGS[ending]
    run = await on_its_way(session, model)
    await end(session, run)
    last = await ended(run)
    assert isinstance(last, Checked) if error is None else last == Failed(sentence=error().message)


async def test_what_a_session_left_behind_is_waited_for_by_nobody(news, session, model):
    person = await person_of(session)
    run = await on_its_way(session, model)
    await revoke(session, session)
    await ended(run)
    again = (await open_browser_session(person, address="::1", agent="b")).session
    assert await state_of(again, run) == "broken"


async def test_a_process_that_ends_keeps_what_had_come(session, model):
    run = await on_its_way(session, model)
    await running.shut_down()
    assert await ended(run) == Failed(sentence=ShutDownError().message)
    [thread] = await conversations(session)
    answer = (await turns(session, thread.id))[-1]
    assert (answer.state, answer.text[:3]) == ("broken", "on ")


async def test_everything_comes_through_an_ending_that_is_not_told():
    async def three():
        for number in range(3):
            yield number

    assert [item async for item in Ending().heeded(three())] == [0, 1, 2]


async def test_what_is_told_first_is_heard_and_the_stream_is_let_go():
    closed = []

    async def endless():
        try:
            while True:
                yield 1
                await asyncio.sleep(60)
        finally:
            closed.append(True)

    ending = Ending()
    asyncio.get_running_loop().call_later(0.05, ending.tell, ShutDownError())
    asyncio.get_running_loop().call_later(0.06, ending.tell, StoppedError())
    with pytest.raises(ShutDownError):
        async with asyncio.timeout(SOON_S):
            _ = [item async for item in ending.heeded(endless())]
    assert closed == [True]
