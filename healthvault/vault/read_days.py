"""Days, hours, the latest reading, and what there is at all."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import DAY_MS, MINUTE_MS, epoch_ms
from healthvault.metrics.metric import Daily
from healthvault.vault.ask import ask
from healthvault.vault.chunks import FLOAT8, INT4, prepare
from healthvault.vault.streams import source_names
from healthvault.vault.values import DayValue, HourValue, KnownMetric, Reading

_DAYS = b"""select metric, day, value, low, high, n, lineage ->> 'by' from hv.day_value
where metric = any(%s) and day between %s and %s order by metric, day"""
_HOURS = b"""select day, minute, value, low, high, n from hv.hour_value
where metric = %s and day between %s and %s order by day"""
_PURPOSES = b"""select metric, bit_and(purposes) from hv.day_value
where metric = any(%s) and day between %s and %s group by metric"""
_LATEST = b"""
select k.metric, c.value, c.at, c.offset_min, s.app
from (select distinct metric from hv.known_metric) k
cross join lateral (
  select offset_min, stream_id, value[cardinality(value)] as value,
         (day::timestamp at time zone 'UTC') + start_ms[cardinality(start_ms)] * interval '1 millisecond'
           - offset_min * interval '1 minute' as at
  from hv.sample_chunk where metric = k.metric order by day desc, at desc limit 1) c
join hv.stream s on s.id = c.stream_id"""
_KNOWN = b"""
select metric, min(first_day), max(last_day), sum(day_count)::int
from hv.known_metric group by metric order by metric"""
_ANYTHING = b"""
select exists (select from hv.known_metric) or exists (select from hv.workout) or exists (
  select from hv.entry_version v where v.kind = 'note' and not v.is_gone and not exists (
    select from hv.entry_version later where later.entry_id = v.entry_id and later.n > v.n))"""


async def days(
    db: AsyncSession, metrics: Sequence[str], first: date, last: date
) -> dict[str, list[DayValue]]:
    """The resolved days of some metrics from `first` to `last`, both included, ascending.

    Every metric asked for is a key; a day without a measurement is in no list.
    """
    names = await source_names(db)
    answer: dict[str, list[DayValue]] = {metric: [] for metric in metrics}
    sources: dict[str, tuple[str, ...]] = {}
    for metric, day, value, low, high, n, by in await ask(db, _DAYS, (list(metrics), first, last)):
        if by not in sources:
            sources[by] = tuple(names[int(stream)] for stream in by.split(",") if stream)
        answer[metric].append(DayValue(day, value, low, high, n, sources[by]))
    return answer


async def purposes(db: AsyncSession, metrics: Sequence[str], first: date, last: date) -> dict[str, int]:
    """For what all days of each metric together may be used, as a mask; see `Purpose.bit`.

    A metric without a day from `first` to `last`, both included, is absent.
    """
    return dict(await ask(db, _PURPOSES, (list(metrics), first, last)))


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
    return _told(*_merged(at_ms, columns, adds_up=METRICS[metric].daily is Daily.SUM))


def _numbers(pieces: Sequence[bytes], kind: np.dtype) -> NDArray[np.float64]:
    return np.frombuffer(b"".join(pieces), kind)["number"].astype(np.float64)


def _merged(
    at_ms: NDArray[np.float64], columns: Sequence[NDArray[np.float64]], *, adds_up: bool
) -> tuple[NDArray[np.float64], Sequence[NDArray[np.float64]]]:
    """Hours in order; one that two local days share, on a journey, is told once."""
    if np.all(np.diff(at_ms) > 0):
        return at_ms, columns
    order = np.argsort(at_ms, kind="stable")
    value, low, high, n = (column[order] for column in columns)
    at_ms, begin = np.unique(at_ms[order], return_index=True)
    count = np.add.reduceat(n, begin)
    if adds_up:
        value = np.add.reduceat(value, begin)
        return at_ms, (value, value, value, count)
    value = np.add.reduceat(value * n, begin) / count
    return at_ms, (value, np.minimum.reduceat(low, begin), np.maximum.reduceat(high, begin), count)


def _told(at_ms: NDArray[np.float64], columns: Sequence[NDArray[np.float64]]) -> list[HourValue]:
    return [
        HourValue(datetime.fromtimestamp(at_s, UTC), value, low, high, int(n))
        for at_s, value, low, high, n in zip(*(c.tolist() for c in (at_ms / 1000, *columns)), strict=True)
    ]


async def latest(db: AsyncSession) -> dict[str, Reading]:
    """The last reading of every metric that has any, whoever measured it."""
    return {
        metric: Reading(metric=metric, value=value, at=at, offset_min=offset, source=source)
        for metric, value, at, offset, source in await ask(db, _LATEST)
    }


async def has_anything(db: AsyncSession) -> bool:
    """Whether the person has a day of any metric, a workout, or a note that stands."""
    return (await ask(db, _ANYTHING))[0][0]


async def known_metrics(db: AsyncSession) -> list[KnownMetric]:
    """The metrics of which there is at least one day, and over which days."""
    return [
        KnownMetric(metric=metric, first_day=first, last_day=last, day_count=count)
        for metric, first, last, count in await ask(db, _KNOWN)
    ]
