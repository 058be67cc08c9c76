"""What has arrived so far: the list that *Sync* shows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import func, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from healthvault.core import clock
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import BatchId, PersonId
from healthvault.core.live import notify
from healthvault.ingest.status import Arrived, FirstReading, ImportStatus, Refusal, State
from healthvault.ingest.tables import ImportBatchRow
from healthvault.vault.tables_entries import EntryVersionRow

_REFUSALS = TypeAdapter(tuple[Refusal, ...])
_ARRIVED = TypeAdapter(tuple[Arrived, ...])
_NAMES = TypeAdapter(tuple[str, ...])
_FIRST = TypeAdapter(tuple[FirstReading, ...])


INTERRUPTED = "This import was interrupted, and nothing of it was kept. Import the file again."
LOCK = "hashtextextended(cast(:id as text), 1)"
"""The advisory lock of an arrival `:id`: whoever reads it holds it, and a process that dies lets go."""
_SETTLE = text(f"""
update hv.import_batch b set state = :failed, problem = :problem, finished_at = :now
where state = any(:moving) and not exists (
  select from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32 | objid::bigint) = {LOCK.replace(":id", "b.id")})
returning person_id""")


class NoSuchImportError(NotFoundError):
    """There is no such import."""


async def imports(db: AsyncSession, *, limit: int = 50) -> list[ImportStatus]:
    """The person's arrivals, newest first; what was entered by hand has a list of its own."""
    await settle(db)
    found = _WITH_SAME.where(~_ENTERED).order_by(col(ImportBatchRow.created_at).desc()).limit(limit)
    rows = await db.execute(found)
    return [_status(row, same_as_at) for row, same_as_at in rows]


async def import_status(db: AsyncSession, batch: UUID) -> ImportStatus:
    """One arrival of the person.

    Raises:
        NoSuchImportError: there is none of that id that this person may see.
    """
    await settle(db)
    found = (await db.execute(_WITH_SAME.where(col(ImportBatchRow.id) == batch))).first()
    if found is None:
        raise NoSuchImportError
    return _status(*found)


async def settle(db: AsyncSession) -> None:
    """Say of arrivals that somebody read, and nobody reads any more, that they were interrupted."""
    context = {"failed": State.FAILED, "problem": INTERRUPTED, "now": clock.now()}
    moving = [State.READING, State.RESOLVING]
    for person in set((await db.scalars(_SETTLE, {**context, "moving": moving})).all()):
        await notify(db, PersonId(person), "import")


_ENTERED = (
    select(EntryVersionRow.id)
    .where(col(EntryVersionRow.batch_id) == col(ImportBatchRow.id))
    .correlate(ImportBatchRow)
    .exists()
)
_Before = aliased(ImportBatchRow)
_WITH_SAME = select(
    ImportBatchRow,
    select(func.min(_Before.created_at))
    .where(_Before.sha256 == ImportBatchRow.sha256, _Before.state == State.DONE)
    .where(_Before.created_at < ImportBatchRow.created_at)
    .correlate(ImportBatchRow)
    .scalar_subquery(),
)
"""Arrivals, and when the same file was imported first, of those that still are."""


def _status(row: ImportBatchRow, same_as_at: datetime | None) -> ImportStatus:
    report: dict[str, Any] = row.report
    return ImportStatus(
        id=BatchId(row.id),
        provider=row.provider,
        file_name=row.file_name,
        file_bytes=row.file_bytes,
        state=State(row.state),
        dry_run=row.dry_run,
        bytes_done=row.bytes_done,
        bytes_total=row.bytes_total,
        records_read=row.records_read,
        samples_new=row.samples_new,
        samples_duplicate=row.samples_duplicate,
        rejected=row.rejected,
        refusals=_REFUSALS.validate_python(report.get("refusals", ())),
        arrived=_ARRIVED.validate_python(report.get("arrived", ())),
        recognised=_NAMES.validate_python(report.get("recognised", ())),
        first=_FIRST.validate_python(report.get("first", ())),
        problem=row.problem,
        same_as_at=same_as_at,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
