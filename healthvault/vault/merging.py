"""Which records of workouts tell of one and the same workout."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from healthvault.vault.roads import Relays

_SAME_START = timedelta(minutes=2)
_SAME_SPAN = 0.8
"""Two records of one effort start within two minutes, or share 80 % of the time that both span."""
_FAR = timedelta(days=1)
"""Records that begin further apart are not compared: nobody trains for days."""
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
    """A workout as one stream told it. `rank` is the stream's, the lowest is believed first. `is_apart` when
    the person said that it is no other record's workout.
    """

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
    is_apart: bool = False

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The records of one workout, the one that tells it in front; the others lend what it lacks, in their
    order.

    `shadowed` are those that somebody carried here although their maker told the workout too: the last.
    """

    records: tuple[WorkoutRecord, ...]
    shadowed: frozenset[UUID]


def merged(records: Sequence[WorkoutRecord], relays: Relays) -> list[Merged]:
    """The records, those of one workout together; the order they came in says nothing.

    The closest two are put together first. What one stream told as two efforts stays two, whatever a third
    record says in between; a record that the person set apart stands alone.

    Args:
        records: In any order.
        relays: Which streams were carried here, and by which streams their makers speak themselves (`roads`).
    """
    ordered = sorted(records, key=lambda record: (record.start_at, record.end_at, record.kind, record.rank))
    group_of = {place: [place] for place in range(len(ordered))}
    for earlier, later in _pairs(ordered):
        one, other = group_of[earlier], group_of[later]
        if one is not other and not any(_are_two(ordered[a], ordered[b]) for a in one for b in other):
            one.extend(other)
            group_of.update(dict.fromkeys(other, one))
    groups = {id(group): group for group in group_of.values()}.values()
    return [_merged([ordered[place] for place in sorted(group)], relays) for group in groups]


def _pairs(ordered: Sequence[WorkoutRecord]) -> list[tuple[int, int]]:
    """The places of records that tell the same, the closest first."""
    found: list[tuple[float, timedelta, int, int]] = []
    for later, record in enumerate(ordered):
        for earlier in range(later - 1, -1, -1):
            before = ordered[earlier]
            if record.start_at - before.start_at > _FAR:
                break
            if _is_same(before, record):
                away = record.start_at - before.start_at
                found.append((-_shared(before, record), away, earlier, later))
    return [(earlier, later) for _, _, earlier, later in sorted(found)]


def _merged(group: Sequence[WorkoutRecord], relays: Relays) -> Merged:
    there = {record.stream for record in group}
    shadowed = frozenset(record.id for record in group if relays.get(record.stream, frozenset()) & there)

    def key(record: WorkoutRecord) -> tuple[bool, int, int, datetime, datetime, str]:
        first = record.id in shadowed, -record.richness, record.rank
        return *first, record.start_at, record.end_at, record.kind

    return Merged(records=tuple(sorted(group, key=key)), shadowed=shadowed)


def _is_same(one: WorkoutRecord, other: WorkoutRecord) -> bool:
    if one.is_apart or other.is_apart or not _compatible(one.kind, other.kind):
        return False
    if _shared(one, other) >= _SAME_SPAN:
        return True
    # One app may well record two short efforts in a row; two apps record one.
    return one.stream != other.stream and abs(one.start_at - other.start_at) <= _SAME_START


def _are_two(one: WorkoutRecord, other: WorkoutRecord) -> bool:
    """Whether one stream told both, as two efforts."""
    return one.stream == other.stream and _shared(one, other) < _SAME_SPAN


def _compatible(one: str, other: str) -> bool:
    if one == other or one in _ANYTHING or other in _ANYTHING:
        return True
    return any(one in family and other in family for family in _FAMILIES)


def _shared(one: WorkoutRecord, other: WorkoutRecord) -> float:
    both = (min(one.end_at, other.end_at) - max(one.start_at, other.start_at)).total_seconds()
    either = (max(one.end_at, other.end_at) - min(one.start_at, other.start_at)).total_seconds()
    return both / either if either > 0 else float(one.start_at == other.start_at)
