"""Workouts: told twice, they are one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.metrics.sample import DeviceKind, Source, WorkoutSample
from healthvault.vault import read
from healthvault.vault.values import Workout
from tests.builders import WATCH, a_person, a_source, arrive

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 5, 4, 17, tzinfo=UTC)
APP = a_source(DeviceKind.APP, "Runner")


def workout(
    source: Source, kind: str = "running", after_s: float = 0, minutes: float = 40, **told
) -> WorkoutSample:
    start = BEGIN + timedelta(seconds=after_s)
    end = start + timedelta(minutes=minutes)
    return WorkoutSample(source=source, kind=kind, start_at=start, end_at=end, offset_min=120, **told)


async def seen(person: PersonId) -> list[Workout]:
    async with as_worker(person, Purpose.SHOW) as db:
        return await read.workouts(db, date(2026, 1, 1), date(2026, 12, 31))


async def told(*workouts: WorkoutSample) -> list[Workout]:
    person = await a_person()
    await arrive(person, *workouts)
    return await seen(person)


async def test_a_run_told_by_two_apps_is_one_run_with_the_best_of_both():
    watch = workout(WATCH, energy_kcal=410.0, heart_rate_mean_bpm=150.0)
    app = workout(APP, after_s=90, distance_m=7200.0, route_file="route.gpx")
    (run,) = await told(watch, app)
    assert (run.distance_m, run.energy_kcal, run.heart_rate_mean_bpm) == (7200, 410, 150)
    assert set(run.sources) == {"watch", "Runner"}


async def test_forty_two_records_of_twenty_two_workouts_are_twenty_two():
    day_s = 86_400
    watch = [workout(WATCH, after_s=day_s * number) for number in range(22)]
    relayed = [workout(APP, after_s=day_s * number + 30) for number in range(20)]
    assert len(await told(*watch, *relayed)) == 22


async def test_a_walk_and_a_swim_at_once_stay_two():
    assert len(await told(workout(WATCH, "walking"), workout(APP, "swimming"))) == 2


async def test_indoor_and_outdoor_words_for_cycling_are_one_ride():
    assert len(await told(workout(WATCH, "indoor_cycling"), workout(APP, "cycling"))) == 1


async def test_two_short_efforts_of_one_app_stay_two():
    first, second = workout(APP, minutes=1), workout(APP, after_s=70, minutes=1)
    assert len(await told(first, second)) == 2


async def test_the_order_of_arrival_changes_no_workout():
    watch, app = workout(WATCH, energy_kcal=410.0), workout(APP, after_s=60, distance_m=7200.0)
    one, other = await a_person(), await a_person()
    for person, order in ((one, (watch, app)), (other, (app, watch))):
        for each in order:
            await arrive(person, each)
    facts = [
        [(w.start_at, w.distance_m, w.energy_kcal) for w in await seen(person)] for person in (one, other)
    ]
    assert facts[0] == facts[1]
