"""The work of arrivals that the worker does: reading what waits, and taking back what was stored."""

from pathlib import Path
from uuid import UUID

from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import BatchId, PersonId
from healthvault.core.jobs import task
from healthvault.ingest import batches, importing
from healthvault.ingest.history import NoSuchImportError, import_status
from healthvault.ingest.status import State

_SETTLED = {State.DONE, State.PREVIEWED, State.UNDONE}
UPLOADS = "uploads"
"""The folder below the home in which sent files wait; what lies there is ours to delete."""


@task("read_arrival")
async def read_arrival(*, person: UUID, batch: UUID) -> None:
    """Read the file of an arrival that waits. A refusal is told by the arrival; it is not tried again."""
    owner, arrival = PersonId(person), BatchId(batch)
    try:
        async with as_worker(owner, Purpose.SHOW) as db:
            if (await import_status(db, arrival)).state in _SETTLED:
                return
            path, dry_run = await batches.file_of(db, arrival)
    except NoSuchImportError:
        return  # The person took it away while it waited.
    try:
        await importing.import_batch(owner, arrival)
    except HealthVaultError:
        delete_upload(path)
    else:
        if not dry_run:
            delete_upload(path)


@task("undo_arrival")
async def undo_arrival(*, person: UUID, batch: UUID) -> None:
    """Take back what an arrival stored, unless that is done."""
    try:
        await importing.undo(PersonId(person), BatchId(batch))
    except (importing.NotUndoableError, NoSuchImportError):
        return


def delete_upload(path: Path) -> None:
    """Delete a file that was sent to us; a person's own file, named on the command line, stays."""
    uploads = (settings().home / UPLOADS).resolve()
    if uploads in path.resolve().parents:
        path.unlink(missing_ok=True)
