"""What was sent to an engine, and what it took: kept sealed beside its answer, and shown to the person.

The key of a service is not part of a message, so that it never gets here; nothing of this is logged.
"""

import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import TypeAdapter

from healthvault.accounts.store import live_person
from healthvault.ai.model import Message, ToolAsked, Usage
from healthvault.coach import store_ledger
from healthvault.coach.price import Cost
from healthvault.core import clock
from healthvault.core.db import AsyncSession, Purpose, as_person
from healthvault.core.ids import MessageId, PersonId, SessionId
from healthvault.core.keys import Keys, keys_of

_TABLE, _COLUMN = "exchange", "record"
KEPT_APART = timedelta(days=90)
"""How long a record is kept that no answer keeps. Source: our convention: a season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to an engine.

    `sent` are the messages as they were sent; the analyst within is sent none. `offered` are the names of the
    tools it might ask for, `asked` what it asked. `usage` and `cost` are None where they are not known.
    `first_ms` is how long the first word took, None when there was none. `ended` is `whole`, `length`,
    `stopped`, or why it failed, as the person was told.
    """

    engine: str
    host: str
    sent: tuple[Message, ...]
    offered: tuple[str, ...]
    asked: tuple[ToolAsked, ...]
    usage: Usage | None
    cost: Cost | None
    first_ms: int | None
    whole_ms: int
    ended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What happened for one answer: its requests, in time; or when the answer was given that it repeats.

    `said` is what was answered where no message keeps it: to the findings that were to be worded.
    """

    at: datetime
    calls: tuple[Call, ...]
    repeats_at: datetime | None = None
    said: str | None = None


_EXCHANGE = TypeAdapter(Exchange)


@dataclass(slots=True, kw_only=True)
class Ledger:
    """The record of an answer that is on its way. `key` names what it follows from, where it may be given
    again; `repeats_at` is when it was given before.
    """

    session: SessionId
    zone: str
    at: datetime = field(default_factory=clock.now)
    calls: list[Call] = field(default_factory=list)
    key: bytes | None = None
    repeats_at: datetime | None = None

    async def keep(self, message: MessageId, *, begun: Call | None = None) -> None:
        """Keep the record beside its answer; nothing is kept where the session or the answer is gone.

        `begun` is a request that is about to be sent: should this process be killed, what was sent is known.
        """
        calls = (*self.calls, begun) if begun else tuple(self.calls)
        record = Exchange(at=self.at, calls=calls, repeats_at=self.repeats_at)
        async with as_person(self.session, Purpose.SHOW) as db:
            person = await live_person(db)
            if person is None:
                return
            sealed = _sealed(await keys_of(db, person), record, message)
            await store_ledger.keep_exchange(db, person, message, sealed, self.at, key=self.key)


async def keep_apart(db: AsyncSession, person: PersonId, row: UUID, record: Exchange) -> None:
    """Keep the record of what was asked without a conversation, for as long as `KEPT_APART`."""
    sealed = _sealed(await keys_of(db, person), record, row)
    await store_ledger.keep_apart(db, person, row, sealed, record.at, before=record.at - KEPT_APART)


async def exchange(session: SessionId, row: UUID) -> Exchange | None:
    """The record of an answer, by its message, or of what was asked without a conversation; None where there
    is none, or it is somebody else's.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        sealed = await store_ledger.exchange(db, row) if person else None
        if person is None or sealed is None:
            return None
        keys = await keys_of(db, person)
    return _opened(keys, row, sealed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An exchange as it is exported: `message` is the answer that it was for, None where there is none."""

    id: UUID
    message: UUID | None
    exchange: Exchange


async def records(session: SessionId) -> list[Record]:
    """Everything that was ever sent and is still kept, in time; none when the session ended.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return []
        keys = await keys_of(db, person)
        kept = await store_ledger.exchanges(db)
    return [Record(id=row, message=message, exchange=_opened(keys, row, told)) for row, message, told in kept]


def _sealed(keys: Keys, record: Exchange, row: UUID) -> bytes:
    return keys.seal(zlib.compress(_EXCHANGE.dump_json(record)), table=_TABLE, column=_COLUMN, row=row)


def _opened(keys: Keys, row: UUID, sealed: bytes) -> Exchange:
    return _EXCHANGE.validate_json(
        zlib.decompress(keys.unseal(sealed, table=_TABLE, column=_COLUMN, row=row))
    )
