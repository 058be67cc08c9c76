"""Arrivals: whole or not at all, once, and back again."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.core.errors import InvalidInputError
from healthvault.core.ids import PersonId
from healthvault.ingest.batches import Failing, open_batch
from healthvault.ingest.history import INTERRUPTED, import_status, imports
from healthvault.ingest.importing import NotUndoableError, import_arrivals, import_file, undo
from healthvault.ingest.status import State
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import Profile, RawRecord, SampleBatch, WorkoutSample
from healthvault.providers.provider import Arrival
from tests.builders import PHONE, WATCH, a_person, an_arrival, arrive, readings, resolved

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 5, 1, 22, tzinfo=UTC)


def some_days(seed: int, days: int = 4) -> list[Arrival]:
    """Steps of two devices, heart rates, sleep and a workout, the same for a seed."""
    random = np.random.default_rng(seed)

    def told(count: int, minutes: float, high: int) -> list[tuple[datetime, float, float]]:
        starts = random.choice(days * 1440, count, replace=False)
        values = random.integers(40, high, count).astype(float)
        return [
            (BEGIN + timedelta(minutes=int(at)), minutes, value)
            for at, value in zip(starts, values, strict=True)
        ]

    stages = [
        (BEGIN + timedelta(days=day, minutes=30 * step), 30.0, float(SleepStage.CORE + step % 3))
        for day in range(days)
        for step in range(14)
    ]
    run = WorkoutSample(
        source=WATCH, kind="running", start_at=BEGIN, end_at=BEGIN + timedelta(hours=1), offset_min=120
    )
    return [
        readings("steps", WATCH, told(200, 8, 900)),
        readings("steps", PHONE, told(200, 8, 900)),
        readings("heart_rate", WATCH, told(300, 0, 180)),
        readings("sleep_stage", WATCH, stages),
        run,
    ]


async def raw_rows(person: PersonId) -> list[str]:
    async with as_worker(person, Purpose.SHOW) as db:
        connection = await db.connection()
        query = "select t::text from hv.sample_chunk t order by t::text"
        return [row[0] for row in await connection.exec_driver_sql(query)]


async def test_the_same_arrival_again_adds_no_row_and_changes_no_day():
    person = await a_person()
    await arrive(person, *some_days(1))
    before = (await raw_rows(person), await resolved(person))
    again = await arrive(person, *some_days(1))
    async with as_worker(person, Purpose.SHOW) as db:
        status = await import_status(db, again)
    assert (status.samples_new, status.samples_duplicate) == (0, 200 + 200 + 300 + 56 + 1)
    assert (await raw_rows(person), await resolved(person)) == before


async def test_the_same_arrival_twice_at_once_is_stored_once():
    person, other = await a_person(), await a_person()
    await asyncio.gather(*(arrive(person, *some_days(1)) for _ in range(3)))
    await arrive(other, *some_days(1))
    assert len(await raw_rows(person)) == len(await raw_rows(other))
    assert len((await resolved(person))["day_value"]) == len((await resolved(other))["day_value"])


async def test_undoing_an_arrival_leaves_what_was_there_before_to_the_byte():
    person = await a_person()
    await arrive(person, *some_days(1))
    before = (await raw_rows(person), await resolved(person))
    second = await arrive(person, *some_days(2, days=6))
    assert await resolved(person) != before[1]
    await undo(person, second)
    assert (await raw_rows(person), await resolved(person)) == before
    async with as_worker(person, Purpose.SHOW) as db:
        assert (await import_status(db, second)).state is State.UNDONE


async def test_undoing_everything_leaves_nothing():
    person = await a_person()
    batch = await arrive(person, *some_days(1), RawRecord(kind="ECG", name="ecg.csv", body=b"1,2,3"))
    await undo(person, batch)
    assert not any((await resolved(person)).values())
    assert await raw_rows(person) == []


async def test_what_is_undone_cannot_be_undone_again():
    person = await a_person()
    batch = await arrive(person, *some_days(1))
    await undo(person, batch)
    with pytest.raises(NotUndoableError):
        await undo(person, batch)


async def test_arrivals_in_another_order_give_the_same_days():
    one, other = await a_person(), await a_person()
    parts = (some_days(1), some_days(2, days=6), some_days(3, days=2))
    for person, order in ((one, (0, 1, 2)), (other, (2, 1, 0))):
        for part in order:
            await arrive(person, *parts[part])
    values = []
    for person in (one, other):
        async with as_worker(person, Purpose.SHOW) as db:
            connection = await db.connection()
            query = "select metric, day, value, low, high, n from hv.day_value order by metric, day"
            values.append([tuple(row) for row in await connection.exec_driver_sql(query)])
    assert values[0] == values[1]


async def test_a_metric_that_comes_back_after_others_is_resolved_with_all_that_came():
    together, apart = await a_person(), await a_person()
    steps_of_watch, steps_of_phone, *others = some_days(5)

    await arrive(together, [steps_of_watch, steps_of_phone, *others])
    await arrive(apart, [steps_of_watch, *others, steps_of_phone, *some_days(6)])
    await arrive(together, some_days(6))

    assert await resolved(apart) == await resolved(together)


async def test_one_metric_in_many_batches_is_stored_as_if_in_one():
    (steps, *_) = some_days(1)
    assert isinstance(steps, SampleBatch)
    one, other = await a_person(), await a_person()
    await arrive(one, steps)
    await arrive(other, *_in_seven(steps))
    stored = []
    for person in (one, other):
        async with as_worker(person, Purpose.SHOW) as db:
            connection = await db.connection()
            query = "select day, start_ms, duration_ms, value from hv.sample_chunk order by day"
            stored.append([tuple(row) for row in await connection.exec_driver_sql(query)])
    assert stored[0] == stored[1]


async def test_what_is_worth_keeping_about_a_reading_stays_with_it():
    (steps, *_) = some_days(1)
    assert isinstance(steps, SampleBatch)
    person = await a_person()
    await arrive(person, *_in_seven(steps))
    async with as_worker(person, Purpose.SHOW) as db:
        connection = await db.connection()
        query = "select recorded_at, metadata ->> 'place' from hv.health_metrics"
        found = {(epoch_ms(at), int(place)) for at, place in await connection.exec_driver_sql(query)}
    assert found == {(at, place) for place, at in enumerate(steps.start_ms.tolist())}


def _in_seven(batch: SampleBatch) -> list[SampleBatch]:
    rows = [np.arange(place, len(batch), 7) for place in range(7)]
    return [
        SampleBatch(
            metric=batch.metric,
            sources=batch.sources,
            source=batch.source[row],
            start_ms=batch.start_ms[row],
            duration_ms=batch.duration_ms[row],
            value=batch.value[row],
            offset_min=batch.offset_min[row],
            metadata={place: {"place": str(number)} for place, number in enumerate(row.tolist())},
        )
        for row in rows
    ]


async def test_a_preview_says_what_would_come_and_stores_nothing():
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "test", None, dry_run=True)
    receipt = await import_arrivals(person, batch, "test", some_days(1), dry_run=True)
    assert (receipt.status.state, receipt.status.samples_new) == (State.PREVIEWED, 757)
    assert await raw_rows(person) == []
    assert not any((await resolved(person)).values())


async def test_what_no_human_measures_is_refused_and_counted():
    person = await a_person()
    batch = await arrive(
        person,
        readings("heart_rate", WATCH, [(BEGIN, 0, 60), (BEGIN, 0, 900), (BEGIN, -1, 70)]),
        readings("sleep_duration", WATCH, [(BEGIN, 0, 400)]),
        readings("aura", WATCH, [(BEGIN, 0, 1)]),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        status = await import_status(db, batch)
    assert (status.samples_new, status.rejected) == (1, 4)
    assert {(refusal.what, refusal.reason) for refusal in status.refusals} == {
        ("Heart rate", "not plausible"),
        ("Heart rate", "ends before it starts"),
        ("Sleep duration", "worked out here, never taken from a file"),
        ("aura", "nothing of this kind is known"),
    }


async def test_a_source_that_breaks_half_way_leaves_the_vault_as_it_was():
    def broken():
        yield from some_days(1)
        raise InvalidInputError("The file ends in the middle.")

    person = await a_person()
    await arrive(person, *some_days(2))
    before = (await raw_rows(person), await resolved(person))
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "test", None)
    with pytest.raises(InvalidInputError):
        await import_arrivals(person, batch, "test", broken())
    assert (await raw_rows(person), await resolved(person)) == before
    async with as_worker(person, Purpose.SHOW) as db:
        status = await import_status(db, batch)
    assert (status.state, status.problem) == (State.FAILED, "The file ends in the middle.")


async def test_what_was_stored_did_not_fail_because_nobody_heard_of_it():
    person = await a_person()
    batch = await arrive(person, *some_days(1))
    with pytest.raises(ConnectionError):
        async with Failing(person, batch):
            raise ConnectionError
    async with as_worker(person, Purpose.SHOW) as db:
        assert (await import_status(db, batch)).state is State.DONE


async def test_an_import_that_is_stopped_says_so():
    stored = threading.Event()
    gate = threading.Event()

    def slow():
        yield from some_days(1)
        stored.set()
        gate.wait()

    person = await a_person()
    batch = await an_arrival(person)
    task = asyncio.create_task(import_arrivals(person, batch, "test", slow()))
    await asyncio.to_thread(stored.wait)
    task.cancel()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await raw_rows(person) == []
    async with as_worker(person, Purpose.SHOW) as db:
        status = await import_status(db, batch)
    assert (status.state, status.problem) == (State.FAILED, INTERRUPTED)


async def test_a_file_of_no_known_kind_is_refused_before_it_is_listed(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_bytes(b"\x89PNG not health data")
    person = await a_person()
    with pytest.raises(InvalidInputError):
        await import_file(person, path)
    async with as_worker(person, Purpose.SHOW) as db:
        assert await imports(db) == []


async def test_a_file_fills_in_what_the_person_left_open_and_no_more():
    person = await a_person()
    await arrive(person, Profile(birth_year=1980, sex="female"))
    await arrive(person, Profile(birth_year=1999, sex="male"))
    async with as_worker(person, Purpose.SHOW) as db:
        connection = await db.connection()
        rows = await connection.exec_driver_sql("select birth_year, sex from hv.preferences")
        assert [tuple(row) for row in rows] == [(1980, "female")]


async def test_an_import_that_somebody_reads_is_not_called_interrupted():
    stored, gate = threading.Event(), threading.Event()

    def slow():
        yield from some_days(1)
        stored.set()
        gate.wait()

    person = await a_person()
    batch = await an_arrival(person)
    task = asyncio.create_task(import_arrivals(person, batch, "test", slow()))
    await asyncio.to_thread(stored.wait)
    async with as_worker(person, Purpose.SHOW) as db:
        during = (await import_status(db, batch)).state
    gate.set()
    await task
    assert during is State.READING


async def test_a_file_that_was_imported_before_is_named_as_such(tmp_path):
    path = tmp_path / "steps.csv"
    path.write_text(
        "start,end,type,value,unit,source\n"
        "2026-05-04T08:00:00+02:00,2026-05-04T08:10:00+02:00,steps,700,count,Phone\n"
    )
    person = await a_person()
    first = await import_file(person, path)
    again = await import_file(person, path)
    await undo(person, first.status.id)
    path.write_text(path.read_text().replace("700", "701"))
    other = await import_file(person, path)
    async with as_worker(person, Purpose.SHOW) as db:
        later = await import_status(db, again.status.id)
    assert first.status.same_as_at is None
    assert again.status.same_as_at == first.status.created_at
    assert later.same_as_at is None
    assert other.status.same_as_at is None
