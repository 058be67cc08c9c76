"""What the time of the year does to a number, learnt from the person's own years, and only where it helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median

from healthvault.core.db import AsyncSession
from healthvault.insights.baseline import ENOUGH_DAYS, WINDOW_DAYS, restart
from healthvault.metrics.day import years_before
from healthvault.vault import read
from healthvault.vault.values import DayValue, KnownMetric

SEASONAL = (
    "sleep_duration",
    "resting_heart_rate",
    "steps",
    "active_energy",
    "exercise_time",
    "distance_walk_run",
    "daylight",
)
"""What is asked for its season: it follows the light and the warmth, and is measured on most days."""

YEARS_BACK = (1, 2)
"""Two years, so that what one of them says can be tried on the other. Source: our convention."""
_AROUND_BEFORE, _AROUND_AFTER = 15, 15
_HELPS = 0.95
"""The season is told when it leaves at most this share of the error. Source: our convention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """By how much a metric moves at this time of the year against the 60 days before, in its catalogue unit.

    `years` are those that told it.
    """

    shift: float
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """A year back: the median of the 60 days before the same date, and the month around it."""

    at: date
    before: float
    around: tuple[float, ...]

    @property
    def shift(self) -> float:
        return median(self.around) - self.before


def season(days: Sequence[DayValue], day: date) -> Season | None:
    """What the time of the year did in the two years before a day, where knowing it would have helped.

    Each year's shift is the median of the month around the same date less that of the 60 days before it. It
    is tried on the other year: the season is told only when the month of each, foreseen with the other's
    shift, is missed by at least 5 % less, in the median, than without it.

    Args:
        days: Days of one metric, in any order, of those months at least.
        day: The day in question.

    Returns:
        None with fewer than 14 measured days in any part, after a change of device in it, or where the season
        did not help.
    """
    years = [year for back in YEARS_BACK if (year := _year(days, years_before(day, back))) is not None]
    if len(years) < len(YEARS_BACK):
        return None
    one, other = years
    if _error(one, other.shift) + _error(other, one.shift) > _HELPS * (_error(one, 0) + _error(other, 0)):
        return None
    return Season(
        shift=fmean(year.shift for year in years), years=tuple(sorted(year.at.year for year in years))
    )


async def seasons(db: AsyncSession, known: Sequence[KnownMetric], day: date) -> Mapping[str, Season]:
    """The seasons of what has them, by metric; a quarter of each of two years is read, and no more."""
    oldest = years_before(day, max(YEARS_BACK)) - timedelta(days=WINDOW_DAYS)
    slugs = [row.metric for row in known if row.metric in SEASONAL and row.first_day <= oldest]
    days: dict[str, list[DayValue]] = {slug: [] for slug in slugs}
    for back in YEARS_BACK if slugs else ():
        at = years_before(day, back)
        first, last = at - timedelta(days=WINDOW_DAYS), at + timedelta(days=_AROUND_AFTER - 1)
        for slug, these in (await read.days(db, slugs, first, last)).items():
            days[slug] += these
    told = {slug: season(these, day) for slug, these in days.items()}
    return {slug: found for slug, found in told.items() if found is not None}


async def season_of(db: AsyncSession, slug: str, day: date) -> tuple[int, ...]:
    """The years that tell the season of one metric at a day; none where it has none."""
    known = [row for row in await read.known_metrics(db) if row.metric == slug]
    found = (await seasons(db, known, day)).get(slug)
    return found.years if found else ()


def _year(days: Sequence[DayValue], at: date) -> _Year | None:
    first, end = at - timedelta(days=WINDOW_DAYS), at + timedelta(days=_AROUND_AFTER)
    there = [day for day in days if first <= day.day < end]
    before = [day.value for day in there if day.day < at]
    around = tuple(day.value for day in there if day.day >= at - timedelta(days=_AROUND_BEFORE))
    if min(len(before), len(around)) < ENOUGH_DAYS or restart(there, end, window=(end - first).days):
        return None
    return _Year(at=at, before=median(before), around=around)


def _error(year: _Year, shift: float) -> float:
    """The median distance of a month's days from what was foreseen."""
    return median(abs(value - year.before - shift) for value in year.around)
