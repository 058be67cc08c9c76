"""Another end of sleeps: previewed, kept, and as if it had always been so."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.accounts.activity import activity
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.core.audit import Deed
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.custody.recompute import recompute_all
from healthvault.ingest.batches import ArrivingError, lock
from healthvault.ingest.importing import undo
from healthvault.ingest.silence import NoSuchSilenceError, change_silence, preview_silence
from healthvault.metrics.metric import SleepStage
from healthvault.vault import read
from healthvault.vault.read_lineage import lineage, span_lineage
from healthvault.vault.silence import longest_silence_min
from tests.builders import WATCH, a_person, arrive, readings, resolved

pytestmark = pytest.mark.usefixtures("database")
FIRST = date(2026, 5, 4)


def halves(day: int, silence_min: int):
    """Five hours from eleven at night, a silence, and two hours more."""
    bed_at = datetime(2026, 5, 3, 23, tzinfo=UTC) + timedelta(days=day)
    again_at = bed_at + timedelta(minutes=300 + silence_min)
    return readings("sleep_stage", WATCH, [(bed_at, 300, SleepStage.CORE), (again_at, 120, SleepStage.CORE)])


async def somebody(*arrivals):
    person = await a_person("UTC")
    await arrive(person, *arrivals)
    return person, (await open_browser_session(person, address="", agent="")).session


async def asleep(session) -> list[float]:
    async with as_person(session, Purpose.SHOW) as db:
        return [night.asleep_min for night in await read.nights(db, FIRST, FIRST + timedelta(days=9))]


async def test_the_preview_is_what_becomes_of_it_and_keeps_nothing():
    person, session = await somebody(halves(0, 20), halves(1, 75), halves(2, 100))
    before = await resolved(person)

    told = await preview_silence(session, 90)

    assert await resolved(person) == before
    assert [(c.day.day, c.before, c.after) for c in told.changes] == [(5, 300, 420)]
    assert told.day_count == 3
    await change_silence(session, 90)
    assert await asleep(session) == [420, 420, 300]
    assert [c.day.day for c in (await preview_silence(session, 120)).changes] == [6]
    await change_silence(session, 60)
    assert await resolved(person) == before


async def test_what_arrives_later_is_undone_or_made_again_follows_the_choice():
    person, session = await somebody(halves(0, 75))
    await change_silence(session, 90)
    batch = await arrive(person, halves(1, 75))
    assert await asleep(session) == [420, 420]
    told = await resolved(person)
    await recompute_all(person)
    assert await resolved(person) == told
    await undo(person, batch)
    assert await asleep(session) == [420]


async def test_a_nap_that_becomes_part_of_a_long_sleep_is_a_change_although_the_night_stays():
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    naps = readings(
        "sleep_stage",
        WATCH,
        [(noon, 100, SleepStage.CORE), (noon + timedelta(minutes=175), 100, SleepStage.CORE)],
    )
    _, session = await somebody(halves(0, 20), naps)
    (change,) = (await preview_silence(session, 90)).changes
    assert (change.before, change.after) == (420, 420)


async def test_why_says_the_rule_of_nights_and_of_nothing_else():
    noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    _, session = await somebody(halves(0, 75), readings("steps", WATCH, [(noon, 30, 900)]))
    await change_silence(session, 90)
    async with as_person(session, Purpose.SHOW) as db:
        assert (await lineage(db, "sleep_duration", FIRST)).silence_min == 90
        assert (await span_lineage(db, "sleep_duration", FIRST, FIRST)).silence_min == 90
        assert (await lineage(db, "steps", FIRST)).silence_min is None


async def test_it_is_one_of_four_waits_for_no_import_is_written_down_and_needs_a_session():
    person, session = await somebody(halves(0, 75))
    for ask in (preview_silence, change_silence):
        with pytest.raises(NoSuchSilenceError):
            await ask(session, 45)
    async with as_worker(person, Purpose.SHOW) as db:
        await lock(db, person)
        with pytest.raises(ArrivingError):
            await change_silence(session, 90)
    await change_silence(session, 120)
    line = (await activity(session))[0]
    assert (line.deed, line.facts) == (Deed.SILENCE, {"minutes": "120"})
    gone = (await open_browser_session(person, address="", agent="")).session
    await revoke(gone, gone)
    with pytest.raises(NoSessionError):
        await change_silence(gone, 90)


async def test_the_choice_of_another_is_not_ones_own():
    _, session = await somebody(halves(0, 75))
    _, other = await somebody(halves(0, 75))
    await change_silence(session, 90)
    assert (await asleep(session), await asleep(other)) == ([420], [300])
    async with as_person(other, Purpose.SHOW) as db:
        assert await longest_silence_min(db) == 60
