"""News between processes: what commits is announced, and screens refresh without being asked.

A notice names a person and a topic, never a value. It is sent inside the transaction, so that it arrives
only if the transaction commits.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Role, conninfo, database_url
from healthvault.core.ids import PersonId
from healthvault.core.instance import hold
from healthvault.core.version import grow

CHANNEL = "hv_live"
_OF_DATA = frozenset({"vault", "insights"})
Topic = Literal["vault", "import", "insights", "coach", "account"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something of a person changed."""

    person: PersonId
    topic: Topic


_listeners: set[asyncio.Queue[Notice]] = set()


async def notify(db: AsyncSession, person: PersonId, topic: Topic) -> None:
    """Announce, when this transaction commits, that something of a person changed. News of their
    data make its version grow.
    """
    if topic in _OF_DATA:
        await grow(db, person)
    await db.execute(
        text("select pg_notify(:channel, :body)"),
        {"channel": CHANNEL, "body": json.dumps([str(person), topic])},
    )


@asynccontextmanager
async def subscribe() -> AsyncIterator[asyncio.Queue[Notice]]:
    """A queue of every notice of this process's listener, for as long as the block lasts."""
    queue: asyncio.Queue[Notice] = asyncio.Queue()
    _listeners.add(queue)
    try:
        yield queue
    finally:
        _listeners.discard(queue)


async def listen() -> None:
    """Hand every notice to the subscribers, for ever; one a process, whose number its connection holds. Comes
    back with the database.
    """
    while True:
        try:
            await _listen_once()
        except psycopg.OperationalError:
            await asyncio.sleep(1)


async def _listen_once() -> None:
    connection = await psycopg.AsyncConnection.connect(conninfo(database_url(), Role.APP), autocommit=True)
    async with connection:
        await hold(connection)
        await connection.execute(f"listen {CHANNEL}")
        async for message in connection.notifies():
            person, topic = json.loads(message.payload)
            notice = Notice(person=PersonId(UUID(person)), topic=topic)
            for queue in tuple(_listeners):
                queue.put_nowait(notice)
