"""What is kept as it arrived, because the vault does not read it yet."""

import hashlib

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.ingest.tables import RawPayloadRow
from healthvault.metrics.sample import RawRecord


async def keep(db: AsyncSession, person: PersonId, batch: BatchId, record: RawRecord) -> bool:
    """Keep a payload unless the person has the very same bytes; whether it was new."""
    sha256 = hashlib.sha256(record.body).digest()
    same = select(RawPayloadRow.id).where(col(RawPayloadRow.sha256) == sha256).limit(1)
    if await db.scalar(same) is not None:
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
