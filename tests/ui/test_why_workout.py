from datetime import UTC, date, datetime, timedelta

from healthvault.core.ids import new_id
from healthvault.ui.why_workout import WhyWorkoutView, why_workout_view
from healthvault.vault.values import ToldWorkout, Workout, WorkoutLineage

BEGIN = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
RUN = Workout(
    id=new_id(),
    kind="trail_running",
    day=date(2026, 10, 25),
    start_at=BEGIN,
    end_at=BEGIN + timedelta(minutes=100),
    offset_min=120,
    duration_s=6000,
    distance_m=None,
    energy_kcal=None,
    heart_rate_mean_bpm=None,
    heart_rate_max_bpm=None,
)


def record(source: str, rule: str, *gave: str) -> ToldWorkout:
    return ToldWorkout(
        source=source, kind=RUN.kind, start_at=RUN.start_at, end_at=RUN.end_at, gave=gave, rule=rule
    )


def view(rule: str, *told: ToldWorkout) -> WhyWorkoutView:
    return why_workout_view(WorkoutLineage(workout=RUN, rule=rule, rule_set=4, told=told), "Europe/Berlin")


def test_of_two_the_one_that_does_not_lead_can_be_set_apart():
    found = view(
        "merged from 2", record("Watch", "tells it", "duration_s"), record("App", "lends", "distance_m")
    )
    assert found.title == "Trail running"
    assert "2 sources told of this workout" in found.intro
    assert [(line.source, line.gave, line.rule, line.part) for line in found.lines] == [
        ("Watch", "duration", "tells the workout", ""),
        ("App", "distance", "adds what was missing", "Not the same"),
    ]


def test_of_three_the_one_that_leads_may_be_the_odd_one():
    found = view("merged from 3", *(record(name, "says the same") for name in "abc"))
    assert [line.part for line in found.lines] == ["Not the same"] * 3


def test_what_was_set_apart_says_so_and_nobody_else_is_there():
    found = view("set apart", record("App", "alone", "duration_s"))
    assert found.is_apart
    assert "You said" in found.intro
    assert [line.part for line in found.lines] == [""]


def test_the_clock_that_was_put_back_meanwhile_is_the_persons():
    # 01:30 in summer time; 100 minutes later it is 02:10 for the second time.
    (line,) = view("one source", record("Watch", "alone")).lines
    assert line.when == "Trail running, 01:30 to 02:10"
