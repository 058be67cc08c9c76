"""What the vault answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from healthvault.core.db import Purpose, as_worker
from healthvault.vault import read
from healthvault.vault.read_lineage import NoSuchDayError
from tests.builders import PHONE, WATCH, a_person, agrees, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2026, 5, 4)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute, tzinfo=UTC)


async def test_the_latest_reading_is_the_last_whoever_measured_it():
    person = await a_person()
    await arrive(
        person, readings("weight", WATCH, [(at(8), 0, 71.0)]), readings("weight", PHONE, [(at(9), 0, 70.5)])
    )
    async with as_worker(person, Purpose.SHOW) as db:
        found = await read.latest(db)
    assert [(r.metric, r.value, r.at, r.source) for r in found.values()] == [("weight", 70.5, at(9), "phone")]


async def test_a_line_of_heart_rate_is_of_one_device_a_day():
    watch = readings("heart_rate", WATCH, [(at(hour), 0, 60.0 + hour) for hour in range(24)])
    phone = readings("heart_rate", PHONE, [(at(12, 30), 0, 99.0)])
    person = await a_person()
    await arrive(person, watch, phone)
    async with as_worker(person, Purpose.SHOW) as db:
        series = await read.readings(db, "heart_rate", at(10), at(14))
        whole = await read.day_readings(db, DAY)
    assert series.value.tolist() == [70, 71, 72, 73]
    assert len(whole["heart_rate"]) == 24


async def test_a_line_of_steps_counts_every_moment_once():
    watch = readings("steps", WATCH, [(at(8), 30, 900)])
    phone = readings("steps", PHONE, [(at(8), 60, 1000), (at(12), 10, 80)])
    person = await a_person()
    await arrive(person, watch, phone)
    async with as_worker(person, Purpose.SHOW) as db:
        series = await read.readings(db, "steps", at(0), at(23))
        (day,) = (await read.days(db, ["steps"], DAY, DAY))["steps"]
    assert series.value.sum() == day.value == 1480


async def test_a_day_says_why_it_is_what_it_is():
    person = await a_person()
    await arrive(
        person, readings("steps", WATCH, [(at(8), 30, 900)]), readings("steps", PHONE, [(at(8), 60, 1000)])
    )
    async with as_worker(person, Purpose.SHOW) as db:
        why = await read.lineage(db, "steps", DAY)
    assert (why.value, why.rule) == (1400, "by priority")
    assert [(s.source, s.value, s.counted, s.rule) for s in why.streams] == [
        ("watch", 900, 900, "counts"),
        ("phone", 1000, 500, "fills gaps"),
    ]


async def test_a_day_without_a_measurement_has_no_reason():
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        with pytest.raises(NoSuchDayError):
            await read.lineage(db, "steps", DAY)


async def test_the_mean_of_a_day_leaves_days_without_readings_out():
    person = await a_person()
    await arrive(
        person,
        readings("hrv_sdnn", WATCH, [(at(3), 0, 40), (at(4), 0, 60), (at(4) + timedelta(days=2), 0, 50)]),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        found = (await read.days(db, ["hrv_sdnn"], DAY, DAY + timedelta(days=3)))["hrv_sdnn"]
        known = await read.known_metrics(db)
    assert [(d.value, d.low, d.high, d.n) for d in found] == [(50, 40, 60, 2), (50, 50, 50, 1)]
    assert [(k.metric, k.day_count) for k in known] == [("hrv_sdnn", 2)]


async def test_nobody_sees_the_days_of_another():
    owner, other = await a_person(), await a_person()
    await arrive(owner, readings("steps", PHONE, [(at(8), 10, 100)]))
    async with as_worker(other, Purpose.SHOW) as db:
        assert await read.days(db, ["steps"], DAY, DAY) == {"steps": []}
        assert await read.latest(db) == {}
        assert len(await read.readings(db, "steps", at(0), at(23))) == 0


async def test_a_day_may_be_used_for_what_every_device_that_counts_allows():
    person = await a_person()
    await arrive(person, readings("steps", PHONE, [(at(8), 10, 100)]))
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(text("update hv.stream set purposes = :show"), {"show": Purpose.SHOW.bit})
    await arrive(person, readings("steps", WATCH, [(at(9), 10, 100), (at(9) + timedelta(days=1), 10, 50)]))
    await agrees(person, Purpose.COACH)
    seen = {}
    for purpose in (Purpose.SHOW, Purpose.COACH):
        async with as_worker(person, purpose) as db:
            found = await read.days(db, ["steps"], DAY, DAY + timedelta(days=1))
            (known,) = await read.known_metrics(db)
            seen[purpose] = [day.value for day in found["steps"]], known.day_count
    assert seen == {Purpose.SHOW: ([200, 50], 2), Purpose.COACH: ([50], 1)}
