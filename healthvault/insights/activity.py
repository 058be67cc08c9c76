"""Workouts: what was done, and how much of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from healthvault.insights.span import Span
from healthvault.vault.values import Workout


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The workouts of one kind together; a sum counts the workouts that told it and is None when none did."""

    kind: str
    n: int
    duration_s: float | None
    distance_m: float | None
    energy_kcal: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """The workouts of some dates, in time, and by kind, the most frequent first."""

    span: Span
    workouts: tuple[Workout, ...]
    kinds: tuple[Kind, ...]


def exercise(workouts: Sequence[Workout], span: Span) -> Exercise | None:
    """The workouts of some dates; None when there are none."""
    inside = sorted((w for w in workouts if span.first <= w.day <= span.last), key=lambda w: w.start_at)
    if not inside:
        return None
    names = dict.fromkeys(workout.kind for workout in inside)
    kinds = [_kind(name, [workout for workout in inside if workout.kind == name]) for name in names]
    return Exercise(
        span=span, workouts=tuple(inside), kinds=tuple(sorted(kinds, key=lambda kind: (-kind.n, kind.kind)))
    )


def _kind(name: str, workouts: Sequence[Workout]) -> Kind:
    return Kind(
        kind=name,
        n=len(workouts),
        duration_s=_sum([workout.duration_s for workout in workouts]),
        distance_m=_sum([workout.distance_m for workout in workouts]),
        energy_kcal=_sum([workout.energy_kcal for workout in workouts]),
    )


def _sum(values: Sequence[float | None]) -> float | None:
    told = [value for value in values if value is not None]
    return sum(told) if told else None
