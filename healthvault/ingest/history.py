"""What has arrived so far: the list that *Sync* shows."""

from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.errors import NotFoundError
from healthvault.core.ids import BatchId
from healthvault.ingest.status import Arrived, ImportStatus, Refusal, State
from healthvault.ingest.tables import ImportBatchRow

_REFUSALS = TypeAdapter(tuple[Refusal, ...])
_ARRIVED = TypeAdapter(tuple[Arrived, ...])
_NAMES = TypeAdapter(tuple[str, ...])


class NoSuchImportError(NotFoundError):
    """There is no such import."""


async def imports(db: AsyncSession, *, limit: int = 50) -> list[ImportStatus]:
    """The person's arrivals, newest first."""
    rows = await db.scalars(
        select(ImportBatchRow).order_by(col(ImportBatchRow.created_at).desc()).limit(limit)
    )
    return [_status(row) for row in rows]


async def import_status(db: AsyncSession, batch: UUID) -> ImportStatus:
    """One arrival of the person.

    Raises:
        NoSuchImportError: there is none of that id that this person may see.
    """
    row = await db.scalar(select(ImportBatchRow).where(col(ImportBatchRow.id) == batch))
    if row is None:
        raise NoSuchImportError
    return _status(row)


def _status(row: ImportBatchRow) -> ImportStatus:
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
        problem=row.problem,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )
