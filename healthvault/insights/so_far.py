"""What has added up today so far, beside what it usually comes to by now."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.core.db import AsyncSession
from healthvault.insights.baseline import Baseline, baseline
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_start
from healthvault.metrics.metric import Metric
from healthvault.vault import read
from healthvault.vault.values import DayValue, HourValue, Reading

SO_FAR = ("steps", "active_energy", "exercise_time")
"""What adds up over a day and is worth knowing before it is over."""

BY_NOW_DAYS = 28
"""How many days tell what a sum usually comes to by now.

Source: our convention: four of each weekday; hours are many, and a daily rhythm is soon known.
"""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """A sum that is still growing, beside what it usually is by this time of day."""

    metric: Metric
    value: float
    as_of: datetime | None
    usual_by_now: Baseline | None
    usual_day: Baseline | None


async def so_far(
    db: AsyncSession,
    days: Mapping[str, Sequence[DayValue]],
    latest: Mapping[str, Reading],
    zone: str,
    now: datetime,
) -> tuple[SoFar, ...]:
    """The sums of today, of a person in an IANA zone; `days` and `latest` are by metric."""
    today = now.astimezone(ZoneInfo(zone)).date()
    found = []
    for slug in SO_FAR:
        sofar = next((day for day in days.get(slug, ()) if day.day == today), None)
        if sofar is None:
            continue
        as_of = latest[slug].at if slug in latest else None
        come_to = by_this_time(days[slug], await hours_until(db, slug, zone, now), zone, as_of or now)
        found.append(
            SoFar(
                metric=METRICS[slug],
                value=sofar.value,
                as_of=as_of,
                usual_by_now=baseline(come_to, today, window=BY_NOW_DAYS),
                usual_day=baseline(days[slug], today),
            )
        )
    return tuple(found)


async def hours_until(db: AsyncSession, slug: str, zone: str, now: datetime) -> list[HourValue]:
    """The hours of the days that tell what a metric usually comes to by now."""
    first = now.astimezone(ZoneInfo(zone)).date() - timedelta(days=BY_NOW_DAYS)
    return await read.hours(db, slug, day_start(first, zone), now)


def by_this_time(
    days: Sequence[DayValue], hours: Sequence[HourValue], zone: str, at: datetime
) -> list[DayValue]:
    """What each measured day had come to by the time of day that a clock in `zone` shows at `at`.

    The hour that is not over counts by the minutes of it that have passed, as if it filled evenly. A measured
    day whose sum only began later had come to nothing: that is a measurement, not a gap.
    """
    local = ZoneInfo(zone)
    now = at.astimezone(local).time().replace(second=0, microsecond=0)
    in_time = sorted(hours)
    began = [hour.hour_at for hour in in_time]
    come_to: list[DayValue] = []
    for day, sources in {day.day: day.sources for day in days}.items():
        until = datetime.combine(day, now, local).astimezone(UTC)
        first, last = bisect_left(began, day_start(day, zone)), bisect_left(began, until)
        value = sum((hour.value for hour in in_time[first:last]), 0.0)
        if first < last:  # Only the last of them can be one that is not over.
            value -= in_time[last - 1].value * max(1 - (until - began[last - 1]) / _HOUR, 0)
        come_to.append(DayValue(day=day, value=value, low=None, high=None, n=1, sources=sources))
    return come_to
