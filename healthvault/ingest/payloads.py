"""What is kept as it arrived, because the vault does not read it yet."""

import hashlib

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.ingest.tables import RawPayloadRow
from healthvault.metrics.sample import RawRecord
from healthvault.vault.inherit import Again, inherit, remember_records

_KEPT_IN = "raw_payload"


async def keep(db: AsyncSession, person: PersonId, batch: BatchId, record: RawRecord) -> bool:
    """Keep a payload unless the person has the very same bytes; whether it was new."""
    sha256 = hashlib.sha256(record.body).digest()
    same = select(RawPayloadRow.id, RawPayloadRow.batch_id, RawPayloadRow.kind, RawPayloadRow.name)
    held = (await db.execute(same.where(col(RawPayloadRow.sha256) == sha256).limit(1))).first()
    if held is not None:
        if held.batch_id != batch:
            named = {"kind": record.kind, "name": record.name}
            told = {} if (held.kind, held.name) == (record.kind, record.name) else named
            again = Again(owner=held.batch_id, record=held.id, told=told)
            await remember_records(db, person, batch, _KEPT_IN, [again])
        return False
    await db.execute(
        insert(RawPayloadRow).values(
            id=new_id(),
            person_id=person,
            batch_id=batch,
            kind=record.kind,
            name=record.name,
            sha256=sha256,
            body=record.body,
        )
    )
    return True


async def forget_payloads(db: AsyncSession, person: PersonId, batch: BatchId) -> None:
    """Take back what was kept unread of an arrival; what a later one brought too stays, as its own."""
    await inherit(db, person, batch, _KEPT_IN)
    await db.execute(delete(RawPayloadRow).where(col(RawPayloadRow.batch_id) == batch))
