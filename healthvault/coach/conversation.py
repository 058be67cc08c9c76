"""Conversations as their owner sees them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, MessageId, SessionId
from healthvault.core.instance import living
from healthvault.core.keys import keys_of
from healthvault.core.live import notify

State = Literal["complete", "streaming", "stopped", "broken"]
LONGEST_ANSWER = timedelta(minutes=5)
"""How long an answer may take."""
_MOST_CONVERSATIONS = 100
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A thread of questions and answers; its title is its first question until it is renamed.

    `branch_of` is the conversation of which it holds the earlier versions; None of most.
    """

    id: ConversationId
    title: str
    updated_at: datetime
    branch_of: ConversationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Where in an answer another engine went on: after `at` characters, the engine `to`; and why."""

    at: int
    to: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What the person asked, or what the coach answered; `looked_at` is what the answer was looked up in.

    `engine` is who was asked. Where it failed, `handover` tells who went on; it has said `before`, and the
    other `after`.
    """

    id: MessageId
    role: Literal["person", "coach"]
    text: str
    state: State
    engine: str
    looked_at: tuple[str, ...]
    created_at: datetime
    handover: Handover | None = None

    @property
    def before(self) -> str:
        """What was said before another engine went on; empty when none did."""
        return self.text[: self.handover.at].rstrip() if self.handover else ""

    @property
    def after(self) -> str:
        """What the engine said that spoke last."""
        return self.text[self.handover.at :] if self.handover else self.text


async def conversations(session: SessionId, *, most: int = _MOST_CONVERSATIONS) -> list[Conversation]:
    """The person's conversations, the last used first; none when the session ended."""
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return []
        rows = await store.conversations(db, await keys_of(db, person), most)
    return [
        Conversation(
            id=ConversationId(row.id),
            title=row.title,
            updated_at=row.updated_at,
            branch_of=ConversationId(row.branch_of) if row.branch_of else None,
        )
        for row in rows
    ]


async def turns(session: SessionId, conversation: ConversationId, *, most: int = 100) -> list[Turn]:
    """The turns of a conversation in time; of a longer one the last.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None or not await store.has_conversation(db, conversation):
            raise NotFoundError
        rows = await store.messages(db, await keys_of(db, person), conversation, most)
        on_its_way = any(row.state == "streaming" for row in rows)
        alive = await living(db) if on_its_way else frozenset[int]()
    return [_seen(_turn(row), row.run_by, alive) for row in rows]


async def rename(session: SessionId, conversation: ConversationId, title: str) -> None:
    """Give a conversation another title; an empty one leaves it as it is.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
        NoSessionError: the session ended.
    """
    title = " ".join(title.split())[:_LONGEST_TITLE]
    if not title:
        return
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        if not await store.rename(db, await keys_of(db, person), conversation, title):
            raise NotFoundError
        await notify(db, person, "coach")


async def stop_elsewhere(session: SessionId, conversation: ConversationId) -> None:
    """Note that what is being answered in a conversation is to stop; whichever process drives it hears of it.

    An answer that nobody drives any more is stopped by it too.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None or not await store.has_conversation(db, conversation):
            raise NotFoundError
        if await store.stop(db, conversation, await living(db)):
            await notify(db, person, "coach")


async def delete(session: SessionId, conversation: ConversationId) -> None:
    """Delete a conversation with all its turns, for good.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        if not await store.delete(db, conversation):
            raise NotFoundError
        await notify(db, person, "coach")


def title_of(question: str) -> str:
    """A title for a conversation that begins with this question."""
    one_line = " ".join(question.split())
    return one_line if len(one_line) <= _LONGEST_TITLE else f"{one_line[: _LONGEST_TITLE - 1].rstrip()}…"


def _turn(row: store.Kept) -> Turn:
    return Turn(
        id=MessageId(row.id),
        role=row.role,
        text=row.text,
        state=row.state,
        engine=row.engine,
        looked_at=row.looked_at,
        created_at=row.created_at,
        handover=Handover(**row.handover) if row.handover else None,
    )


def _seen(turn: Turn, run_by: int | None, alive: frozenset[int]) -> Turn:
    """A turn as it is: an answer whose process was killed will never be whole, whatever is written of it."""
    if turn.state != "streaming":
        return turn
    is_left = run_by is not None and run_by not in alive
    is_over = clock.now() - turn.created_at > LONGEST_ANSWER
    return replace(turn, state="broken") if is_left or is_over else turn
