"""In which time zones a person's days were lived, for what says a time without a zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

ALWAYS: Final = date.min
"""From when the first zone holds."""


@dataclass(frozen=True, slots=True)
class Since:
    """From which local day on which zone (IANA) holds, until the next one does."""

    from_day: date
    zone: str


@dataclass(frozen=True, slots=True)
class Zones:
    """At least one zone, ascending by its first day; the first holds from `ALWAYS` on."""

    since: tuple[Since, ...]

    @property
    def now(self) -> str:
        """The zone that holds from the last day on which it changed."""
        return self.since[-1].zone

    def on(self, day: date) -> str:
        """The zone of a local day."""
        return next(each.zone for each in reversed(self.since) if each.from_day <= day)

    def at(self, instant: datetime) -> str:
        """The zone of an aware instant: the latest in which its own local day has begun to be counted."""
        told = reversed(self.since[1:])
        there = (each.zone for each in told if _date(instant, each.zone) >= each.from_day)
        return next(there, self.since[0].zone)

    def with_zone(self, zone: str, from_day: date | None) -> "Zones":
        """These and another one from a day on, until the next; None for all days, in the place of all."""
        if from_day is None:
            return always(zone)
        others = [each for each in self.since if each.from_day != from_day]
        return _told(sorted([*others, Since(from_day, zone)], key=lambda each: each.from_day))

    def without(self, from_day: date) -> "Zones":
        """These without the one from a day on: the one before goes on, and before the first the next one."""
        left = [each for each in self.since if each.from_day != from_day]
        return _told(left) if left else self

    def differing(self, other: "Zones") -> Iterator[tuple[date, date]]:
        """The stretches of days, both ends included, on which another history has another zone."""
        begins = sorted({each.from_day for each in (*self.since, *other.since)})
        ends = [*(day - timedelta(days=1) for day in begins[1:]), date.max]
        return (
            (first, last)
            for first, last in zip(begins, ends, strict=True)
            if self.on(first) != other.on(first)
        )


def always(zone: str) -> Zones:
    """One zone for all days."""
    return Zones((Since(ALWAYS, zone),))


def zones_until(earlier: list[tuple[date, str]], now: str) -> Zones:
    """The zones of somebody from what held before which day, in any order, and what holds since."""
    told = sorted(earlier)
    begins = [ALWAYS, *(until for until, _ in told)]
    names = [*(zone for _, zone in told), now]
    return _told([Since(day, zone) for day, zone in zip(begins, names, strict=True)])


def _told(since: list[Since]) -> Zones:
    """Without what changes nothing."""
    changes = (each for before, each in pairwise(since) if each.zone != before.zone)
    return Zones((Since(ALWAYS, since[0].zone), *changes))


def _date(instant: datetime, zone: str) -> date:
    return instant.astimezone(UTC).astimezone(ZoneInfo(zone)).date()
