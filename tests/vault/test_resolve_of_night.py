from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from healthvault.accounts.sign_up import make_person
from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.ingest.record import record
from healthvault.ingest.tables import ImportBatchRow
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.vault import resolve as resolving
from healthvault.vault import resolve_nights
from healthvault.vault.read import days
from healthvault.vault.resolve import resolve, resolve_part
from tests.builders import RING, arrive, readings, resolved

WATCH = Source(origin="test", carrier="test", app="Watch", kind=DeviceKind.WATCH)
HOUR_MS = 3_600_000


def nights(*asleep: tuple[datetime, float, float]) -> SampleBatch:
    """Wrist temperatures: when the night began, how many hours it lasted, how warm it was."""
    begin, hours, value = zip(*asleep, strict=True)
    return SampleBatch(
        metric="skin_temperature",
        sources=(WATCH,),
        source=np.zeros(len(begin), np.int32),
        start_ms=np.array([epoch_ms(at) for at in begin], np.int64),
        duration_ms=np.array([hour * HOUR_MS for hour in hours], np.int64),
        value=np.array(value, np.float64),
        offset_min=np.zeros(len(begin), np.int16),
    )


async def store(person: PersonId, batch: SampleBatch) -> None:
    arrival = BatchId(new_id())
    async with as_worker(person, Purpose.SHOW) as db:
        db.add(
            ImportBatchRow(
                id=arrival, person_id=person, file_name="nights", state="done", created_at=clock.now()
            )
        )
        await db.flush()
        await resolve(db, person, (await record(db, person, arrival, [batch])).touched)


async def told(person: PersonId) -> dict[date, float]:
    async with as_worker(person, Purpose.SHOW) as db:
        found = await days(db, ["skin_temperature"], date(2026, 1, 1), date(2026, 12, 31))
    return {day.day: day.value for day in found["skin_temperature"]}


@pytest.fixture
async def person(database: None) -> PersonId:
    return await make_person(email=f"{new_id()}@test.invalid", password="a night of its own")


BEFORE_MIDNIGHT = (datetime(2026, 6, 1, 23, 30, tzinfo=UTC), 7.5, 34.5)
AFTER_MIDNIGHT = (datetime(2026, 6, 3, 0, 20, tzinfo=UTC), 7.0, 34.8)
TWO_NIGHTS = {date(2026, 6, 2): 34.5, date(2026, 6, 3): 34.8}


async def test_a_night_is_told_on_the_day_of_waking(person: PersonId):
    await store(person, nights(BEFORE_MIDNIGHT, AFTER_MIDNIGHT))

    assert await told(person) == TWO_NIGHTS


async def test_a_night_that_comes_later_leaves_the_others(person: PersonId):
    await store(person, nights(AFTER_MIDNIGHT))
    await store(person, nights(BEFORE_MIDNIGHT))

    assert await told(person) == TWO_NIGHTS


async def test_a_window_of_readings_never_splits_a_night_from_its_day(
    person: PersonId, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(resolving, "_READINGS_AT_ONCE", 1)
    evening = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    many = [(evening + timedelta(days=day), 7.0, 34.0 + day / 10) for day in range(5)]

    await store(person, nights(*many, (datetime(2026, 6, 2, 2, tzinfo=UTC), 8.0, 35.5)))

    assert await told(person) == {
        date(2026, 6, 2): 35.5,
        date(2026, 6, 3): 34.1,
        date(2026, 6, 4): 34.2,
        date(2026, 6, 5): 34.3,
        date(2026, 6, 6): 34.4,
    }


async def test_what_lasts_for_days_stays_where_it_begins(person: PersonId):
    await store(person, nights((datetime(2026, 6, 1, 12, tzinfo=UTC), 72.0, 34.5)))

    assert await told(person) == {date(2026, 6, 1): 34.5}


async def test_nights_are_the_same_however_many_are_made_at_once(
    person: PersonId, monkeypatch: pytest.MonkeyPatch
):
    first = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    slept = [(first + timedelta(days=day, minutes=20 * day), 200.0 + 30 * day, 3.0) for day in range(5)]
    await arrive(person, readings("sleep_stage", WATCH, slept), readings("sleep_stage", RING, slept[1:3]))
    whole = await resolved(person)
    monkeypatch.setattr(resolve_nights, "_NIGHTS_AT_ONCE", 1)

    async with as_worker(person, Purpose.SHOW) as db:
        await resolve_part(db, person, "sleep_stage")

    assert await resolved(person) == whole
    assert len(whole["sleep_night"]) == 5
