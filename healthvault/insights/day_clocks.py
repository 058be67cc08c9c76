"""How the clock changed within a day: an hour left out or told twice, and another time zone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from healthvault.metrics.day import offset_min_at
from healthvault.vault.values import Clock

_STEP = timedelta(minutes=15)
"""Every change of clocks since 1973 fell on a quarter of an hour (IANA time zone database 2025b)."""
_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChange:
    """At `at` the clock went from `before_min` to `after_min` minutes ahead of UTC.

    A change `is_journey` when the person's devices were taken to another clock; otherwise the zone's own
    clock was put forward or back. Of a journey `at` is the first reading there, and `seen_at` the last one
    before: the change lies between. They are equal when a zone's clock changed.
    """

    at: datetime
    seen_at: datetime
    before_min: int
    after_min: int
    is_journey: bool

    @property
    def by_min(self) -> int:
        """By how many minutes the clock was put forward; negative is back."""
        return self.after_min - self.before_min


def zone_changes(start_at: datetime, end_at: datetime, zone: str) -> list[ClockChange]:
    """When the clock of an IANA zone was put forward or back from `start_at` (included) to `end_at` (not).

    Both are in UTC, a whole number of quarters of an hour apart.
    """
    changes = []
    for place in range((end_at - start_at) // _STEP):
        at = start_at + place * _STEP
        before_min, after_min = offset_min_at(at - _MOMENT, zone), offset_min_at(at, zone)
        if before_min != after_min:
            change = ClockChange(
                at=at, seen_at=at, before_min=before_min, after_min=after_min, is_journey=False
            )
            changes.append(change)
    return changes


def journeys(clocks: Sequence[Clock], start_at: datetime, end_at: datetime, zone: str) -> list[ClockChange]:
    """When the devices came to another clock from `start_at` (included) to `end_at` (not), in time.

    A change that the zone's own clock made too is none.
    """
    return [
        ClockChange(
            at=there.first_at,
            seen_at=here.last_at,
            before_min=here.offset_min,
            after_min=there.offset_min,
            is_journey=True,
        )
        for here, there in pairwise(clocks)
        if start_at <= there.first_at < end_at
        and (here.offset_min, there.offset_min)
        != (offset_min_at(here.last_at, zone), offset_min_at(there.first_at, zone))
    ]


def offset_there(clocks: Sequence[Clock], at: datetime) -> int | None:
    """The offset of the devices' clock at an instant, in minutes; None before anything was told."""
    return next((clock.offset_min for clock in reversed(clocks) if clock.first_at <= at), None)


def comes_twice(at: datetime, zone: str) -> int:
    """Which time it is that the clock of a zone says this: 1 or 2, and 0 when it says it only once."""
    here = at.astimezone(ZoneInfo(zone))
    first, second = (here.replace(fold=fold).utcoffset() for fold in (0, 1))
    return 0 if first == second else here.fold + 1
