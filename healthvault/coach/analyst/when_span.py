"""Stretches of days as people name them: "last month", "Q3", "the week before last", "the past fortnight"."""

import re
from datetime import date, timedelta

from healthvault.coach.analyst.stretch import (
    COUNT,
    FIRSTS,
    MONTH,
    PLAIN_MONTH,
    UNIT,
    YEAR,
    Grain,
    Read,
    When,
    days,
    last_days,
    latest,
    length_days,
    month_end,
    month_named,
    month_of,
    number,
    quarter_of,
    since,
    week_of,
    weekend_of,
    year_of,
)
from healthvault.insights.span import Span
from healthvault.metrics.unit import UnitSystem

_PAST = r"(?:past|last|previous|(?:most )?recent|latest|preceding|prior)"
_BEFORE_A_MONTH = (
    r"in all of|all of|the whole of|whole of|in|since|during|for|of|over|throughout|until"
    r"|all|within|across|back in|from"
)
_ITS_YEAR = r"(?:(?P<year>(?:19|20)\d\d)|(?P<near>this|last) year)"
_FIRST = rf"(?P<which>{'|'.join(FIRSTS)}|last|final)"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_TENTHS = {
    "start": (1, 10), "beginning": (1, 10), "early": (1, 10), "middle": (11, 20), "mid": (11, 20),
    "end": (21, 31), "late": (21, 31),
}  # fmt: skip


def _piece(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """The first or second half of a month, one of its weeks, or its first or last days."""
    first = month_named(match, today)
    end = month_end(first)
    if match["piece"] == "half":
        at_end = match["which"] not in {"first", "1st", "former"}
        return days(first + timedelta(days=15), end) if at_end else days(first, first + timedelta(days=14))
    length = length_days(match["count"] or "", match["piece"])
    if match["which"] in {"last", "final"}:
        return days(end - timedelta(days=length - 1), end)
    begins = first + timedelta(days=length * (FIRSTS[match["which"]] - 1))
    return days(begins, min(begins + timedelta(days=length - 1), end))


def _tenth(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """The beginning, middle or end of a month: ten days of it."""
    first = month_named(match, today)
    begins, ends = _TENTHS[match["tenth"]]
    end = month_end(first)
    return days(first.replace(day=begins), first.replace(day=min(ends, end.day)))


def _half_year(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    year = int(match["year"]) if match["year"] else today.year - (match["near"] == "last")
    is_second = match["half"] in {"second", "2nd", "2"}
    return (
        days(date(year, 7, 1), date(year, 12, 31)) if is_second else days(date(year, 1, 1), date(year, 6, 30))
    )


def _quarter(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """A quarter by its number, in the year beside it, else the last that has begun."""
    said = match["quarter"]
    month = 3 * (FIRSTS[said] if said in FIRSTS else int(said)) - 2
    if match["year"] or match["near"]:
        year = int(match["year"]) if match["year"] else today.year - (match["near"] == "last")
        return quarter_of(date(year, month, 1))
    return quarter_of(latest(today, lambda year: date(year, month, 1)))


def _numbered_week(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """A week by its number in the calendar (ISO 8601)."""
    week = int(match["number"])
    if match["year"]:
        return week_of(date.fromisocalendar(int(match["year"]), week, 1))
    return week_of(latest(today, lambda year: date.fromisocalendar(year, week, 1)))


def _season(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """A season of the north by its months, the last that has begun."""
    begins = _SEASONS[match["season"]]
    if match["year"] or match["near"]:
        year = int(match["year"]) if match["year"] else today.year - (match["near"] == "last")
        first = date(year, begins, 1)
    else:
        first = latest(today, lambda year: date(year, begins, 1))
    return days(first, month_of(first, back=-2).span.last)


def _month(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    first = month_named(match, today)
    return since(first, today) if match["word"] == "since" else days(first, month_end(first))


def _iso_month(match: re.Match[str], _today: date, _units: UnitSystem) -> When:
    return month_of(date(int(match["year"]), int(match["number"]), 1))


def _counted(match: re.Match[str], today: date, _units: UnitSystem) -> When | None:
    word = match["count"]
    if word in {"a", "an", "one", "1"} and match["unit"] in {"day", "night", "hour"}:
        return None  # "Most steps in a day" names no day.
    return last_days(today, length_days(word, match["unit"]))


def _half_of(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    return last_days(today, {"year": 182, "month": 15}[match["unit"]])


def _christmas(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """Christmas is from the 24th to the 26th of December."""
    year = match["year"]
    first = date(int(year), 12, 24) if year else latest(today, lambda each: date(each, 12, 24))
    return days(first, first + timedelta(days=2))


def _new_year(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    first = latest(today, lambda each: date(each, 12, 31))
    return days(first, first + timedelta(days=1))


def _last_month(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    found = month_of(today, back=1)
    return since(found.span.first, today) if match["word"] == "since" else found


def _last_week(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    found = week_of(today - timedelta(days=7))
    return since(found.span.first, today) if match["word"] == "since" else found


def _last_year(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    found = year_of(today.year - 1)
    return since(found.span.first, today) if match["word"] == "since" else found


def _year(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    found = year_of(int(match["year"]))
    return since(found.span.first, today) if match["word"] == "since" else found


def _ago(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """The week or month so many before this one."""
    back = number(match["count"])
    return (
        week_of(today - timedelta(days=7 * back)) if match["unit"] == "week" else month_of(today, back=back)
    )


def _ever(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    return When(span=Span(first=date.min, last=today), grain=Grain.EVER)


def _weekend(weeks: int) -> Read:
    """The weekend of the week so many before; none back is the last that has begun."""
    return lambda _match, today, _units: weekend_of(
        today - timedelta(days=7 * weeks or (today.weekday() - 5) % 7)
    )


def _last(length: int) -> Read:
    return lambda _match, today, _units: last_days(today, length)


def _to_date(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """From the start of the week, month or year until today."""
    said = match[0]
    if "year" in said or said == "ytd":
        return days(date(today.year, 1, 1), today)
    if "month" in said or said == "mtd":
        return days(today.replace(day=1), today)
    return days(week_of(today).span.first, today)


def _before_this(match: re.Match[str], today: date, units: UnitSystem) -> When:
    read = {"month": _last_month, "week": _last_week, "year": _last_year}
    return next(read[unit] for unit in read if match[0].startswith(unit))(match, today, units)


EXACT: tuple[tuple[str, Read], ...] = (
    ((rf"\b{_FIRST} (?:(?P<count>\d+) )?(?P<piece>half|week|day|night|fortnight)s? (?:of|in) (?:the month"
     rf" of )?"
     rf"{MONTH}\b{YEAR}"), _piece),
    (rf"\b(?P<tenth>{'|'.join(_TENTHS)})(?: of|-| )(?: the month of )?\s?{MONTH}\b{YEAR}", _tenth),
    (rf"\b(?P<half>first|1st|second|2nd) half (?:of|in) (?:the year )?(?:{_ITS_YEAR}|the year)", _half_year),
    (rf"\bh(?P<half>[12])(?: of)?(?: {_ITS_YEAR})?\b", _half_year),
    (rf"\bq(?P<quarter>[1-4])(?: of)?(?: {_ITS_YEAR})?\b", _quarter),
    (rf"\b(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?(?: {_ITS_YEAR})?\b",
     _quarter),
    ((r"\b(?:calendar )?(?:week|wk|cw|kw) ?(?:number |no )?(?P<number>\d{1,2})\b(?:,? (?:of"
     r" )?(?P<year>20\d\d))?"),
     _numbered_week),
    ((r"\b(?:month|year|week) to date\b|\b[mwy]td\b|\b(?:this )?(?P<unit>month|year|week) so far\b"
     r"|\bso far (?:in )?this (?:month|year|week)\b"),
     _to_date),
    (r"\b(?:since|from) (?:the )?(?:very )?(?:start|beginning|first) of (?:the|this) (?:month|week|year)\b",
     _to_date),
    (r"\bweekend before last\b", _weekend(2)),
    (r"\bweek before last\b", lambda _m, today, _u: week_of(today - timedelta(days=14))),
    (r"\bmonth before last\b", lambda _m, today, _u: month_of(today, back=2)),
    (r"\byear before last\b", lambda _m, today, _u: year_of(today.year - 2)),
    (r"\b(?:the )?(?P<unit>week|month) (?P<count>\d+) (?:weeks|months) ago\b", _ago),
    (r"\b(?P<word>)(?:month|week|year) before (?:this|the current)(?: one| week| month| year)?\b",
     _before_this),
)  # fmt: skip
"""Readings that are taken before those of a day."""


COUNTED: tuple[tuple[str, Read], ...] = (
    ((rf"\b(?:{_PAST}|these|those|for|in|over|within|during|across)(?: the| these| my)?(?: {_PAST})? {COUNT}"
     rf"(?: {_PAST})?(?: full| whole)? {UNIT}s?\b"), _counted),
    (rf"\b(?:the )?{COUNT} {_PAST} {UNIT}s?\b", _counted),
    (rf"\bsince (?:the last )?{COUNT} {UNIT}s\b", _counted),
    (rf"\b(?:{_PAST}|this|a|the) (?P<count>)(?P<unit>fortnight)\b", _counted),
    ((rf"\b(?:{_PAST}|the|for|over|in)(?: the)?(?: {_PAST})? (?:half a|half|half of a|half of the)"
     rf" ?-?(?P<unit>year|month)\b"),
     _half_of),
)  # fmt: skip
NAMED: tuple[tuple[str, Read], ...] = (
    (r"\b(?P<year>20\d\d)-(?P<number>0[1-9]|1[0-2])\b(?!-?\d)", _iso_month),
    (r"\b(?P<number>0?[1-9]|1[0-2])/(?P<year>20\d\d)\b", _iso_month),
    (r"\b(?:last|previous) quarter\b", lambda _m, today, _u: quarter_of(today, back=1)),
    (r"\b(?:this|current) quarter\b|\bquarter to date\b|\bqtd\b", lambda _m, today, _u: quarter_of(today)),
    (rf"\b(?P<word>{_BEFORE_A_MONTH}|) ?{MONTH},? (?:of |in )?{_ITS_YEAR}\b", _month),
    (r"\b(?P<word>since|) ?(?:the )?(?:last|previous|preceding|prior|past calendar) month\b", _last_month),
    (r"\b(?P<word>since|) ?(?:the )?(?:last|previous|preceding|prior) week(?! ?end)\b", _last_week),
    (r"\b(?P<word>since|) ?(?:the )?(?:last|previous|preceding|prior) (?:calendar )?year\b", _last_year),
    (rf"\b(?P<word>{_BEFORE_A_MONTH}|last|this|month of|whole of|whole|entire|all of) {MONTH}\b{YEAR}",
     _month),
    ((r"\b(?:past week|this week|current week|(?:last|past|recent) few days|recently|lately|these days|weekly"
     r"|nowadays|of late|a week)\b"), _last(7)),
    (r"(?<!day )(?<!days )\bof the week\b", _last(7)),
    (r"\bpast month\b", _last(30)),
    (r"\bpast year\b|\btwelve months\b", _last(365)),
    (r"\b(?:this|current) month\b", lambda _m, today, _u: days(today.replace(day=1), today)),
    (r"\b(?:this|current) year\b", lambda _m, today, _u: days(date(today.year, 1, 1), today)),
    (r"\b(?:last|previous|past) weekend\b", _weekend(1)),
    (r"\bweekend\b", _weekend(0)),
    ((rf"\b(?:back )?(?:in|during|over|of|this|last|the|throughout|all)(?: of)?(?: the)?"
     rf" (?P<season>{'|'.join(_SEASONS)})\b"
     rf"(?:,? (?:of )?{_ITS_YEAR})?"), _season),
    (rf"\b(?P<season>{'|'.join(_SEASONS)}) (?:of )?{_ITS_YEAR}\b", _season),
    (r"\b(?:over |at |during |around )?(?:christmas|xmas)(?: (?P<year>20\d\d))?\b(?! (?:eve|day))",
     _christmas),
    (r"\b(?:over|at|around) (?:the )?new years?\b", _new_year),
    ((r"\b(?P<word>in all of|all of|the whole of|in|since|during|for|of|over|throughout|) ?(?:the"
     r" )?(?:year )?(?P<year>(?:19|20)\d\d)\b"), _year),
)  # fmt: skip
BARE_MONTH: tuple[tuple[str, Read], ...] = (
    (rf"(?<!\d )(?<!\d(?:st|nd|rd|th) )(?P<word>)\b{PLAIN_MONTH}\b{YEAR}", _month),
)
EVER: tuple[tuple[str, Read], ...] = (
    ((r"\b(?:ever|all[ -]time|in total|overall|of all|in my life|since the (?:very )?(?:beginning|start)"
     r"|from the (?:very )?(?:beginning|start))\b(?! of)"), _ever),
)  # fmt: skip
