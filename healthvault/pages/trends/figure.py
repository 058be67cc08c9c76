"""The trend as a Plotly figure: what was measured, what was usual, what it is compared with."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from healthvault.charts.band import band
from healthvault.charts.bars import bars, ranges
from healthvault.charts.line import line as line_trace
from healthvault.charts.style import Axes, Figure, Note, Tick, Trace, figure
from healthvault.insights.points import Point
from healthvault.insights.span import Resolution, Span
from healthvault.insights.trend import Line, Trend
from healthvault.metrics.day import day_span
from healthvault.metrics.metric import Daily, Metric, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, UnitSystem, convert
from healthvault.pages.trends.words import each, hover, hover_value, when
from healthvault.ui import text
from healthvault.ui.theme import COLOURS

_TICK_H = 3
_DATE = "%{x|%a %-d %b %Y}"
_READS = {Resolution.WEEK: "Week of %{x|%-d %b %Y}", Resolution.MONTH: "%{x|%b %Y}"}


def trend_figure(shown: Trend, system: UnitSystem, today: date, zone: str) -> Figure:
    """The figure of a trend in the person's units, on the clock of their zone."""
    line, hue = shown.line, COLOURS[shown.line.metric.domain.value].light
    is_bars = line.metric.daily is Daily.SUM
    traces = [*_usual(shown, system, hue), *_main(shown, system, zone, is_bars=is_bars)]
    has_second = shown.compared is not None and shown.compared.metric.slug != line.metric.slug
    if shown.compared is not None:
        traces.append(_compared(shown, shown.compared, system, today, zone, is_second=has_second))
    axes = Axes(
        first=_edge(line, -0.5 if is_bars else 0),
        last=_edge(line, 0.5 if is_bars else 0, is_last=True),
        is_from_zero=is_bars,
        reads=_READS.get(line.resolution, _DATE),
        has_second=has_second,
        ticks=tuple(_ticks(line.span, zone)) if line.resolution.is_within_day else (),
    )
    changes = [Note(x=change.day.isoformat(), text=change.source) for change in shown.changes]
    return figure(traces, axes, hue=hue, notes=[*changes, *_noted(shown)])


def _noted(shown: Trend) -> list[Note]:
    """The numbers of the person's notes above their days; those of one day together."""
    numbers: dict[date, list[str]] = {}
    for number, note in enumerate(shown.notes, start=1):
        numbers.setdefault(note.day, []).append(str(number))
    return [Note(x=day.isoformat(), text=", ".join(told)) for day, told in numbers.items()]


def compared_hue(shown: Trend) -> str:
    """The token of the compared line: its domain's own, or ink where that is taken."""
    other = shown.compared
    if other is None or other.metric.domain is shown.line.metric.domain:
        return "ink"
    return other.metric.domain.value


def decimals_of(metric: Metric, system: UnitSystem) -> int:
    """How many decimals a drawn value needs: those that are shown, and two for hours."""
    if metric.unit in {HOUR, MINUTE}:
        return 2
    unit = display_unit(metric, system)
    return precision_in(metric, unit) + (unit != metric.unit)


def drawn_value(metric: Metric, value: float, system: UnitSystem) -> float:
    """A value on the axis: in the person's unit, and minutes as hours, because people read sleep in hours."""
    unit = HOUR if metric.unit in {HOUR, MINUTE} else display_unit(metric, system)
    return float(convert(value, metric.unit, unit))


def axis_unit(metric: Metric, system: UnitSystem) -> str:
    """The unit on the axis."""
    return HOUR.symbol if metric.unit in {HOUR, MINUTE} else display_unit(metric, system).symbol


def _main(shown: Trend, system: UnitSystem, zone: str, *, is_bars: bool) -> list[Trace]:
    line = shown.line
    hue, decimals = COLOURS[line.metric.domain.value].light, decimals_of(line.metric, system)
    x = _places(line, line.points, zone, shift_days=0)
    said = [
        hover(line, point, usual, system, text.clock(point.at, zone) if point.at else "")
        for point, usual in zip(line.points, shown.usual, strict=True)
    ]
    values = [None if p.value is None else drawn_value(line.metric, p.value, system) for p in line.points]
    if is_bars:
        unfinished = shown.unfinished.isoformat() if shown.unfinished else ""
        return [bars(x, values, hue=hue, text=said, decimals=decimals, unfinished=unfinished)]
    edges = [_edges(line.metric, point.low, point.high, system) for point in line.points]
    ranged = [ranges(x, edges, hue=hue, decimals=decimals)] if any(edges) else []
    return [*ranged, line_trace(x, values, hue=hue, text=said, decimals=decimals)]


def _usual(shown: Trend, system: UnitSystem, hue: str) -> list[Trace]:
    line = shown.line
    if not any(shown.usual):
        return []
    edges = [_edges(line.metric, u.low, u.high, system) if u else None for u in shown.usual]
    x = [point.day.isoformat() for point in line.points]
    return [band(x, edges, hue=hue, decimals=decimals_of(line.metric, system))]


def _compared(
    shown: Trend, other: Line, system: UnitSystem, today: date, zone: str, *, is_second: bool
) -> Trace:
    values = [None if p.value is None else drawn_value(other.metric, p.value, system) for p in other.points]
    named = f"{other.metric.name}, " if is_second else ""
    return line_trace(
        _places(other, other.points, zone, shift_days=shown.shift_days),
        values,
        hue=COLOURS[compared_hue(shown)].light,
        text=[
            hover_value(other, point, system, when(point, other.resolution, today, zone))
            for point in other.points
        ],
        decimals=decimals_of(other.metric, system),
        reads=f"{named}%{{text}}{each(other.metric, other.resolution)}",
        is_compared=True,
        is_second=is_second,
    )


def _edges(
    metric: Metric, low: float | None, high: float | None, system: UnitSystem
) -> tuple[float, float] | None:
    if low is None or high is None:
        return None
    return drawn_value(metric, low, system), drawn_value(metric, high, system)


def _places(line: Line, points: Sequence[Point], zone: str, *, shift_days: int) -> list[str]:
    """Where points stand: dates as they are; within a day the time that has really passed since midnight.

    An axis of clock times would fold the hour that comes twice over itself when the clocks go back.
    """
    moved = timedelta(days=shift_days)
    if not line.resolution.is_within_day:
        return [(point.day + moved).isoformat() for point in points]
    midnight = datetime.combine(line.span.first, datetime.min.time())
    start_at, _ = day_span(line.span.first, zone)
    half = timedelta(minutes=30) if line.resolution is Resolution.HOUR else timedelta(0)
    return [
        (midnight + moved + (point.at - start_at) + half).isoformat(timespec="minutes")
        for point in points
        if point.at is not None
    ]


def _ticks(span: Span, zone: str) -> list[Tick]:
    midnight = datetime.combine(span.first, datetime.min.time())
    start_at, _ = day_span(span.first, zone)
    if span.length > 1:
        days = [span.first + timedelta(days=at) for at in range(span.length)]
        passed = [day_span(day, zone)[0] - start_at for day in days]
        names = [text.date_words(day) for day in days]
        return [Tick(x=(midnight + p).isoformat(), text=n) for p, n in zip(passed, names, strict=True)]
    _, end_at = day_span(span.first, zone)
    hours = [timedelta(hours=at) for at in range((end_at - start_at) // timedelta(hours=1) + 1)]
    clocks = [(passed, text.clock(start_at + passed, zone)) for passed in hours]
    return [
        Tick(x=(midnight + passed).isoformat(), text=clock)
        for passed, clock in clocks
        if int(clock[:2]) % _TICK_H == 0
    ]


def _edge(line: Line, pad_days: float, *, is_last: bool = False) -> str:
    """An end of the axis: half a bar beyond the outermost day, or the midnights around a day of readings."""
    if line.resolution.is_within_day:
        day = line.span.last + timedelta(days=1) if is_last else line.span.first
        return f"{day.isoformat()}T00:00:00"
    step = {Resolution.WEEK: 7, Resolution.MONTH: 30}.get(line.resolution, 1)
    day = line.span.last if is_last else line.span.first
    return (datetime.combine(day, datetime.min.time()) + timedelta(days=pad_days * step)).isoformat()
