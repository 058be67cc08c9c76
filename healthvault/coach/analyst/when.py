"""Dates as people ask for them: "last night", "this week", "in October", "the two weeks up to 3 November".

`when_day` reads single days, `when_span` stretches; here they are put together: ranges, what is counted
from a date, and `when_moved` reads what is meant by the dates of the question before.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from healthvault.coach.analyst import when_day, when_moved, when_span
from healthvault.coach.analyst.stretch import (
    COUNT,
    MONTH,
    MONTH_ONLY,
    ORDINAL,
    YEAR,
    Grain,
    Read,
    When,
    days,
    last_days,
    length_days,
    since,
    week_of,
    weekend_of,
)
from healthvault.coach.analyst.when_moved import shifted
from healthvault.insights.span import Span
from healthvault.metrics.unit import UnitSystem

__all__ = ["Grain", "When", "names_future", "shifted", "when", "whens", "without"]


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
    return [named for *_, named in _apart(text, today, units)]


def without(text: str, today: date, units: UnitSystem = "metric") -> str:
    """The question without the words that name its dates, but for those that ask something too."""
    for first, last, _ in reversed(_apart(text, today, units)):
        if _ASKS_TOO.search(text[first:last]) is None:
            text = f"{text[:first]} {text[last:]}"
    return " ".join(text.split())


_ASKS_TOO = re.compile(r"weekend|right now|total|overall|\bever\b|all[ -]time|\ball\b")


def _apart(text: str, today: date, units: UnitSystem) -> list[tuple[int, int, When]]:
    found: list[tuple[int, int, When]] = []
    for match, named in _read(text, today, units, every=True):
        begins, ends = match.start(), _end(match, today, units)
        if all(ends <= first or begins >= last for first, last, _ in found):
            found.append((begins, ends, named))
    return sorted(found, key=lambda each: each[0])


def _end(match: re.Match[str], today: date, units: UnitSystem) -> int:
    """Where the words that name dates end; what follows the second of two dates is no part of it."""
    if "y" not in match.groupdict():
        return match.end()
    if (near := _first_of(match["y"], today, units)) is not None:
        return match.start("y") + near[0]
    bare = _BARE_DAY.match(match["y"])
    return match.start("y") + bare.end() if bare else match.end()


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


_FUTURE = (
    r"\b(tomorrow|next (week|month|year|night)|predict\w*|forecast\w*|sleep (do|will) i need|need tonight"
    r"|coming (days|week|month))\b"
)


def names_future(text: str) -> bool:
    """Whether a question is about days to come."""
    return re.search(_FUTURE, text) is not None


def _range(match: re.Match[str], today: date, units: UnitSystem) -> When | None:
    """From one day to another; a day that lacks its month has that of the other."""
    x, y = match["x"].strip(), match["y"].strip()
    month = re.search(rf"{MONTH}{YEAR}", y) or re.search(MONTH, x)
    if _BARE_DAY.fullmatch(x) and month:
        x = f"{x.removeprefix('the ')} {month[0]}"
    elif not re.match(rf"(?:the )?\d{{1,2}}{ORDINAL}?(?: of)? {MONTH}", y) and (
        (bare := _BARE_DAY.match(y)) and (of := re.search(MONTH, x))
    ):
        y = f"{bare[0].removeprefix('the ')} {of[0]}"
    first, last = when(x, today, units), _at_start(y, today, units)
    if first is None or last is None or Grain.SINCE in {first.grain, last.grain}:
        return None
    if first.span.first > last.span.last and not re.search(r"\d{4}", x):
        first = when(f"{x} {last.span.last.year - 1}", today, units) or first
    return days(first.span.first, last.span.last) if first.span.first <= last.span.last else None


def _at_start(text: str, today: date, units: UnitSystem) -> When | None:
    found = _first_of(text, today, units)
    return found[1] if found else None


def _first_of(text: str, today: date, units: UnitSystem) -> tuple[int, When] | None:
    """What the first words of a text name, and where they end; "may" and "march" too: a date stands here."""
    for match, named in _read(text, today, units):
        if match.start() <= 1:
            return _end(match, today, units), named
    if re.match(rf"{MONTH_ONLY}\b", text):
        found = _first_of(f"in {text}", today, units)
        return (found[0] - 3, found[1]) if found else None
    return None


def _up_to(match: re.Match[str], today: date, units: UnitSystem) -> When | None:
    """So many days, weeks or months that end on a date, or begin on it."""
    near = _at_start(match["y"], today, units)
    if near is None or (match["count"] in {"a", "an", "one"} and match["unit"] in {"day", "night"}):
        return None  # "So much a night since May" counts no night.
    length = length_days(match["count"], match["unit"])
    if match["way"] in {"after", "following", "from", "since", "starting", "beginning"}:
        return days(near.span.first, near.span.first + timedelta(days=length - 1))
    return days(near.span.last - timedelta(days=length - 1), near.span.last)


def _week_of(match: re.Match[str], today: date, units: UnitSystem) -> When | None:
    near = _at_start(match["y"], today, units)
    if near is None or not near.is_day:
        return None
    if match["unit"] == "weekend":
        return weekend_of(near.span.first)
    return (
        week_of(near.span.first)
        if match["way"] in {"of", "around"}
        else last_days(near.span.first + timedelta(days=6), 7)
    )


def _since(match: re.Match[str], today: date, units: UnitSystem) -> When | None:
    near = _at_start(match["y"], today, units)
    if near is None or near.grain is Grain.EVER:
        return None
    return since(near.span.first, today)


_BARE_DAY = re.compile(rf"(?:the )?\d{{1,2}}{ORDINAL}?(?= |$)")
_TO = r"(?:\bto\b|\buntil\b|\btill\b|\band\b|\bthrough\b|\bthru\b|\bup to\b|–)"
_DASH = r"(?:(?: (?:to|until|till|through|thru|up to|and) (?:the )?)|(?: ?(?:–|-|\.\.|—) ?))"
_Y = r"(?P<y>[\w./-]+(?: [\w./]+){0,3})"
_ENDS = rf"(?P<x>[\w./-]+(?: [\w./]+){{0,3}}?) ?{_TO}(?: the)? {_Y}"
_ISO = r"\d{4}[-/]\d\d[-/]\d\d"
_READINGS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?:from|between)(?: the)? {_ENDS}", _range),
        (rf"\b(?P<x>{_ISO}){_DASH}{_Y}", _range),
        (rf"\b(?P<x>\d{{1,2}}{ORDINAL}?(?: of)? {MONTH_ONLY}(?: \d{{4}})?){_DASH}{_Y}", _range),
        (rf"\b(?P<x>{MONTH_ONLY} \d{{1,2}}{ORDINAL}?){_DASH.replace('|and', '')}{_Y}", _range),
        ((rf"\b(?P<x>\d{{1,2}}{ORDINAL}?){_DASH.replace('|and', '')}(?P<y>\d{{1,2}}{ORDINAL}?(?: of)?"
         rf" {MONTH_ONLY}"
         r"(?: \d{4})?)"), _range),
        ((rf"\b(?P<x>{MONTH_ONLY})(?: \d{{4}})?(?: (?:to|until|till|through|thru) | ?[–-]"
         rf" ?)(?P<y>{MONTH_ONLY}\b(?: \d{{4}})?)"),
         _range),
        ((rf"\b{COUNT} (?P<unit>day|night|week|fortnight|month)s? (?P<way>up to|until|till|to|before"
         rf"|ending|leading up to"
         rf"|after|following|from|since|starting|beginning)(?: on| from| with)?(?: the)? {_Y}"), _up_to),
        ((rf"\b(?P<unit>week|weekend) (?P<way>of|around|from|starting|beginning|commencing)(?: on)?(?:"
         rf" the)? {_Y}"), _week_of),
        ((rf"\b(?:ever since|since|as of|starting(?: from| on| in| with)?"
         rf"|from(?=.* (?:on|onwards?|forward|until now|till now|to now|to date)\b))"
         rf" (?:the )?(?:(?:very )?(?:start|beginning) of )?(?:the )?(?!last |past |previous ){_Y}"),
         _since),
        *when_span.EXACT,
        *when_day.EXACT,
        *when_day.NEAR,
        *when_span.COUNTED,
        *when_span.NAMED,
        *when_day.BY_WEEKDAY,
        *when_span.BARE_MONTH,
        *when_span.EVER,
        *when_day.SO_FAR,
    )
)  # fmt: skip
"""From the most to the least exact; the first that fits is taken."""
PATTERNS = (*(pattern for pattern, _ in _READINGS), *when_moved.PATTERNS)
"""Every pattern of words that name a date."""
