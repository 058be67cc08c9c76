"""Every rule that knows a day, on clocks that change and far from Greenwich; and the laws of resolving."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.metrics.day import day_number, day_span
from healthvault.metrics.metric import Daily, SleepStage
from healthvault.metrics.sample import DeviceKind, Source, WorkoutSample
from healthvault.vault import read
from healthvault.vault.columns import Columns, joined
from healthvault.vault.instants import instant_days
from healthvault.vault.priority import ranked
from healthvault.vault.resolve import resolve_part
from healthvault.vault.rule_sets import WORKOUTS
from healthvault.vault.sums import sum_days
from tests.builders import PHONE, WATCH, a_person, arrive, readings, resolved
from tests.vault.columns import CARRIED, Told, columns

ZONES = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Asia/Kolkata", date(2026, 5, 4)),
    ("Pacific/Kiritimati", date(2026, 5, 4)),
    ("UTC", date(2026, 5, 4)),
]
zones = pytest.mark.parametrize(("zone", "day"), ZONES)
_LAST = timedelta(milliseconds=100)
_DAY = timedelta(days=1)


def edges(day: date, zone: str) -> list[datetime]:
    """The last tenth of a second before a local day, its first instant, its last tenth, the next first."""
    start, end = (at.astimezone(ZoneInfo(zone)) for at in day_span(day, zone))
    return [each.astimezone(ZoneInfo(zone)) for each in (start - _LAST, start, end - _LAST, end)]


async def values(person: PersonId, metric: str, day: date) -> dict[date, float]:
    async with as_worker(person, Purpose.SHOW) as db:
        found = (await read.days(db, [metric], day - 2 * _DAY, day + 2 * _DAY))[metric]
    return {each.day: each.value for each in found}


@zones
@pytest.mark.usefixtures("database")
async def test_what_is_measured_in_the_last_tenth_of_a_second_is_that_days(zone: str, day: date):
    before, first, last, after = edges(day, zone)
    person = await a_person("America/New_York")  # The person's zone now says nothing of where she was.
    weights = [(before, 0, 70.0), (first, 0, 71.0), (last, 0, 72.0), (after, 0, 73.0)]
    await arrive(person, readings("weight", PHONE, weights), readings("heart_rate", WATCH, weights))
    assert await values(person, "weight", day) == {day - _DAY: 70, day: 72, day + _DAY: 73}
    async with as_worker(person, Purpose.SHOW) as db:
        (found,) = (await read.days(db, ["heart_rate"], day, day))["heart_rate"]
    assert (found.low, found.high, found.n) == (71, 72, 2)


@zones
@pytest.mark.usefixtures("database")
async def test_a_total_lasts_as_long_as_its_day_and_gives_way_to_the_detail(zone: str, day: date):
    start, end = day_span(day, zone)
    local = start.astimezone(ZoneInfo(zone))
    person = await a_person(zone)
    minutes = (end - start) / timedelta(minutes=1)
    await arrive(person, readings("steps", PHONE, [(local, minutes, 9000)]))
    assert await values(person, "steps", day) == {day: 9000}
    noon = local + timedelta(hours=12)
    await arrive(person, readings("steps", PHONE, [(noon, 60, 800)]))
    assert await values(person, "steps", day) == {day: 800}


@zones
@pytest.mark.usefixtures("database")
async def test_a_workout_is_the_days_on_which_it_began_and_is_merged_across_midnight(zone: str, day: date):
    _, _, last, after = edges(day, zone)
    person = await a_person(zone)
    told = [
        WorkoutSample(
            source=source,
            kind="running",
            start_at=start,
            end_at=after + timedelta(minutes=40),
            offset_min=start.utcoffset() // timedelta(minutes=1),
            distance_m=distance_m,
        )
        for source, start, distance_m in ((WATCH, last, 8000.0), (PHONE, after + timedelta(seconds=30), None))
    ]
    await arrive(person, *told)
    async with as_worker(person, Purpose.SHOW) as db:
        (run,) = await read.workouts(db, day - _DAY, day + _DAY)
        assert run.day == day
        await resolve_part(db, person, WORKOUTS)
        assert await read.workouts(db, day, day) == [run]


@zones
@pytest.mark.usefixtures("database")
async def test_a_night_lasts_as_long_as_it_really_did(zone: str, day: date):
    local = ZoneInfo(zone)
    bed = datetime.combine(day - _DAY, datetime.min.time(), local) + timedelta(hours=23)
    up = datetime.combine(day, datetime.min.time(), local) + timedelta(hours=7)
    minutes = (up.astimezone(UTC) - bed.astimezone(UTC)) / timedelta(minutes=1)
    hours = {date(2026, 3, 29): 7, date(2026, 10, 25): 9}.get(day, 8)
    half = bed.astimezone(UTC) + timedelta(minutes=minutes / 2)
    person = await a_person(zone)
    stages = [(bed, minutes / 2, SleepStage.CORE), (half.astimezone(local), minutes / 2, SleepStage.REM)]
    await arrive(person, readings("sleep_stage", WATCH, stages))
    assert await values(person, "sleep_duration", day) == {day: hours * 60}


@pytest.mark.usefixtures("database")
async def test_who_flies_over_the_date_line_asleep_wakes_on_the_day_that_the_clock_there_shows():
    # Asleep at 22:00 on the 4th in Auckland (UTC+12), awake eight hours later in Honolulu (UTC-10): the 4th.
    asleep = datetime(2026, 5, 4, 10, tzinfo=UTC)
    person = await a_person("Pacific/Auckland")
    first = readings("sleep_stage", WATCH, [(asleep, 240, SleepStage.CORE)], offset_min=720)
    later = asleep + timedelta(minutes=240)
    second = readings("sleep_stage", WATCH, [(later, 240, SleepStage.REM)], offset_min=-600)
    await arrive(person, second)
    await arrive(person, first)
    assert await values(person, "sleep_duration", date(2026, 5, 4)) == {date(2026, 5, 4): 480}


@zones
@pytest.mark.usefixtures("database")
async def test_a_carried_copy_stays_in_the_shadow_of_its_own_local_day(zone: str, day: date):
    _, first, last, after = edges(day, zone)
    own = Source(origin="garmin", carrier="garmin", app="Connect", kind=DeviceKind.WATCH)
    carried = Source(origin="garmin", carrier="apple_health", app="Health", kind=DeviceKind.WATCH)
    person = await a_person(zone)
    at_noon = first + timedelta(hours=12)
    await arrive(person, readings("steps", own, [(first, 1, 100), (last - timedelta(minutes=1), 1, 100)]))
    await arrive(person, readings("steps", carried, [(at_noon, 10, 77), (after, 1, 50)]))
    assert await values(person, "steps", day) == {day: 200, day + _DAY: 50}


@pytest.mark.usefixtures("database")
async def test_resolving_twice_changes_nothing():
    person = await a_person()
    at = datetime(2026, 3, 28, 22, tzinfo=UTC)
    night = readings("sleep_stage", WATCH, [(at, 400, SleepStage.CORE)])
    walk = [(at + timedelta(hours=hour), 60, 500.0) for hour in range(30)]
    await arrive(person, night, readings("steps", PHONE, walk), readings("heart_rate", WATCH, walk))
    before = await resolved(person)
    async with as_worker(person, Purpose.SHOW) as db:
        for part in ("sleep_stage", "steps", "heart_rate"):
            await resolve_part(db, person, part)
    assert await resolved(person) == before


@pytest.mark.parametrize("server", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.usefixtures("database")
async def test_the_zone_of_the_server_says_nothing(server: str, monkeypatch: pytest.MonkeyPatch):
    person = await a_person("Europe/Berlin")
    at = datetime(2026, 3, 28, 22, tzinfo=UTC)
    night = readings("sleep_stage", WATCH, [(at, 400, SleepStage.CORE)])
    walk = [(at + timedelta(hours=hour), 60, 500.0) for hour in range(30)]
    await arrive(person, night, readings("steps", PHONE, walk), readings("heart_rate", WATCH, walk))
    before = await resolved(person)
    monkeypatch.setenv("TZ", server)
    time.tzset()
    try:
        async with as_worker(person, Purpose.SHOW) as db:
            for part in ("sleep_stage", "steps", "heart_rate"):
                await resolve_part(db, person, part)
        assert await resolved(person) == before
        await arrive(person, readings("weight", PHONE, [(at, 0, 70.0)]))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert await values(person, "weight", date(2026, 3, 28)) == {date(2026, 3, 28): 70}


readings_of_days = st.lists(
    st.tuples(
        st.sampled_from(list(CARRIED)),
        st.integers(0, 4 * 1440 - 1),
        st.integers(0, 300),
        st.integers(0, 10_000).map(float),
    ),
    min_size=1,
    max_size=40,
)
offsets = st.sampled_from([60, 120, 330, 840, -660, 0])
RANKING = ranked("steps", CARRIED)


def told(one: Columns, daily: Daily) -> dict[int, tuple[float, str]]:
    """Each day's value and lineage."""
    if not len(one):
        return {}
    days = sum_days(one, RANKING)[0] if daily is Daily.SUM else instant_days(one, RANKING, daily)[0]
    return dict(zip(days.day.tolist(), zip(days.value.tolist(), days.lineage, strict=True), strict=True))


@settings(max_examples=60)
@given(readings_of_days, st.sets(st.integers(0, 5)), offsets, st.sampled_from([Daily.SUM, Daily.TIME_MEAN]))
def test_resolving_days_together_is_resolving_them_apart(
    drawn: list[Told], some: set[int], offset_min: int, daily: Daily
):
    one = columns(drawn, offset_min)
    first = day_number(date(2026, 5, 4))
    ours = np.isin(one.day - first, list(some))
    apart = {**told(one.only(ours), daily), **told(one.only(~ours), daily)}
    assert told(one, daily) == apart


@settings(max_examples=60)
@given(readings_of_days, readings_of_days, offsets, st.sampled_from([Daily.SUM, Daily.LAST]))
def test_taking_a_batch_back_leaves_what_was_there_before(
    kept: list[Told], gone: list[Told], offset_min: int, daily: Daily
):
    both = joined([columns(kept, offset_min), columns(gone, offset_min)])
    left = both.only(np.arange(len(both)) < len(kept))
    assert told(left, daily) == told(columns(kept, offset_min), daily)
    changed = {day for day, value in told(both, daily).items() if told(left, daily).get(day) != value}
    assert changed <= set(columns(gone, offset_min).day.tolist())
