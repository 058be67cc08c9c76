"""Days, hours, the latest reading, and what there is at all."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import DAY_MS, MINUTE_MS, epoch_ms, instant
from healthvault.metrics.metric import Daily
from healthvault.vault.chunks import FLOAT8, INT4, prepare
from healthvault.vault.streams import source_names
from healthvault.vault.values import DayValue, HourValue, KnownMetric, Reading

_DAYS = b"""select metric, day, value, low, high, n, lineage ->> 'by' from hv.day_value
where metric = any(%s) and day between %s and %s order by metric, day"""
_HOURS = b"""select day, minute, value, low, high, n from hv.hour_value
where metric = %s and day between %s and %s order by day"""
_LATEST = text("""
select k.metric, c.value, c.at, c.offset_min, s.app
from (select distinct metric from hv.known_metric) k
cross join lateral (
  select offset_min, stream_id, value[cardinality(value)] as value,
         (day::timestamp at time zone 'UTC') + start_ms[cardinality(start_ms)] * interval '1 millisecond'
           - offset_min * interval '1 minute' as at
  from hv.sample_chunk where metric = k.metric order by day desc, at desc limit 1) c
join hv.stream s on s.id = c.stream_id""")
_KNOWN = text("""
select metric, min(first_day), max(last_day), sum(day_count)
from hv.known_metric group by metric order by metric""")


async def days(
    db: AsyncSession, metrics: Sequence[str], first: date, last: date
) -> dict[str, list[DayValue]]:
    """The resolved days of some metrics from `first` to `last`, both included, ascending.

    Every metric asked for is a key; a day without a measurement is in no list.
    """
    names = await source_names(db)
    answer: dict[str, list[DayValue]] = {metric: [] for metric in metrics}
    sources: dict[str, tuple[str, ...]] = {}
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.execute(_DAYS, (list(metrics), first, last), binary=True)
        for metric, day, value, low, high, n, by in await cursor.fetchall():
            if by not in sources:
                sources[by] = tuple(names[int(stream)] for stream in by.split(",") if stream)
            answer[metric].append(
                DayValue(day=day, value=value, low=low, high=high, n=n, sources=sources[by])
            )
    return answer


async def hours(db: AsyncSession, metric: str, start_at: datetime, end_at: datetime) -> list[HourValue]:
    """The resolved hours that begin from `start_at` (included) to `end_at` (not), aware, ascending.

    Only metrics whose charts need hours have any; an hour without a measurement is not in the list.
    """
    day = timedelta(days=1)
    async with AsyncCursor(await raw(db)) as cursor:
        prepare(cursor)
        await cursor.execute(
            _HOURS,
            (metric, start_at.astimezone(UTC).date() - day, end_at.astimezone(UTC).date() + day),
            binary=True,
        )
        rows = await cursor.fetchall()
    if not rows:
        return []
    whole, minute, value, low, high, n = zip(*rows, strict=True)
    count = [len(piece) // INT4.itemsize for piece in minute]
    at_ms = np.repeat(np.array(whole, np.int64) * DAY_MS, count) + _numbers(minute, INT4) * MINUTE_MS
    columns = (_numbers(value, FLOAT8), _numbers(low, FLOAT8), _numbers(high, FLOAT8), _numbers(n, INT4))
    there = (at_ms >= epoch_ms(start_at)) & (at_ms < epoch_ms(end_at))
    at_ms, *columns = (column[there] for column in (at_ms, *columns))
    return _merged(at_ms, columns, adds_up=METRICS[metric].daily is Daily.SUM)


def _numbers(pieces: Sequence[bytes], kind: np.dtype) -> NDArray[np.float64]:
    return np.frombuffer(b"".join(pieces), kind)["number"].astype(np.float64)


def _merged(
    at_ms: NDArray[np.float64], columns: Sequence[NDArray[np.float64]], *, adds_up: bool
) -> list[HourValue]:
    """Hours in order; one that two local days share, on a journey, is told once."""
    merged: dict[int, HourValue] = {}
    for at, value, low, high, n in zip(*(c.tolist() for c in (at_ms, *columns)), strict=True):
        one = HourValue(hour_at=instant(int(at)), value=value, low=low, high=high, n=int(n))
        other = merged.get(int(at))
        merged[int(at)] = one if other is None else _together(one, other, adds_up=adds_up)
    return [merged[at] for at in sorted(merged)]


def _together(one: HourValue, other: HourValue, *, adds_up: bool) -> HourValue:
    n = one.n + other.n
    value = one.value + other.value if adds_up else (one.value * one.n + other.value * other.n) / n
    low, high = (value, value) if adds_up else (min(one.low, other.low), max(one.high, other.high))
    return HourValue(hour_at=one.hour_at, value=value, low=low, high=high, n=n)


async def latest(db: AsyncSession) -> dict[str, Reading]:
    """The last reading of every metric that has any, whoever measured it."""
    return {
        metric: Reading(metric=metric, value=value, at=at, offset_min=offset, source=source)
        for metric, value, at, offset, source in await db.execute(_LATEST)
    }


async def known_metrics(db: AsyncSession) -> list[KnownMetric]:
    """The metrics of which there is at least one day, and over which days."""
    return [
        KnownMetric(metric=metric, first_day=first, last_day=last, day_count=count)
        for metric, first, last, count in await db.execute(_KNOWN)
    ]
