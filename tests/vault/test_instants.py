"""Instants by day: one device speaks for each."""

from datetime import UTC, date, datetime

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.metrics.sample import DeviceKind, SampleBatch
from healthvault.vault import read
from healthvault.vault.values import DayValue, HourValue
from tests.builders import PHONE, RING, WATCH, a_person, a_source, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2026, 5, 4)
SCALE = a_source(DeviceKind.SCALE)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute, tzinfo=UTC)


async def day_of(metric: str, *batches: SampleBatch) -> DayValue:
    person = await a_person()
    await arrive(person, *batches)
    async with as_worker(person, Purpose.SHOW) as db:
        (value,) = (await read.days(db, [metric], DAY, DAY))[metric]
    return value


async def test_the_first_in_rank_speaks_where_it_saw_most_of_the_day():
    watch = readings("hrv_sdnn", WATCH, [(at(hour), 0, 40) for hour in range(8)])
    ring = readings("hrv_sdnn", RING, [(at(hour), 0, 60) for hour in range(10)])
    value = await day_of("hrv_sdnn", ring, watch)
    assert (value.value, value.n, value.sources) == (40, 8, ("watch",))


async def test_another_speaks_where_the_first_in_rank_saw_little():
    watch = readings("hrv_sdnn", WATCH, [(at(hour), 0, 40) for hour in range(7)])
    ring = readings("hrv_sdnn", RING, [(at(hour), 0, 60) for hour in range(10)])
    value = await day_of("hrv_sdnn", ring, watch)
    assert (value.value, value.sources) == (60, ("ring",))


async def test_many_readings_in_one_hour_are_not_most_of_the_day():
    watch = readings("hrv_sdnn", WATCH, [(at(7, minute), 0, 90) for minute in range(60)])
    ring = readings("hrv_sdnn", RING, [(at(hour), 0, 60) for hour in range(8)])
    assert (await day_of("hrv_sdnn", ring, watch)).sources == ("ring",)


async def test_a_scale_is_believed_before_a_phone():
    phone = readings("weight", PHONE, [(at(9), 0, 80.0)])
    scale = readings("weight", SCALE, [(at(7), 0, 70.4), (at(8), 0, 70.2)])
    assert (await day_of("weight", phone, scale)).value == 70.2


async def test_sound_is_averaged_by_its_energy_and_its_length():
    value = await day_of("noise_env", readings("noise_env", WATCH, [(at(8), 60, 60), (at(9), 60, 80)]))
    assert value.value == pytest.approx(77.03, abs=0.01)
    assert (value.low, value.high) == (60, 80)


async def test_the_highest_uv_index_is_the_days():
    assert (
        await day_of("uv_index", readings("uv_index", WATCH, [(at(12), 0, 6), (at(16), 0, 3)]))
    ).value == 6


async def test_an_hour_tells_its_mean_and_its_extremes():
    person = await a_person()
    await arrive(
        person, readings("spo2", WATCH, [(at(8, 10), 0, 94), (at(8, 20), 0, 98), (at(9, 30), 0, 97)])
    )
    async with as_worker(person, Purpose.SHOW) as db:
        found = await read.hours(db, "spo2", at(0), at(23))
    assert found == [
        HourValue(hour_at=at(8), value=96, low=94, high=98, n=2),
        HourValue(hour_at=at(9), value=97, low=97, high=97, n=1),
    ]
