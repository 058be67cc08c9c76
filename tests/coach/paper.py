"""A vault on paper: what the coach looks up, without a database."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from healthvault.insights.finding import Report
from healthvault.insights.span import Span
from healthvault.vault.entries import Entry
from healthvault.vault.values import DayValue, KnownMetric, Night, Workout
from tests.insights.test_activity import workout
from tests.insights.test_recent import TODAY
from tests.insights.test_sleep import night


@dataclass(slots=True, kw_only=True)
class PaperBook:
    """Days, nights and workouts that are simply there."""

    by_metric: dict[str, list[DayValue]] = field(default_factory=dict)
    all_nights: list[Night] = field(default_factory=list)
    all_workouts: list[Workout] = field(default_factory=list)
    found: Report | None = None
    all_memories: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)
    all_notes: list[Entry] = field(default_factory=list)

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        return {
            slug: [day for day in self.by_metric.get(slug, []) if span.first <= day.day <= span.last]
            for slug in slugs
        }

    async def nights(self, span: Span) -> list[Night]:
        return [night for night in self.all_nights if span.first <= night.night <= span.last]

    async def workouts(self, span: Span) -> list[Workout]:
        return [workout for workout in self.all_workouts if span.first <= workout.day <= span.last]

    async def notes(self, span: Span) -> list[Entry]:
        return [note for note in self.all_notes if span.first <= note.at.date() <= span.last]

    async def report(self) -> Report | None:
        return self.found

    async def memories(self) -> list[str]:
        return list(self.all_memories)

    async def propose(self, fact: str) -> str:
        self.proposed.append(fact)
        return "The person is asked."

    async def known(self) -> list[KnownMetric]:
        by_metric = {slug: [each.day for each in days] for slug, days in self.by_metric.items() if days}
        if self.all_nights:
            by_metric["sleep_duration"] = [night.night for night in self.all_nights]
        return [
            KnownMetric(metric=slug, first_day=min(days), last_day=max(days), day_count=len(days))
            for slug, days in by_metric.items()
        ]


def series(
    values: Sequence[float | None], *, last: date = TODAY, spread: float | None = None
) -> list[DayValue]:
    """One day a value, the last on `last`; None is a day without a measurement."""
    first = last - timedelta(days=len(values) - 1)
    return [
        DayValue(
            day=first + timedelta(days=at),
            value=float(value),
            low=None if spread is None else value - spread,
            high=None if spread is None else value + spread,
            n=1 if spread is None else 1000,
        )
        for at, value in enumerate(values)
        if value is not None
    ]


def somebody() -> PaperBook:
    """Half a year of somebody whose resting heart rate rose this week and who is losing weight."""
    days = range(180)
    wobble = [math.sin(at * 2.3) for at in days]
    steps = [8000 + 1500 * w for w in wobble]
    steps[-1] = 2500
    return PaperBook(
        by_metric={
            "resting_heart_rate": series([53 + w + (6 if at >= 173 else 0) for at, w in enumerate(wobble)]),
            "heart_rate": series([72 + 3 * w for w in wobble], spread=30),
            "steps": series(steps),
            "active_energy": series([500 + 80 * w for w in wobble]),
            "weight": series([82 - 0.03 * at + 0.2 * wobble[at] if at % 3 == 0 else None for at in days]),
            "hrv_sdnn": series([45 + 5 * w for w in wobble]),
            "bp_systolic": series([120 + 2 * w for w in wobble[-20:]]),
            "bp_diastolic": series([78 + 2 * w for w in wobble[-20:]]),
        },
        all_nights=[
            night(ago, 7.2 + 0.4 * wobble[ago], deep_min=62.0, rem_min=95.0, awake_min=20.0, in_bed_min=480.0)
            for ago in days
            if ago not in {2, 4}
        ],
        all_workouts=[
            workout(
                1,
                "running",
                duration_s=1800.0,
                distance_m=5000.0,
                energy_kcal=350.0,
                heart_rate_mean_bpm=148.0,
            ),
            workout(4, "yoga", duration_s=2700.0),
            workout(9, "running", duration_s=2400.0, distance_m=7000.0),
        ],
    )
