"""What the clock on the wall said: the offsets under which readings were taken, as time went on."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.day import DAY_MS, MINUTE_MS, day_number, epoch_ms, instant
from healthvault.vault.ask import ask
from healthvault.vault.values import Clock

_AROUND = timedelta(days=2)
"""A local date begins up to 14 hours from UTC's, and a clock is known by what was measured a day before."""
_TOLD_BY = ["heart_rate", "steps"]
"""What a device tells all day long, so that a change of its clock is seen soon."""
_CHUNKS = b"""
select stream_id, day, offset_min, start_ms[1], start_ms[cardinality(start_ms)], cardinality(start_ms)
from hv.sample_chunk where metric = any(%s) and day between %s and %s and cardinality(start_ms) > 0"""


async def clocks(db: AsyncSession, start_at: datetime, end_at: datetime) -> list[Clock]:
    """The clocks that one device was under around the time from `start_at` to `end_at`, aware; in time.

    It is the device that told most of those days; what others told under another offset is not asked. Empty
    when nothing was told.
    """
    first, last = (at.astimezone(UTC).date() for at in (start_at - _AROUND, end_at + _AROUND))
    rows = sorted(await ask(db, _CHUNKS, (_TOLD_BY, first, last)), key=itemgetter(0))
    told = [list(chunks) for _, chunks in groupby(rows, key=itemgetter(0))]
    most = max(told, key=lambda chunks: sum(chunk[5] for chunk in chunks), default=[])
    low_ms, high_ms = epoch_ms(start_at - _AROUND), epoch_ms(end_at + _AROUND)
    pieces = []
    for _, day, offset_min, begin_ms, end_ms, _ in most:
        midnight_ms = day_number(day) * DAY_MS - offset_min * MINUTE_MS
        if midnight_ms + end_ms >= low_ms and midnight_ms + begin_ms <= high_ms:
            piece = Clock(
                first_at=instant(midnight_ms + begin_ms),
                last_at=instant(midnight_ms + end_ms),
                offset_min=offset_min,
            )
            pieces.append(piece)
    return _joined(sorted(pieces, key=attrgetter("first_at", "last_at")))


def _joined(pieces: Iterable[Clock]) -> list[Clock]:
    """Pieces of one offset become one; a piece within the time of another offset is no change of place."""
    runs: list[Clock] = []
    for piece in pieces:
        before = runs[-1] if runs else None
        if before is None or (piece.offset_min != before.offset_min and piece.first_at >= before.last_at):
            runs.append(piece)
        elif piece.offset_min == before.offset_min:
            last_at = max(before.last_at, piece.last_at)
            runs[-1] = Clock(first_at=before.first_at, last_at=last_at, offset_min=before.offset_min)
    return runs
