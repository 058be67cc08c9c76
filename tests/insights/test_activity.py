from datetime import UTC, datetime, timedelta
from uuid import UUID

from healthvault.insights.activity import exercise
from healthvault.insights.span import Span
from healthvault.vault.values import Workout
from tests.insights.test_recent import TODAY

WEEK = Span(first=TODAY - timedelta(days=6), last=TODAY)


def workout(days_ago, kind, **told):
    day = TODAY - timedelta(days=days_ago)
    start_at = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
    nothing = dict.fromkeys(
        ("duration_s", "distance_m", "energy_kcal", "heart_rate_mean_bpm", "heart_rate_max_bpm")
    )
    return Workout(
        id=UUID(int=days_ago),
        kind=kind,
        day=day,
        start_at=start_at,
        end_at=start_at + timedelta(hours=1),
        offset_min=0,
        **(nothing | told),
    )


def test_workouts_are_told_in_time_and_gathered_by_kind():
    week = exercise([workout(0, "run"), workout(3, "swim"), workout(5, "run"), workout(9, "run")], WEEK)
    assert [each.kind for each in week.workouts] == ["run", "swim", "run"]
    assert [(kind.kind, kind.n) for kind in week.kinds] == [("run", 2), ("swim", 1)]


def test_what_no_workout_told_is_absent_not_nothing():
    run = exercise([workout(0, "run", distance_m=5000.0), workout(1, "run")], WEEK).kinds[0]
    assert (run.distance_m, run.energy_kcal) == (5000, None)


def test_a_week_without_a_workout():
    assert exercise([workout(9, "run")], WEEK) is None
