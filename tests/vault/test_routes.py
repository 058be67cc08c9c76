"""Where workouts went: whose they are, who sees them, and how long they stay."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import PersonId
from healthvault.custody.erase import erase
from healthvault.ingest.importing import undo
from healthvault.metrics.sample import WorkoutSample
from healthvault.metrics.track import Track
from healthvault.vault import read
from tests.builders import PHONE, WATCH, a_person, a_route, agrees, arrive

pytestmark = pytest.mark.usefixtures("database")
AT = datetime(2026, 9, 4, 16, 10, tzinfo=UTC)


def a_run(
    route_file: str | None = "/workout-routes/route.gpx", start_at: datetime = AT, source=WATCH
) -> WorkoutSample:
    return WorkoutSample(
        source=source,
        kind="running",
        start_at=start_at,
        end_at=start_at + timedelta(minutes=31),
        offset_min=120,
        route_file=route_file,
    )


async def ways(person: PersonId) -> list[Track | None]:
    """The ways of the workouts of the day, in time."""
    async with as_worker(person, Purpose.SHOW) as db:
        workouts = await read.workouts(db, AT.date(), AT.date())
        found = await read.routes(db, workouts)
    return [found.get(workout.id) for workout in workouts]


async def kept(person: PersonId) -> int:
    async with as_worker(person, Purpose.SHOW) as db:
        return await db.scalar(text("select count(*) from hv.workout_route"))


async def test_a_way_belongs_to_the_workout_that_names_its_file():
    person = await a_person()
    later = AT + timedelta(hours=2)
    await arrive(person, a_route(), a_run(), a_run(None, later), a_route("other.gpx", later))
    first, second = await ways(person)
    assert second is None
    assert first is not None
    assert (first.start_at, first.end_at) == (AT, AT + timedelta(minutes=30))
    assert np.allclose(first.pieces[0], a_route().track.pieces[0], atol=1e-5)


async def test_of_two_files_of_one_name_each_is_the_way_of_its_time():
    person = await a_person()
    later = AT + timedelta(hours=2)
    await arrive(person, a_run(), a_route())
    await arrive(person, a_run(start_at=later), a_route(start_at=later, north=10.0))
    assert [way and round(way.pieces[0][0, 0], 3) for way in await ways(person)] == [52.5, 10]


async def test_two_records_of_one_workout_share_the_way_that_one_names():
    person = await a_person()
    await arrive(person, a_run(None, source=PHONE), a_run(), a_route())
    (way,) = await ways(person)
    assert way is not None


async def test_an_import_that_is_undone_takes_its_way_along_and_what_came_again_stays():
    person = await a_person()
    first = await arrive(person, a_run(), a_route())
    second = await arrive(person, a_run("/workout-routes/anders.gpx"), a_route("anders.gpx"))
    assert await kept(person) == 1
    await undo(person, first)
    (way,) = await ways(person)
    assert way is not None
    await undo(person, second)
    assert (await ways(person), await kept(person)) == ([], 0)


async def test_the_coach_does_not_see_where_anybody_went():
    person = await a_person()
    await arrive(person, a_run(), a_route())
    await agrees(person, Purpose.COACH)
    session = (await open_browser_session(person, address="", agent="")).session
    async with as_person(session, Purpose.COACH) as db:
        assert len(workouts := await read.workouts(db, AT.date(), AT.date())) == 1
        assert await read.routes(db, workouts) == {}


async def test_a_way_that_was_changed_in_the_database_is_not_shown():
    person = await a_person()
    await arrive(person, a_run(), a_route())
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(
            text("update hv.workout_route set track = set_byte(track, 40, get_byte(track, 40) # 1)")
        )
    assert await ways(person) == [None]


async def test_who_is_erased_leaves_no_way():
    person = await a_person()
    await arrive(person, a_run(), a_route())
    session = (await open_browser_session(person, address="", agent="")).session
    await erase(session, password="", address="")
    assert await kept(person) == 0
