"""What the vault answers with: frozen values, never rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading of a metric in its catalogue unit, with the offset it was taken under and who measured."""

    metric: str
    value: float
    at: datetime
    offset_min: int
    source: str


class DayValue(NamedTuple):
    """A local day of one metric as one resolved number in the catalogue unit; a day without a measurement
    has none.

    `low` and `high` are the day's extremes (None where they mean nothing, such as for sums), `n` the
    readings that count, `sources` the names of the streams that contributed. A named tuple, like an hour:
    screens read thousands of them, and a frozen dataclass takes three times as long to make.
    """

    day: date
    value: float
    low: float | None
    high: float | None
    n: int
    sources: tuple[str, ...] = ()


class HourValue(NamedTuple):
    """An hour of one metric: resolved sum or mean, with its extremes."""

    hour_at: datetime
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SleepSegment:
    """One piece of a night in one stage (`SleepStage` code). Period 0 is the main sleep, higher ones are
    naps.
    """

    start_at: datetime
    end_at: datetime
    stage: int
    period: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A resolved night on the local date of waking; minutes are of the main sleep, absent when the source
    told none. `sources` are the names of the streams that told it.
    """

    night: date
    start_at: datetime
    end_at: datetime
    offset_min: int
    asleep_min: float
    in_bed_min: float | None
    awake_min: float | None
    core_min: float | None
    deep_min: float | None
    rem_min: float | None
    nap_min: float | None
    segments: tuple[SleepSegment, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def efficiency_percent(self) -> float | None:
        """Time asleep of time in bed; None when time in bed is unknown."""
        return None if not self.in_bed_min else 100 * self.asleep_min / self.in_bed_min


class Sleeping(NamedTuple):
    """The stretches of sleep of a resolved night, naps among them, in minutes since 1970.

    It ended on the local date `night`.
    """

    night: date
    offset_min: int
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """A resolved workout; `sources` are the streams that told of it."""

    id: UUID
    kind: str
    day: date
    start_at: datetime
    end_at: datetime
    offset_min: int
    duration_s: float | None
    distance_m: float | None
    energy_kcal: float | None
    heart_rate_mean_bpm: float | None
    heart_rate_max_bpm: float | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """From the first to the last reading that was taken on a clock `offset_min` minutes ahead of UTC."""

    first_at: datetime
    last_at: datetime
    offset_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWorkout:
    """A workout as one source told it, what it gave (the names of `Workout`'s numbers), and what became of
    it.
    """

    source: str
    kind: str
    start_at: datetime
    end_at: datetime
    gave: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutLineage:
    """Why a workout is what it is: every record that tells of it, the one that leads in front."""

    workout: Workout
    rule: str
    rule_set: int
    told: tuple[ToldWorkout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMetric:
    """A metric the person has, and over which days."""

    metric: str
    first_day: date
    last_day: date
    day_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamValue:
    """What one stream said about a day, and whether it counted.

    `day_total` is what its maker says that the whole day came to, where that is told beside the readings.
    """

    source: str
    kind: str
    n: int
    minutes: float
    value: float
    counted: float
    rule: str
    day_total: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Why a day's number is what it is; the streams stand in the order in which they count.

    `chosen_from` is the day from which the person's own order holds (`date.min` for all days), None for the
    usual order. `silence_min` is, of a number of nights, the longest silence within a sleep.
    """

    metric: str
    day: date
    value: float
    rule: str
    rule_set: int
    streams: tuple[StreamValue, ...] = field(default=())
    chosen_from: date | None = None
    silence_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanShare:
    """On how many days of some a stream was treated by one rule, with how many readings."""

    source: str
    kind: str
    rule: str
    day_count: int
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanLineage:
    """Why the days of a metric are what they are: the streams that spoke, most days first.

    On `shared_count` of the `day_count` days more than one stream spoke; the last of them is `last_day`.
    `silence_min` is, of a number of
    nights, the longest silence within a sleep.
    """

    metric: str
    first: date
    last: date
    day_count: int
    shared_count: int
    rule_sets: tuple[int, ...]
    shares: tuple[SpanShare, ...]
    last_day: date
    silence_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamDays:
    """What one stream told: `n` readings in all, the last at `last_at`, and its latest days, ascending."""

    source: str
    kind: str
    n: int
    first_day: date
    last_at: datetime
    days: tuple[date, ...]
