"""How far a look at one metric reaches, and how finely it may be drawn."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.day import years_before
from healthvault.metrics.metric import Daily, Metric

MOST_WEEKS = 270
"""How many weeks one line may have, a little over five years: two lines of them are a figure under 60 KB."""


class UnknownRangeError(InvalidInputError):
    """There is no such range: choose Day, Week, Month, 6M, Year, 5Y or All."""


class Range(StrEnum):
    """How far back a look reaches from its last day; the values stand in addresses."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    HALF_YEAR = "6m"
    YEAR = "year"
    FIVE_YEARS = "5y"
    ALL = "all"


class Resolution(StrEnum):
    """What one point stands for."""

    READING = "reading"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def is_within_day(self) -> bool:
        """Whether a point is an instant or an hour, not a date."""
        return self in {Resolution.READING, Resolution.HOUR}


_MOST_DAYS = 200
_DAYS = {Range.DAY: 1, Range.WEEK: 7, Range.MONTH: 30, Range.HALF_YEAR: 182, Range.YEAR: 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some local dates in a row, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many dates it holds, at least 1."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Span":
        """As many dates, right before."""
        return self.shifted(-self.length)

    def shifted(self, days: int) -> "Span":
        """The same number of dates, `days` later."""
        return Span(first=self.first + timedelta(days=days), last=self.last + timedelta(days=days))


def range_named(name: str) -> Range:
    """The range of that name.

    Raises:
        UnknownRangeError: There is none.
    """
    try:
        return Range(name)
    except ValueError:
        raise UnknownRangeError from None


def span_of(range_: Range, end: date, earliest: date) -> Span:
    """The dates of a range that ends on `end`; `ALL` begins with the first measured day, `earliest`."""
    if range_ is Range.ALL:
        return Span(first=min(earliest, end), last=end)
    if range_ is Range.FIVE_YEARS:
        return Span(first=years_before(end, 5) + timedelta(days=1), last=end)
    return Span(first=end - timedelta(days=_DAYS[range_] - 1), last=end)


def resolution_of(metric: Metric, span: Span) -> Resolution:
    """How finely a metric may be drawn over some dates.

    Sums and nights have no meaning at an instant: a day of a sum is drawn by the hour, a night is one number.
    From a week on everything is read from days; from 200 of them on they are gathered into weeks, and what
    is longer than five years into months.
    """
    if span.length <= _DAYS[Range.WEEK] and metric.daily is not Daily.NIGHT:
        if metric.daily is not Daily.SUM:
            return Resolution.READING
        if span.length == 1:
            return Resolution.HOUR
    if span.length <= _MOST_DAYS:
        return Resolution.DAY
    return Resolution.WEEK if span.length <= 7 * MOST_WEEKS else Resolution.MONTH


def bucket_span(day: date, resolution: Resolution) -> Span:
    """The dates of the bucket that a date falls into; weeks begin on Monday (ISO 8601)."""
    first = bucket_first(day, resolution)
    if resolution is Resolution.WEEK:
        return Span(first=first, last=first + timedelta(days=6))
    if resolution is Resolution.MONTH:
        return Span(first=first, last=day.replace(day=monthrange(day.year, day.month)[1]))
    return Span(first=first, last=day)


def bucket_first(day: date, resolution: Resolution) -> date:
    """Where the bucket that a date falls into begins."""
    if resolution is Resolution.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if resolution is Resolution.MONTH else day
