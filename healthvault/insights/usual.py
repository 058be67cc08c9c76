"""Why a usual is what it is: the very days that made it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.core.db import AsyncSession
from healthvault.insights.baseline import READ_DAYS, WINDOW_DAYS, Baseline, baseline, restart
from healthvault.insights.regularity import REGULARITY, WINDOW_NIGHTS, regularity_days
from healthvault.insights.season import season_of
from healthvault.insights.so_far import BY_NOW_DAYS, by_this_time, hours_until
from healthvault.insights.source_change import SourceChange
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.metric import Metric
from healthvault.vault import read
from healthvault.vault.values import DayValue


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDays:
    """What was usual just before a day, and the `days` that made it, in time, in the metric's unit.

    `usual` is None while it is being learnt. `since` is the device that began to measure in the `window_days`
    before: older days are not among them. `season_years` are the years that told what the time of the year
    does; empty where it is not told. `by_now_at` is the instant up to whose time of day each day is counted;
    None for whole days.
    """

    metric: Metric
    before: date
    window_days: int
    usual: Baseline | None
    since: SourceChange | None
    days: tuple[DayValue, ...]
    season_years: tuple[int, ...] = ()
    by_now_at: datetime | None = None


async def usual_days(db: AsyncSession, slug: str, before: date) -> UsualDays:
    """The days that made a metric's usual just before a day; sleep regularity is a metric here too.

    Raises:
        UnknownMetricError: There is no such metric.
    """
    shown = REGULARITY if slug == REGULARITY.slug else metric_called(slug)
    days = await _days(db, shown, before - timedelta(days=READ_DAYS), before)
    return UsualDays(
        metric=shown,
        before=before,
        window_days=WINDOW_DAYS,
        usual=baseline(days, before),
        since=restart(days, before),
        days=_counted(days, before, WINDOW_DAYS),
        season_years=await season_of(db, slug, before),
    )


async def usual_by_now(db: AsyncSession, slug: str, zone: str, now: datetime) -> UsualDays:
    """What the days before today had come to by this time of day; of a metric that adds up.

    Raises:
        UnknownMetricError: There is no such metric.
    """
    shown, today = metric_called(slug), now.astimezone(ZoneInfo(zone)).date()
    latest = (await read.latest(db)).get(slug)
    at = latest.at if latest else now
    days = await _days(db, shown, today - timedelta(days=READ_DAYS), today)
    come_to = by_this_time(days, await hours_until(db, slug, zone, now), zone, at)
    return UsualDays(
        metric=shown,
        before=today,
        window_days=BY_NOW_DAYS,
        usual=baseline(come_to, today, window=BY_NOW_DAYS),
        since=restart(come_to, today, window=BY_NOW_DAYS),
        days=_counted(come_to, today, BY_NOW_DAYS),
        by_now_at=at,
    )


def _counted(days: list[DayValue], before: date, window_days: int) -> tuple[DayValue, ...]:
    """The days that count, as `baseline` counts them."""
    since = restart(days, before, window=window_days)
    first = since.day if since else before - timedelta(days=window_days)
    return tuple(sorted((day for day in days if first <= day.day < before), key=lambda day: day.day))


async def _days(db: AsyncSession, shown: Metric, first: date, last: date) -> list[DayValue]:
    if shown is not REGULARITY:
        return (await read.days(db, [shown.slug], first, last)).get(shown.slug, [])
    nights = (await read.days(db, ["sleep_duration"], first, last)).get("sleep_duration", [])
    told = await read.sleeping(db, first - timedelta(days=WINDOW_NIGHTS), last)
    weeks = regularity_days(told, {night.day: night.sources for night in nights})
    return [week for week in weeks if week.day >= first]
