"""From streams to days: made again from the readings whenever these change, and only where they did."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily
from healthvault.vault.chunks import windows
from healthvault.vault.columns import Columns, joined, nothing
from healthvault.vault.hours import HOURLY, mean_hours, sum_hours
from healthvault.vault.instants import instant_days
from healthvault.vault.keep import forget, keep_days, keep_hours, note_known
from healthvault.vault.orders import Orders, by_order, orders
from healthvault.vault.priority import RULE_SET
from healthvault.vault.resolve_nights import METRIC as NIGHT_METRIC
from healthvault.vault.resolve_nights import NIGHTLY, resolve_nights
from healthvault.vault.resolve_workouts import resolve_workouts
from healthvault.vault.rule_sets import WORKOUTS, Part, all_days, rule_sets
from healthvault.vault.streams import Stream, Streams, streams
from healthvault.vault.sums import is_whole_day, sum_days
from healthvault.vault.table import Days, Hours

_READINGS_AT_ONCE = 65_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What changed: local days since 1970-01-01, ascending, of each metric and of workouts."""

    readings: Mapping[str, NDArray[np.int64]] = field(default_factory=dict[str, NDArray[np.int64]])
    workouts: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))

    @property
    def days(self) -> NDArray[np.int64]:
        """Every day on which anything changed, ascending."""
        return np.unique(np.concatenate([*self.readings.values(), self.workouts]))


async def resolve(db: AsyncSession, person: PersonId, touched: Touched) -> None:
    """Make the touched days again, in the transaction of `db`, which may write for the person.

    Of a part that other rules made, every day is made again.
    """
    known, chosen = await streams(db), await orders(db)
    touched = await _widened(db, touched)
    waiting: asyncio.Future[list[_Resolved]] | None = None
    async for metric, readings in _to_resolve(db, touched.readings):
        # While one window is worked out in a thread, the one before is stored and the next one fetched.
        coming = asyncio.ensure_future(asyncio.to_thread(_resolved, metric, readings, known, chosen))
        if waiting is not None:
            await _keep(db, person, await waiting)
        waiting = coming
    if waiting is not None:
        await _keep(db, person, await waiting)
    changed = set(touched.readings)
    if NIGHT_METRIC in changed:
        await resolve_nights(db, person, touched.readings[NIGHT_METRIC], known, chosen)
        changed.update(NIGHTLY)
    await note_known(db, sorted(changed))
    if len(touched.workouts):
        await resolve_workouts(db, person, touched.workouts, known, chosen)


async def resolve_part(db: AsyncSession, person: PersonId, part: Part) -> None:
    """Make every day of a part again, in the transaction of `db`, which may write for the person."""
    days = await all_days(db, part)
    if part == WORKOUTS:
        await resolve(db, person, Touched(workouts=days))
    elif len(days):
        await resolve(db, person, Touched(readings={part: days}))


async def _widened(db: AsyncSession, touched: Touched) -> Touched:
    """What changed, and with it all of every part of it that other rules made."""
    made_by = await rule_sets(db)

    async def whole(part: Part, days: NDArray[np.int64]) -> NDArray[np.int64]:
        if not len(days) or made_by.get(part, RULE_SET) == RULE_SET:
            return days
        return np.union1d(days, await all_days(db, part))

    return replace(
        touched,
        readings={metric: await whole(metric, days) for metric, days in touched.readings.items()},
        workouts=await whole(WORKOUTS, touched.workouts),
    )


async def _to_resolve(
    db: AsyncSession, touched: Mapping[str, NDArray[np.int64]]
) -> AsyncIterator[tuple[str, Columns]]:
    """The readings of every touched day, by metric, whole days at a time; what was resolved of them is
    deleted.
    """
    for metric, days in touched.items():
        if METRICS[metric].daily is Daily.NIGHT:
            continue
        told = _of_days(db, metric, days)
        if METRICS[metric].of_night:
            days = np.union1d(days, days + 1)  # noqa: PLW2901  A night that began on a day may end on the next.
            told = _of_nights(db, metric, days)
        await forget(db, metric, days)
        async for readings in told:
            yield metric, readings


async def days_under(
    db: AsyncSession, metric: str, days: NDArray[np.int64], chosen: Orders
) -> AsyncIterator[Days]:
    """Some days of a metric as they would be if the streams counted in other orders; nothing is kept."""
    known = await streams(db)
    told = (_of_nights if METRICS[metric].of_night else _of_days)(db, metric, days)
    async for readings in told:
        for part in await asyncio.to_thread(_resolved, metric, readings, known, chosen):
            yield part.days


async def _keep(db: AsyncSession, person: PersonId, resolved: "Sequence[_Resolved]") -> None:
    for part in resolved:
        await keep_days(db, person, part.metric, part.days)
        if part.hours is not None:
            await keep_hours(db, person, part.metric, part.hours)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Resolved:
    metric: str
    days: Days
    hours: Hours | None


def _resolved(metric: str, readings: Columns, known: Streams, chosen: Orders) -> list[_Resolved]:
    """The days of some readings, and their hours where the metric has any; a part for each order."""
    return [
        _of_one_order(metric, part, ranking) for part, ranking in by_order(metric, readings, known, chosen)
    ]


def _of_one_order(metric: str, readings: Columns, ranking: Sequence[Stream]) -> _Resolved:
    daily = METRICS[metric].daily
    hours: Hours | None = None
    if daily is Daily.SUM:
        days, counted = sum_days(readings, ranking)
        of_an_hour = ~is_whole_day(readings)
        if metric in HOURLY and of_an_hour.any():
            hours = sum_hours(readings.only(of_an_hour), counted[of_an_hour], days)
    else:
        days, spoken = instant_days(readings, ranking, daily)
        if metric in HOURLY:
            hours = mean_hours(readings.only(spoken), days)
    return _Resolved(metric=metric, days=days, hours=hours)
