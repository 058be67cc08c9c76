"""What another order of the streams, or another end of sleeps, would change: found out, and nothing kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_number, day_numbered
from healthvault.metrics.metric import Daily
from healthvault.vault.ask import ask
from healthvault.vault.chunks import dates
from healthvault.vault.nights import ResolvedNight
from healthvault.vault.orders import Orders, orders
from healthvault.vault.priority import decided_with, ranked
from healthvault.vault.resolve import Touched, days_under
from healthvault.vault.resolve_nights import METRIC as NIGHT_METRIC
from healthvault.vault.resolve_nights import NIGHTLY, NUMBERS, nights_under
from healthvault.vault.resolve_workouts import PRIORITY_OF as WORKOUTS_LIKE
from healthvault.vault.rule_sets import all_days
from healthvault.vault.silence import longest_silence_min
from healthvault.vault.streams import Streams, streams

NIGHT_SHOWN = "sleep_duration"
"""The number that stands for a night, where one is enough."""
_SAME = 1e-6
_TOLD_DAYS = b"""
select day, array(select (told ->> 0)::int from jsonb_array_elements(lineage -> 'streams') told)
from hv.day_value where metric = %s and jsonb_array_length(lineage -> 'streams') > 1"""
_TOLD_NIGHTS = (
    b"select day, array_agg(distinct stream_id) from hv.sample_chunk where metric = %s group by day"
)
_TOLD_WORKOUTS = b"select day, array_agg(distinct stream_id) from hv.workout_record group by day"
_VALUES = b"select day, value from hv.day_value where metric = %s and day = any(%s)"
_OF_NIGHTS = b"select metric, day, value from hv.day_value where metric = any(%s)"
_COUNT = b"select count(*) from hv.day_value where metric = %s"
Told = Mapping[int, frozenset[int]]
"""The streams that spoke, by local day since 1970-01-01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """A day whose number would be another one, in the catalogue's unit; None where it would have none."""

    day: date
    before: float | None
    after: float | None

    @property
    def size(self) -> float:
        """How far the two lie apart; a number that comes or goes lies as far from nothing."""
        return abs((self.after or 0) - (self.before or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What another order would change of a metric: every changed day, ascending, of `day_count` days."""

    metric: str
    changes: tuple[DayChange, ...]
    day_count: int

    def largest(self, most: int) -> list[DayChange]:
        """The days that change most, the largest change first."""
        return sorted(self.changes, key=lambda change: (-change.size, change.day))[:most]


async def effect(db: AsyncSession, metric: str, before: Orders, after: Orders) -> Effect:
    """What the days of a metric would be under other orders, against what they are."""
    known = await streams(db)
    is_of_night = METRICS[metric].daily is Daily.NIGHT
    days = await _moved_days(db, NIGHT_METRIC if is_of_night else metric, known, before, after)
    ((day_count,),) = await ask(db, _COUNT, (metric,))
    if not len(days):
        return Effect(metric=metric, changes=(), day_count=day_count)
    told = await ask(db, _VALUES, (metric, dates(days)))
    now = {day_number(day): value for day, value in told}
    then = await _then(db, metric, days, known, after)
    changes = tuple(
        DayChange(day=day_numbered(day), before=now.get(day), after=then.get(day))
        for day in _differing(now, then)
    )
    return Effect(metric=metric, changes=changes, day_count=day_count)


async def effect_of_silence(db: AsyncSession, silence_min: int) -> Effect:
    """What the nights would be if only a longer silence ended a sleep, against what they are.

    Returns:
        The time asleep of every night of which any number changes: of some it is the same, before and after.
    """
    days, known = await all_days(db, NIGHT_METRIC), await streams(db)
    now: dict[str, dict[int, float]] = {metric: {} for metric in NIGHTLY}
    for metric, day, value in await ask(db, _OF_NIGHTS, (list(NIGHTLY),)):
        now[metric][day_number(day)] = value
    nights = await nights_under(db, days, known, await orders(db), silence_min) if len(days) else []
    then = {metric: _numbers(metric, nights) for metric in NIGHTLY}
    differ = {night for metric in NIGHTLY for night in _differing(now[metric], then[metric])}
    slept, sleeps = now[NIGHT_SHOWN], then[NIGHT_SHOWN]
    changes = tuple(
        DayChange(day=day_numbered(night), before=slept.get(night), after=sleeps.get(night))
        for night in sorted(differ)
    )
    return Effect(metric=NIGHT_SHOWN, changes=changes, day_count=len(slept))


async def moved(db: AsyncSession, metric: str, before: Orders, after: Orders) -> Touched:
    """What must be made again under another order: where the streams that spoke change places."""
    known = await streams(db)
    together = [each for each in decided_with(metric) if each not in NUMBERS]
    days = {each: await _moved_days(db, each, known, before, after) for each in together}
    readings = {each: told for each, told in days.items() if len(told)}
    if metric != WORKOUTS_LIKE:
        return Touched(readings=readings)
    records = _with_neighbours(await _told(db, _TOLD_WORKOUTS, ()))
    return Touched(readings=readings, workouts=_moved(metric, records, known, before, after))


async def _then(
    db: AsyncSession, metric: str, days: NDArray[np.int64], known: Streams, after: Orders
) -> dict[int, float]:
    if metric in NUMBERS:
        nights = await nights_under(db, days, known, after, await longest_silence_min(db))
        return _numbers(metric, nights)
    then: dict[int, float] = {}
    async for part in days_under(db, metric, days, after):
        then.update(zip(part.day.tolist(), part.value.tolist(), strict=True))
    return then


def _numbers(metric: str, nights: Sequence[ResolvedNight]) -> dict[int, float]:
    """A number of some nights, of those that have it."""
    told = [(night.night, NUMBERS[metric](night)) for night in nights]
    return {night: value for night, value in told if value is not None}


def _differing(now: Mapping[int, float], then: Mapping[int, float]) -> list[int]:
    """The days whose numbers are not the same, ascending."""
    days = sorted({*now, *then})
    return [day for day in days if day not in now or day not in then or abs(now[day] - then[day]) > _SAME]


async def _moved_days(
    db: AsyncSession, metric: str, known: Streams, before: Orders, after: Orders
) -> NDArray[np.int64]:
    if metric == NIGHT_METRIC:  # Who only tells of lying in bed is in no night's lineage.
        told = _with_neighbours(await _told(db, _TOLD_NIGHTS, (metric,)))
    else:
        told = await _told(db, _TOLD_DAYS, (metric,))
    return _moved(metric, told, known, before, after)


async def _told(db: AsyncSession, query: bytes, parameters: tuple[object, ...]) -> Told:
    return {day_number(day): frozenset(spoke) for day, spoke in await ask(db, query, parameters)}


def _with_neighbours(told: Told) -> Told:
    """What crosses midnight is told by the streams of both days."""
    nobody: frozenset[int] = frozenset()
    around = {day + step for day in told for step in (-1, 0, 1)}
    return {day: frozenset().union(*(told.get(day + step, nobody) for step in (-1, 0, 1))) for day in around}


def _moved(metric: str, told: Told, known: Streams, before: Orders, after: Orders) -> NDArray[np.int64]:
    """The days on which the streams that spoke change places, ascending."""
    changes: dict[tuple[frozenset[int], tuple[int, ...], tuple[int, ...]], bool] = {}
    days: list[int] = []
    for day, spoke in told.items():
        placed = [chosen.at(metric, day_numbered(day)).streams for chosen in (before, after)]
        if placed[0] == placed[1]:
            continue
        key = spoke, placed[0], placed[1]
        if key not in changes:
            was, will = ([s for s in ranked(metric, known, each) if s.id in spoke] for each in placed)
            changes[key] = was != will
        if changes[key]:
            days.append(day)
    return np.array(sorted(days), np.int64)
