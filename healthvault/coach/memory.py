"""What the coach remembers of a person: what they asked it to, and nothing else.

A model may propose something; until the person agrees it is told to nobody. What is remembered is told to an
engine as a record, never as an instruction. While memory is off nothing is told, and nothing new is kept.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store_memory
from healthvault.coach.errors import EmptyMemoryError, FullMemoryError, MemoryOffError
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, SessionId, new_id
from healthvault.core.keys import keys_of
from healthvault.core.live import notify

MOST, MOST_PROPOSED = 50, 3
"""How much is remembered, and proposed at once. Source: our convention: what one still reads, and decides."""
LONGEST = 200
"""Characters of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Something that the person asked the coach to remember, or that a model proposed."""

    id: UUID
    words: str
    is_proposed: bool
    said_at: datetime


async def memories(session: SessionId) -> list[Memory]:
    """Everything remembered and proposed, in time; none when the session has ended."""
    async with as_person(session, Purpose.SHOW) as db:
        return [
            Memory(id=kept.id, words=kept.words, is_proposed=kept.is_proposed, said_at=kept.said_at)
            for kept in await store_memory.memories(db)
        ]


async def remember(session: SessionId, words: str, *, is_proposed: bool = False) -> str:
    """Remember something, or keep it as proposed; the words as they are kept.

    What is remembered already is not kept twice.

    Raises:
        EmptyMemoryError: there are no words.
        FullMemoryError: there is as much as there may be.
        MemoryOffError: the person switched memory off.
        NoSessionError: the session has ended.
    """
    told = _words(words)
    async with _own(session) as (db, person):
        before = await store_memory.memories(db)
        if any(kept.words.casefold() == told.casefold() for kept in before):
            return told
        most = MOST_PROPOSED if is_proposed else MOST
        if sum(kept.is_proposed is is_proposed for kept in before) >= most:
            raise FullMemoryError
        keys = await keys_of(db, person)
        if not await store_memory.add(
            db, keys, person, new_id(), words=told, is_proposed=is_proposed, at=clock.now()
        ):
            raise MemoryOffError
    return told


async def propose(session: SessionId, fact: str) -> str:
    """Keep what a model would like to remember until the person decides; what the model is told of it."""
    try:
        await remember(session, fact, is_proposed=True)
    except (EmptyMemoryError, FullMemoryError, MemoryOffError) as error:
        return f"Not proposed: {error.message}"
    return "The person is asked whether to remember it. Do not say that it is remembered."


async def change(session: SessionId, memory: UUID, words: str) -> None:
    """Remember something in other words.

    Raises:
        EmptyMemoryError: there are none.
        NotFoundError: there is no such thing, or it is somebody else's.
        NoSessionError: the session has ended.
    """
    told = _words(words)
    async with _own(session) as (db, person):
        if not await store_memory.change(db, await keys_of(db, person), memory, told):
            raise NotFoundError


async def confirm(session: SessionId, memory: UUID) -> None:
    """Agree to remember what was proposed.

    Raises:
        NotFoundError: there is no such thing, or it is somebody else's.
        NoSessionError: the session has ended.
    """
    async with _own(session) as (db, _):
        if not await store_memory.confirm(db, memory):
            raise NotFoundError


async def forget(session: SessionId, memory: UUID) -> None:
    """Forget one thing, or turn down what was proposed.

    Raises:
        NotFoundError: there is no such thing, or it is somebody else's.
        NoSessionError: the session has ended.
    """
    async with _own(session) as (db, _):
        if not await store_memory.forget(db, memory):
            raise NotFoundError


async def forget_all(session: SessionId) -> None:
    """Forget everything, what was proposed too.

    Raises:
        NoSessionError: the session has ended.
    """
    async with _own(session) as (db, _):
        await store_memory.forget(db, None)


@asynccontextmanager
async def _own(session: SessionId) -> AsyncIterator[tuple[AsyncSession, PersonId]]:
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        yield db, person
        await notify(db, person, "coach")


def _words(words: str) -> str:
    told = " ".join(words.replace("\x00", "").split())[:LONGEST].strip()
    if not told:
        raise EmptyMemoryError
    return told
