"""Dates as people ask for them: "last night", "this week", "in October", "on 3 November"."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from healthvault.insights.span import Span
from healthvault.metrics.unit import UnitSystem, everyday


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


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "one|a|an", "two|couple of|couple", "three|few", "four", "five", "six", "seven", "eight", "nine",
         "ten", "eleven", "twelve")
    )
    for word in words.split("|")
    if word
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:,? (?:of )?(?:(?P<year>(?:19|20)\d\d)|(?P<near>this|last) year))?"
_MONTH_ONLY = _MONTH.replace("?P<month>", "?:")
_PLAIN_MONTH = re.sub(r"mar\(\?:ch\)\?\||may\|", "", _MONTH)
"""Those that are no other word: "march" and "may" want another word before them."""
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT_WEEKDAY = r"(?P<weekday>mon|tues?|wed|thu|thurs?|fri|sat|sun)"
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_PAST = r"(?:past|last|previous|recent|latest)"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year)"
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def when(text: str, today: date, units: UnitSystem = "metric") -> When | None:
    """The dates that a question names; the most exact reading wins.

    Args:
        text: The question, in lower case with single spaces.
        today: The person's local date.
        units: Whether `3/4/2026` has its day or its month first.

    Returns:
        None when no date is named, or one that there is not, or that has not come.
    """
    return next((found for _, found in _read(text, today, units)), None)


def whens(text: str, today: date, units: UnitSystem = "metric") -> list[When]:
    """Every stretch of dates that a question names, in its order; of overlapping readings the most exact."""
    found: list[tuple[int, int, When]] = []
    for match, named in _read(text, today, units, every=True):
        if all(match.end() <= first or match.start() >= last for first, last, _ in found):
            found.append((match.start(), match.end(), named))
    return [named for *_, named in sorted(found, key=lambda each: each[0])]


def _read(
    text: str, today: date, units: UnitSystem, *, every: bool = False
) -> Iterator[tuple[re.Match[str], When]]:
    """The readings of a text, the most exact first; of each pattern the first match, or `every` one."""
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            with suppress(ValueError, OverflowError):
                found = read(match, today, units)
                if found is not None and found.span.first <= today:
                    last = min(found.span.last, today)
                    yield match, When(span=Span(first=found.span.first, last=last), grain=found.grain)
                    if not every:
                        break


_FUTURE = r"\b(tomorrow|next (week|month|year|night)|predict|forecast|sleep (do|will) i need|need tonight)\b"


def names_future(text: str) -> bool:
    """Whether a question is about days to come."""
    return re.search(_FUTURE, text) is not None


def _day(day: date) -> When:
    return When(span=Span(first=day, last=day), grain=Grain.DAY)


def _days(first: date, last: date) -> When:
    return When(span=Span(first=first, last=last), grain=Grain.DAYS)


def _last_days(today: date, length: int) -> When:
    return _days(today - timedelta(days=length - 1), today)


def _half(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """The first or second half of a month, or its first or last week."""
    number = _MONTHS.index(match["month"][:3]) + 1
    named = _year_named(match, today)
    first = (
        date(named, number, 1) if named is not None else _latest(today, lambda year: date(year, number, 1))
    )
    end = _next_month(first) - timedelta(days=1)
    length = 7 if match["piece"] == "week" else 15
    if match["which"] == "first":
        return _days(first, first + timedelta(days=length - 1))
    return _days(end - timedelta(days=6) if length == 7 else first + timedelta(days=length), end)


def _seasonal(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    """A season of the north by its months, the last that has begun."""
    begins = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[match["season"]]
    first = _latest(today, lambda year: date(year, begins, 1))
    return _days(first, _next_month(_next_month(_next_month(first))) - timedelta(days=1))


def _range(match: re.Match[str], today: date, units: UnitSystem) -> When | None:
    """From one day to another; a day that lacks its month has that of the other."""
    x, y = match["x"].strip(), match["y"].strip()
    month = re.search(rf"{_MONTH}{_YEAR}", y) or re.search(_MONTH, x)
    if _BARE_DAY.fullmatch(x) and month:
        x = f"{x.removeprefix('the ')} {month[0]}"
    elif not re.match(rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}", y) and (
        (bare := _BARE_DAY.match(y)) and (of := re.search(_MONTH, x))
    ):
        y = f"{bare[0].removeprefix('the ')} {of[0]}"
    first, last = when(x, today, units), _at_start(y, today, units)
    if first is None or last is None or Grain.SINCE in {first.grain, last.grain}:
        return None
    if first.span.first > last.span.last and not re.search(r"\d{4}", x):
        first = when(f"{x} {last.span.last.year - 1}", today, units) or first
    return _days(first.span.first, last.span.last) if first.span.first <= last.span.last else None


def _at_start(text: str, today: date, units: UnitSystem) -> When | None:
    """What the first words of a text name; "may" and "march" too, because a date has to stand here."""
    found = [(match.start(), named) for match, named in _read(text, today, units)]
    near = [named for at, named in found if at <= 1]
    return near[0] if near else None


def _named_date(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    month = _MONTHS.index(match["month"][:3]) + 1
    day_number = int(match["day"])
    if (named := _year_named(match, today)) is not None:
        return _day(date(named, month, day_number))
    return _day(_latest(today, lambda year: date(year, month, day_number)))


def _year_named(match: re.Match[str], today: date) -> int | None:
    """The year that stands beside a month: `2026`, `this year`, `last year`."""
    if match["near"]:
        return today.year - (match["near"] == "last")
    return int(match["year"]) if match["year"] else None


def _iso(match: re.Match[str], _today: date, _units: UnitSystem) -> When:
    return _day(date.fromisoformat(match[0]))


def _written(match: re.Match[str], today: date, units: UnitSystem) -> When:
    first, second = int(match["a"]), int(match["b"])
    month_first = match["sep"] == "/" and everyday(units) == "imperial"
    month, day_number = (first, second) if month_first else (second, first)
    if not match["year"]:
        return _day(_latest(today, lambda year: date(year, month, day_number)))
    year = int(match["year"])
    return _day(date(year + 2000 if year < 100 else year, month, day_number))


def _latest(today: date, in_year: Callable[[int], date]) -> date:
    """The last such date that has come; 29 February may be years ago."""
    for year in range(today.year, today.year - 8, -1):
        try:
            found = in_year(year)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError("There is no such date.")


def _month(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    number = _MONTHS.index(match["month"][:3]) + 1
    if (named := _year_named(match, today)) is not None:
        first = date(named, number, 1)
    else:
        first = _latest(today, lambda year: date(year, number, 1))
    if match["word"] == "since":
        return When(span=Span(first=first, last=today), grain=Grain.SINCE)
    return _days(first, _next_month(first) - timedelta(days=1))


def _next_month(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def _counted(match: re.Match[str], today: date, _units: UnitSystem) -> When | None:
    word = match["count"]
    if word in {"a", "an"} and match["unit"] in {"day", "night"}:
        return None  # "Most steps in a day" names no day.
    number = 1 if not word else int(word) if word.isdigit() else _NUMBERS[word]
    return _last_days(today, max(1, number * _DAYS_IN[match["unit"]]))


def _ago(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    word = match["count"]
    number = int(word) if word.isdigit() else _NUMBERS[word]
    return _day(today - timedelta(days=number * _DAYS_IN[match["unit"]]))


def _weekday(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"][:3])) % 7 or 7
    return _day(today - timedelta(days=back))


def _weekend(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    return _days(saturday, saturday + timedelta(days=1))


def _last_week(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    monday = today - timedelta(days=today.weekday() + 7)
    return _days(monday, monday + timedelta(days=6))


def _last_month(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    end = today.replace(day=1) - timedelta(days=1)
    if match["word"] == "since":
        return When(span=Span(first=end.replace(day=1), last=today), grain=Grain.SINCE)
    return _days(end.replace(day=1), end)


def _last_year(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    return _days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _year(match: re.Match[str], today: date, _units: UnitSystem) -> When:
    first = date(int(match["year"]), 1, 1)
    if match["word"] == "since":
        return When(span=Span(first=first, last=today), grain=Grain.SINCE)
    return _days(first, date(first.year, 12, 31))


def _ever(_match: re.Match[str], today: date, _units: UnitSystem) -> When:
    return When(span=Span(first=date.min, last=today), grain=Grain.EVER)


_BARE_DAY = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?= |$)")
_TO = r"(?:\bto\b|\buntil\b|\btill\b|\band\b|\bthrough\b|–)"
_LATER = r"(?P<y>[\w./-]+(?: [\w./]+){0,3})"
_ENDS = rf"(?P<x>[\w./-]+(?: [\w./]+){{0,3}}?) ?{_TO}(?: the)? {_LATER}"
_BEFORE_A_MONTH = "in|since|during|for|of|over|throughout|until|all"
_ITS_YEAR = r"(?P<year>(?:19|20)\d\d\b)?(?P<near>this|last)? ?(?:year|(?<=\d\d))"
_Read = Callable[[re.Match[str], date, UnitSystem], When | None]
_READINGS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?:from|between)(?: the)? {_ENDS}", _range),
        (rf"\b(?P<x>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH_ONLY}) (?:to|until|till|through|–|-) {_LATER}", _range),
        (rf"\b(?P<x>{_MONTH_ONLY} \d{{1,2}}(?:st|nd|rd|th)?) (?:to|until|till|through|–|-) {_LATER}", _range),
        (rf"\b(?P<x>\d{{1,2}}) ?– ?(?P<y>\d{{1,2}}(?:st|nd|rd|th)? {_MONTH_ONLY})", _range),
        (r"\b\d{4}-\d\d-\d\d\b", _iso),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b{_YEAR}", _named_date),
        (rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d){_YEAR}", _named_date),
        (r"\b(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?:(?P=sep)(?P<year>\d{4}|\d\d))?\b", _written),
        (r"\bday before yesterday\b", lambda _m, today, _u: _day(today - timedelta(days=2))),
        (r"\byesterday\b|\blast evening\b", lambda _m, today, _u: _day(today - timedelta(days=1))),
        (r"\b(last|this|past) night\b|\btonight\b|\btoday\b|\bthis morning\b|\bso far\b|\bright now\b",
         lambda _m, today, _u: _day(today)),
        (rf"\b{_COUNT} {_UNIT}s? ago\b", _ago),
        (rf"\b(?:{_PAST}|these|for|in|over|within)(?: the| these)?(?: {_PAST})? {_COUNT} {_UNIT}s?\b",
         _counted),
        (rf"\b{_PAST} (?P<count>)(?P<unit>fortnight)\b", _counted),
        (rf"\b(?P<which>first|second|last) (?P<piece>half|week) of {_MONTH}\b{_YEAR}", _half),
        (rf"\b(?P<word>{_BEFORE_A_MONTH}|) ?{_MONTH} (?:of )?{_ITS_YEAR}\b", _month),
        (r"\b(?P<word>since|) ?(?:the )?(?:last|previous) month\b", _last_month),
        (r"\b(?P<word>)month before (?:this|the current)\b", _last_month),
        (r"\bweek before (?:this|the current)\b", _last_week),
        (r"\b(?:last|previous) week\b", _last_week),
        (r"\b(?:last|previous) year\b", _last_year),
        (rf"\b(?P<word>{_BEFORE_A_MONTH}|last|this) {_MONTH}\b{_YEAR}", _month),
        (r"\b(past week|this week|last few days|recently|lately|these days|weekly|a week)\b",
         lambda _m, today, _u: _last_days(today, 7)),
        (r"(?<!day )\bof the week\b", lambda _m, today, _u: _last_days(today, 7)),
        (r"\bpast month\b", lambda _m, today, _u: _last_days(today, 30)),
        (r"\bpast year\b", lambda _m, today, _u: _last_days(today, 365)),
        (r"\bthis month\b", lambda _m, today, _u: _days(today.replace(day=1), today)),
        (r"\bthis year\b|\byear to date\b", lambda _m, today, _u: _days(date(today.year, 1, 1), today)),
        (r"\bweekend\b", _weekend),
        (r"\b(?:in|during|over|of|this|last|the)(?: the)? (?P<season>spring|summer|autumn|fall|winter)\b",
         _seasonal),
        (r"\b(?P<word>in|since|during|for|of|over|) ?(?P<year>(?:19|20)\d\d)\b", _year),
        (rf"\b{_WEEKDAY}\b", _weekday),
        (rf"\b(?:on|last) {_SHORT_WEEKDAY}\b", _weekday),
        (rf"(?<!\d )(?<!\d(?:st|nd|rd|th) )(?P<word>)\b{_PLAIN_MONTH}\b{_YEAR}", _month),
        (r"\b(ever|all[ -]time|in total|overall|of all|in my life)\b", _ever),
    )
)  # fmt: skip
"""From the most to the least exact; the first that fits is taken."""
