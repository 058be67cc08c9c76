"""The bytes of the export in order: inflated in a thread of its own, which leaves the interpreter free."""

import queue
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from zlib_ng import zlib_ng

from healthvault.providers.apple_health.archive import (
    BrokenPromiseError,
    DamagedZipError,
    ZipBombError,
    too_large,
)

BLOCK_BYTES = 4 << 20
_READ_BYTES = 256 << 10
_WAITING_BLOCKS = 3
_LOCAL_HEADER_BYTES = 30
_PATIENCE_S = 0.1


def _packed(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes as they lie in the zip."""
    with path.open("rb") as file:
        file.seek(member.header_offset)
        header = file.read(_LOCAL_HEADER_BYTES)
        if len(header) < _LOCAL_HEADER_BYTES or header[:4] != b"PK\x03\x04":
            raise DamagedZipError
        file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
        left = member.compress_size
        while left:
            piece = file.read(min(_READ_BYTES, left))
            if not piece:
                raise DamagedZipError
            left -= len(piece)
            yield piece


def _unpacked(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes inflated, in pieces of at most BLOCK_BYTES."""
    if member.compress_type == zipfile.ZIP_STORED:
        yield from _packed(path, member)
        return
    inflater = zlib_ng.decompressobj(-15)
    try:
        for piece in _packed(path, member):
            rest = piece
            while rest:
                yield inflater.decompress(rest, BLOCK_BYTES)
                rest = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib_ng.error as damage:  # pyright: ignore[reportGeneralTypeIssues]  Its stubs lack the base class.
        raise DamagedZipError from damage
    if not inflater.eof:
        raise DamagedZipError


def _gathered(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in blocks of about BLOCK_BYTES."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= BLOCK_BYTES:
            yield b"".join(waiting)
            waiting, size = [], 0
    if size:
        yield b"".join(waiting)


def zip_blocks(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member inflated, while its size and checksum are held against the zip's list of contents.

    Raises:
        ZipBombError: It grows beyond reason.
        BrokenPromiseError: Its size or checksum is not the promised one.
        DamagedZipError: It cannot be inflated to its end.
    """
    size, checksum = 0, 0
    for block in _gathered(_unpacked(path, member)):
        size += len(block)
        if too_large(size, member.compress_size):
            raise ZipBombError
        if size > member.file_size:
            raise BrokenPromiseError
        checksum = zlib_ng.crc32(block, checksum)
        yield block
    if size != member.file_size or checksum != member.CRC:
        raise BrokenPromiseError


def file_blocks(path: Path) -> Iterator[bytes]:
    """The bytes of a bare export.xml."""
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            yield block


class _Pump:
    """Moves blocks from an iterator that runs in a thread to one that runs in the caller."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._waiting: queue.Queue[bytes | BaseException | None] = queue.Queue(_WAITING_BLOCKS)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="inflate", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        last: BaseException | None = None
        try:
            for block in self._blocks:
                if not self._put(block):
                    return
        except BaseException as error:  # noqa: BLE001  Raised again in the thread that reads.
            last = error
        self._put(last)

    def _put(self, item: bytes | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._waiting.put(item, timeout=_PATIENCE_S)
            except queue.Full:
                continue
            return True
        return False

    def __iter__(self) -> Iterator[bytes]:
        while (item := self._waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item

    def close(self) -> None:
        """Stop the thread, whether or not everything was read."""
        self._stopped.set()
        self._thread.join()


def pumped(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same blocks, made ready ahead of the reader in a thread that ends with this iterator."""
    with closing(_Pump(blocks)) as pump:
        yield from pump
