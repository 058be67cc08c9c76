"""How the clock changed within a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.insights.day_clocks import comes_twice, offset_there, zone_changes
from healthvault.insights.timeline import day_timeline
from healthvault.metrics.day import day_span
from tests.builders import PHONE, WATCH, a_person, arrive, readings


@pytest.mark.parametrize(
    ("day", "zone", "hour", "by_min"),
    [
        (date(2026, 3, 29), "Europe/Berlin", 2, 60),
        (date(2026, 10, 25), "Europe/Berlin", 3, -60),
        (date(2026, 9, 6), "America/Santiago", 0, 60),
        (date(2026, 10, 4), "Australia/Lord_Howe", 2, 30),
    ],
)
def test_a_change_is_found_where_it_was(day, zone, hour, by_min):
    start_at, end_at = day_span(day, zone)
    (change,) = zone_changes(start_at, end_at, zone)
    assert (change.at - start_at, change.by_min) == (timedelta(hours=hour), by_min)


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Pacific/Kiritimati", "UTC"])
def test_where_no_clock_changes_none_is_found(zone):
    assert zone_changes(*day_span(date(2026, 3, 29), zone), zone) == []


def test_only_the_hour_that_is_told_twice_is_told_apart():
    start_at = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    which = [comes_twice(start_at + timedelta(minutes=30) * step, "Europe/Berlin") for step in range(6)]
    assert which == [0, 1, 1, 2, 2, 0]


def hourly(start_at, hours, value=60.0):
    return [(start_at + timedelta(hours=hour), 0, value + hour % 3) for hour in range(hours)]


@pytest.mark.usefixtures("database")
async def test_the_device_that_travels_tells_when_its_clock_changed():
    person = await a_person("Pacific/Kiritimati")
    asleep_at, awake_at = datetime(2026, 11, 22, 20, tzinfo=UTC), datetime(2026, 11, 23, 15, tzinfo=UTC)
    await arrive(
        person,
        readings("heart_rate", WATCH, hourly(asleep_at, 15), offset_min=-600),
        readings("heart_rate", WATCH, hourly(awake_at, 8), offset_min=840),
        readings("steps", PHONE, [(asleep_at, 10, 100)], offset_min=0),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        day = await day_timeline(db, date(2026, 11, 24), "Pacific/Kiritimati")
        after = await day_timeline(db, date(2026, 11, 25), "Pacific/Kiritimati")
    (change,) = day.changes
    assert (change.at, change.seen_at) == (awake_at, asleep_at + timedelta(hours=14))
    assert (change.before_min, change.after_min, change.is_journey) == (-600, 840, True)
    assert [offset_there(day.clocks, at) for at in (day.start_at, day.end_at)] == [-600, 840]
    assert after.changes == ()


@pytest.mark.usefixtures("database")
async def test_a_day_on_which_the_zones_own_clock_changed_has_one_change():
    person = await a_person()
    start_at, _ = day_span(date(2026, 10, 25), "Europe/Berlin")
    await arrive(
        person,
        readings("heart_rate", WATCH, hourly(start_at, 3), offset_min=120),
        readings("heart_rate", WATCH, hourly(start_at + timedelta(hours=3), 20), offset_min=60),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        day = await day_timeline(db, date(2026, 10, 25), "Europe/Berlin")
    assert [(change.by_min, change.is_journey) for change in day.changes] == [(-60, False)]


@pytest.mark.usefixtures("database")
async def test_two_devices_on_two_clocks_are_no_journey():
    person = await a_person()
    start_at, _ = day_span(date(2026, 11, 24), "Europe/Berlin")
    await arrive(
        person,
        readings("heart_rate", WATCH, hourly(start_at, 20), offset_min=60),
        readings("steps", PHONE, [(start_at + timedelta(hours=at), 10, 90) for at in range(9)], offset_min=0),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        day = await day_timeline(db, date(2026, 11, 24), "Europe/Berlin")
    assert day.changes == ()


@pytest.mark.usefixtures("database")
async def test_every_lane_of_a_day_is_read():
    person = await a_person("UTC")
    at = datetime(2026, 11, 24, 8, tzinfo=UTC)
    await arrive(
        person,
        *[
            readings(metric, WATCH, [(at, 0, value)])
            for metric, value in (
                ("hrv_rmssd", 44.0),
                ("blood_glucose", 95.0),
                ("bp_systolic", 118.0),
                ("bp_diastolic", 76.0),
                ("mood", 4.0),
            )
        ],
    )
    async with as_worker(person, Purpose.SHOW) as db:
        day = await day_timeline(db, at.date(), "UTC")
    assert (day.hrv_metric, day.hrv[0].mean, day.glucose[0].mean) == ("hrv_rmssd", 44, 95)
    assert [(each.at, each.upper, each.lower) for each in day.pressure] == [(at, 118, 76)]
    assert [event.label for event in day.events] == ["Mood"]
