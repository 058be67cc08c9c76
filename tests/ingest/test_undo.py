"""Imports and undos of files that repeat each other: each reading stays as long as one that told it stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import BatchId, PersonId
from healthvault.ingest.importing import undo
from healthvault.ingest.payloads import kept_payloads
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import DeviceKind, Profile, RawRecord, SampleBatch, WorkoutSample
from healthvault.providers.provider import Arrival
from tests.builders import PHONE, WATCH, a_person, a_source, arrive, readings
from tests.ingest.test_any_order import days_of
from tests.ingest.test_importing import raw_rows, some_days

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 3, 28, 21, 30, tzinfo=UTC)
REPAIRED = a_source(DeviceKind.WATCH, model="repaired")
SOURCES = (WATCH, REPAIRED, PHONE)


@dataclass(frozen=True)
class Reading:
    """A reading as one file tells it; source, offset and note do not belong to its identity."""

    place: int
    source: int
    offset_min: int
    note: str

    @property
    def identity(self) -> tuple[str, int]:
        return SOURCES[self.source].app, self.place

    def as_kept(self) -> tuple[str, str, int, int, str]:
        source = SOURCES[self.source]
        return source.app, source.device_model, self.place, self.offset_min, self.note


File = Sequence[Sequence[Reading]]
"""The readings of a file, in the pieces in which they are handed over."""


def a_batch(told: Sequence[Reading]) -> SampleBatch:
    """A piece of a file: a reading every half hour over three local days, of four minutes."""
    return SampleBatch(
        metric="steps",
        sources=SOURCES,
        source=np.array([each.source for each in told], np.int32),
        start_ms=np.array([epoch_ms(BEGIN + timedelta(minutes=30 * each.place)) for each in told], np.int64),
        duration_ms=np.full(len(told), 240_000, np.int64),
        value=np.array([100.0 + each.place for each in told]),
        offset_min=np.array([each.offset_min for each in told], np.int16),
        metadata={row: {"note": each.note} for row, each in enumerate(told) if each.note},
    )


def expected(files: Sequence[tuple[BatchId, File]]) -> dict[tuple, BatchId]:
    """What the vault holds of some files that came one after the other, and by which file."""
    held: dict[tuple[str, int], tuple[tuple, BatchId]] = {}
    for batch, file in files:
        for piece in file:
            for reading in piece:
                held.setdefault(reading.identity, (reading.as_kept(), batch))
    return dict(held.values())


_HELD = text("""
select s.app, s.device_model, c.day - date '2026-03-28', c.offset_min, c.batch_id, c.start_ms, c.metadata
from hv.sample_chunk c join hv.stream s on s.id = c.stream_id""")


async def kept(person: PersonId) -> dict[tuple, BatchId]:
    """What the vault holds."""
    found: dict[tuple, BatchId] = {}
    midnight = datetime(2026, 3, 28, tzinfo=UTC)
    async with as_worker(person, Purpose.SHOW) as db:
        for app, model, day, offset, batch, starts, facts in await db.execute(_HELD):
            assert starts == sorted(starts)
            for place, start_ms in enumerate(starts):
                at = midnight + timedelta(days=day, milliseconds=start_ms, minutes=-offset)
                note = (facts or {}).get(str(place), {}).get("note", "")
                key = (app, model, (at - BEGIN) // timedelta(minutes=30), offset, note)
                assert key not in found
                found[key] = batch
    return found


a_reading = st.builds(
    Reading,
    place=st.sampled_from([2, 3, 4, 8]),  # Around the local midnight of one offset, and after it.
    source=st.sampled_from([0, 0, 1, 2]),
    offset_min=st.sampled_from([60, 60, 180]),
    note=st.sampled_from(["", "by hand"]),
)
a_file = st.lists(st.lists(a_reading, min_size=1, max_size=6), min_size=1, max_size=2)
some_steps = st.builds(
    lambda files, middle, more, end: [*files, *middle, *more, *end],
    st.lists(a_file, min_size=3, max_size=4),
    st.lists(st.integers(0, 3), min_size=1, max_size=2),
    st.lists(a_file, max_size=1),
    st.lists(st.integers(0, 3), min_size=1, max_size=2),
)


@settings(max_examples=60)
@given(some_steps)
async def test_a_reading_stays_as_long_as_a_file_that_told_it(steps: list[File | int]):
    person = await a_person()
    live: list[tuple[BatchId, File]] = []
    for step in steps:
        if isinstance(step, int):
            if live:
                await undo(person, live.pop(step % len(live))[0])
        else:
            live.append((await arrive(person, *(a_batch(piece) for piece in step)), step))
        assert await kept(person) == expected(live)
    plain = await a_person()
    for _, file in live:
        await arrive(plain, *(a_batch(piece) for piece in file))
    assert await days_of(person) == await days_of(plain)


async def memory_of(person: PersonId) -> int:
    """How many rows of memory there are."""
    async with as_worker(person, Purpose.SHOW) as db:
        counts = [
            await db.scalar(text(f"select count(*) from hv.{table}"))
            for table in ("sample_repeat", "record_repeat")
        ]
    return sum(count or 0 for count in counts)


async def test_undoing_the_first_of_two_equal_imports_changes_nothing_but_whose_it_is():
    person = await a_person()
    first = await arrive(person, *some_days(1))
    before = (await raw_rows(person), await days_of(person))
    second = await arrive(person, *some_days(1))
    await undo(person, first)
    handed = [row.replace(str(second), str(first)) for row in await raw_rows(person)]
    assert (sorted(handed), await days_of(person)) == before
    assert await memory_of(person) == 0


async def test_what_three_files_told_leaves_with_the_last_of_them():
    person = await a_person()
    batches = [await arrive(person, *some_days(1)) for _ in range(3)]
    before = await days_of(person)
    for batch in batches[:2]:
        await undo(person, batch)
        assert await days_of(person) == before
    await undo(person, batches[2])
    assert not any((await days_of(person)).values())
    assert await raw_rows(person) == []


async def test_next_months_full_export_keeps_what_it_told_again():
    (whole, *_) = some_days(1)
    assert isinstance(whole, SampleBatch)
    early = whole.start_ms < np.median(whole.start_ms)
    person, plain = await a_person(), await a_person()
    first = await arrive(person, _only(whole, early))
    await arrive(person, whole)
    await arrive(plain, whole)
    await undo(person, first)
    assert await days_of(person) == await days_of(plain)
    assert await arrays_of(person) == await arrays_of(plain)


async def test_weeks_told_again_under_another_offset_are_left_under_that():
    def weeks(offset_min: int, places: range) -> SampleBatch:
        told = [(BEGIN + timedelta(hours=5 * place), 4.0, 100.0 + place) for place in places]
        return readings("steps", WATCH, told, offset_min=offset_min)

    person, plain = await a_person(), await a_person()
    first = await arrive(person, weeks(60, range(240)))
    second = weeks(180, range(0, 300, 3))
    await arrive(person, second)
    await arrive(plain, second)
    await undo(person, first)
    assert await arrays_of(person) == await arrays_of(plain)
    assert await days_of(person) == await days_of(plain)


async def arrays_of(person: PersonId) -> list[tuple]:
    """The chunks as readings, without the numbers of streams and batches."""
    query = (
        "select day, offset_min, start_ms, duration_ms, value from hv.sample_chunk order by day, offset_min"
    )
    async with as_worker(person, Purpose.SHOW) as db:
        return [tuple(row) for row in await db.execute(text(query))]


def _only(batch: SampleBatch, kept: np.ndarray) -> SampleBatch:
    return SampleBatch(
        metric=batch.metric,
        sources=batch.sources,
        source=batch.source[kept],
        start_ms=batch.start_ms[kept],
        duration_ms=batch.duration_ms[kept],
        value=batch.value[kept],
        offset_min=batch.offset_min[kept],
    )


def a_run(distance_m: float | None, *, offset_min: int = 60, kcal: float | None = 400.0) -> WorkoutSample:
    return WorkoutSample(
        source=WATCH,
        kind="running",
        start_at=BEGIN,
        end_at=BEGIN + timedelta(hours=1),
        offset_min=offset_min,
        distance_m=distance_m,
        energy_kcal=kcal,
        details={"laps": distance_m or 0.0},
    )


@pytest.mark.parametrize("undone", [(0,), (1,), (0, 1), (1, 0), (2, 0), (0, 2)])
async def test_a_workout_is_told_by_the_first_file_that_is_left(undone: tuple[int, ...]):
    files = (a_run(8000.0), a_run(9000.0, offset_min=180, kcal=None), a_run(8000.0))
    person, plain = await a_person(), await a_person()
    batches = [await arrive(person, file) for file in files]
    for number in undone:
        await undo(person, batches[number])
    for number in sorted(set(range(3)) - set(undone)):
        await arrive(plain, files[number])
    assert await workouts_of(person) == await workouts_of(plain)
    assert await days_of(person) == await days_of(plain)


async def workouts_of(person: PersonId) -> list[tuple]:
    """The records of workouts, without ids."""
    query = "select day, offset_min, distance_m, energy_kcal, details, purposes from hv.workout_record"
    async with as_worker(person, Purpose.SHOW) as db:
        return [tuple(row) for row in await db.execute(text(query))]


async def test_a_payload_stays_with_the_file_that_brought_it_again():
    person = await a_person()
    first = await arrive(person, RawRecord(kind="ecg", name="one.csv", body=b"1,2,3"))
    second = await arrive(person, RawRecord(kind="ecg", name="two.csv", body=b"1,2,3"))
    third = await arrive(person, RawRecord(kind="ecg", name="one.csv", body=b"1,2,3"))
    left = []
    for batch in (first, second, third):
        await undo(person, batch)
        async with as_worker(person, Purpose.SHOW) as db:
            left.append([payload.name async for payload in kept_payloads(db, person)])
    assert left == [["two.csv"], ["one.csv"], []]


async def profile_of(person: PersonId) -> tuple:
    async with as_worker(person, Purpose.SHOW) as db:
        return tuple((await db.execute(text("select birth_year, sex from hv.preferences"))).one())


async def test_what_a_file_filled_in_about_the_person_leaves_with_it():
    person = await a_person()
    first = await arrive(person, Profile(birth_year=1980, sex=None))
    second = await arrive(person, Profile(birth_year=1981, sex="female"))
    told = []
    for batch in (first, second):
        await undo(person, batch)
        told.append(await profile_of(person))
    assert told == [(1981, "female"), (None, None)]


async def test_what_the_person_said_herself_stays():
    person = await a_person()
    batch = await arrive(person, Profile(birth_year=1980, sex="female"))
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(text("update hv.preferences set birth_year = 1979"))
    await undo(person, batch)
    assert await profile_of(person) == (1979, None)


async def test_a_night_told_by_two_files_stays_with_the_second():
    night: list[Arrival] = [
        readings(
            "sleep_stage", WATCH, [(BEGIN + timedelta(minutes=30 * step), 30, 3.0) for step in range(12)]
        )
    ]
    person = await a_person()
    first = await arrive(person, *night)
    before = await days_of(person)
    await arrive(person, *night, readings("heart_rate", WATCH, [(BEGIN, 0, 50)]))
    await undo(person, first)
    left = await days_of(person)
    assert (left["nights"], left["pieces"]) == (before["nights"], before["pieces"])
