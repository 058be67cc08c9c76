"""What the trends page says: about each point, about all of them, and about the whole in one sentence."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from healthvault.insights.baseline import Baseline
from healthvault.insights.points import Point
from healthvault.insights.span import Range, Resolution, Span, bucket_span
from healthvault.insights.trend import Line, Trend
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

RANGE_NAMES = {
    Range.DAY: "Day",
    Range.WEEK: "Week",
    Range.MONTH: "Month",
    Range.HALF_YEAR: "6M",
    Range.YEAR: "Year",
    Range.FIVE_YEARS: "5Y",
    Range.ALL: "All",
}


def when(point: Point, resolution: Resolution, today: date, zone: str) -> str:
    """When a point was: `Tue 3 Nov 06:42`, `Tue 3 Nov`, `3–9 Nov`, `Nov 2026`."""
    if point.at is not None:
        day = text.date_words(point.day, year=point.day.year != today.year)
        return f"{day} {text.clock(point.at, zone)}"
    if resolution is Resolution.MONTH:
        return text.month(point.day)
    if resolution is Resolution.WEEK:
        week = bucket_span(point.day, resolution)
        return text.span(week.first, week.last, today)
    return text.date_words(point.day, year=point.day.year != today.year)


def amount(metric: Metric, value: float, system: UnitSystem) -> str:
    """A value with its unit, as on the cards."""
    return str(text.quantity(metric, value, system))


def each(metric: Metric, resolution: Resolution) -> str:
    """What a gathered value is a mean of: ` a day`, ` a night`, or nothing."""
    if resolution not in {Resolution.WEEK, Resolution.MONTH}:
        return ""
    return {Daily.SUM: " a day", Daily.NIGHT: " a night"}.get(metric.daily, " on average")


def hover(line: Line, point: Point, usual: Baseline | None, system: UnitSystem, said: str) -> str:
    """What the pointer reads at a point, after `said`, such as the time of day."""
    if point.value is None:
        return ""
    parts = [hover_value(line, point, system, said) + each(line.metric, line.resolution)]
    if point.low is not None and point.high is not None and point.low < point.high:
        parts.append(f"from {text.between(line.metric, point.low, point.high, system)}")
    if usual is not None:
        parts.append(f"usual {text.between(line.metric, usual.low, usual.high, system)}")
    return _unheld("<br>".join(parts))


def hover_value(line: Line, point: Point, system: UnitSystem, said: str) -> str:
    """What the pointer reads at a point of a line that stands behind another: its number alone."""
    if point.value is None:
        return ""
    return _unheld(f"{said}  <b>{amount(line.metric, point.value, system)}</b>".strip())


def _unheld(words: str) -> str:
    """Words in a figure are never wrapped: what holds them together would be a third of its bytes."""
    return words.replace(text.HOLD, " ")


def counted(line: Line) -> str:
    """What the summary counts: `183 days`, `1,204 readings`, `30 nights`."""
    if line.summary is None:
        return ""
    one = {Resolution.READING: "reading", Resolution.HOUR: "hour"}.get(line.resolution, "day")
    return text.count(line.summary.n, "night" if line.metric.daily is Daily.NIGHT else one)


def mean_name(line: Line) -> str:
    """What the mean is called."""
    if line.resolution.is_within_day:
        return "Average hour" if line.resolution is Resolution.HOUR else "Average"
    return {Daily.SUM: "Average day", Daily.NIGHT: "Average night"}.get(line.metric.daily, "Average")


def moment(at: date | datetime, today: date, zone: str) -> str:
    """When an extreme was."""
    if isinstance(at, datetime):
        day = at.astimezone(ZoneInfo(zone)).date()
        return f"{text.day(day, today)} {text.clock(at, zone)}"
    return text.day(at, today)


def late_words(shown: Trend) -> str:
    """That the newest is not as new as it could be, of each metric that is drawn; empty where all are."""
    said = shown.freshness.said_when_stale if shown.freshness else ""
    other = shown.compared_freshness.said_when_stale if shown.compared_freshness else ""
    if shown.compared is None or not other:
        return said
    of_other = f"{shown.compared.metric.name}: {other[0].lower()}{other[1:]}"
    return f"{said}. {of_other}" if said else of_other


def span_words(span: Span, today: date) -> str:
    """The dates shown: `Today`, `26 May – 23 Nov`."""
    if span.length == 1:
        words = text.day(span.last, today)
        return words[0].upper() + words[1:]
    return text.span(span.first, span.last, today)


def average(line: Line, system: UnitSystem) -> str:
    """The mean in words: `8,412 steps a day`, `7 h 12 min a night`, `57 bpm on average`."""
    if line.summary is None:
        return ""
    each_ = {Daily.SUM: "a day", Daily.NIGHT: "a night"}.get(line.metric.daily, "on average")
    if line.resolution is Resolution.HOUR:
        each_ = "an hour"
    return f"{amount(line.metric, line.summary.mean, system)} {each_}"


def finding(shown: Trend, system: UnitSystem, today: date) -> str:
    """The whole chart in one sentence or two, for whoever does not see it."""
    line, other = shown.line, shown.compared
    span = span_words(line.span, today)
    if line.summary is None:
        return f"{line.metric.name}, {_low(span)}: nothing was measured."
    low, high = (amount(line.metric, end, system) for end in (line.summary.low, line.summary.high))
    said = (
        f"{line.metric.name}, {_low(span)}: {average(line, system)}, from {low} to {high}, {counted(line)}."
    )
    if other is None or other.summary is None:
        return said
    if other.metric.slug != line.metric.slug:
        return f"{said} {other.metric.name}: {average(other, system)}."
    return f"{said} The time before, {_low(span_words(other.span, today))}: {average(other, system)}."


def _low(span: str) -> str:
    return span.lower() if span in {"Today", "Yesterday"} else span
