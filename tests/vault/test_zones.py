"""Days and hours on clocks that change, and far from Greenwich."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.metrics.day import day_span
from healthvault.vault import read
from tests.builders import PHONE, WATCH, a_person, arrive, readings

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Asia/Kolkata", date(2026, 5, 4), 24),
        ("Pacific/Kiritimati", date(2026, 5, 4), 24),
        ("UTC", date(2026, 5, 4), 24),
    ],
)
async def test_a_local_day_holds_exactly_its_hours(zone: str, day: date, hours: int):
    person = await a_person(zone)
    start_at, end_at = day_span(day, zone)
    half_hours = [
        (start_at + timedelta(minutes=30 * step)).astimezone(ZoneInfo(zone))
        for step in range(-2, 2 * hours + 2)
    ]
    await arrive(person, readings("steps", PHONE, [(at, 30, 100) for at in half_hours]))
    async with as_worker(person, Purpose.SHOW) as db:
        found = (await read.days(db, ["steps"], day, day))["steps"]
        by_hour = await read.hours(db, "steps", start_at, end_at)
    assert [value.value for value in found] == [200 * hours]
    assert [value.value for value in by_hour] == [200] * hours
    assert [value.hour_at for value in by_hour] == [start_at + timedelta(hours=hour) for hour in range(hours)]


async def test_the_hour_that_comes_twice_is_counted_twice_and_the_devices_once():
    zone = ZoneInfo("Europe/Berlin")
    first, second = (datetime(2026, 10, 25, 2, 0, tzinfo=zone, fold=fold) for fold in (0, 1))
    person = await a_person()
    await arrive(
        person,
        readings("steps", WATCH, [(first, 60, 500)]),
        readings("steps", PHONE, [(first, 60, 450), (second, 60, 300)]),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        (day,) = (await read.days(db, ["steps"], date(2026, 10, 25), date(2026, 10, 25)))["steps"]
    assert day.value == 800


async def test_an_hour_shared_by_two_local_days_of_a_journey_is_told_once():
    instant = datetime(2026, 5, 4, 23, 10, tzinfo=ZoneInfo("UTC"))
    person = await a_person()
    await arrive(
        person,
        readings("steps", PHONE, [(instant, 10, 100)], offset_min=0),
        readings("steps", WATCH, [(instant + timedelta(minutes=20), 10, 50)], offset_min=60),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        (hour,) = await read.hours(db, "steps", instant - timedelta(hours=1), instant + timedelta(hours=1))
    assert (hour.value, hour.n) == (150, 2)


async def test_a_shared_hour_of_a_mean_weighs_its_readings_and_keeps_its_ends():
    instant = datetime(2026, 5, 4, 23, 10, tzinfo=ZoneInfo("UTC"))
    person = await a_person()
    early = [(instant - timedelta(hours=1), 0, 50), (instant, 0, 60)]
    later = [(instant + timedelta(minutes=at), 0, value) for at, value in ((20, 80), (30, 82), (40, 84))]
    await arrive(
        person,
        readings("heart_rate", WATCH, early, offset_min=0),
        readings("heart_rate", WATCH, later, offset_min=60),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        before, shared = await read.hours(
            db, "heart_rate", instant - timedelta(hours=2), instant + timedelta(hours=1)
        )
    assert (before.value, before.low, before.high, before.n) == (50, 50, 50, 1)
    assert 60 < shared.value < 84
    assert (shared.low, shared.high, shared.n) == (60, 84, 4)
