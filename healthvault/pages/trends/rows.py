"""The numbers around a chart: what is read out, and the table."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from healthvault.insights.points import Point
from healthvault.insights.span import Resolution, bucket_first, bucket_span
from healthvault.insights.trend import Line, Trend
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.trends.words import amount, counted, each, mean_name, moment, when
from healthvault.ui import text

MOST_ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOut:
    """One number about all of it, with what it is and when it was. `first` and `last` are the days of which
    it is made; of a usual, `last` is empty and `first` the day before which it was so. `before_first` and
    `before_last` are the days of the number in its note, empty where there is none.
    """

    name: str
    number: str
    unit: str
    note: str
    first: str = ""
    last: str = ""
    before_first: str = ""
    before_last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One point as a row of the table; `first` and `last` are the days of which it is made, `other_first` and
    `other_last` those of what it is compared with, and `day` that before which the usual was so.
    """

    when: str
    first: str
    last: str
    value: str
    spread: str
    day: str
    usual: str
    compared: str
    other_first: str
    other_last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note under the chart, in the order of the numbers above it."""

    when: str
    text: str


def note_rows(shown: Trend, today: date) -> list[NoteRow]:
    """The notes of the dates shown, in time."""
    return [NoteRow(when=text.day(note.day, today), text=note.text) for note in shown.notes]


def read_outs(shown: Trend, system: UnitSystem, today: date, zone: str) -> list[ReadOut]:
    """Mean, lowest, highest, and the sum where the metric adds up."""
    line, summary = shown.line, shown.line.summary
    if summary is None:
        return []
    metric, span = line.metric, line.span
    whole = [] if summary.total is None else [_read_out("Total", line, summary.total, counted(line), system)]
    is_short = whole and span.length == 1
    mean = _read_out(mean_name(line), line, summary.mean, counted(line), system)
    if than := _than(shown, system):
        span_before = shown.compared.span if shown.compared else span
        first, last = span_before.first.isoformat(), span_before.last.isoformat()
        mean = replace(mean, note=than, before_first=first, before_last=last)
    ends = [
        replace(
            _read_out(name, line, value, moment(at, today, zone), system),
            first=_day_of(at, zone),
            last=_day_of(at, zone),
        )
        for name, value, at in (
            ("Lowest", summary.low, summary.low_at),
            ("Highest", summary.high, summary.high_at),
        )
    ]
    outs = [*whole, mean, *ends] if is_short else [mean, *ends, *whole]
    pairs = zip(reversed(line.points), reversed(shown.usual), strict=True)
    at, usual = next(((point.day, each) for point, each in pairs if each), (span.last, None))
    if usual is not None:
        words = text.between(metric, usual.low, usual.high, system)
        number_, _, unit = words.rpartition(text.HOLD)
        name, which = (
            ("Your usual now", "last 60 days") if shown.unfinished else ("Your usual", "60 days before")
        )
        note = f"8 of 10 of the {which}"
        outs.append(ReadOut(name=name, number=number_, unit=unit, note=note, first=at.isoformat()))
    return outs


def point_rows(shown: Trend, system: UnitSystem, today: date, zone: str) -> list[PointRow]:
    """The latest hundred points, the latest first."""
    line = shown.line
    others = _others(shown, system)
    measured = [pair for pair in zip(line.points, shown.usual, strict=True) if pair[0].value is not None]
    rows = []
    for point, usual in reversed(measured[-MOST_ROWS:]):
        low, high = point.low, point.high
        first, last = _days_of(line, point)
        compared, other_first, other_last = others.get(_place(line, point), ("", "", ""))
        has_range = low is not None and high is not None and low < high
        rows.append(
            PointRow(
                when=when(point, line.resolution, today, zone),
                first=first,
                last=last,
                value=amount(line.metric, point.value, system) + each(line.metric, line.resolution),
                spread=text.between(line.metric, low, high, system) if has_range else "",
                day=point.day.isoformat(),
                usual=text.between(line.metric, usual.low, usual.high, system) if usual else "",
                compared=compared if point.at is None else "",
                other_first=other_first,
                other_last=other_last,
            )
        )
    return rows


def _others(shown: Trend, system: UnitSystem) -> dict[int, tuple[str, str, str]]:
    """What stands beside each place of the line: its words, and the first and the last of its days."""
    other: Line | None = shown.compared
    if other is None or other.resolution is not shown.line.resolution:
        return {}
    return {
        _place(other, point): (amount(other.metric, point.value, system), *_days_of(other, point))
        for point in other.points
        if point.value is not None
    }


def _days_of(line: Line, point: Point) -> tuple[str, str]:
    bucket = bucket_span(point.day, line.resolution)
    first, last = max(bucket.first, line.span.first), min(bucket.last, line.span.last)
    return first.isoformat(), last.isoformat()


def _place(line: Line, point: Point) -> int:
    """Which day, week or month of the span a point is."""
    days = {Resolution.WEEK: 7, Resolution.MONTH: 30.44}.get(line.resolution, 1)
    return round((point.day - bucket_first(line.span.first, line.resolution)).days / days)


def _than(shown: Trend, system: UnitSystem) -> str:
    other = shown.compared
    if other is None or other.summary is None or other.metric.slug != shown.line.metric.slug:
        return ""
    return f"{amount(other.metric, other.summary.mean, system)} the time before"


def _read_out(name: str, line: Line, value: float, note: str, system: UnitSystem) -> ReadOut:
    said = text.quantity(line.metric, value, system)
    first, last = line.span.first.isoformat(), line.span.last.isoformat()
    return ReadOut(name=name, number=said.number, unit=said.unit, note=note, first=first, last=last)


def _day_of(at: date | datetime, zone: str) -> str:
    """The day of an extreme."""
    return (at.astimezone(ZoneInfo(zone)).date() if isinstance(at, datetime) else at).isoformat()
