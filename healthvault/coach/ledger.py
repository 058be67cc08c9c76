"""What was sent for an answer, and what it took: kept sealed beside the answer, and shown to the person.

The key of a service is not part of a message, so that it never gets here; nothing of this is logged.
"""

import zlib
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import TypeAdapter

from healthvault.accounts.store import live_person
from healthvault.ai.model import Message, ToolAsked, Usage
from healthvault.coach import store_ledger
from healthvault.coach.price import Cost
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import MessageId, SessionId
from healthvault.core.keys import keys_of

_TABLE, _COLUMN = "exchange", "record"


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
    """What happened for one answer: its requests, in time; or when the answer was given that it repeats."""

    at: datetime
    calls: tuple[Call, ...]
    repeats_at: datetime | None = None


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

    async def keep(self, message: MessageId) -> None:
        """Keep the record beside its answer; nothing is kept where the session or the answer is gone."""
        record = Exchange(at=self.at, calls=tuple(self.calls), repeats_at=self.repeats_at)
        told = zlib.compress(_EXCHANGE.dump_json(record))
        async with as_person(self.session, Purpose.SHOW) as db:
            person = await live_person(db)
            if person is None:
                return
            keys = await keys_of(db, person)
            sealed = keys.seal(told, table=_TABLE, column=_COLUMN, row=message)
            await store_ledger.keep_exchange(db, person, message, sealed, self.at, key=self.key)


async def exchange(session: SessionId, message: MessageId) -> Exchange | None:
    """The record of an answer; None where there is none, or the answer is somebody else's.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        sealed = await store_ledger.exchange(db, message) if person else None
        if person is None or sealed is None:
            return None
        keys = await keys_of(db, person)
    told = keys.unseal(sealed, table=_TABLE, column=_COLUMN, row=message)
    return _EXCHANGE.validate_json(zlib.decompress(told))
