"""From days and readings to the points of a line, with the gaps left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import fmean, median
from zoneinfo import ZoneInfo

from healthvault.insights.span import Resolution, bucket_first
from healthvault.metrics.day import instant
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.series import Series, thin
from healthvault.vault.values import DayValue, HourValue

MOST_READINGS = 500
"""How many readings one line may have; two lines of them, each with its words, are a figure under 60 KB."""

LONGEST_SILENCE = 3
"""A line is broken where the silence is longer than so many usual steps, and longer than one.

Source: our convention. A scale that is used every third day draws a line; a week without a watch is a gap.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place on a line, in the metric's catalogue unit.

    Args:
        day: The local date, or the first date of a week or month.
        at: The instant of a reading or the start of an hour, aware; None for days and longer.
        value: The reading, the hour's or day's number, or the mean of the days; None where the line breaks.
        low: The lowest within the point; None where that means nothing, such as for one reading.
        high: The highest within the point.
        n: Readings of an hour or a day, measured days of a week or a month.
    """

    day: date
    value: float | None
    at: datetime | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the points are made of, before they were thinned or gathered, in the catalogue unit.

    For readings `n` counts readings, for everything else measured days (hours, over one day). The extremes
    are readings where a day knows its own. `total` is the sum of a metric that adds up. A day that is not
    over counts in `total`, but neither in the mean nor as the lowest.
    """

    n: int
    low: float
    mean: float
    high: float
    low_at: date | datetime
    high_at: date | datetime
    total: float | None = None


def day_points(days: Sequence[DayValue]) -> list[Point]:
    """One point a measured day, in time."""
    return [
        Point(day=day.day, value=day.value, low=day.low, high=day.high, n=day.n)
        for day in sorted(days, key=attrgetter("day"))
    ]


def bucket_points(days: Sequence[DayValue], resolution: Resolution) -> list[Point]:
    """One point a week or month with a measured day: the mean of its days, their lowest and highest."""
    in_time = sorted(days, key=attrgetter("day"))
    points = []
    for first, grouped in groupby(in_time, key=lambda day: bucket_first(day.day, resolution)):
        values = [day.value for day in grouped]
        points.append(
            Point(day=first, value=fmean(values), low=min(values), high=max(values), n=len(values)),
        )
    return points


def hour_points(hours: Sequence[HourValue], zone: str) -> list[Point]:
    """One point a measured hour."""
    local = ZoneInfo(zone)
    return [
        Point(day=hour.hour_at.astimezone(local).date(), at=hour.hour_at, value=hour.value, n=hour.n)
        for hour in sorted(hours, key=attrgetter("hour_at"))
    ]


def reading_points(series: Series, zone: str) -> list[Point]:
    """At most `MOST_READINGS` of the readings, the lowest and highest among them."""
    local = ZoneInfo(zone)
    kept = thin(series, MOST_READINGS)
    moments = [instant(at_ms) for at_ms in kept.at_ms.tolist()]
    return [
        Point(day=at.astimezone(local).date(), at=at, value=value, n=1)
        for at, value in zip(moments, kept.value.tolist(), strict=True)
    ]


def broken(points: Sequence[Point], resolution: Resolution) -> list[Point]:
    """The points with an empty one in each gap, so that no line is drawn where nothing was measured.

    A gap is a silence longer than `LONGEST_SILENCE` times the median step between points.
    """
    if len(points) < 2:
        return list(points)
    steps = [_step(a, b) for a, b in pairwise(points)]
    least = timedelta(days=1) if not resolution.is_within_day else timedelta(minutes=10)
    if resolution is Resolution.HOUR:
        least = timedelta(hours=1)
    usual = timedelta(seconds=median(step.total_seconds() for step in steps))
    longest = LONGEST_SILENCE * max(usual, least)
    whole = [points[0]]
    for point, step in zip(points[1:], steps, strict=True):
        if step > longest:
            before = whole[-1]
            at = None if before.at is None else before.at + step / 2
            whole.append(Point(day=before.day + step / 2 if at is None else before.day, at=at, value=None))
        whole.append(point)
    return whole


def summary_of_days(metric: Metric, days: Sequence[DayValue], unfinished: date | None) -> Summary | None:
    """What some days hold; None when there are none. `unfinished` is the day that is not over."""
    if not days:
        return None
    adds_up = metric.daily is Daily.SUM
    over = [day for day in days if not (adds_up and day.day == unfinished)] or list(days)
    lowest = min(over, key=lambda day: day.value if day.low is None else day.low)
    highest = max(days, key=lambda day: day.value if day.high is None else day.high)
    return Summary(
        n=len(days),
        low=lowest.value if lowest.low is None else lowest.low,
        mean=fmean(day.value for day in over),
        high=highest.value if highest.high is None else highest.high,
        low_at=lowest.day,
        high_at=highest.day,
        total=sum(day.value for day in days) if adds_up else None,
    )


def summary_of_readings(series: Series, days: Sequence[DayValue]) -> Summary | None:
    """What some readings hold; None when there are none.

    The mean is that of their `days`: readings come in crowds during a workout, a scale is stepped on twice,
    and a page must not say another number than its card and the coach.
    """
    if not len(series):
        return None
    lowest, highest = int(series.value.argmin()), int(series.value.argmax())
    return Summary(
        n=len(series),
        low=float(series.value[lowest]),
        mean=fmean(day.value for day in days) if days else float(series.value.mean()),
        high=float(series.value[highest]),
        low_at=instant(int(series.at_ms[lowest])),
        high_at=instant(int(series.at_ms[highest])),
    )


def summary_of_hours(hours: Sequence[HourValue]) -> Summary | None:
    """What the hours of one day of a metric that adds up hold; None when there are none."""
    if not hours:
        return None
    lowest = min(hours, key=lambda hour: hour.value)
    highest = max(hours, key=lambda hour: hour.value)
    return Summary(
        n=len(hours),
        low=lowest.value,
        mean=fmean(hour.value for hour in hours),
        high=highest.value,
        low_at=lowest.hour_at,
        high_at=highest.hour_at,
        total=sum(hour.value for hour in hours),
    )


def _step(a: Point, b: Point) -> timedelta:
    return b.day - a.day if a.at is None or b.at is None else b.at - a.at
