"""The small charts under an answer, ready to be drawn."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from healthvault.charts.sparkline import spark_bars, sparkline
from healthvault.insights.glance import Glance
from healthvault.insights.span import Resolution, bucket_first
from healthvault.metrics.metric import Daily
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

_MOST_BANDED_DAYS = 100
"""Over how many dates what was usual before them is still a measure. Source: our convention: a season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart: its paths, what stands at its ends, one sentence that says what it shows, and where more is.

    `bars` are of what adds up, else `line`, `band` (the usual range) and `last` are drawn.
    """

    name: str
    dates: str
    domain: str
    line: str
    bars: str
    band: str
    last: str
    top: str
    bottom: str
    begins: str
    ends: str
    words: str
    trends: str


def chart_view(seen: Glance, system: UnitSystem, today: date) -> ChartView:
    """A metric over some dates on the screen."""
    adds_up = seen.metric.daily is Daily.SUM
    usual = _usual(seen)
    points, count = _placed(seen)
    drawn = sparkline(points, usual)
    values = [point.value for point in seen.points if point.value is not None]
    inside = [*values, *(usual or ())]
    span = seen.span
    address = {"metric": seen.metric.slug, "first": span.first.isoformat(), "end": span.last.isoformat()}
    return ChartView(
        name=seen.metric.name,
        dates=text.span(span.first, span.last, today),
        domain=seen.metric.domain.value,
        line="" if adds_up else drawn.line,
        bars=spark_bars(points, count) if adds_up else "",
        band=drawn.band if usual else "",
        last="" if adds_up else drawn.last,
        top=_said(seen, max(inside), system),
        bottom=_said(seen, 0 if adds_up else min(inside), system),
        begins=text.date_words(span.first, year=span.first.year != today.year),
        ends=text.date_words(span.last, year=span.last.year != today.year),
        words=_words(seen, system),
        trends=f"/trends?{urlencode(address)}",
    )


def _placed(seen: Glance) -> tuple[list[tuple[float, float | None]], int]:
    """The points, each by how far into its time from 0 to 1, and how many bars have room."""
    first, last = (bucket_first(day, seen.resolution) for day in (seen.span.first, seen.span.last))
    reach = max((last - first).days, 1)
    points = [((point.day - first).days / reach, point.value) for point in seen.points]
    width = {Resolution.WEEK: 7, Resolution.MONTH: 30}.get(seen.resolution, 1)
    return points, reach // width + 1


def _words(seen: Glance, system: UnitSystem) -> str:
    one = seen.summary
    each = "night" if seen.metric.daily is Daily.NIGHT else "day"
    by = {Resolution.WEEK: ", drawn by the week", Resolution.MONTH: ", drawn by the month"}
    measured = f"{text.number(one.n)} of {text.count(seen.span.length, each)}"
    usual = ""
    if (band := _usual(seen)) is not None:
        low, high = (_said(seen, end, system) for end in band)
        usual = f" The band is what was usual before: {low} to {high}."
    return (
        f"{_said(seen, one.mean, system)} on average, {measured}{by.get(seen.resolution, '')};"
        f" {_extremes(seen, each, system)}.{usual}"
    )


def _extremes(seen: Glance, each: str, system: UnitSystem) -> str:
    """The lowest and the highest, and where they are none of the points that are drawn, of what they are."""
    low, high = (_said(seen, end, system) for end in (seen.summary.low, seen.summary.high))
    drawn = [_said(seen, point.value, system) for point in seen.points if point.value is not None]
    is_drawn = {low, high} <= set(drawn)
    return f"lowest {low}, highest {high}" if is_drawn else f"from {low} to {high} within single {each}s"


def _usual(seen: Glance) -> tuple[float, float] | None:
    """The band: of bars none, and none of a time in which another usual came."""
    is_banded = seen.metric.daily is not Daily.SUM and seen.span.length <= _MOST_BANDED_DAYS
    return (seen.usual.low, seen.usual.high) if seen.usual and is_banded else None


def _said(seen: Glance, value: float, system: UnitSystem) -> str:
    return str(text.quantity(seen.metric, value, system))
