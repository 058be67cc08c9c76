"""Which records of workouts tell of one and the same workout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

_SAME_START = timedelta(minutes=2)
_SAME_SPAN = 0.8
"""Two records of one effort start within two minutes, or share 80 % of the time that both span."""
_ANYTHING = frozenset({"other", "workout", "mixed_cardio", "cross_training"})
_FAMILIES = (
    frozenset({"running", "indoor_running", "treadmill_running", "trail_running", "track_running"}),
    frozenset({"walking", "indoor_walking", "hiking"}),
    frozenset({"cycling", "indoor_cycling", "hand_cycling", "virtual_cycling", "mountain_biking"}),
    frozenset({"swimming", "pool_swimming", "open_water_swimming"}),
    frozenset({"rowing", "indoor_rowing"}),
    frozenset(
        {
            "strength_training",
            "traditional_strength_training",
            "functional_strength_training",
            "core_training",
            "weightlifting",
        }
    ),
    frozenset({"high_intensity_interval_training", "hiit", "functional_strength_training", "cross_training"}),
    frozenset({"elliptical", "stair_climbing", "stairs", "step_training"}),
    frozenset({"yoga", "pilates", "mind_and_body", "flexibility", "cooldown"}),
    frozenset({"downhill_skiing", "cross_country_skiing", "snowboarding", "snow_sports"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutRecord:
    """A workout as one stream told it. `rank` is the stream's, the lowest is believed first."""

    id: UUID
    stream: int
    rank: int
    purposes: int
    kind: str
    start_at: datetime
    end_at: datetime
    offset_min: int
    duration_s: float | None
    distance_m: float | None
    energy_kcal: float | None
    heart_rate_mean_bpm: float | None
    heart_rate_max_bpm: float | None
    has_route: bool

    @property
    def richness(self) -> int:
        """How much it tells: a route more than a heart rate, a heart rate more than a total."""
        totals = (self.duration_s, self.distance_m, self.energy_kcal)
        hearts = (self.heart_rate_mean_bpm, self.heart_rate_max_bpm)
        return (
            16 * self.has_route
            + 4 * sum(told is not None for told in hearts)
            + sum(told is not None for told in totals)
        )


def groups(records: Sequence[WorkoutRecord]) -> list[list[WorkoutRecord]]:
    """The records, those of one workout together, the richest in front; the order they came in says
    nothing.
    """
    ordered = sorted(records, key=lambda record: (record.start_at, record.end_at, record.kind, record.rank))
    leader = list(range(len(ordered)))

    def root(place: int) -> int:
        while leader[place] != place:
            place = leader[place]
        return place

    for later, record in enumerate(ordered):
        for earlier in range(later - 1, -1, -1):
            if record.start_at - ordered[earlier].start_at > timedelta(days=1):
                break
            if _is_same(ordered[earlier], record):
                leader[root(later)] = root(earlier)
    found: dict[int, list[WorkoutRecord]] = {}
    for place, record in enumerate(ordered):
        found.setdefault(root(place), []).append(record)
    return [sorted(group, key=_richest_first) for group in found.values()]


def _richest_first(record: WorkoutRecord) -> tuple[int, int, datetime, datetime, str]:
    return -record.richness, record.rank, record.start_at, record.end_at, record.kind


def _is_same(one: WorkoutRecord, other: WorkoutRecord) -> bool:
    if not _compatible(one.kind, other.kind):
        return False
    if _shared(one, other) >= _SAME_SPAN:
        return True
    # One app may well record two short efforts in a row; two apps record one.
    return one.stream != other.stream and abs(one.start_at - other.start_at) <= _SAME_START


def _compatible(one: str, other: str) -> bool:
    if one == other or one in _ANYTHING or other in _ANYTHING:
        return True
    return any(one in family and other in family for family in _FAMILIES)


def _shared(one: WorkoutRecord, other: WorkoutRecord) -> float:
    both = (min(one.end_at, other.end_at) - max(one.start_at, other.start_at)).total_seconds()
    either = (max(one.end_at, other.end_at) - min(one.start_at, other.start_at)).total_seconds()
    return both / either if either > 0 else float(one.start_at == other.start_at)
