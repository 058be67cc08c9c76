"""After every change of a vault its report is made anew; it is a person's own, and their opinion ranks it."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.sessions import open_browser_session
from healthvault.core import jobs
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest import afterwards
from healthvault.ingest.afterwards import look_through_vaults
from healthvault.ingest.importing import undo
from healthvault.insights import store
from healthvault.insights.finding import Method, Opinion, Report
from healthvault.insights.opinions import NoSuchInsightError, keep_opinion
from tests.builders import WATCH, a_person, agrees, arrive, readings
from tests.insights.looked import noise

pytestmark = pytest.mark.usefixtures("database", "own_queue")
NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)
KEY = "slope:resting_heart_rate"


@pytest.fixture(autouse=True)
def _stopped(stop_clock):
    stop_clock(NOW)


def rising(days: int = 90):
    """A resting heart rate that climbs, and two last nights in which the heart ran."""
    at = [NOW.replace(hour=8) - timedelta(days=days - n) for n in range(days)]
    resting = [(each, 0, 50 + 0.1 * n + noise(1, days)[n]) for n, each in enumerate(at)]
    hours = [
        (each.replace(hour=hour), 0, 50 + (9 if n >= days - 2 else 0) + 0.1 * hour)
        for n, each in enumerate([each + timedelta(days=1) for each in at])
        for hour in range(5)
    ]
    return readings("resting_heart_rate", WATCH, resting), readings("heart_rate", WATCH, hours)


async def the_report(person: PersonId, purpose: Purpose = Purpose.SHOW) -> Report | None:
    async with as_worker(person, purpose) as db:
        return await store.report(db)


async def test_a_report_is_made_after_an_import_and_again_after_its_undo(database_url: str):
    person, other = await a_person(), await a_person()
    batch = await arrive(person, *rising())
    assert await the_report(person) is None
    await jobs.work(database_url, wait=False)

    made = await the_report(person)
    assert made is not None
    assert (made.day, made.metrics, made.nights) == (NOW.date(), 2, 90)
    assert {each.method for each in made.found} == {Method.SLOPE, Method.NIGHT_SIGNAL}
    assert [each.method for each in made.top(3)][:1] == [Method.NIGHT_SIGNAL]
    assert [(each.metric, each.day) for each in made.forecasts] == [
        ("resting_heart_rate", NOW.date() + timedelta(days=1))
    ]
    assert await the_report(other) is None

    await undo(person, batch)
    await jobs.work(database_url, wait=False)
    assert await the_report(person) is None


async def test_an_opinion_ranks_and_can_be_taken_back(database_url: str):
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session
    await arrive(person, *rising())
    await jobs.work(database_url, wait=False)

    async def shown() -> list[str]:
        async with as_person(session, Purpose.SHOW) as db:
            report = await store.report(db)
        return [each.key for each in report.top(3)] if report else []

    assert KEY in await shown()
    await keep_opinion(session, KEY, Opinion.NOT_FOR_ME)
    assert KEY not in await shown()
    await arrive(person, readings("weight", WATCH, [(NOW, 0, 80.0)]))
    await jobs.work(database_url, wait=False)
    assert KEY not in await shown()
    await keep_opinion(session, KEY, None)
    assert KEY in await shown()
    for key, said in ((KEY, None), ("slope:nothing", Opinion.WRONG)):
        with pytest.raises(NoSuchInsightError):
            await keep_opinion(session, key, said)


async def test_what_may_not_be_used_for_a_purpose_is_in_no_report_of_it(database_url: str):
    person = await a_person()
    await agrees(person, Purpose.COACH)
    await arrive(person, *rising())
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(
            text("update hv.day_value set purposes = :mask where metric = 'heart_rate'"),
            {"mask": Purpose.SHOW.bit},
        )
    await jobs.work(database_url, wait=False)
    shown, told = await the_report(person), await the_report(person, Purpose.COACH)
    assert shown is not None
    assert told is not None
    assert {each.metric for each in shown.found} == {"resting_heart_rate", "heart_rate"}
    assert {each.metric for each in told.found} == {"resting_heart_rate"}


async def test_once_a_day_it_is_due_in_the_morning_of_their_own_clock(
    database_url: str, stop_clock, embedded
):
    person = await a_person("Pacific/Kiritimati")  # 14 hours ahead: it is already the 5th there.
    await arrive(person, readings("weight", WATCH, [(NOW, 0, 80.0)]))
    await jobs.work(database_url, wait=False)
    made = await the_report(person)
    assert made is not None
    assert made.day == NOW.date() + timedelta(days=1)

    due_at = datetime(2026, 5, 5, 14, tzinfo=UTC)  # 4:00 on the 6th.
    for now, is_due in ((due_at - timedelta(minutes=1), False), (due_at, True)):
        stop_clock(now)
        await look_through_vaults()
        with psycopg.connect(embedded.url("hv_super")) as root:
            query = "select count(*) from jobs.procrastinate_jobs where lock = %s and status = 'todo'"
            (queued,) = root.execute(query, (str(person),)).fetchone()
        assert bool(queued) is is_due


async def test_who_works_the_queue_may_follow_a_report(database_url: str, monkeypatch: pytest.MonkeyPatch):
    followed: list[PersonId] = []

    class Follower:
        async def enqueue(self, db: AsyncSession, person: PersonId) -> None:
            assert await store.report(db) is not None
            followed.append(person)

    monkeypatch.setattr(afterwards, "THEN", [Follower()])
    person = await a_person()
    await arrive(person, *rising())
    await jobs.work(database_url, wait=False)
    assert followed == [person]
