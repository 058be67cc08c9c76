"""The readings behind a day's number, as they arrived, and how much of each counts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import MINUTE_MS, day_number, epoch_ms, instant
from healthvault.metrics.metric import Daily
from healthvault.vault.ask import ask
from healthvault.vault.chunks import chunk_rows, columns
from healthvault.vault.columns import Columns
from healthvault.vault.orders import by_order, orders
from healthvault.vault.streams import source_names, streams
from healthvault.vault.sums import sum_days

_ONE_DAY = timedelta(days=1)
_AROUND_NIGHT_MS = 120 * MINUTE_MS
"""What was told so long before or after a night belongs to what one wants to see of it. Our convention."""
_STAGES = "sleep_stage"
_BY = b"select lineage ->> 'by' from hv.day_value where metric = %s and day = %s"
_NIGHT = b"select start_at, end_at from hv.sleep_night where night = %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReading:
    """One reading as it arrived, in the unit of its metric; `end_at` equals `start_at` for an instant.

    `share` is how much of it counts for the day's number, from 0 to 1.
    """

    start_at: datetime
    end_at: datetime
    offset_min: int
    value: float
    source: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReadings:
    """Some of the `count` readings behind a day's number, in time; `metric` is what they are readings of."""

    metric: str
    count: int
    readings: tuple[DayReading, ...]


async def behind_day(db: AsyncSession, metric: str, day: date, *, skip: int, most: int) -> DayReadings:
    """The readings of which a day's number was made, and those that were left out; none where there are none.

    Args:
        db: An open transaction.
        metric: The catalogue's slug. Behind a number of a night stand its stages, whoever told them.
        day: The local day; of a night the day of waking.
        skip: So many are before the first.
        most: So many at most.
    """
    is_of_night = METRICS[metric].daily is Daily.NIGHT
    told = await (_of_night(db, day) if is_of_night else _of_day(db, metric, day))
    share = await _shares(db, metric, day, told)
    names = await source_names(db)
    order = np.lexsort((told.stream, told.duration_ms, told.start_ms))[skip : skip + most]
    return DayReadings(
        metric=_STAGES if is_of_night else metric,
        count=len(told),
        readings=tuple(
            DayReading(
                start_at=instant(int(told.start_ms[row])),
                end_at=instant(int(told.end_ms[row])),
                offset_min=int(told.offset_min[row]),
                value=float(told.value[row]),
                source=names[int(told.stream[row])],
                share=float(share[row]),
            )
            for row in order.tolist()
        ),
    )


async def _of_day(db: AsyncSession, metric: str, day: date) -> Columns:
    """The readings that are of a day: that begin on it, or, where they last for a night, end on it."""
    first = day - _ONE_DAY if METRICS[metric].of_night else day
    there = columns(await chunk_rows(db, "metric = %s and day between %s and %s", (metric, first, day)))
    if not METRICS[metric].of_night:
        return there
    return there.only(there.at_end().day == day_number(day))


async def _of_night(db: AsyncSession, night: date) -> Columns:
    """The stages around a night and on the day of waking, which has its naps."""
    rows = await chunk_rows(db, "metric = %s and day between %s and %s", (_STAGES, night - _ONE_DAY, night))
    there = columns(rows)
    of_day = there.day == day_number(night)
    for start_at, end_at in await ask(db, _NIGHT, (night,)):
        meets = (there.end_ms > epoch_ms(start_at) - _AROUND_NIGHT_MS) & (
            there.start_ms < epoch_ms(end_at) + _AROUND_NIGHT_MS
        )
        return there.only(meets | of_day)
    return there.only(of_day)


async def _shares(db: AsyncSession, metric: str, day: date, told: Columns) -> NDArray[np.float64]:
    """How much of each reading counts, shape (n,)."""
    share = np.zeros(len(told))
    if METRICS[metric].daily is Daily.SUM:
        for part, ranking in by_order(metric, told, await streams(db), await orders(db)):
            _, counted = sum_days(part, ranking)  # One day has one order, so that the part is the whole.
            share = np.divide(counted, part.value, out=np.ones(len(part)), where=part.value != 0)
        return share
    for (by,) in await ask(db, _BY, (metric, day)):
        speak = [int(stream) for stream in by.split(",") if stream]
        share[np.isin(told.stream, speak)] = 1
    return share
