"""What is in a cell: a number, an instant, a date, a stage of sleep."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from healthvault.metrics.metric import SleepStage

DecimalMark = Literal[".", ","]
DateOrder = Literal["day first", "month first"]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_BLANKS = str.maketrans("", "", " \u00a0\u202f'’")
_COMMA_IS_DECIMAL = re.compile(r"[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+)")
_PAIR = re.compile(r"\s*(\d{2,3})\s*/\s*(\d{2,3})\s*")
_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[,\s]+(.+))?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?:[,\s]+(.+))?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?")
_STAGES = {
    "in bed": SleepStage.IN_BED,
    "inbed": SleepStage.IN_BED,
    "awake": SleepStage.AWAKE,
    "wake": SleepStage.AWAKE,
    "core": SleepStage.CORE,
    "light": SleepStage.CORE,
    "deep": SleepStage.DEEP,
    "rem": SleepStage.REM,
    "asleep": SleepStage.UNSPECIFIED,
    "unspecified": SleepStage.UNSPECIFIED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as a cell gives it: a date, perhaps a clock time, perhaps an offset from UTC."""

    day: date
    clock: time | None


def has_decimal_comma(text: str) -> bool:
    """Whether a cell can only be a number with a decimal comma."""
    return _COMMA_IS_DECIMAL.fullmatch(text.translate(_BLANKS)) is not None


def number(text: str, mark: DecimalMark) -> float | None:
    """The number in a cell, or None; blanks and the other mark group thousands."""
    plain = text.translate(_BLANKS)
    is_comma = mark == "," and "," in plain
    plain = plain.replace(".", "").replace(",", ".") if is_comma else plain.replace(",", "")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def pair(text: str) -> tuple[float, float] | None:
    """The two numbers of a cell such as "120/80", or None."""
    found = _PAIR.fullmatch(text)
    return (float(found[1]), float(found[2])) if found else None


def stage(text: str) -> float | None:
    """The stage of sleep that a word names, or None."""
    found = _STAGES.get(text.casefold().strip())
    return None if found is None else float(found)


def _clock(text: str) -> time | None:
    """A time of day such as "22:15", "22:15:30" or "10:15 PM", or None."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def _on(day: tuple[str, str, str], rest: str | None) -> When | None:
    """A date from year, month and day, with the time of day that follows it."""
    clock = _clock(rest) if rest else None
    if rest and clock is None:
        return None
    try:
        return When(day=date(int(day[0]), int(day[1]), int(day[2])), clock=clock)
    except ValueError:
        return None


def _iso(text: str) -> When | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    is_date = ":" not in text and "T" not in text.upper()
    return When(day=at.date(), clock=None if is_date else at.timetz())


def order(texts: list[str]) -> DateOrder | None:
    """Whether dates such as 03/09/2026 put the day or the month first; None when no date tells."""
    for text in texts:
        found = _DATE.fullmatch(text)
        if not found:
            continue
        if found[2] == "." or int(found[1]) > 12:
            return "day first"
        if int(found[3]) > 12:
            return "month first"
    return None


def is_ambiguous(text: str) -> bool:
    """Whether a date in a cell can be understood in two ways."""
    return _DATE.fullmatch(text) is not None


def when(text: str, date_order: DateOrder | None) -> When | None:
    """The time in a cell, or None; ISO 8601 first, then the ways of spreadsheets."""
    if found := _iso(text):
        return found
    if year_first := _YEAR_FIRST.fullmatch(text):
        return _on((year_first[1], year_first[2], year_first[3]), year_first[4])
    parts = _DATE.fullmatch(text)
    if not parts or date_order is None:
        return None
    day, month = (parts[1], parts[3]) if date_order == "day first" else (parts[3], parts[1])
    return _on((parts[4], month, day), parts[5])


def clock(text: str) -> time | None:
    """The time of day in a cell of its own, or None."""
    return _clock(text)
