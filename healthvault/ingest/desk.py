"""What a person asks of an arrival, from a screen or over HTTP. The worker does it."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.errors import ConflictError
from healthvault.core.ids import PersonId
from healthvault.core.live import notify
from healthvault.ingest.history import NoSuchImportError, settle
from healthvault.ingest.status import State
from healthvault.ingest.tables import ImportBatchRow
from healthvault.ingest.tasks import delete_upload, read_arrival, undo_arrival

Wish = Callable[[AsyncSession, UUID], Awaitable[None]]
"""Something asked of one arrival, in a transaction of the person."""

_HOLDS_NOTHING = {State.PREVIEWED, State.FAILED, State.UNDONE}


class NotFinishedError(ConflictError):
    """Only an import that is finished can be undone."""


class NotAPreviewError(ConflictError):
    """Only a file that was looked at can be imported from here."""


class HoldsReadingsError(ConflictError):
    """This import holds readings. Undo it first."""


async def undo(db: AsyncSession, batch: UUID) -> None:
    """Ask that what an arrival stored is taken back.

    Raises:
        NoSuchImportError: there is no such arrival of this person.
        NotFinishedError: it is not finished, or undone already.
    """
    row = await _row(db, batch)
    if row.state != State.DONE:
        raise NotFinishedError
    await undo_arrival.enqueue(db, PersonId(row.person_id), batch=batch)


async def take(db: AsyncSession, batch: UUID) -> None:
    """Ask that a file that was only looked at is imported.

    Raises:
        NoSuchImportError: there is no such arrival of this person.
        NotAPreviewError: it was not only looked at.
    """
    row = await _row(db, batch)
    if row.state != State.PREVIEWED:
        raise NotAPreviewError
    waiting = {"state": State.WAITING, "dry_run": False, "bytes_done": 0, "report": {}, "finished_at": None}
    await db.execute(update(ImportBatchRow).where(col(ImportBatchRow.id) == batch).values(**waiting))
    await read_arrival.enqueue(db, PersonId(row.person_id), batch=batch)
    await notify(db, PersonId(row.person_id), "import")


async def forget(db: AsyncSession, batch: UUID) -> None:
    """Put an arrival away that holds nothing, and its file with it.

    Raises:
        NoSuchImportError: there is no such arrival of this person.
        HoldsReadingsError: it holds readings, or is about to.
    """
    row = await _row(db, batch)
    if row.state not in _HOLDS_NOTHING:
        raise HoldsReadingsError
    await db.execute(delete(ImportBatchRow).where(col(ImportBatchRow.id) == batch))
    if row.file_path is not None:
        delete_upload(Path(row.file_path))
    await notify(db, PersonId(row.person_id), "import")


async def _row(db: AsyncSession, batch: UUID) -> ImportBatchRow:
    await settle(db)
    row = await db.scalar(select(ImportBatchRow).where(col(ImportBatchRow.id) == batch).with_for_update())
    if row is None:
        raise NoSuchImportError
    return row
