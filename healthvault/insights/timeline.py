"""One local day on one axis: everything that was measured or said between two midnights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np

from healthvault.core.db import AsyncSession
from healthvault.insights.day_clocks import ClockChange, journeys, zone_changes
from healthvault.insights.day_events import DayEvent, day_events
from healthvault.metrics.day import day_span, epoch_ms, instant
from healthvault.metrics.series import Series
from healthvault.metrics.track import Track
from healthvault.vault import read
from healthvault.vault.values import Clock, Night, SleepSegment, Workout

SLOT = timedelta(minutes=15)
"""The width of one place on the axis; a day of 23 hours has 92 of them, one of 25 hours 100."""

_SLOT_MS = SLOT // timedelta(milliseconds=1)
_VARIABILITY = ("hrv_sdnn", "hrv_rmssd")
_READ = ("heart_rate", "steps", *_VARIABILITY, "blood_glucose", "bp_systolic", "bp_diastolic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The readings of a quarter of an hour, in the metric's unit."""

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
class Pressure:
    """A blood pressure, in mmHg."""

    at: datetime
    upper: float
    lower: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTimeline:
    """A local day between `start_at` and `end_at`, in UTC: 23, 24 or 25 hours, and none for a date left out.

    Segments are clipped to the day; workouts are whole. A quarter in which nothing was measured is absent.
    `hrv` is of the metric `hrv_metric`, because the two ways of counting are not one scale. `clocks` are
    those that the devices were under, from before the day; `changes` are the day's own. `routes` go by
    the ids of workouts.
    """

    day: date
    zone: str
    start_at: datetime
    end_at: datetime
    sleep: tuple[SleepSegment, ...]
    heart: tuple[Spread, ...]
    steps: tuple[StepSlot, ...]
    workouts: tuple[Workout, ...]
    routes: Mapping[UUID, Track] = field(default_factory=dict[UUID, Track])
    hrv: tuple[Spread, ...] = ()
    hrv_metric: str = "hrv_sdnn"
    glucose: tuple[Spread, ...] = ()
    pressure: tuple[Pressure, ...] = ()
    events: tuple[DayEvent, ...] = ()
    clocks: tuple[Clock, ...] = ()
    changes: tuple[ClockChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was measured on this day."""
        measured = self.sleep or self.heart or self.steps or self.workouts
        return not (measured or self.hrv or self.glucose or self.pressure or self.events)

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
    near = await read.workouts(db, before, after)
    workouts = [each for each in near if max(each.start_at, start_at) < min(each.end_at, end_at)]
    told = await read.readings_of(db, _READ, start_at, end_at)
    hrv_metric = next((slug for slug in _VARIABILITY if len(told[slug])), _VARIABILITY[0])
    clocks = await read.clocks(db, start_at, end_at)
    changes = [*zone_changes(start_at, end_at, zone), *journeys(clocks, start_at, end_at, zone)]
    return DayTimeline(
        day=day,
        zone=zone,
        start_at=start_at,
        end_at=end_at,
        sleep=asleep(nights, start_at, end_at),
        heart=spreads(told["heart_rate"], start_at),
        steps=step_slots(told["steps"], start_at, end_at),
        workouts=tuple(workouts),
        routes=await read.routes(db, workouts),
        hrv=spreads(told[hrv_metric], start_at),
        hrv_metric=hrv_metric,
        glucose=spreads(told["blood_glucose"], start_at),
        pressure=pressures(told["bp_systolic"], told["bp_diastolic"]),
        events=tuple(await day_events(db, start_at, end_at)),
        clocks=tuple(clocks),
        changes=tuple(sorted(changes, key=lambda change: change.at)),
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
        if max(segment.start_at, start_at) < min(segment.end_at, end_at)
    )


def pressures(upper: Series, lower: Series) -> tuple[Pressure, ...]:
    """The blood pressures of which both parts were told for one instant, in time."""
    parts = dict(zip(lower.at_ms.tolist(), lower.value.tolist(), strict=True))
    return tuple(
        Pressure(at=instant(at_ms), upper=value, lower=parts[at_ms])
        for at_ms, value in zip(upper.at_ms.tolist(), upper.value.tolist(), strict=True)
        if at_ms in parts
    )


def spreads(told: Series, start_at: datetime) -> tuple[Spread, ...]:
    """The lowest, mean and highest reading of each measured quarter of an hour after `start_at`.

    A quarter without a reading has none. The mean is of the readings, not of time.
    """
    if not len(told):
        return ()
    start_ms = epoch_ms(start_at)
    slot = (told.at_ms - start_ms) // _SLOT_MS
    begin = np.append(0, np.flatnonzero(np.diff(slot)) + 1)
    count = np.diff(np.append(begin, len(told)))
    low = np.minimum.reduceat(told.value, begin)
    high = np.maximum.reduceat(told.value, begin)
    mean = np.add.reduceat(told.value, begin) / count
    return tuple(
        Spread(
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
