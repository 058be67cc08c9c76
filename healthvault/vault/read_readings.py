"""Readings as a line to draw: those that count, so that nothing is drawn twice."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_number, epoch_ms
from healthvault.metrics.metric import Daily
from healthvault.metrics.series import Series, in_order
from healthvault.vault.ask import ask
from healthvault.vault.chunks import Row, chunk_rows, columns
from healthvault.vault.columns import Columns, joined
from healthvault.vault.orders import Orders, by_order, orders
from healthvault.vault.streams import Stream, Streams, streams
from healthvault.vault.sums import sum_days

_ONE_DAY = timedelta(days=1)
_SPOKEN = b"""
select metric, day, lineage ->> 'by' from hv.day_value
where metric = any(%s) and day between %s and %s"""
Spoken = dict[tuple[str, int], frozenset[int]]
_NOBODY: frozenset[int] = frozenset()


async def readings(db: AsyncSession, metric: str, start_at: datetime, end_at: datetime) -> Series:
    """The readings that count from `start_at` (included) to `end_at` (not), aware; may be empty.

    Of instants those of the stream that speaks for its day. Of amounts what counts of each, and nothing of
    what another stream covers.
    """
    return (await readings_of(db, [metric], start_at, end_at))[metric]


async def readings_of(
    db: AsyncSession, metrics: Sequence[str], start_at: datetime, end_at: datetime
) -> dict[str, Series]:
    """The `readings` of several metrics at once; a metric without any has an empty series."""
    first, last = start_at.astimezone(UTC).date() - _ONE_DAY, end_at.astimezone(UTC).date() + _ONE_DAY
    rows = await chunk_rows(db, "metric = any(%s) and day between %s and %s", (list(metrics), first, last))
    known, chosen = await streams(db), await orders(db)
    spoken = await _spoken(db, metrics, first, last + _ONE_DAY)
    found = {}
    for metric in metrics:
        counting = _counting(metric, [row for row in rows if row[0] == metric], spoken, known, chosen)
        inside = (counting.start_ms >= epoch_ms(start_at)) & (counting.start_ms < epoch_ms(end_at))
        found[metric] = _series(metric, counting.only(inside))
    return found


async def day_readings(db: AsyncSession, day: date) -> dict[str, Series]:
    """The readings that count of every metric on one local day; a metric without any is no key.

    Sleep stages are not among them: they belong to nights.
    """
    rows = await chunk_rows(db, "day = %s", (day,))
    known, chosen = await streams(db), await orders(db)
    by_metric: dict[str, list[Row]] = {}
    for row in rows:
        if METRICS[row[0]].daily is not Daily.NIGHT:
            by_metric.setdefault(row[0], []).append(row)
    spoken = await _spoken(db, list(by_metric), day, day + _ONE_DAY)
    counting = {
        metric: _counting(metric, chunks, spoken, known, chosen) for metric, chunks in by_metric.items()
    }
    return {metric: _series(metric, there) for metric, there in counting.items() if len(there)}


async def _spoken(db: AsyncSession, metrics: Sequence[str], first: date, last: date) -> Spoken:
    """The streams that count, by metric and day."""
    return {
        (metric, day_number(day)): frozenset(int(stream) for stream in by.split(",") if stream)
        for metric, day, by in await ask(db, _SPOKEN, (list(metrics), first, last))
    }


def _counting(metric: str, rows: Sequence[Row], spoken: Spoken, known: Streams, chosen: Orders) -> Columns:
    """The readings of some chunks that count, amounts reduced to what counts of them."""
    if METRICS[metric].daily is not Daily.SUM:
        if METRICS[metric].of_night:
            told = columns(rows).at_end()
            return told.only(_speaks(metric, told, spoken))
        # A chunk is of one stream and one day, so that it counts as a whole or not at all.
        return columns([row for row in rows if row[1] in spoken.get((metric, row[2]), _NOBODY)])
    there = columns(rows)
    if len(np.unique(there.stream)) <= 1:
        return there
    return joined([_counted(part, ranking) for part, ranking in by_order(metric, there, known, chosen)])


def _counted(there: Columns, ranking: Sequence[Stream]) -> Columns:
    """Amounts, reduced to what counts of each."""
    _, counted = sum_days(there, ranking)
    some = counted > 0
    part = there.only(some)
    return Columns(
        stream=part.stream,
        start_ms=part.start_ms,
        duration_ms=part.duration_ms,
        value=counted[some],
        offset_min=part.offset_min,
    )


def _speaks(metric: str, there: Columns, spoken: Spoken) -> NDArray[np.bool_]:
    """Which readings are of a stream that speaks for its day."""
    day = there.day
    pairs, which = np.unique((day << 32) | there.stream, return_inverse=True)
    speaks = [(pair & 0xFFFFFFFF) in spoken.get((metric, pair >> 32), _NOBODY) for pair in pairs.tolist()]
    return np.array(speaks, np.bool_)[which]


def _series(metric: str, there: Columns) -> Series:
    if METRICS[metric].daily is not Daily.SUM:
        lasts = bool(there.duration_ms.any())
        return in_order(metric, there.start_ms, there.value, there.duration_ms if lasts else None)
    # Amounts that begin together are one amount: a series has one value an instant.
    at_ms, which = np.unique(there.start_ms, return_inverse=True)
    value, duration_ms = np.zeros(len(at_ms)), np.zeros(len(at_ms), np.int64)
    np.add.at(value, which, there.value)
    np.maximum.at(duration_ms, which, there.duration_ms)
    return Series(metric=metric, at_ms=at_ms, value=value, duration_ms=duration_ms)
