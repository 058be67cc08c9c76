"""Workouts: told twice, they are one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from healthvault.core.db import ALL_PURPOSES, Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.metrics.sample import DeviceKind, Source, WorkoutSample
from healthvault.vault import read
from healthvault.vault.priority import RULE_SET
from healthvault.vault.resolve import resolve_part
from healthvault.vault.rule_sets import WORKOUTS
from healthvault.vault.values import Workout
from tests.builders import PHONE, WATCH, a_person, a_source, arrive

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 5, 4, 17, tzinfo=UTC)
_DAY_S = 86_400
APP = a_source(DeviceKind.APP, "Runner")


def workout(
    source: Source, kind: str = "running", after_s: float = 0, minutes: float = 40, **told
) -> WorkoutSample:
    start = BEGIN + timedelta(seconds=after_s)
    end = start + timedelta(minutes=minutes)
    return WorkoutSample(source=source, kind=kind, start_at=start, end_at=end, offset_min=120, **told)


async def seen(person: PersonId) -> list[Workout]:
    async with as_worker(person, Purpose.SHOW) as db:
        return await read.workouts(db, date(2026, 1, 1), date(2027, 12, 31))


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
    watch = [workout(WATCH, after_s=_DAY_S * number) for number in range(22)]
    relayed = [workout(APP, after_s=_DAY_S * number + 30) for number in range(20)]
    assert len(await told(*watch, *relayed)) == 22


async def test_of_191_workouts_that_a_scales_app_copied_the_171_that_the_watch_saw_too_are_one_each():
    watch = [workout(WATCH, after_s=_DAY_S * n, heart_rate_mean_bpm=140.0) for n in range(171)]
    copies = [
        workout(APP, "workout", after_s=_DAY_S * n + n % 231 - 115, energy_kcal=300.0 + n) for n in range(171)
    ]
    seen_alone = [workout(APP, "workout", after_s=_DAY_S * n + 7200) for n in range(20)]
    found = await told(*watch, *copies, *seen_alone)
    assert len(found) == 191
    twice = [each for each in found if each.sources == ("watch", "Runner")]
    assert [each.energy_kcal for each in twice] == [300.0 + n for n in range(171)]
    assert {each.kind for each in twice} == {"running"}


async def test_two_efforts_of_one_app_stay_two_although_another_app_saw_both_begin():
    first, second = workout(APP, minutes=1), workout(APP, after_s=70, minutes=1)
    between = workout(WATCH, after_s=65, minutes=1)
    assert len(await told(first, second, between)) == 2


async def test_what_was_carried_tells_nothing_where_its_maker_told_the_workout():
    own = Source(origin="garmin", carrier="garmin", app="Connect", kind=DeviceKind.WATCH)
    carried = replace(own, carrier="apple_health", app="Health")
    person = await a_person()
    rich = workout(carried, energy_kcal=420.0, distance_m=7100.0, route_file="route.gpx")
    await arrive(person, rich, workout(own, after_s=60, energy_kcal=410.0))
    (run,) = await seen(person)
    assert (run.start_at, run.energy_kcal, run.distance_m) == (BEGIN + timedelta(seconds=60), 410, 7100)
    async with as_worker(person, Purpose.SHOW) as db:
        why = await read.workout_lineage(db, run.id)
    assert why.rule == "two roads"
    assert [(each.source, each.rule, each.gave) for each in why.told] == [
        ("Connect", "tells it", ("energy_kcal",)),
        ("Health", "shadowed", ("distance_m",)),
    ]


async def test_a_workout_says_who_lent_what():
    person = await a_person()
    app = workout(APP, after_s=90, distance_m=7200.0, route_file="route.gpx")
    await arrive(person, workout(WATCH, energy_kcal=410.0), app, workout(PHONE, "other", energy_kcal=99.0))
    (run,) = await seen(person)
    async with as_worker(person, Purpose.SHOW) as db:
        why = await read.workout_lineage(db, run.id)
    assert (why.rule, why.rule_set, why.workout) == ("merged from 3", RULE_SET, run)
    assert [(each.source, each.rule, each.gave) for each in why.told] == [
        ("Runner", "tells it", ("distance_m",)),
        ("watch", "lends", ("energy_kcal",)),
        ("phone", "says the same", ()),
    ]


async def test_a_workout_may_be_used_for_what_those_allow_who_gave_something():
    person = await a_person()
    silent, lender = workout(PHONE, energy_kcal=99.0), workout(WATCH, energy_kcal=410.0, distance_m=7000.0)
    await arrive(person, silent, lender)
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(
            text("update hv.workout_record set purposes = :show where energy_kcal = 99"),
            {"show": Purpose.SHOW.bit},
        )
        await resolve_part(db, person, WORKOUTS)
        assert list(await db.scalars(text("select purposes from hv.workout"))) == [ALL_PURPOSES]


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
