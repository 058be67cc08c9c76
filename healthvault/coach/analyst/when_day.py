"""One day as people name it: "yesterday", "the 3rd", "on 3 November", "Friday last week", "Christmas Eve"."""

import re
from datetime import date, timedelta

from healthvault.coach.analyst.stretch import (
    ANY_WEEKDAY,
    COUNT,
    DAYS_IN,
    MONTH,
    MONTHS,
    ORDINAL,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Read,
    When,
    latest,
    month_of,
    number,
    one_day,
    year_named,
)
from healthvault.metrics.unit import UnitSystem, everyday

_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new years eve": (12, 31), "new year's day": (1, 1), "new years day": (1, 1), "halloween": (10, 31),
    "valentine's day": (2, 14), "valentines day": (2, 14),
}  # fmt: skip


def _named(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    month, day = MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    if (named := year_named(match, today)) is not None:
        return one_day(date(named, month, day))
    return one_day(latest(today, lambda year: date(year, month, day)))


def _numbered(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """The 3rd: of the month that is named, else the last that has come."""
    day, of = int(match["day"]), match["of"]
    if of:
        return one_day(month_of(today, back=of in {"last", "previous"}).span.first.replace(day=day))
    for back in range(12):
        first = month_of(today, back=back).span
        if day <= first.last.day and first.first.replace(day=day) <= today:
            return one_day(first.first.replace(day=day))
    raise ValueError("There is no such day.")


def _iso(match: re.Match[str], _today: date, _units: UnitSystem) -> When:
    return one_day(date.fromisoformat(match[0].replace("/", "-")))


def _written(match: re.Match[str], today: date, units: UnitSystem) -> When:
    first, second = int(match["a"]), int(match["b"])
    month_first = match["sep"] == "/" and everyday(units) == "imperial"
    month, day = (first, second) if month_first else (second, first)
    if not match["year"]:
        return one_day(latest(today, lambda year: date(year, month, day)))
    year = int(match["year"])
    return one_day(date(year + 2000 if year < 100 else year, month, day))


def _ago(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    return one_day(today - timedelta(days=number(match["count"]) * DAYS_IN[match["unit"]]))


def _weekday(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    back = (today.weekday() - WEEKDAYS.index(match["weekday"][:3])) % 7 or 7
    return one_day(today - timedelta(days=back))


def _weekday_of_week(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """Friday of last week, or of this week or the one before last."""
    weeks = 2 if match["far"] else match["which"] in {"last", "previous"}
    monday = today - timedelta(days=today.weekday() + 7 * weeks)
    return one_day(monday + timedelta(days=WEEKDAYS.index(match["weekday"][:3])))


def _weekday_before_last(match: re.Match[str], today: date, units: UnitSystem) -> When:
    last = _weekday(match, today, units).span.first
    return one_day(last - timedelta(days=7))


def _feast(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    month, day = _FEASTS[match["feast"]]
    year = match["year"]
    return one_day(
        date(int(year), month, day) if year else latest(today, lambda each: date(each, month, day))
    )


def _back(days: int) -> Read:
    """So many days before today."""
    return lambda _match, today, _units: one_day(today - timedelta(days=days))


_WEEK_NAMED = r"(?:the )?(?:(?P<far>week before last)|(?P<which>last|previous|this) week)"
EXACT: tuple[tuple[str, Read], ...] = (
    (r"\b\d{4}([-/])\d\d\1\d\d\b", _iso),
    (rf"\b(?P<day>\d{{1,2}}){ORDINAL}?(?: of)? {MONTH}\b{YEAR}", _named),
    (rf"\b{MONTH} (?:the )?(?P<day>\d{{1,2}}){ORDINAL}?\b(?!\d){YEAR}", _named),
    (r"\b(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)\b", _written),
    (r"(?<![\d.])(?P<a>\d{1,2})(?P<sep>/)(?P<b>\d{1,2})(?P<year>)\b(?![./]?\d)", _written),
    (r"\b(?:on|the|for) (?P<a>\d{1,2})(?P<sep>\.)(?P<b>\d{1,2})(?P<year>)\b(?!\.?\d)", _written),
    (rf"\b(?P<feast>{'|'.join(_FEASTS)})(?: (?P<year>(?:19|20)\d\d))?\b", _feast),
    (rf"\b{ANY_WEEKDAY},? (?:of |in )?{_WEEK_NAMED}", _weekday_of_week),
    (rf"\b{_WEEK_NAMED}(?:'s)?,? (?:on )?{WEEKDAY}\b", _weekday_of_week),
    (r"\b(?:the )?(?:day|night|evening) before (?:yesterday|last)\b", _back(2)),
    (r"\b(?:a|one|1) (?:week|wk) ago\b|\bthis (?:day|time) last week\b|\bthis day a week ago\b", _back(7)),
    (rf"\b{COUNT} (?P<unit>day|night|week|fortnight|month|quarter|year)s? (?:ago|back|earlier)\b", _ago),
    ((rf"\b(?:the|on) (?P<day>\d{{1,2}}){ORDINAL}(?: of (?:the )?(?P<of>this|last|previous|current) month)?\b"
     r"(?! (?:half|week|day|night|quarter|month|time|percentile|most|best|of))"), _numbered),
)  # fmt: skip
"""Readings that are taken before those of a stretch."""
NEAR: tuple[tuple[str, Read], ...] = (
    (rf"\b{WEEKDAY} before last\b", _weekday_before_last),
    (r"\byesterday\b|\blast evening\b", _back(1)),
    ((r"\b(?:last|this|past) night\b|\btonight\b|\btoday\b|\bthis (?:morning|evening|afternoon)\b"
     r"|\bright now\b"), _back(0)),
)  # fmt: skip
"""Days that are named by how near they are."""
SO_FAR: tuple[tuple[str, Read], ...] = ((r"\bso far\b", _back(0)),)
"""Without any other date it is today that is not over."""
BY_WEEKDAY: tuple[tuple[str, Read], ...] = (
    (rf"\b(?:(?:on|last|this|past) )?{WEEKDAY}\b", _weekday),
    (rf"\b(?:on|last|this|past) {SHORT_WEEKDAY}\b", _weekday),
)
"""A day of the week alone is the last that has been."""
