"""A file on its way in: written to a private place as it comes, and handed to the worker when it is whole."""

import asyncio
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import HealthVaultError, InvalidInputError
from healthvault.core.ids import BatchId, PersonId, SessionId, new_id
from healthvault.core.live import notify
from healthvault.ingest.history import settle
from healthvault.ingest.status import State
from healthvault.ingest.tables import ImportBatchRow
from healthvault.ingest.tasks import UPLOADS, read_arrival

_TOLD_EVERY_S = 0.5
_AT_ONCE = 1 << 20
_MOST_WAITING = 5
_SPARE_BYTES = 1 << 30
"""What must stay free on the disk: the vault itself needs room for what it reads."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""No room on the disk, none left of a quota, or a file larger than files may be."""
_MOVING = (State.RECEIVING, State.WAITING, State.READING, State.RESOLVING)


class TooLargeError(InvalidInputError):
    """This file is larger than this Health Vault takes."""


class NoRoomError(InvalidInputError):
    """There is not enough room on the disk for this file."""


class TooManyWaitingError(HealthVaultError):
    """Five files are waiting already. Send the next when one is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends a file, through which session."""

    session: SessionId
    person: PersonId


class Receiving:
    """A file that is being received; leaving the block without `complete` leaves nothing behind."""

    def __init__(self, sender: Sender, name: str, declared_bytes: int | None) -> None:
        self.id = BatchId(new_id())
        self._sender = sender
        self._name = name.replace("\x00", "").replace("\\", "/").rpartition("/")[2].strip()[:200] or "a file"
        self._declared_bytes = declared_bytes
        self._path = _uploads() / f"{sender.person}.{self.id}"
        self._file: BinaryIO | None = None
        self._waiting = bytearray()
        self._bytes = 0
        self._told_at_s = 0.0
        self._is_complete = False

    async def __aenter__(self) -> Self:
        """Open the place and the row that shows it.

        Raises:
            TooLargeError: it says itself that it is too large.
            NoRoomError: the disk is too full.
            TooManyWaitingError: enough are waiting.
        """
        async with as_person(self._sender.session, Purpose.SHOW) as db:
            waiting = await self._add_row(db)
        try:
            self._check(waiting)
        except HealthVaultError as error:
            await _put_away(self._sender.person, self.id, error.message)
            raise
        self._file = _private(self._path)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._told_at_s = asyncio.get_running_loop().time()
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Let go of the file; take away what is not whole, and tell the reason when it is ours."""
        if self._file is not None:
            self._file.close()
        if self._is_complete:
            return
        self._path.unlink(missing_ok=True)
        # A connection that is lost cancels this task; taking the row away must not be cancelled with it.
        problem = error.message if isinstance(error, HealthVaultError) else None
        await asyncio.shield(_put_away(self._sender.person, self.id, problem))

    async def write(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            TooLargeError: more came than is taken.
        """
        self._bytes += len(piece)
        if self._bytes > settings().max_upload_bytes:
            raise TooLargeError
        self._waiting += piece
        if len(self._waiting) >= _AT_ONCE:
            await self._flush()
        now_s = asyncio.get_running_loop().time()
        if now_s - self._told_at_s >= _TOLD_EVERY_S:
            self._told_at_s = now_s
            await self._tell()

    async def complete(self, *, dry_run: bool) -> None:
        """The file is whole: hand it to the worker."""
        await self._flush()
        async with as_person(self._sender.session, Purpose.SHOW) as db:
            await db.execute(
                self._row().values(
                    state=State.WAITING,
                    dry_run=dry_run,
                    file_path=str(self._path),
                    file_bytes=self._bytes,
                    bytes_done=0,
                    bytes_total=self._bytes,
                )
            )
            await read_arrival.enqueue(db, self._sender.person, batch=self.id)
            await notify(db, self._sender.person, "import")
        self._is_complete = True

    async def _flush(self) -> None:
        piece, self._waiting = bytes(self._waiting), bytearray()
        if self._file is None:
            return
        try:
            if piece:
                await asyncio.to_thread(self._file.write, piece)
            self._file.flush()
        except OSError as error:
            if error.errno in _FULL:
                raise NoRoomError from None
            raise

    async def _tell(self) -> None:
        async with as_person(self._sender.session, Purpose.SHOW) as db:
            await db.execute(self._row().values(bytes_done=self._bytes))
            await notify(db, self._sender.person, "import")

    def _row(self):  # noqa: ANN202  The type of an update is SQLAlchemy's own.
        return update(ImportBatchRow).where(col(ImportBatchRow.id) == self.id)

    def _check(self, waiting: int) -> None:
        if waiting >= _MOST_WAITING:
            raise TooManyWaitingError
        if (self._declared_bytes or 0) > settings().max_upload_bytes:
            raise TooLargeError
        if shutil.disk_usage(self._path.parent).free < (self._declared_bytes or 0) + _SPARE_BYTES:
            raise NoRoomError

    async def _add_row(self, db: AsyncSession) -> int:
        """Add the row that shows it; how many others are on their way."""
        await settle(db)
        moving = select(func.count()).where(col(ImportBatchRow.state).in_(_MOVING))
        waiting = await db.scalar(moving) or 0
        await db.execute(
            insert(ImportBatchRow).values(
                id=self.id,
                person_id=self._sender.person,
                provider="",
                file_name=self._name,
                file_bytes=self._declared_bytes or 0,
                state=State.RECEIVING,
                dry_run=False,
                bytes_done=0,
                bytes_total=self._declared_bytes or 0,
                records_read=0,
                samples_new=0,
                samples_duplicate=0,
                rejected=0,
                report={},
                created_at=clock.now(),
            )
        )
        await notify(db, self._sender.person, "import")
        return waiting


def forget_files(person: PersonId) -> None:
    """Delete every file of a person that waits."""
    for path in _uploads().glob(f"{person}.*"):
        path.unlink(missing_ok=True)


async def clear_interrupted() -> None:
    """Take away what a process that died was receiving; a file that still is being received is locked."""
    for path, person, batch in _lying():
        if _is_abandoned(path):
            await _put_away(person, batch, None)


def _lying() -> Iterator[tuple[Path, PersonId, BatchId]]:
    for path in _uploads().iterdir():
        person, _, batch = path.name.partition(".")
        try:
            yield path, PersonId(UUID(person)), BatchId(UUID(batch))
        except ValueError:
            continue


def _is_abandoned(path: Path) -> bool:
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


async def _put_away(person: PersonId, batch: BatchId, problem: str | None) -> None:
    """Delete the row of an arrival that never came whole, or leave it to tell the reason."""
    receiving = (col(ImportBatchRow.id) == batch, col(ImportBatchRow.state) == State.RECEIVING)
    async with as_worker(person, Purpose.SHOW) as db:
        if problem is None:
            await db.execute(delete(ImportBatchRow).where(*receiving))
            if await db.scalar(select(col(ImportBatchRow.id)).where(col(ImportBatchRow.id) == batch)) is None:
                (_uploads() / f"{person}.{batch}").unlink(missing_ok=True)
        else:
            told = {"state": State.FAILED, "problem": problem, "finished_at": clock.now()}
            await db.execute(update(ImportBatchRow).where(*receiving).values(**told))
        await notify(db, person, "import")


def _uploads() -> Path:
    folder = settings().home / UPLOADS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600), "wb")
