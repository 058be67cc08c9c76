"""A person says which workouts are two: it holds for every import to come, and can be taken back."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import PersonId, SessionId
from healthvault.ingest.importing import undo
from healthvault.ingest.parting import part, unpart
from healthvault.metrics.sample import DeviceKind, WorkoutSample
from healthvault.vault import read
from healthvault.vault.apart import NothingToPartError
from healthvault.vault.read_lineage import NoSuchWorkoutError
from healthvault.vault.values import Workout
from tests.builders import WATCH, a_person, a_source, arrive, resolved

pytestmark = pytest.mark.usefixtures("database")
# Late in Kiritimati, where this is the 5th: the day is the record's own.
BEGIN = datetime(2026, 5, 4, 17, tzinfo=UTC)
APP = a_source(DeviceKind.APP, "Runner")


def runs() -> tuple[WorkoutSample, WorkoutSample]:
    """What two friends' devices told of one account."""
    return tuple(
        WorkoutSample(
            source=source,
            kind="running",
            start_at=BEGIN + timedelta(seconds=after_s),
            end_at=BEGIN + timedelta(minutes=40),
            offset_min=840,
            energy_kcal=energy,
        )
        for source, after_s, energy in ((WATCH, 0, 400.0), (APP, 60, 300.0))
    )


async def somebody() -> tuple[PersonId, SessionId]:
    person = await a_person("Pacific/Kiritimati")
    return person, (await open_browser_session(person, address="", agent="")).session


async def seen(session: SessionId) -> list[Workout]:
    async with as_person(session, Purpose.SHOW) as db:
        return await read.workouts(db, date(2026, 5, 5), date(2026, 5, 5))


async def why(session: SessionId, workout: UUID) -> str:
    async with as_person(session, Purpose.SHOW) as db:
        return (await read.workout_lineage(db, workout)).rule


async def test_two_that_were_taken_for_one_are_two_until_that_is_taken_back():
    person, session = await somebody()
    await arrive(person, *runs())
    before = await resolved(person)
    (one,) = await seen(session)
    await part(session, one.id, 1)
    both = await seen(session)
    assert [each.energy_kcal for each in both] == [400, 300]
    assert [await why(session, each.id) for each in both] == ["one source", "set apart"]
    await unpart(session, both[1].id)
    assert await resolved(person) == before


async def test_they_stay_two_when_they_are_imported_again():
    person, session = await somebody()
    watch, app = runs()
    await arrive(person, watch)
    batch = await arrive(person, app)
    (one,) = await seen(session)
    await part(session, one.id, 0)
    await undo(person, batch)
    await arrive(person, app)
    assert len(await seen(session)) == 2


async def test_who_told_alone_cannot_be_parted_and_a_record_must_be_there():
    person, session = await somebody()
    watch, app = runs()
    await arrive(person, watch)
    (one,) = await seen(session)
    with pytest.raises(NothingToPartError):
        await part(session, one.id, 0)
    await arrive(person, app)
    (one,) = await seen(session)
    for place in (-1, 2):
        with pytest.raises(NoSuchWorkoutError):
            await part(session, one.id, place)


async def test_nobody_parts_what_is_somebody_elses():
    person, session = await somebody()
    await arrive(person, *runs())
    (one,) = await seen(session)
    _, other = await somebody()
    for deed in (part(other, one.id, 1), unpart(other, one.id)):
        with pytest.raises(NoSuchWorkoutError):
            await deed
    assert await seen(session) == [one]
