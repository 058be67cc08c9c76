"""One local day on one axis: sleep, heart rate, steps and workouts between two midnights."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from healthvault.core.db import AsyncSession
from healthvault.metrics.day import day_span, epoch_ms, instant
from healthvault.metrics.series import Series
from healthvault.vault import read
from healthvault.vault.values import Night, SleepSegment, Workout

SLOT = timedelta(minutes=15)
"""The width of one place on the axis; a day of 23 hours has 92 of them, one of 25 hours 100."""

_SLOT_MS = SLOT // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartSlot:
    """The heart rate of a quarter of an hour, in beats a minute."""

    start_at: datetime
    low: float
    mean: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSlot:
    """The steps of a quarter of an hour: what counts of each reading, spread evenly over its length."""

    start_at: datetime
    steps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTimeline:
    """A local day between `start_at` and `end_at`, in UTC: 23, 24 or 25 hours.

    Segments are clipped to the day; workouts are whole. A quarter in which nothing was measured is absent.
    """

    day: date
    zone: str
    start_at: datetime
    end_at: datetime
    sleep: tuple[SleepSegment, ...]
    heart: tuple[HeartSlot, ...]
    steps: tuple[StepSlot, ...]
    workouts: tuple[Workout, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was measured on this day."""
        return not (self.sleep or self.heart or self.steps or self.workouts)

    @property
    def slots(self) -> list[datetime]:
        """The start of every quarter of an hour of the day, in UTC."""
        return [self.start_at + SLOT * place for place in range((self.end_at - self.start_at) // SLOT)]

    def share(self, at: datetime) -> float:
        """How far into the day an instant is, from 0 to 1."""
        return (at - self.start_at) / (self.end_at - self.start_at)


async def day_timeline(db: AsyncSession, day: date, zone: str) -> DayTimeline:
    """What happened on a local date in an IANA zone; what crosses midnight shows in both days."""
    start_at, end_at = day_span(day, zone)
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    nights = await read.nights(db, day, after)
    workouts = await read.workouts(db, before, after)
    return DayTimeline(
        day=day,
        zone=zone,
        start_at=start_at,
        end_at=end_at,
        sleep=asleep(nights, start_at, end_at),
        heart=heart_slots(await read.readings(db, "heart_rate", start_at, end_at), start_at),
        steps=step_slots(await read.readings(db, "steps", start_at, end_at), start_at, end_at),
        workouts=tuple(
            workout for workout in workouts if workout.start_at < end_at and workout.end_at > start_at
        ),
    )


def asleep(nights: Sequence[Night], start_at: datetime, end_at: datetime) -> tuple[SleepSegment, ...]:
    """The pieces of some nights that lie between two instants, cut at them, in time."""
    return tuple(
        SleepSegment(
            start_at=max(segment.start_at, start_at),
            end_at=min(segment.end_at, end_at),
            stage=segment.stage,
            period=segment.period,
        )
        for night in nights
        for segment in sorted(night.segments, key=lambda segment: segment.start_at)
        if segment.start_at < end_at and segment.end_at > start_at
    )


def heart_slots(heart: Series, start_at: datetime) -> tuple[HeartSlot, ...]:
    """The lowest, mean and highest heart rate of each measured quarter of an hour after `start_at`.

    A quarter without a reading has none. The mean is of the readings, not of time.
    """
    if not len(heart):
        return ()
    start_ms = epoch_ms(start_at)
    slot = (heart.at_ms - start_ms) // _SLOT_MS
    begin = np.append(0, np.flatnonzero(np.diff(slot)) + 1)
    count = np.diff(np.append(begin, len(heart)))
    low = np.minimum.reduceat(heart.value, begin)
    high = np.maximum.reduceat(heart.value, begin)
    mean = np.add.reduceat(heart.value, begin) / count
    return tuple(
        HeartSlot(
            start_at=instant(start_ms + int(slot[first]) * _SLOT_MS),
            low=float(low[at]),
            mean=float(mean[at]),
            high=float(high[at]),
            n=int(count[at]),
        )
        for at, first in enumerate(begin)
    )


def step_slots(steps: Series, start_at: datetime, end_at: datetime) -> tuple[StepSlot, ...]:
    """The steps of each quarter of an hour between two aware instants; one without any is absent.

    Args:
        steps: Readings that count, so that no walk is in two of them.
        start_at: Where the first quarter begins.
        end_at: What a reading covers after it is left out.
    """
    first_ms, last_ms = epoch_ms(start_at), epoch_ms(end_at)
    lengths = np.zeros_like(steps.at_ms) if steps.duration_ms is None else steps.duration_ms
    counted: dict[int, float] = {}
    for begin, length, value in zip(
        steps.at_ms.tolist(), lengths.tolist(), steps.value.tolist(), strict=True
    ):
        length_ms = max(length, 1)
        end = min(begin + length_ms, last_ms)
        for slot in range((begin - first_ms) // _SLOT_MS, (end - 1 - first_ms) // _SLOT_MS + 1):
            slot_ms = first_ms + slot * _SLOT_MS
            inside = min(slot_ms + _SLOT_MS, end) - max(slot_ms, begin)
            counted[slot] = counted.get(slot, 0) + value * inside / length_ms
    return tuple(
        StepSlot(start_at=start_at + SLOT * slot, steps=value)
        for slot, value in sorted(counted.items())
        if value > 0
    )
