"""A stretch of days that was named, and the words of the calendar that name one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from healthvault.insights.span import Span
from healthvault.metrics.unit import UnitSystem


class Grain(StrEnum):
    """What kind of stretch was named."""

    DAY = "day"
    DAYS = "days"
    SINCE = "since"
    EVER = "ever"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The dates that were asked about. The span of `EVER` begins at the first date there is."""

    span: Span
    grain: Grain

    @property
    def is_day(self) -> bool:
        """Whether one date was named."""
        return self.grain is Grain.DAY


Read = Callable[[re.Match[str], date, UnitSystem], When | None]
"""From what was found to the dates it names, given today and how the person writes dates."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
MONTH_ONLY = MONTH.replace("?P<month>", "?:")
PLAIN_MONTH = re.sub(r"mar\(\?:ch\)\?\||may\|", "", MONTH)
"""Those that are no other word: "march" and "may" want another word before them."""
YEAR = r"(?:,? (?:of |in )?(?:(?P<year>(?:19|20)\d\d)|(?P<near>this|last) year))?"
_LONG = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SHORT = "mon|tues?|wed|thurs?|thu|fri|sat|sun"
WEEKDAY = rf"(?P<weekday>{_LONG})"
SHORT_WEEKDAY = rf"(?P<weekday>{_SHORT})"
ANY_WEEKDAY = rf"(?P<weekday>{_LONG}|{_SHORT})"
UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|quarter|year)"
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "one|a|an", "two|couple of|couple", "three|few", "four", "five", "six", "seven", "eight", "nine",
         "ten", "eleven", "twelve")
    )
    for word in words.split("|")
    if word
}  # fmt: skip
COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
ORDINAL = r"(?:st|nd|rd|th)"
FIRSTS = {
    "first": 1, "1st": 1, "former": 1, "second": 2, "2nd": 2, "latter": 2, "later": 2, "back": 2, "other": 2,
    "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5,
}  # fmt: skip


def number(word: str) -> int:
    """What a count says: `14`, `a`, `couple of`, or nothing, which is one."""
    return 1 if not word else int(word) if word.isdigit() else _NUMBERS[word]


def length_days(word: str, unit: str) -> int:
    """How many days so many of a unit are; hours make whole days."""
    if unit == "hour":
        return max(1, -(-number(word) // 24))
    return max(1, number(word) * DAYS_IN[unit])


def one_day(day: date) -> When:
    """A date as a stretch."""
    return When(span=Span(first=day, last=day), grain=Grain.DAY)


def days(first: date, last: date) -> When:
    """Some dates."""
    return When(span=Span(first=first, last=last), grain=Grain.DAYS)


def since(first: date, today: date) -> When:
    """From a date until today."""
    return When(span=Span(first=first, last=today), grain=Grain.SINCE)


def last_days(today: date, length: int) -> When:
    """So many days, today the last of them."""
    return days(today - timedelta(days=length - 1), today)


def week_of(day: date) -> When:
    """The week from Monday to Sunday in which a day lies."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))


def weekend_of(day: date) -> When:
    """The Saturday and Sunday of a day's week."""
    saturday = day - timedelta(days=day.weekday() - 5)
    return days(saturday, saturday + timedelta(days=1))


def month_of(day: date, *, back: int = 0) -> When:
    """The month of a day, or so many before it."""
    number_of_month = day.year * 12 + day.month - 1 - back
    first = date(number_of_month // 12, number_of_month % 12 + 1, 1)
    return days(first, month_end(first))


def quarter_of(day: date, *, back: int = 0) -> When:
    """The quarter of the year of a day, or so many before it."""
    first = month_of(day, back=(day.month - 1) % 3 + 3 * back).span.first
    return days(first, month_end(month_of(first, back=-2).span.first))


def year_of(year: int) -> When:
    """A whole year."""
    return days(date(year, 1, 1), date(year, 12, 31))


def month_end(first: date) -> date:
    """The last day of a month."""
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def latest(today: date, in_year: Callable[[int], date]) -> date:
    """The last such date that has come; 29 February may be years ago."""
    for year in range(today.year, today.year - 8, -1):
        try:
            found = in_year(year)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError("There is no such date.")


def year_named(match: re.Match[str], today: date) -> int | None:
    """The year that stands beside a month: `2026`, `this year`, `last year`."""
    if match["near"]:
        return today.year - (match["near"] == "last")
    return int(match["year"]) if match["year"] else None


def month_named(match: re.Match[str], today: date) -> date:
    """The first day of a month that was named, in the year beside it, or of the last such month."""
    wanted = MONTHS.index(match["month"][:3]) + 1
    if (named := year_named(match, today)) is not None:
        return date(named, wanted, 1)
    return latest(today, lambda year: date(year, wanted, 1))
