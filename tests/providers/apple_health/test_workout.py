from datetime import UTC, datetime

import pytest

from healthvault.metrics.sample import WorkoutSample
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import tally
from healthvault.providers.apple_health.element import element
from healthvault.providers.apple_health.workout import kind, workout_sample
from tests.providers.apple_health.export import workout
from tests.providers.apple_health.parts import ZONE, tag

DATES = {"startDate": "2026-09-01 18:00:00 +0200", "endDate": "2026-09-01 18:41:00 +0200"}
RUN = {"workoutActivityType": "HKWorkoutActivityTypeRunning", "sourceName": "Watch", **DATES}


def _sample(text: str) -> WorkoutSample | str:
    return workout_sample(element(text.encode()), always("UTC"))


def _read(text: str) -> WorkoutSample:
    found = _sample(text)
    assert isinstance(found, WorkoutSample)
    return found


def test_statistics_say_more_than_attributes():
    found = _read(workout(datetime(2026, 9, 1, 18, tzinfo=ZONE), "route.gpx"))

    assert (found.kind, found.start_at, found.offset_min) == (
        "running",
        datetime(2026, 9, 1, 16, tzinfo=UTC),
        120,
    )
    assert (found.duration_s, found.distance_m, found.energy_kcal) == (2430, 7240, 412.5)
    assert (found.heart_rate_mean_bpm, found.heart_rate_max_bpm) == (148.2, 171)
    assert found.route_file == "/workout-routes/route.gpx"
    assert found.details["ascent_m"] == pytest.approx(41.8)


def test_older_exports_keep_totals_in_attributes():
    old = {"duration": "0.5", "durationUnit": "hr", "totalDistance": "3.1", "totalDistanceUnit": "mi"}
    energy = {"totalEnergyBurned": "1000", "totalEnergyBurnedUnit": "kJ"}

    found = _read(tag("Workout", RUN | old | energy))

    assert found.duration_s == 1800
    assert found.distance_m == pytest.approx(4988.9664)
    assert found.energy_kcal == pytest.approx(239.0057)


def test_what_a_workout_does_not_say_is_absent():
    found = _read(tag("Workout", RUN))

    assert (found.duration_s, found.distance_m, found.energy_kcal, found.route_file) == (
        None,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"startDate": "never"}, tally.NO_TIME),
        ({"endDate": "2026-09-01 17:00:00 +0200"}, tally.BACKWARDS),
        ({"endDate": "2026-10-01 17:00:00 +0200"}, tally.TOO_LONG),
        ({"sourceName": None}, tally.NO_FIELD),
    ],
)
def test_a_workout_that_cannot_be_kept_says_why(change, reason):
    assert _sample(tag("Workout", RUN | change)) == reason


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        ("HKWorkoutActivityTypeTraditionalStrengthTraining", "traditional_strength_training"),
        ("HKWorkoutActivityTypeYoga", "yoga"),
        ("", "other"),
        ("x" * 9999, "other"),
    ],
)
def test_activities_are_named_in_words(activity, expected):
    assert kind(activity) == expected
