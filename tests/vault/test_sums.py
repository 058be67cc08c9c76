"""Amounts by day: every moment counts once."""

from datetime import UTC, date, datetime

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest.record import record
from healthvault.metrics.sample import DeviceKind, SampleBatch
from healthvault.vault.read import days, hours, lineage
from healthvault.vault.resolve import resolve
from healthvault.vault.values import DayValue
from tests.builders import BAND, PHONE, WATCH, a_person, a_source, an_arrival, readings

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2026, 5, 4)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute, tzinfo=UTC)


async def told(person: PersonId, *batches: SampleBatch) -> DayValue:
    batch = await an_arrival(person)
    async with as_worker(person, Purpose.SHOW) as db:
        recorded = await record(db, person, batch, batches)
        await resolve(db, person, recorded.touched)
        (value,) = (await days(db, ["steps"], DAY, DAY))["steps"]
    return value


async def test_a_single_source_is_simply_added_up():
    value = await told(await a_person(), readings("steps", PHONE, [(at(8), 10, 700), (at(8, 5), 10, 300)]))
    assert (value.value, value.n, value.sources) == (1000, 2, ("phone",))


async def test_where_two_devices_counted_the_same_walk_it_counts_once():
    band = readings("steps", BAND, [(at(8), 60, 1506), (at(18), 60, 1000)])
    phone = readings("steps", PHONE, [(at(8), 60, 1865), (at(20), 10, 54)])
    value = await told(await a_person(), band, phone)
    assert (value.value, value.sources) == (2560, ("band", "phone"))


async def test_devices_worn_at_different_hours_add_up():
    watch = readings("steps", WATCH, [(at(7), 60, 4157)])
    phone = readings("steps", PHONE, [(at(12), 60, 9922)])
    assert (await told(await a_person(), watch, phone)).value == 14079


async def test_a_partly_covered_reading_counts_in_part():
    watch = readings("steps", WATCH, [(at(8), 30, 900)])
    phone = readings("steps", PHONE, [(at(8), 60, 1000)])
    assert (await told(await a_person(), watch, phone)).value == 1400


async def test_a_day_is_never_less_than_what_one_device_saw():
    watch = readings("steps", WATCH, [(at(0), 600, 10)])
    phone = readings("steps", PHONE, [(at(8), 60, 5000)])
    assert (await told(await a_person(), watch, phone)).value >= 5000


async def test_a_total_of_the_day_is_not_added_to_what_it_holds():
    total = readings("steps", BAND, [(at(0), 1440, 10_000)])
    phone = readings("steps", PHONE, [(at(8), 60, 3000)])
    value = await told(await a_person(), total, phone)
    assert (value.value, value.sources) == (10_000, ("band",))


@pytest.mark.parametrize("total", [9000, 2000])
async def test_who_tells_a_day_in_detail_has_no_total_of_it(total: int):
    band = readings("steps", BAND, [(at(0), 1440, total), (at(8), 60, 3000)])
    value = await told(await a_person(), band)
    assert value.value == 3000


async def test_the_total_of_an_app_does_not_count_although_another_device_of_it_told_the_detail():
    one, other = (a_source(DeviceKind.BAND, "Band", model=model) for model in ("1", "2"))
    total, detail = (
        readings("steps", one, [(at(0), 1440, 9000)]),
        readings("steps", other, [(at(8), 60, 3000)]),
    )
    person = await a_person()
    assert (await told(person, total, detail)).value == 3000
    async with as_worker(person, Purpose.SHOW) as db:
        lines = (await lineage(db, "steps", DAY)).streams
    assert sorted(line.rule for line in lines) == ["counts", "covered"]


async def test_a_total_of_the_day_that_tells_less_than_the_detail_does_not_count():
    total = readings("steps", BAND, [(at(0), 1440, 2000)])
    phone = readings("steps", PHONE, [(at(8), 60, 3000)])
    value = await told(await a_person(), total, phone)
    assert (value.value, value.sources) == (3000, ("phone",))


async def test_a_total_of_the_day_is_of_no_hour():
    person = await a_person()
    await told(person, readings("steps", BAND, [(at(0), 1440, 10_000)]))
    async with as_worker(person, Purpose.SHOW) as db:
        assert await hours(db, "steps", at(0), at(23)) == []
