"""From streams to days: made again from the readings whenever these change, and only where they did."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.vault.chunks import dates, windows
from healthvault.vault.columns import Columns, joined, nothing
from healthvault.vault.copying import JSONB_VERSION, PG_EPOCH_DAY, Stage, array, rows, store, text
from healthvault.vault.hours import HOURLY, mean_hours, sum_hours
from healthvault.vault.instants import instant_days
from healthvault.vault.priority import RULE_SET, ranked
from healthvault.vault.streams import Streams, streams
from healthvault.vault.sums import sum_days
from healthvault.vault.table import Days, Hours

_READINGS_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What changed: local days since 1970-01-01, ascending, of each metric and of workouts."""

    readings: Mapping[str, NDArray[np.int64]] = field(default_factory=dict[str, NDArray[np.int64]])
    workouts: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))


async def resolve(db: AsyncSession, person: PersonId, touched: Touched) -> None:
    """Make the touched days again, in the transaction of `db`, which may write for the person."""
    known = await streams(db)
    for metric, days in touched.readings.items():
        if METRICS[metric].of_night:
            await _resolve_days(db, person, metric, np.union1d(days, days + 1), known)
        elif METRICS[metric].daily is not Daily.NIGHT:
            await _resolve_days(db, person, metric, days, known)


async def _resolve_days(
    db: AsyncSession, person: PersonId, metric: str, days: NDArray[np.int64], known: Streams
) -> None:
    await _forget(db, metric, days)
    told = _of_nights(db, metric, days) if METRICS[metric].of_night else _of_days(db, metric, days)
    async for readings in told:
        table, hours = _resolved(metric, readings, known)
        await _store_days(db, person, metric, table)
        if hours is not None:
            await _store_hours(db, person, metric, hours)


async def _of_days(db: AsyncSession, metric: str, days: NDArray[np.int64]) -> AsyncIterator[Columns]:
    """The readings that begin on some days, whole days at a time."""
    async for window in windows(db, metric, days, readings=_READINGS_AT_ONCE):
        yield window.columns


async def _of_nights(db: AsyncSession, metric: str, days: NDArray[np.int64]) -> AsyncIterator[Columns]:
    """The readings that end on some days, told where they end, whole days at a time."""
    waiting = nothing()
    async for window in windows(db, metric, np.union1d(days - 1, days), readings=_READINGS_AT_ONCE):
        told = joined([waiting, window.columns.at_end()])
        told = told.only(np.isin(told.day, days))
        later = told.day > window.last_day
        waiting = told.only(later)
        if not later.all():
            yield told.only(~later)
    if len(waiting):
        yield waiting


def _resolved(metric: str, readings: Columns, known: Streams) -> tuple[Days, Hours | None]:
    """The days of some readings, and their hours where the metric has any."""
    daily = METRICS[metric].daily
    there = {stream: known[stream] for stream in np.unique(readings.stream).tolist()}
    ranking = ranked(metric, there)
    if daily is Daily.SUM:
        table, counted = sum_days(readings, ranking)
        return table, sum_hours(readings, counted, table) if metric in HOURLY else None
    table, spoken = instant_days(readings, ranking, daily)
    if metric not in HOURLY:
        return table, None
    return table, mean_hours(readings.only(spoken), table)


async def _forget(db: AsyncSession, metric: str, days: NDArray[np.int64]) -> None:
    connection = await raw(db)
    for table in ("day_value", "hour_value"):
        query = f"delete from hv.{table} where metric = %s and day = any(%s)"
        await connection.execute(query.encode(), (metric, dates(days)))


_DAYS = Stage(
    name="days",
    columns="day date, value float8, low float8, high float8, n int4, purposes int2, lineage jsonb",
    insert="""insert into hv.day_value
  (person_id, metric, rule_set, day, value, low, high, n, purposes, lineage)
select %s, %s, %s, day, value, nullif(low, 'NaN'), nullif(high, 'NaN'), n, purposes, lineage
from pg_temp.days""",
)
_HOURS = Stage(
    name="hours",
    columns="day date, purposes int2, minute int4[], value float8[], low float8[], high float8[], n int4[]",
    insert="""insert into hv.hour_value (person_id, metric, day, purposes, minute, value, low, high, n)
select %s, %s, * from pg_temp.hours""",
)


async def _store_days(db: AsyncSession, person: PersonId, metric: str, table: Days) -> None:
    body = rows(
        [
            (">i4", table.day - PG_EPOCH_DAY),
            (">f8", table.value),
            (">f8", table.low),
            (">f8", table.high),
            (">i4", table.n),
            (">i2", table.purposes),
        ],
        last=[text(JSONB_VERSION + lineage.encode()) for lineage in table.lineage],
    )
    await store(db, _DAYS, body, (person, metric, RULE_SET))


async def _store_hours(db: AsyncSession, person: PersonId, metric: str, table: Hours) -> None:
    numbers = [
        (table.minute, ">i4"),
        (table.value, ">f8"),
        (table.low, ">f8"),
        (table.high, ">f8"),
        (table.n, ">i4"),
    ]
    body = rows(
        [(">i4", table.day - PG_EPOCH_DAY), (">i2", table.purposes)],
        cut=table.cut,
        arrays=[array(column, kind) for column, kind in numbers],
    )
    await store(db, _HOURS, body, (person, metric))
