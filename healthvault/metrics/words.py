"""Numbers, dates and durations as people say them. Pure functions; nothing here reads a clock.

A number never breaks from its unit: they are held together by a no-break space.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.metrics.metric import Metric, SleepStage, display_unit, precision_in
from healthvault.metrics.unit import HOUR, MINUTE, SECOND, STAGE, UnitSystem, convert

HOLD = "\u00a0"
"""The no-break space."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_STAGES = {
    SleepStage.IN_BED: "In bed",
    SleepStage.AWAKE: "Awake",
    SleepStage.CORE: "Core",
    SleepStage.DEEP: "Deep",
    SleepStage.REM: "REM",
    SleepStage.UNSPECIFIED: "Asleep",
}
_BYTE_UNITS = ("bytes", "KB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measured value ready to be shown: the number, and the unit that stands lighter beside it."""

    number: str
    unit: str

    def __str__(self) -> str:
        """The number and its unit in running text."""
        if self.unit in {"", "%"}:
            return f"{self.number}{self.unit}"
        return f"{self.number}{HOLD}{self.unit}"


def number(value: float, precision: int = 0) -> str:
    """A number with thousands separated and a true minus: `8,412`, `−0.4`. Never a minus before zero."""
    written = f"{value:,.{precision}f}"
    if not written.strip("-0.,"):
        written = written.lstrip("-")
    return written.replace("-", "−")


def quantity(metric: Metric, value: float, system: UnitSystem) -> Quantity:
    """A value of `metric`, given in the unit in which it is kept, in the person's own unit.

    Minutes and hours are said as people say them: 432 minutes are `7 h 12` with the unit `min`. None of them
    is `0 min`, not seconds.
    """
    if metric.unit in {HOUR, MINUTE} and value:
        words = duration(float(convert(value, metric.unit, SECOND)))
        said, _, unit = words.rpartition(HOLD)
        return Quantity(number=said, unit=unit)
    unit = display_unit(metric, system)
    return Quantity(
        number=number(float(convert(value, metric.unit, unit)), precision_in(metric, unit)), unit=unit.symbol
    )


def between(metric: Metric, low: float, high: float, system: UnitSystem) -> str:
    """Two ends with one unit: `52–58 bpm`, `6 h 40 min – 7 h 50 min`."""
    first, last = quantity(metric, low, system), quantity(metric, high, system)
    if metric.unit in {HOUR, MINUTE}:
        return f"{first} – {last}"
    return str(Quantity(number=f"{first.number}–{last.number}", unit=last.unit))


def reading(metric: Metric, value: float, system: UnitSystem) -> str:
    """One reading in words: as a quantity, a stage of sleep by its name."""
    return _STAGES[SleepStage(round(value))] if metric.unit == STAGE else str(quantity(metric, value, system))


def plainly(metric: Metric) -> str:
    """A metric's name inside a sentence: `resting heart rate`, but `REM sleep`."""
    return metric.name if metric.name[1:2].isupper() else metric.name[:1].lower() + metric.name[1:]


def duration(seconds: float) -> str:
    """A span of time: `7 h 12 min`, `45 min`, `20 s`; the sign of a shorter span is kept."""
    sign, whole = ("−", round(-seconds)) if round(seconds) < 0 else ("", round(seconds))
    if whole < 60:
        return f"{sign}{whole}{HOLD}s"
    hours, minutes = divmod(round(whole / 60), 60)
    if not hours:
        return f"{sign}{minutes}{HOLD}min"
    return f"{sign}{hours}{HOLD}h" if not minutes else f"{sign}{hours}{HOLD}h{HOLD}{minutes}{HOLD}min"


def day(value: date, today: date) -> str:
    """A day: `today`, `yesterday`, `Tue 3 Nov`, and with its year when that is another one."""
    if value == today:
        return "today"
    if value == today - timedelta(days=1):
        return "yesterday"
    return date_words(value, year=value.year != today.year)


def date_words(value: date, *, year: bool = False) -> str:
    """A date by its name: `Tue 3 Nov`, `Tue 3 Nov 2026`."""
    words = f"{_WEEKDAYS[value.weekday()]}{HOLD}{value.day}{HOLD}{_MONTHS[value.month - 1]}"
    return f"{words}{HOLD}{value.year}" if year else words


def month(value: date) -> str:
    """A month: `Nov 2026`."""
    return f"{_MONTHS[value.month - 1]}{HOLD}{value.year}"


def night(value: date, today: date) -> str:
    """A night, named by the day on which it ended: `last night`, `the night to Tue 3 Nov`."""
    if value == today:
        return "last night"
    return f"the night to {day(value, today)}"


def span(first: date, last: date, today: date) -> str:
    """Some days in a row: `3–9 Nov`, `28 Oct – 3 Nov`, with the year when it is not this one."""
    year = f"{HOLD}{last.year}" if last.year != today.year or first.year != last.year else ""
    if first == last:
        return f"{first.day}{HOLD}{_MONTHS[first.month - 1]}{year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}{HOLD}{_MONTHS[last.month - 1]}{year}"
    start = f"{first.day}{HOLD}{_MONTHS[first.month - 1]}" + (
        f"{HOLD}{first.year}" if first.year != last.year else ""
    )
    return f"{start} – {last.day}{HOLD}{_MONTHS[last.month - 1]}{year}"


def activity(kind: str) -> str:
    """The kind of a workout: `Indoor running`."""
    return kind.replace("_", " ").capitalize()


def clock(at: datetime, zone: str) -> str:
    """The time of day of an instant in an IANA zone: `06:42`."""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def moment(at: datetime, now: datetime, zone: str) -> str:
    """When something was: `just now`, `5 min ago`, `today 06:42`, `yesterday 23:10`, `Tue 3 Nov`."""
    passed = now - at
    if timedelta(0) <= passed < timedelta(minutes=1):
        return "just now"
    if timedelta(0) <= passed < timedelta(hours=1):
        return f"{passed // timedelta(minutes=1)}{HOLD}min ago"
    here, today = at.astimezone(ZoneInfo(zone)).date(), now.astimezone(ZoneInfo(zone)).date()
    words = day(here, today)
    return f"{words}{HOLD}{clock(at, zone)}" if words in {"today", "yesterday"} else words


def count(value: int, one: str, many: str = "") -> str:
    """So many of something: `1 reading`, `1,204 readings`."""
    return f"{number(value)}{HOLD}{one if value == 1 else many or one + 's'}"


def size(bytes_: int) -> str:
    """The size of a file: `820 bytes`, `1.2 GB`, in powers of a thousand as file managers count."""
    amount, at = float(bytes_), 0
    while amount >= 999.5 and at < len(_BYTE_UNITS) - 1:
        amount, at = amount / 1000, at + 1
    precision = 1 if at and amount < 9.95 else 0
    return f"{number(amount, precision)}{HOLD}{_BYTE_UNITS[at]}"


def percent(share: float, precision: int = 0) -> str:
    """A share of one as a percentage: 0.974 is `97%`."""
    return f"{number(share * 100, precision)}%"
