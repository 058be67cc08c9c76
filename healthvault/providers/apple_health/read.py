"""The whole export as arrivals, in memory that does not grow with the file."""

from collections.abc import Iterator
from pathlib import Path

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.sample import Progress
from healthvault.metrics.zones import Zones
from healthvault.providers.apple_health import archive, scan, tally
from healthvault.providers.apple_health.beside import Beside
from healthvault.providers.apple_health.blocks import file_blocks, pumped, zip_blocks
from healthvault.providers.apple_health.columns import no_rows
from healthvault.providers.apple_health.harvest import Harvest
from healthvault.providers.apple_health.names import Names, Reading
from healthvault.providers.apple_health.papers import papers
from healthvault.providers.apple_health.prolog import body_start
from healthvault.providers.apple_health.tally import Tally
from healthvault.providers.apple_health.window import LARGEST_ELEMENT_BYTES, Window
from healthvault.providers.provider import Arrival

_PROGRESS_BYTES = 32 << 20
_PADDING = b"\n" * 64
"""The scanner leaves the last few bytes alone; after these nothing is left."""
_AGAIN = "Export your data from Health again and upload the new file."


class EmptyFileError(InvalidInputError):
    """This file is empty."""


class TooDeepError(InvalidInputError):
    """This file is nested deeper than any Health export, so nothing in it was kept."""


class BrokenOffError(InvalidInputError):
    """This export breaks off in the middle, so nothing of it was kept."""

    # Health writes one type after the other: what would be missing is whole metrics, not the last days.


class OldExportError(InvalidInputError):
    """This export was made by an iOS of 2015, whose files are not well-formed. Update the phone and export
    again.
    """


class Export:
    """Reads one export.xml."""

    def __init__(self, zones: Zones, rejected: Tally, total_bytes: int) -> None:
        self.beside = Beside(zones, rejected)
        self._tally, self._total_bytes = rejected, total_bytes
        self._names, self._rows, self._window = Names(), no_rows(), Window()
        self._harvest = Harvest(self._names, rejected)
        self._records = 0
        self._reported_bytes = 0
        self._enough_bytes = 0

    def arrivals(self, blocks: Iterator[bytes]) -> Iterator[Arrival]:
        """Everything in the file, and its progress.

        Raises:
            InvalidInputError: It is no export, or built to do harm, or from before exports were well-formed.
        """
        yield Progress(done_bytes=0, total_bytes=self._total_bytes)
        self._skip_prolog(blocks)
        is_done = False
        while not is_done:
            block = next(blocks, None)
            self._window.append(_PADDING if block is None else block)
            if block is None or self._window.end >= self._enough_bytes:
                is_done = yield from self._scan()
            if block is None:
                break
            yield from self._progress()
        self._finish(blocks, is_done=is_done)
        yield from self._harvest.rest()
        if not self._harvest.readings and self.beside.has_names_with_blanks:
            raise OldExportError
        yield self._progress_at(self._total_bytes)

    def _skip_prolog(self, blocks: Iterator[bytes]) -> None:
        start = None
        while start is None:
            block = next(blocks, None)
            if block:
                self._window.append(block)
            start = body_start(self._window.bytes(0, self._window.end), is_all=block is None)
        self._window.drop(start)

    def _scan(self) -> Iterator[Arrival]:
        """Read what the window holds; returns whether the export has ended."""
        window, first = self._window, 0
        while True:
            rows, spans, used, status = scan.scan(
                window.data, first, window.end, self._rows, self._names.memory
            )
            yield from self._take(rows, spans)
            if status == scan.TOO_DEEP:
                raise TooDeepError
            if status != scan.PAUSE:
                window.drop(used)
                # What is left is the beginning of an element. It is looked at again when there is twice as
                # much of it, so that one of many blocks is not read once a block.
                self._enough_bytes = min(2 * window.end, LARGEST_ELEMENT_BYTES)
                return status == scan.DONE
            first = used

    def _take(self, rows: int, spans: int) -> Iterator[Arrival]:
        """Hand on what one scan found."""
        readings: list[Reading] = []
        for kind, first, last in self._rows.spans[:spans].tolist():
            raw, at_byte = self._window.bytes(first, last), self._window.base + first
            if kind == scan.DAMAGED:
                self.beside.damaged(raw, at_byte)
                continue
            for found in self.beside.element(raw, at_byte):
                if isinstance(found, Reading):
                    readings.append(found)
                else:
                    yield found
        self._harvest.latest_ms = self.beside.latest_ms
        if rows:
            self._records += rows
            yield from self._harvest.add(self._names.scanned(self._rows, rows, self._window.data))
        if readings:
            yield from self._harvest.add(self._names.read(readings))

    def _progress(self) -> Iterator[Progress]:
        if self._window.base - self._reported_bytes >= _PROGRESS_BYTES:
            self._reported_bytes = self._window.base
            yield self._progress_at(min(self._window.base, self._total_bytes))

    def _progress_at(self, done_bytes: int) -> Progress:
        return Progress(
            done_bytes=done_bytes,
            total_bytes=self._total_bytes,
            records_read=self._records + self.beside.records,
        )

    def _finish(self, blocks: Iterator[bytes], *, is_done: bool) -> None:
        """Look at what lies behind the last element, and read the blocks to their end, where they are
        checked.
        """
        window = self._window
        left = window.bytes(0, window.end).strip()
        if not is_done:
            at_byte = window.base + window.end - len(_PADDING)
            records = self._records + self.beside.records
            where = f"breaks off at byte {at_byte:,}, after {records:,} records"
            raise BrokenOffError(f"This export {where}, so nothing of it was kept. {_AGAIN}")
        for block in blocks:
            left = left or block.strip()
        if left:
            self._tally.add(tally.DAMAGED, "text behind the end", example=f"at byte {window.base:,}")


def _zipped(path: Path, zones: Zones, rejected: Tally) -> Iterator[Arrival]:
    with archive.opened(path) as opened:
        archive.check(opened)
        member = archive.main_member(opened)
        export = Export(zones, rejected, member.file_size)
        yield from export.arrivals(pumped(zip_blocks(path, member)))
        yield from papers(opened, export.beside, rejected)


def arrivals(path: Path, zones: Zones) -> Iterator[Arrival]:
    """Everything in an export.zip or a bare export.xml; see `FileProvider`.

    Raises:
        InvalidInputError: Nothing in the file can be trusted; what was yielded before must not be kept.
    """
    rejected = Tally()
    with path.open("rb") as file:
        magic = file.read(len(archive.MAGIC))
    if not magic:
        raise EmptyFileError
    if magic == archive.MAGIC:
        yield from _zipped(path, zones, rejected)
    else:
        export = Export(zones, rejected, path.stat().st_size)
        yield from export.arrivals(pumped(file_blocks(path)))
    yield from rejected.arrivals()
