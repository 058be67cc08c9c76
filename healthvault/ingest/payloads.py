"""What is kept as it arrived, because the vault does not read it yet. It is sealed with the person's key."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.core.keys import Keys, keys_of
from healthvault.ingest.tables import RawPayloadRow
from healthvault.metrics.sample import RawRecord
from healthvault.vault.inherit import Again, Telling, inherit, remember_records

_KEPT_IN = "raw_payload"


async def keep(db: AsyncSession, person: PersonId, batch: BatchId, record: RawRecord) -> bool:
    """Keep a payload unless the person has the very same bytes; whether it was new."""
    keys = await keys_of(db, person)
    digest = keys.digest(record.body)
    same = select(RawPayloadRow.id, RawPayloadRow.batch_id, RawPayloadRow.kind, RawPayloadRow.name)
    held = (await db.execute(same.where(col(RawPayloadRow.digest) == digest).limit(1))).first()
    if held is not None:
        if held.batch_id != batch:
            told = _told(keys, held, record)
            again = Again(owner=held.batch_id, record=held.id, told=told)
            await remember_records(db, person, batch, _KEPT_IN, [again])
        return False
    payload = new_id()
    await db.execute(
        insert(RawPayloadRow).values(
            id=payload,
            person_id=person,
            batch_id=batch,
            kind=record.kind,
            name=_sealed_name(keys, payload, record.name),
            digest=digest,
            body=keys.seal(record.body, table=_KEPT_IN, column="body", row=payload),
        )
    )
    return True


def _told(keys: Keys, held: Any, record: RawRecord) -> Telling:
    """How a record that is held is told now, where that is different."""
    name = keys.unseal(held.name, table=_KEPT_IN, column="name", row=held.id).decode()
    if (held.kind, name) == (record.kind, record.name):
        return {}
    # This is how the database writes bytes in JSON, and reads them again when the record changes hands.
    return {"kind": record.kind, "name": "\\x" + _sealed_name(keys, held.id, record.name).hex()}


def _sealed_name(keys: Keys, payload: UUID, name: str) -> bytes:
    return keys.seal(name.encode(), table=_KEPT_IN, column="name", row=payload)


async def kept_payloads(db: AsyncSession, person: PersonId) -> AsyncIterator[RawRecord]:
    """What is kept of a person, opened one by one, in the order of their arrival.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    keys = await keys_of(db, person)
    for payload in (await db.scalars(select(RawPayloadRow.id).order_by(col(RawPayloadRow.id)))).all():
        row = (await db.scalars(select(RawPayloadRow).where(col(RawPayloadRow.id) == payload))).one()
        yield RawRecord(
            kind=row.kind,
            name=keys.unseal(row.name, table=_KEPT_IN, column="name", row=row.id).decode(),
            body=keys.unseal(row.body, table=_KEPT_IN, column="body", row=row.id),
        )


async def forget_payloads(db: AsyncSession, person: PersonId, batch: BatchId) -> None:
    """Take back what was kept unread of an arrival; what a later one brought too stays, as its own."""
    await inherit(db, person, batch, _KEPT_IN)
    await db.execute(delete(RawPayloadRow).where(col(RawPayloadRow.batch_id) == batch))
