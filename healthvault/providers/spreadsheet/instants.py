"""From what a cell says to an interval of time; where it gives no zone, in the person's zone of that day."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from healthvault.metrics.day import day_span, epoch_ms, noon_at, offset_min_at
from healthvault.metrics.metric import Daily
from healthvault.metrics.zones import Zones
from healthvault.providers.spreadsheet.cells import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Milliseconds since 1970 (UTC), how long in milliseconds, and minutes east of Greenwich at the start."""

    start_ms: int
    duration_ms: int
    offset_min: int


def _at(when: When, clock: time, zones: Zones) -> datetime:
    at = datetime.combine(when.day, clock)
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zones.on(when.day)))


def interval(start: When, end: When | None, daily: Daily, zones: Zones) -> Interval:
    """The time of a reading.

    A date without a clock time is the whole local day for what adds up over a day, and its noon for what is
    measured in a moment. The duration is negative when the end lies before the start.

    Raises:
        OverflowError: The time lies outside of the calendar.
    """
    zone = zones.on(start.day)
    if start.clock is None:
        if daily is Daily.SUM:
            first, last = day_span(start.day, zone)
        else:
            first = last = noon_at(start.day, zone)
    else:
        first = last = _at(start, start.clock, zones).astimezone(UTC)
    if end is not None and end.clock is not None:
        last = _at(end, end.clock, zones).astimezone(UTC)
    given = datetime.combine(start.day, start.clock).utcoffset() if start.clock else None
    offset_min = offset_min_at(first, zone) if given is None else int(given.total_seconds() // 60)
    return Interval(
        start_ms=epoch_ms(first), duration_ms=epoch_ms(last) - epoch_ms(first), offset_min=offset_min
    )
