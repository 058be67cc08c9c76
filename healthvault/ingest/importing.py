"""A file becomes part of the vault, whole or not at all; and an arrival can be taken back."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.zones import zones_of
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import ConflictError
from healthvault.core.ids import BatchId, PersonId
from healthvault.core.keys import keys_of
from healthvault.core.telemetry import Outcome, imported
from healthvault.ingest import batches
from healthvault.ingest.afterwards import vault_changed
from healthvault.ingest.batches import Failing
from healthvault.ingest.history import import_status
from healthvault.ingest.payloads import forget_payloads
from healthvault.ingest.profile import empty_profile, fill_profile
from healthvault.ingest.record import Recorded, record
from healthvault.ingest.status import ImportStatus, State
from healthvault.metrics.sample import Progress
from healthvault.providers.provider import Arrival
from healthvault.providers.registry import provider_for
from healthvault.vault.resolve import resolve
from healthvault.vault.routes import withdraw_routes
from healthvault.vault.stream_days import count_streams
from healthvault.vault.withdraw import withdraw

OnProgress = Callable[[Progress], Awaitable[None]]
_AT_MOST_EVERY_S = 0.5


class NotUndoableError(ConflictError):
    """Only an import that is finished can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What came of an arrival, and how long it took in seconds."""

    status: ImportStatus
    seconds: float


async def import_file(
    person: PersonId,
    path: Path,
    *,
    name: str = "",
    dry_run: bool = False,
    on_progress: OnProgress | None = None,
) -> Receipt:
    """Read a file into the vault, or only say what it would add.

    Args:
        person: Whose readings they are.
        path: The file; what it is, its bytes tell.
        name: What the person calls it; the path's last part unless told.
        dry_run: Look, store nothing.
        on_progress: Told how far it is, as often as the parser says so.

    Returns:
        What came of it.

    Raises:
        InvalidInputError: the file cannot be read; the vault is as it was.
    """
    provider_for(path)
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await batches.open_batch(db, person, name or path.name, path, dry_run=dry_run)
    return await import_batch(person, batch, on_progress=on_progress)


async def import_batch(person: PersonId, batch: BatchId, *, on_progress: OnProgress | None = None) -> Receipt:
    """Read the file of an arrival that waits; running it again after a crash gives the same result.

    Raises:
        InvalidInputError: the file cannot be read; the arrival says why, the vault is as it was.
        NoSuchImportError: there is no such arrival.
    """
    async with as_worker(person, Purpose.SHOW) as db:
        path, dry_run = await batches.file_of(db, batch)
        zones = await zones_of(db)
    async with Failing(person, batch):
        provider = provider_for(path)
    await batches.note_digest(person, batch, await asyncio.to_thread(_digest, path))
    arrivals = provider.read(path, zones)
    return await import_arrivals(
        person, batch, provider.slug, arrivals, dry_run=dry_run, on_progress=on_progress
    )


async def import_arrivals(
    person: PersonId,
    batch: BatchId,
    provider: str,
    arrivals: Iterable[Arrival],
    *,
    dry_run: bool = False,
    on_progress: OnProgress | None = None,
) -> Receipt:
    """Store what a source hands over, in one transaction, and make the touched days again.

    Args:
        person: Whose readings they are.
        batch: The open arrival they belong to.
        provider: The source's slug.
        arrivals: Read in a thread of their own.
        dry_run: Look, store nothing.
        on_progress: Told how far it is.

    Returns:
        What came of it.

    Raises:
        InvalidInputError: nothing of the source can be trusted; the vault is as it was.
    """
    began_s = asyncio.get_running_loop().time()
    tell = _Reporter(person, batch, on_progress).tell
    async with as_worker(person, Purpose.SHOW) as db:
        # The first key's line holds the end of the log until it commits, which a long import must not.
        await keys_of(db, person)
    aim: Outcome = "looked_at" if dry_run else "finished"
    async with Failing(person, batch, provider, aim), as_worker(person, Purpose.SHOW) as db:
        await batches.hold(db, batch)
        # Whoever held it before may have stored it, and was taken for dead.
        if not await batches.is_done(db, batch):
            await batches.start(person, batch, provider)
            await batches.lock(db, person)
            await _store(db, person, batch, arrivals, provider=provider, tell=tell, dry_run=dry_run)
    async with as_worker(person, Purpose.SHOW) as db:
        status = await import_status(db, batch)
    return Receipt(status=status, seconds=asyncio.get_running_loop().time() - began_s)


async def _store(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    arrivals: Iterable[Arrival],
    *,
    provider: str,
    tell: OnProgress,
    dry_run: bool,
) -> None:
    if dry_run:
        async with db.begin_nested() as preview:
            recorded = await record(db, person, batch, arrivals, on_progress=tell)
            await preview.rollback()
        await batches.finish(db, person, batch, recorded, State.PREVIEWED)
        return
    await take_in(db, person, batch, arrivals, provider=provider, tell=tell)


async def take_in(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    arrivals: Iterable[Arrival],
    *,
    provider: str,
    tell: OnProgress | None = None,
) -> Recorded:
    """Store what a source hands over in the transaction of `db`, which holds the person's lock.

    Raises:
        InvalidInputError: nothing of the source can be trusted; the transaction is to be given up.
    """
    # What is whole is resolved while the parser reads on in its thread.
    whole = partial(resolve, db, person)
    recorded = await record(db, person, batch, arrivals, on_progress=tell, on_whole=whole)
    await _keep(db, person, batch, recorded)
    await note(db, Deed.IMPORT, person, source=provider, new=str(recorded.new))
    return recorded


async def _keep(db: AsyncSession, person: PersonId, batch: BatchId, recorded: Recorded) -> None:
    await batches.move(person, batch, State.RESOLVING)
    await resolve(db, person, recorded.touched)
    await count_streams(db, recorded.days)
    await fill_profile(db, person, batch, recorded.profile)
    await batches.finish(db, person, batch, recorded, State.DONE)
    await vault_changed(db, person)


async def undo(person: PersonId, batch: BatchId) -> None:
    """Take back what an arrival stored; what later ones told too stays, and the days are made again.

    Raises:
        NoSuchImportError: there is no such arrival.
        NotUndoableError: it is not finished, or undone already.
    """
    async with as_worker(person, Purpose.SHOW) as db:
        await batches.lock(db, person)
        provider = await give_back(db, person, batch)
    imported(provider, "undone")


async def give_back(db: AsyncSession, person: PersonId, batch: BatchId) -> str:
    """Take back what an arrival stored in the transaction of `db`, which holds the person's lock; by whom it
    came.

    Raises:
        NoSuchImportError: there is no such arrival.
        NotUndoableError: it is not finished, or undone already.
    """
    status = await import_status(db, batch)
    if status.state is not State.DONE:
        raise NotUndoableError
    touched = await withdraw(db, person, batch)
    await withdraw_routes(db, person, batch)
    await forget_payloads(db, person, batch)
    await empty_profile(db, person, batch)
    await resolve(db, person, touched)
    await count_streams(db, touched.days)
    await batches.close(db, person, batch, State.UNDONE)
    await note(db, Deed.UNDO, person, source=status.provider)
    await vault_changed(db, person)
    return status.provider


def _digest(path: Path) -> bytes:
    """The SHA-256 of a file, by which the same file is known again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


class _Reporter:
    """Writes progress where others see it, at most twice a second, outside the arrival's own transaction."""

    def __init__(self, person: PersonId, batch: BatchId, also: OnProgress | None) -> None:
        self._person, self._batch, self._also = person, batch, also
        self._next_s = 0.0

    async def tell(self, progress: Progress) -> None:
        """Pass it on."""
        if self._also is not None:
            await self._also(progress)
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._next_s:
            self._next_s = now_s + _AT_MOST_EVERY_S
            await batches.note(self._person, self._batch, progress)
