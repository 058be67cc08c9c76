"""Dates that are told from those of the question before: "and the week before?", "and before that?"."""

import re
from datetime import date, timedelta

from healthvault.coach.analyst.stretch import Grain, When, days, month_of, week_of
from healthvault.insights.span import Span

_EARLIER = re.compile(
    r"\b(?:(?:the )?(?P<unit>day|night|week|weekend|fortnight|month|quarter|year)s? (?:just )?(?:before"
    r"|earlier|prior"
    r"|preceding)|(?:the )?(?:previous|preceding|prior) (?P<named>day|night|week|weekend|fortnight|month"
    r"|quarter"
    r"|year|one|period|stretch)|(?P<before>before (?:that|then)|(?:the )?(?:one|ones|time) before|earlier"
    r"|prior to that))\b"
)
_LATER = re.compile(
    r"\b(?:(?:the )?(?P<unit>day|night|week|weekend|fortnight|month|quarter|year)s? (?:just )?(?:after|later)"
    r"|(?:the )?(?:next|following) (?P<named>day|night|week|weekend|fortnight|month|quarter|year|one"
    r"|period|stretch)"
    r"|(?P<before>after (?:that|then)|(?:the )?(?:one|ones) after))\b"
)
_A_YEAR_EARLIER = re.compile(
    r"\b(?:a|one|1) year (?:earlier|before|ago)|(?:the )?same .*\blast year|(?:the )?year before$"
)


def shifted(text: str, before: When) -> When | None:
    """The dates of the question before, moved as a question says: "and the week before?", "and before that?".

    Returns:
        None when a question moves nothing.
    """
    if re.search(r"\bbefore (?:last|yesterday|this|the current)\b", text):
        return None
    if before.span.length < 300 and _A_YEAR_EARLIER.search(text):
        return _year_earlier(before)
    for pattern, way in ((_EARLIER, -1), (_LATER, 1)):
        if (match := pattern.search(text)) is not None:
            if match["named"] in _LENGTHS and not _is_one(before, match["named"]):
                return None  # "The previous month" after three weeks is that of the calendar.
            return _moved(before, match["unit"] or match["named"] or "", way)
    return None


_LENGTHS = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}


def _is_one(before: When, unit: str) -> bool:
    low, high = _LENGTHS[unit]
    return low <= before.span.length <= high or before.is_day


def _year_earlier(before: When) -> When:
    first, last = (_in_year(day, day.year - 1) for day in (before.span.first, before.span.last))
    return When(span=Span(first=first, last=last), grain=Grain.DAY if before.is_day else Grain.DAYS)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _moved(before: When, unit: str, way: int) -> When:
    """By one of what was named, or by its own length; a whole month by a month."""
    span = before.span
    if unit in {"day", "night"} or (before.is_day and unit not in {"week", "month", "year"}):
        return _by_days(before, way)
    if unit == "week" and (before.is_day or span.length != 7):
        first = span.first if way < 0 else span.last
        return week_of(first + timedelta(days=7 * way)) if before.is_day else _next_to(span, 7, way)
    if unit == "year":
        return _year_earlier(before)
    if (
        span.first.day == 1
        and span.length <= 31
        and (unit == "month" or span.length >= 28 or before.grain is Grain.DAYS)
    ):
        return month_of(span.first, back=-way) if unit != "fortnight" else _next_to(span, 14, way)
    if unit == "weekend" and span.length <= 2:
        return days(span.first + timedelta(days=7 * way), span.last + timedelta(days=7 * way))
    return _next_to(span, 30 if unit == "month" else span.length, way)


def _next_to(span: Span, length: int, way: int) -> When:
    if way < 0:
        return days(span.first - timedelta(days=length), span.first - timedelta(days=1))
    return days(span.last + timedelta(days=1), span.last + timedelta(days=length))


def _by_days(before: When, way: int) -> When:
    first, last = (day + timedelta(days=way) for day in (before.span.first, before.span.last))
    return When(span=Span(first=first, last=last), grain=before.grain)


PATTERNS = (_EARLIER, _LATER, _A_YEAR_EARLIER)
"""Every pattern of words that move dates."""
