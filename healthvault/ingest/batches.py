"""The rows of arrivals, from opened to finished. What they store is written elsewhere, in a transaction of
its own.
"""

from asyncio import CancelledError
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import ConflictError, HealthVaultError
from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.core.live import notify
from healthvault.core.telemetry import Outcome, imported
from healthvault.ingest.history import INTERRUPTED, LOCK, NoSuchImportError, settle
from healthvault.ingest.record import Recorded
from healthvault.ingest.status import State
from healthvault.ingest.tables import ImportBatchRow
from healthvault.metrics.sample import Progress

_ENDED = frozenset({State.DONE, State.PREVIEWED})
_BROKE = "Something broke while this was read. It is not your data, and nothing of it was kept."


async def open_batch(
    db: AsyncSession,
    person: PersonId,
    name: str,
    path: Path | None,
    *,
    dry_run: bool = False,
    provider: str = "",
) -> BatchId:
    """A new arrival that waits to be read; of a file, or of nothing but readings when `path` is None."""
    batch = BatchId(new_id())
    size, where = _size_and_place(path)
    await db.execute(
        insert(ImportBatchRow).values(
            id=batch,
            person_id=person,
            file_name=name,
            file_path=where,
            file_bytes=size,
            provider=provider,
            state=State.WAITING,
            dry_run=dry_run,
            bytes_done=0,
            bytes_total=size,
            records_read=0,
            samples_new=0,
            samples_duplicate=0,
            rejected=0,
            report={},
            created_at=clock.now(),
        )
    )
    await notify(db, person, "import")
    return batch


def _size_and_place(path: Path | None) -> tuple[int, str | None]:
    return (path.stat().st_size, str(path.resolve())) if path else (0, None)


async def file_of(db: AsyncSession, batch: BatchId) -> tuple[Path, bool]:
    """Where the file of an arrival lies, and whether it is only to be looked at.

    Raises:
        NoSuchImportError: there is no such arrival, or it has no file.
    """
    query = select(ImportBatchRow.file_path, ImportBatchRow.dry_run).where(col(ImportBatchRow.id) == batch)
    found = (await db.execute(query)).first()
    if found is None or found[0] is None:
        raise NoSuchImportError
    return Path(found[0]), found[1]


async def lock(db: AsyncSession, person: PersonId) -> None:
    """Wait until no other arrival of the person is being stored; held until this transaction ends."""
    await db.execute(text("select pg_advisory_xact_lock(hashtextextended(:p, 0))"), {"p": str(person)})


class ArrivingError(ConflictError):
    """Something is being imported just now. Try again when it is done; nothing was changed."""


async def has_lock(db: AsyncSession, person: PersonId) -> bool:
    """The same lock, for who does not wait; whether it is held now."""
    query = text("select pg_try_advisory_xact_lock(hashtextextended(:p, 0))")
    return bool(await db.scalar(query, {"p": str(person)}))


async def hold(db: AsyncSession, batch: BatchId) -> None:
    """Show for as long as this transaction lives that somebody reads an arrival; taken before `start`."""
    await db.execute(text(f"select pg_advisory_xact_lock({LOCK})"), {"id": str(batch)})


async def is_done(db: AsyncSession, batch: BatchId) -> bool:
    """Whether all of an arrival is stored. Asked without a lock, unlike `import_status`."""
    query = select(ImportBatchRow.state).where(col(ImportBatchRow.id) == batch)
    return await db.scalar(query) == State.DONE


async def note_digest(person: PersonId, batch: BatchId, sha256: bytes) -> None:
    """Say by which bytes the file of an arrival is known again."""
    async with as_worker(person, Purpose.SHOW) as db:
        await _set(db, person, batch, sha256=sha256)


async def start(person: PersonId, batch: BatchId, provider: str) -> None:
    """Say that an arrival is being read, and that those whose reader died are not."""
    async with as_worker(person, Purpose.SHOW) as db:
        await settle(db)
        values = {"state": State.READING, "provider": provider, "started_at": clock.now(), "problem": None}
        await _set(db, person, batch, **values, finished_at=None, bytes_done=0, records_read=0)


async def note(person: PersonId, batch: BatchId, progress: Progress) -> None:
    """Say how far an arrival is."""
    async with as_worker(person, Purpose.SHOW) as db:
        await _set(
            db,
            person,
            batch,
            bytes_done=progress.done_bytes,
            bytes_total=progress.total_bytes,
            records_read=progress.records_read,
        )


async def move(person: PersonId, batch: BatchId, state: State) -> None:
    """Say where an arrival stands."""
    async with as_worker(person, Purpose.SHOW) as db:
        await _set(db, person, batch, state=state)


async def close(db: AsyncSession, person: PersonId, batch: BatchId, state: State) -> None:
    """Say in this transaction that an arrival has come to an end."""
    await _set(db, person, batch, state=state, finished_at=clock.now())


async def finish(
    db: AsyncSession, person: PersonId, batch: BatchId, recorded: Recorded, state: State
) -> None:
    """Write the report of an arrival, in this transaction."""
    report = {
        "refusals": [asdict(refusal) for refusal in recorded.refusals],
        "arrived": [asdict(arrived) for arrived in recorded.arrived],
        "recognised": list(recorded.recognised),
        # Only of what was looked at: what an import stored must be gone when it is undone.
        "first": [asdict(each) for each in recorded.first] if state is State.PREVIEWED else [],
    }
    await _set(
        db,
        person,
        batch,
        state=state,
        records_read=recorded.records_read,
        samples_new=recorded.new,
        samples_duplicate=recorded.duplicate,
        rejected=recorded.rejected,
        report=report,
        bytes_done=col(ImportBatchRow.bytes_total),
        finished_at=clock.now(),
    )


async def _set(db: AsyncSession, person: PersonId, batch: BatchId, **values: Any) -> None:
    await db.execute(update(ImportBatchRow).where(col(ImportBatchRow.id) == batch).values(**values))
    await notify(db, person, "import")


class Failing:
    """A block whose failure the arrival tells: the sentence of our own errors, a plain one for anything
    else.

    Where the database died after it had stored everything and before it could say so, nothing failed.
    """

    def __init__(
        self, person: PersonId, batch: BatchId, provider: str = "", aim: Outcome | None = None
    ) -> None:
        """Of which arrival; and, to be counted, of which provider, and what it comes to if nothing fails."""
        self._person, self._batch = person, batch
        self._provider = provider
        self._aim: Outcome | None = aim

    async def __aenter__(self) -> None:
        """Count that it begins."""
        if self._aim:
            imported(self._provider, "begun")

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Tell it; the error goes on."""
        if error is None:
            if self._aim:
                imported(self._provider, self._aim)
            return
        imported(self._provider, "failed")
        problem = error.message if isinstance(error, HealthVaultError) else _BROKE
        if isinstance(error, CancelledError | KeyboardInterrupt):
            problem = INTERRUPTED  # Unless the queue starts it again.
        async with as_worker(self._person, Purpose.SHOW) as db:
            await db.execute(
                update(ImportBatchRow)
                .where(col(ImportBatchRow.id) == self._batch, col(ImportBatchRow.state).not_in(_ENDED))
                .values(state=State.FAILED, problem=problem, finished_at=clock.now())
            )
            await notify(db, self._person, "import")
