"""From a question to an answer: kept, looked up, streamed, kept again.

The question is kept before an engine is asked, and the answer before the stream is called finished. Closing
the iterator is Stop: the engine is let go, and what had come is kept as stopped.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from functools import partial

from sqlalchemy.exc import DBAPIError

from healthvault.accounts.errors import NoSessionError, UnreachableError
from healthvault.accounts.person import Preferences
from healthvault.accounts.preferences import preferences
from healthvault.ai.errors import EngineCutError, EngineError
from healthvault.ai.model import Delta, Finished, Message, Spoken, ToolAsked
from healthvault.coach.accounted import accounted
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.book import NotedBook, VaultBook
from healthvault.coach.conversation import turns
from healthvault.coach.draft import Draft, begin
from healthvault.coach.ending import Ending, watch
from healthvault.coach.engine import reading
from healthvault.coach.errors import (
    ConversationGoneError,
    EmptyQuestionError,
    LongQuestionError,
    StoppedError,
)
from healthvault.coach.events import Checked, Done, Event, Failed, HandedOver, LookedAt, Started
from healthvault.coach.ledger import Ledger
from healthvault.coach.places import a_place
from healthvault.coach.remembering import answered, is_about_memory
from healthvault.coach.safety.flag import flag
from healthvault.coach.safety.regions import where_lives
from healthvault.coach.sight import sight
from healthvault.coach.speaker import Speaker, of_memory, speaker
from healthvault.coach.tools.offered import MOST_ROUNDS, informed, offered, room_of
from healthvault.core import clock
from healthvault.core.db import Purpose
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import ConversationId, SessionId
from healthvault.core.telemetry import timed
from healthvault.core.tracing import span
from healthvault.insights.benchmark import NOBODY, Who

_log = logging.getLogger(__name__)
LONGEST_QUESTION, LONGEST_HANDED_OVER = 4_000, 12_000
_LONGEST_ANSWER = 40_000
_HISTORY_TURNS = 20
_APART = "\n\n"


async def reply(
    session: SessionId,
    conversation: ConversationId | None,
    text: str,
    *,
    ending: Ending | None = None,
    to: Speaker | None = None,
    afresh: bool = False,
) -> AsyncGenerator[Event, None]:
    """Answer a question.

    Args:
        session: The session of whoever asks; whether it still lives is asked again every few seconds.
        conversation: The conversation that goes on, or None for a new one.
        text: The question.
        ending: By which it is made to end sooner.
        to: Who answers; None leaves that to the settings, the person's consent and the question.
        afresh: Ask a model even where it answered the same before.

    Yields:
        `Started`, any `LookedAt` and `Delta`, perhaps `HandedOver` among them, `Checked` where a model spoke,
        then `Done` or `Failed`; an answer that was stopped ends without.

    Raises:
        EmptyQuestionError: there is no question.
        LongQuestionError: it is longer than `LONGEST_QUESTION` characters, or than `LONGEST_HANDED_OVER`.
        NotFoundError: there is no such conversation, or it is somebody else's.
        NoSessionError: the session has ended.
        BusyError: several answers are on their way already.
    """
    question = _question(text, LONGEST_HANDED_OVER if to else LONGEST_QUESTION)
    with a_place(session):
        events = _answered(session, conversation, question, ending or Ending(), to, afresh=afresh)
        async with aclosing(events):
            async for event in events:
                yield event


def _who(kept: Preferences, purpose: Purpose) -> Who:
    """Who they are, for the analyst within alone: a model is not told their age and sex."""
    if purpose is not Purpose.ANALYST:
        return NOBODY
    return Who(birth_year=kept.birth_year, sex=kept.sex, height_cm=kept.height_cm)


async def _answered(
    session: SessionId,
    conversation: ConversationId | None,
    question: str,
    ending: Ending,
    to: Speaker | None,
    *,
    afresh: bool,
) -> AsyncGenerator[Event, None]:
    before = await turns(session, conversation, most=_HISTORY_TURNS) if conversation else []
    seen = await sight(session)
    history = seen.kept_of(before)
    kept = await preferences(session)
    purpose = Purpose.ANALYST if to else await reading(session)
    book = NotedBook(VaultBook(session, purpose))
    voice = Voice(units=kept.system, today=clock.today(kept.zone))
    look = Look(book=book, voice=voice, who=_who(kept, purpose), unseen=seen.off)
    # By rules, on this machine; what they look at is told only where something is found.
    unnoted = replace(look, book=VaultBook(session, purpose))
    found = await flag(question, history, unnoted, where_lives(kept.zone, kept.country), kept.height_cm)
    if to is None and is_about_memory(question):
        to = of_memory(partial(answered, session, question))
    speaking = (
        to if to and not (found and found.replaces) else speaker(question, history, look, purpose, found)
    )
    draft = await begin(
        session,
        conversation,
        question,
        engine=speaking.name,
        purpose=purpose,
        narrowed_at=seen.narrowed_at,
    )
    watching = asyncio.create_task(watch(draft, ending))
    ledger = Ledger(session=session, zone=kept.zone)
    heard = accounted(speaking, ledger, draft.message, None if found or to else look, afresh=afresh)
    try:
        yield Started(conversation=draft.conversation, message=draft.message, engine=speaking.name)
        if found is not None and not found.replaces:
            draft.text = found.text + _APART
            yield Delta(text=draft.text)
        async with aclosing(ending.heeded(_spoken_at_last(heard, draft, look, book))) as spoken:
            async for event in spoken:
                yield event
    except (HealthVaultError, DBAPIError) as error:
        if await draft.settle():
            yield Checked(text=draft.text)
        if not isinstance(error, StoppedError):
            broken = error if isinstance(error, HealthVaultError) else UnreachableError()
            yield Failed(sentence=await _broken(draft, broken))
    finally:
        watching.cancel()
        if not draft.is_ended:
            await asyncio.shield(_stopped(draft))
        await asyncio.shield(_written_down(ledger, draft))


def _question(text: str, most: int) -> str:
    question = text.replace("\x00", "").strip()
    if not question:
        raise EmptyQuestionError
    if len(question) > most:
        raise LongQuestionError(f"That is too long. Keep it under {most:,} characters.")
    return question


async def _spoken_at_last(
    speaking: Speaker, draft: Draft, look: Look, book: NotedBook
) -> AsyncGenerator[Event, None]:
    """What the engine says; where it fails, what it said, why it failed, and what the analyst says.

    Raises:
        EngineCutError: the analyst had nothing to say.
    """
    try:
        async with aclosing(_spoken(speaking, draft, look, book)) as events:
            async for event in events:
                yield event
    except EngineError as error:
        if speaking.instead is None:
            raise
        _log.warning("An engine failed (%s).", type(error).__name__)
        if await draft.settle():
            yield Checked(text=draft.text)
        if draft.text:
            draft.text += _APART
            yield Delta(text=_APART)
        handed = draft.hand_over(
            speaking.instead.name, f"{speaking.name} {error.why}, so the built-in analyst answers."
        )
        yield HandedOver(engine=handed.to, sentence=handed.sentence)
        async with aclosing(_spoken(speaking.instead, draft, look, book)) as events:
            async for event in events:
                yield event


async def _spoken(
    speaking: Speaker, draft: Draft, look: Look, book: NotedBook
) -> AsyncGenerator[Event, None]:
    """The looks and the words, as they come, then `Done`.

    Raises:
        EngineError: the engine failed, or finished without a word.
    """
    brief, is_whole, before = await speaking.brief(), True, len(draft.text)
    messages, draft.evidence = brief.messages, brief.evidence
    room = room_of(speaking.engine.capabilities)
    if draft.evidence is not None:
        draft.evidence.tell(draft.text)  # What comes before the answer was not said by a model.
    for left in range(MOST_ROUNDS, -1, -1):
        asked: list[ToolAsked] = []
        for what in await draft.look(book.looks):
            yield LookedAt(what=what)
        async with aclosing(_said(speaking, draft, messages, may_ask=left > 0)) as parts:
            async for part in parts:
                for what in await draft.look(book.looks):
                    yield LookedAt(what=what)
                match part:
                    case Delta():
                        yield part
                    case ToolAsked():
                        asked.append(part)
                    case Finished():
                        is_whole = part.reason == "whole"
        if not asked or not is_whole:
            break
        messages = await informed(messages, asked, look, draft.evidence, room=room)
    if len(draft.text) == before:
        raise EngineCutError
    if await draft.settle():
        yield Checked(text=draft.text)
    await draft.keep("complete")
    yield Done(is_whole=is_whole)


async def _said(
    speaking: Speaker, draft: Draft, messages: Sequence[Message], *, may_ask: bool
) -> AsyncGenerator[Spoken, None]:
    """What the engine sends, written down as it comes, and cut at the longest an answer may be."""
    able = speaking.engine.capabilities
    tools = offered() if may_ask and able.takes_tools else ()
    with (
        timed("models", "service" if able.composes else "builtin"),
        span("model", is_current=False, gen_ai__request__model=able.label),
    ):
        async with aclosing(speaking.engine.stream(messages, tools=tools)) as parts:
            async for part in parts:
                if isinstance(part, Delta):
                    draft.text += part.text
                yield part
                if len(draft.text) > _LONGEST_ANSWER:
                    yield Finished(reason="length")
                    return
                await draft.check()


async def _broken(draft: Draft, error: HealthVaultError) -> str:
    """Keep what had come, and say why there is no more."""
    try:
        await draft.keep("broken")
    except (NoSessionError, ConversationGoneError, UnreachableError) as ended:
        await draft.leave()
        return ended.message
    return error.message


async def _written_down(ledger: Ledger, draft: Draft) -> None:
    # Without the database the answer stands without the record of what was sent for it.
    with suppress(DBAPIError):
        await ledger.keep(draft.message)


async def _stopped(draft: Draft) -> None:
    try:
        await draft.keep("stopped")
    except (NoSessionError, ConversationGoneError, UnreachableError):
        # Signed out or deleted meanwhile, or nobody to tell: what was written down is all that can be kept.
        await draft.leave()
