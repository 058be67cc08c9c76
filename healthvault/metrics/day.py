"""Local days and nights: which date an instant belongs to, and when a date begins and ends."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from healthvault.core.errors import InvalidInputError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1)
MINUTE_MS = 60_000
DAY_MS = 86_400_000
YEARS = range(1800, 2201)
"""The years of which a person may speak: nobody alive was measured before, and near the calendar's ends
arithmetic with days overflows.
"""
_MILLISECOND = timedelta(milliseconds=1)


class NoSuchDateError(InvalidInputError):
    """The calendar does not have the day that the address names. Write it like 2026-11-23."""


def epoch_ms(at: datetime) -> int:
    """Whole milliseconds from the Unix epoch to an aware instant, rounded down."""
    return (at - EPOCH) // _MILLISECOND


def instant(at_ms: int) -> datetime:
    """The aware UTC instant of whole milliseconds since the Unix epoch; exact, as float seconds are not."""
    return EPOCH + at_ms * _MILLISECOND


def local_day(at: datetime, offset_min: int) -> date:
    """The date on the wall when the clock there was `offset_min` minutes ahead of UTC. `at` is aware."""
    return at.astimezone(timezone(timedelta(minutes=offset_min))).date()


def local_days(at_ms: NDArray[np.int64], offset_min: NDArray[np.int16]) -> NDArray[np.int64]:
    """The local dates of many instants at once.

    Args:
        at_ms: Milliseconds since the epoch, UTC, shape (n,).
        offset_min: Minutes the clock on the wall was ahead of UTC, shape (n,).

    Returns:
        Days since 1970-01-01, shape (n,); `day_number` and `day_numbered` speak the same numbers.
    """
    return (at_ms + offset_min.astype(np.int64) * MINUTE_MS) // DAY_MS


def day_written(text: str) -> date | None:
    """The day that `2026-03-29` names; None for what names none, or one outside `YEARS`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def day_asked(text: str) -> date | None:
    """The day that an address asks for; None where it asks for none.

    Raises:
        NoSuchDateError: it names one that there is not.
    """
    day = day_written(text)
    if text and day is None:
        raise NoSuchDateError
    return day


def day_number(day: date) -> int:
    """Days from 1970-01-01 to `day`."""
    return (day - EPOCH_DAY).days


def day_numbered(number: int) -> date:
    """The date `number` days after 1970-01-01."""
    return EPOCH_DAY + timedelta(days=number)


def years_before(day: date, years: int) -> date:
    """The same date so many years earlier; the last of February for a day that that year does not have."""
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def day_start(day: date, zone: str) -> datetime:
    """The first instant of a local date in an IANA zone, in UTC.

    Where midnight is skipped by a change of clocks the date begins at the change; where midnight comes twice,
    at the first.
    """
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def day_span(day: date, zone: str) -> tuple[datetime, datetime]:
    """Where a local date begins and where the next one does, in UTC.

    Usually 24 hours apart, 23 or 25 on the days of a change of clocks, and 0 for a date that a zone left out
    (Samoa had no 30 December 2011).
    """
    return day_start(day, zone), day_start(day + timedelta(days=1), zone)


def offset_min_at(at: datetime, zone: str) -> int:
    """The minutes by which a clock in an IANA zone is ahead of UTC at an aware instant, rounded down."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return offset // timedelta(minutes=1)


def night_of(end_at: datetime, offset_min: int) -> date:
    """The night a sleep belongs to: the local date of waking, on the clock where the person woke up."""
    return local_day(end_at, offset_min)


def noon_at(day: date, zone: str) -> datetime:
    """An instant for a fact that has a date but no time, in UTC.

    Noon, because it stays on its date in every zone less than half a day away.
    """
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from `first` to `last`, both included; none when `last` is earlier."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
