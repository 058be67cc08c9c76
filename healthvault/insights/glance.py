"""One metric over some dates at a glance: what a small chart shows, and what stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from healthvault.core.db import AsyncSession
from healthvault.insights.baseline import READ_DAYS, Baseline
from healthvault.insights.points import Point, Summary, broken, bucket_points, day_points
from healthvault.insights.recent import recent
from healthvault.insights.span import Resolution, Span, resolution_of
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault import read
from healthvault.vault.values import DayValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Days, weeks or months of a metric, in time, with an empty point in each gap of what does not add up.

    `usual` is what was usual before the first of these dates; None while it was being learnt.
    """

    metric: Metric
    span: Span
    resolution: Resolution
    points: tuple[Point, ...]
    summary: Summary
    usual: Baseline | None


async def glances(
    db: AsyncSession, wanted: Sequence[tuple[Metric, Span]], today: date
) -> list[Glance | None]:
    """Several at once, in the order in which they were asked for; None where nothing was measured.

    Args:
        db: A transaction of the person whose data it is.
        wanted: The metrics, each with its dates.
        today: The person's local date.
    """
    if not wanted:
        return []
    first = min(span.first for _, span in wanted) - timedelta(days=READ_DAYS)
    last = max(span.last for _, span in wanted)
    days = await read.days(db, sorted({metric.slug for metric, _ in wanted}), first, last)
    return [glance(metric, days.get(metric.slug, []), span, today) for metric, span in wanted]


def glance(metric: Metric, days: Sequence[DayValue], span: Span, today: date) -> Glance | None:
    """A metric over some dates; None when nothing was measured in them. `days` may reach beyond."""
    lately = recent(metric, days, span, unfinished=today)
    if lately is None:
        return None
    inside = [day for day in days if span.first <= day.day <= span.last]
    found = resolution_of(metric, span)
    resolution = Resolution.DAY if found.is_within_day else found
    points = day_points(inside) if resolution is Resolution.DAY else bucket_points(inside, resolution)
    drawn = points if metric.daily is Daily.SUM else broken(points, resolution)
    return Glance(
        metric=metric,
        span=span,
        resolution=resolution,
        points=tuple(drawn),
        summary=lately.summary,
        usual=lately.usual,
    )
