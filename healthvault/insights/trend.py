"""One metric over a range of time, beside another or beside the time before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from healthvault.core.db import AsyncSession
from healthvault.insights.baseline import READ_DAYS, Baseline, baselines
from healthvault.insights.day_events import short
from healthvault.insights.freshness import WINDOW_DAYS as RHYTHM_DAYS
from healthvault.insights.freshness import Freshness, freshness
from healthvault.insights.points import (
    Point,
    Summary,
    broken,
    bucket_points,
    day_points,
    hour_points,
    reading_points,
    summary_of_days,
    summary_of_hours,
    summary_of_readings,
)
from healthvault.insights.source_change import SourceChange, source_changes
from healthvault.insights.span import Range, Resolution, Span, resolution_of, span_of
from healthvault.metrics.catalogue import METRICS, Metric, metric
from healthvault.metrics.day import day_start, local_day
from healthvault.metrics.metric import Daily
from healthvault.metrics.zones import Zones
from healthvault.vault import read
from healthvault.vault.values import DayValue, HourValue, KnownMetric

MOST_NOTES = 12
"""How many notes stand in one figure. Source: our convention: as many as can be told apart."""
PREVIOUS = "previous"
"""The comparison with as many days right before, where another metric's slug might stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One metric over some dates; `points` are in time, with an empty one in each gap."""

    metric: Metric
    span: Span
    resolution: Resolution
    points: tuple[Point, ...]
    summary: Summary | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """What the person noted on a local day, on one line."""

    day: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What a look at one metric shows.

    `usual` runs beside the points of `line`: what was usual just before each; None where it is not known or
    the points are not days. `shift_days` moves the points of `compared` under those of `line`: 0 beside
    another metric. `unfinished` is the day that is not over, when it is among those shown. `freshness` is how
    old the latest day of all is, which may lie outside; None when nothing was ever measured;
    `compared_freshness` is that of another metric. `notes` are the latest of the person's in these dates, in
    time; none where points are not days.
    """

    line: Line
    range: Range
    usual: tuple[Baseline | None, ...]
    compared: Line | None
    shift_days: int
    changes: tuple[SourceChange, ...]
    unfinished: date | None
    earliest: date | None
    freshness: Freshness | None
    compared_freshness: Freshness | None = None
    notes: tuple[DayNote, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was measured in these dates."""
        return self.line.summary is None


def clock_shown(range_: Range, end: date, lived: Zones) -> str:
    """The zone on whose clock a range is told: a day in the one in which it was counted, more days in the one
    that holds now.
    """
    return lived.on(end) if range_ is Range.DAY else lived.now


async def trend(
    db: AsyncSession,
    slug: str,
    range_: Range,
    end: date,
    *,
    compare: str,
    today: date,
    zone: str,
    first: date | None = None,
) -> Trend:
    """A metric over a range that ends on a day.

    Args:
        db: A transaction of the person whose data it is.
        slug: The metric.
        range_: How far back it reaches.
        end: The last local date; one after `today` is taken for `today`.
        compare: Empty, `PREVIOUS`, or the slug of another metric.
        today: The person's local date now.
        zone: The IANA zone in which the clock times of a day or week are told.
        first: The first local date, in the place of the one that the range gives.

    Raises:
        UnknownMetricError: There is no such metric.
    """
    shown, end = metric(slug), min(end, today)
    known = {row.metric: row for row in await read.known_metrics(db)}
    earliest = known[slug].first_day if slug in known else None
    span = span_of(range_, end, earliest or end)
    if first is not None:
        span = Span(first=min(first, end), last=end)
    unfinished = today if span.last == today else None
    days = await _days(db, shown, Span(first=span.first - timedelta(days=READ_DAYS), last=span.last))
    line = await _line(db, shown, span, days, unfinished=unfinished, zone=zone)
    return Trend(
        line=line,
        range=range_,
        usual=_usual(line, days),
        compared=await _compared(db, line, compare, unfinished=unfinished, zone=zone),
        shift_days=span.length if compare == PREVIOUS else 0,
        changes=source_changes(days, span) if not line.resolution.is_within_day else (),
        unfinished=unfinished,
        earliest=earliest,
        notes=() if line.resolution.is_within_day else await _notes(db, span, zone),
        freshness=await _freshness(db, shown, known, today),
        compared_freshness=await _freshness(db, METRICS[compare], known, today) if compare in known else None,
    )


async def _notes(db: AsyncSession, span: Span, zone: str) -> tuple[DayNote, ...]:
    told = await read.notes(db, *_ends(span, zone))
    days = [DayNote(day=local_day(note.at, note.offset_min), text=short(note.note)) for note in told]
    return tuple([note for note in days if span.first <= note.day <= span.last][-MOST_NOTES:])


async def _freshness(
    db: AsyncSession, shown: Metric, known: Mapping[str, KnownMetric], today: date
) -> Freshness | None:
    if shown.slug not in known:
        return None
    last = known[shown.slug].last_day
    days = await _days(db, shown, Span(first=last - timedelta(days=RHYTHM_DAYS), last=last))
    return freshness((day.day for day in days), today)


async def _days(db: AsyncSession, shown: Metric, span: Span) -> list[DayValue]:
    return (await read.days(db, [shown.slug], span.first, span.last)).get(shown.slug, [])


async def _compared(
    db: AsyncSession, line: Line, compare: str, *, unfinished: date | None, zone: str
) -> Line | None:
    if not compare or compare == line.metric.slug:
        return None
    if compare == PREVIOUS:
        span, shown, unfinished = line.span.before, line.metric, None
    else:
        span, shown = line.span, metric(compare)
    return await _line(db, shown, span, await _days(db, shown, span), unfinished=unfinished, zone=zone)


async def _line(
    db: AsyncSession,
    shown: Metric,
    span: Span,
    days: Sequence[DayValue],
    *,
    unfinished: date | None,
    zone: str,
) -> Line:
    days = [day for day in days if span.first <= day.day <= span.last]
    resolution = resolution_of(shown, span)
    hours: list[HourValue] = []
    if resolution is Resolution.HOUR:
        hours = await read.hours(db, shown.slug, *_ends(span, zone))
        if not hours:  # The vault keeps no hours of most metrics.
            resolution = Resolution.DAY
    if resolution is Resolution.READING:
        series = await read.readings(db, shown.slug, *_ends(span, zone))
        points, summary = reading_points(series, zone), summary_of_readings(series, days)
    elif resolution is Resolution.HOUR:
        points, summary = hour_points(hours, zone), summary_of_hours(hours)
    else:
        is_day = resolution is Resolution.DAY
        points = day_points(days) if is_day else bucket_points(days, resolution)
        summary = summary_of_days(shown, days, unfinished)
    drawn = points if shown.daily is Daily.SUM else broken(points, resolution)
    return Line(metric=shown, span=span, resolution=resolution, points=tuple(drawn), summary=summary)


def _ends(span: Span, zone: str) -> tuple[datetime, datetime]:
    return day_start(span.first, zone), day_start(span.last + timedelta(days=1), zone)


def _usual(line: Line, days: Sequence[DayValue]) -> tuple[Baseline | None, ...]:
    if line.resolution.is_within_day:
        return (None,) * len(line.points)
    return tuple(baselines(days, [point.day for point in line.points]))
