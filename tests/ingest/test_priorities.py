"""An order of sources: previewed, kept, and as if it had always been there."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.accounts.activity import activity
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.core.audit import Deed
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.ingest.batches import ArrivingError, lock
from healthvault.ingest.priorities import NoSuchSourceError, Wish, preview, reorder, standing
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.sample import WorkoutSample
from healthvault.vault import read
from healthvault.vault.resolve import Touched, resolve
from tests.builders import BAND, PHONE, RING, WATCH, a_person, arrive, readings, resolved

pytestmark = pytest.mark.usefixtures("database")
FIRST = date(2026, 5, 4)
SOURCES = {source.app: source for source in (WATCH, PHONE, BAND)}


def at(day: int, hour: float) -> datetime:
    return datetime(2026, 5, 4, tzinfo=UTC) + timedelta(days=day, hours=hour)


async def somebody(*arrivals):
    person = await a_person("UTC")
    await arrive(person, *arrivals)
    return person, (await open_browser_session(person, address="", agent="")).session


async def ids(session, metric: str = "steps") -> dict[str, int]:
    async with as_person(session, Purpose.SHOW) as db:
        return {teller.name: teller.stream for teller in (await standing(db, metric)).usual}


async def values(session, metric: str) -> list[float]:
    async with as_person(session, Purpose.SHOW) as db:
        return [day.value for day in (await read.days(db, [metric], FIRST, date(2026, 12, 31)))[metric]]


def walks(days: int = 3):
    """A watch that tells 900 and a phone that tells 1000 of the same half hour."""
    return (
        readings("steps", WATCH, [(at(day, 8), 30, 900) for day in range(days)]),
        readings("steps", PHONE, [(at(day, 8), 30, 1000) for day in range(days)]),
    )


async def test_the_preview_is_what_becomes_of_it_and_keeps_nothing():
    person, session = await somebody(*walks())
    before = await resolved(person)
    known = await ids(session)
    assert list(known) == ["watch", "phone"]
    # The phone alone told more, so that it leads whatever the order; a third voice makes the order matter.
    await arrive(person, readings("steps", WATCH, [(at(day, 12), 30, 400) for day in range(3)]))
    before = await resolved(person)
    wish = Wish(metric="steps", streams=(known["phone"],), from_day=FIRST + timedelta(days=1))

    told = await preview(session, wish)

    assert await resolved(person) == before
    assert [(c.day.day, c.before, c.after) for c in told.changes] == [(5, 1300, 1400), (6, 1300, 1400)]
    assert told.day_count == 3
    await reorder(session, wish)
    assert await values(session, "steps") == [1300, 1400, 1400]


async def test_back_to_the_usual_order_is_as_before_to_the_byte():
    person, session = await somebody(*walks(), readings("steps", WATCH, [(at(0, 12), 30, 400)]))
    before = await resolved(person)
    known = await ids(session)
    await reorder(session, Wish(metric="steps", streams=(known["phone"], known["watch"])))
    assert await resolved(person) != before

    await reorder(session, Wish(metric="steps", streams=()))

    assert await resolved(person) == before
    async with as_worker(person, Purpose.SHOW) as db:
        assert await db.scalar(text("select count(*) from hv.priority")) == 0


async def test_the_line_of_a_day_follows_the_order():
    _, session = await somebody(*walks(1), readings("steps", WATCH, [(at(0, 12), 30, 400)]))
    known = await ids(session)
    await reorder(session, Wish(metric="steps", streams=(known["phone"],)))
    async with as_person(session, Purpose.SHOW) as db:
        series = await read.readings(db, "steps", at(0, 0), at(1, 0))
        whole = await read.day_readings(db, FIRST)
    assert series.value.tolist() == whole["steps"].value.tolist() == [1000, 400]


async def test_what_arrives_later_is_counted_in_the_chosen_order():
    told = walks(1)
    person, session = await somebody(*told)
    known = await ids(session)
    await reorder(session, Wish(metric="steps", streams=(known["phone"],)))

    await arrive(
        person,
        readings("steps", WATCH, [(at(1, 8), 30, 900), (at(1, 12), 30, 400)]),
        readings("steps", PHONE, [(at(1, 8), 30, 1000)]),
    )

    assert await values(session, "steps") == [1000, 1400]


async def test_a_night_a_heart_rate_and_a_blood_pressure_follow_too():
    ring = [(at(day, 0), 300, 3.0) for day in range(3)]
    watch = [(at(day, 0), 360, 3.0) for day in range(3)]
    beats = [readings("heart_rate", source, [(at(0, hour), 0, bpm) for hour in range(24)])
             for source, bpm in ((WATCH, 60.0), (BAND, 70.0))]  # fmt: skip
    pressures = [
        readings(slug, source, [(at(0, 9), 0, value)])
        for source, upper, lower in ((WATCH, 120.0, 80.0), (PHONE, 130.0, 85.0))
        for slug, value in (("bp_systolic", upper), ("bp_diastolic", lower))
    ]
    _, session = await somebody(
        readings("sleep_stage", RING, ring), readings("sleep_stage", WATCH, watch), *beats, *pressures
    )
    known = await ids(session, "sleep_deep")
    told = await preview(session, Wish(metric="sleep_deep", streams=(known["watch"],)))
    assert [(c.before, c.after) for c in told.changes] == [(300, 360)] * 3

    await reorder(session, Wish(metric="sleep_deep", streams=(known["watch"],)))
    await reorder(session, Wish(metric="heart_rate", streams=((await ids(session, "heart_rate"))["band"],)))
    upper = await ids(session, "bp_systolic")
    first = next(stream for stream in upper.values())
    other = next(stream for stream in upper.values() if stream != first)
    before = [*await values(session, "bp_systolic"), *await values(session, "bp_diastolic")]
    await reorder(session, Wish(metric="bp_diastolic", streams=(other,)))

    assert await values(session, "sleep_duration") == [360, 360, 360]
    assert await values(session, "heart_rate") == [70]
    after = [*await values(session, "bp_systolic"), *await values(session, "bp_diastolic")]
    assert {tuple(before), tuple(after)} == {(120, 80), (130, 85)}


async def test_a_workout_is_told_by_whose_energy_counts():
    def run(source, kcal):
        return WorkoutSample(
            source=source, kind="running", start_at=at(0, 8), end_at=at(0, 9), offset_min=0, energy_kcal=kcal
        )

    energy = [readings("active_energy", source, [(at(0, 8), 60, 300)]) for source in (WATCH, PHONE)]
    _, session = await somebody(*energy, run(WATCH, 300.0), run(PHONE, 400.0))
    known = await ids(session, "active_energy")
    await reorder(session, Wish(metric="active_energy", streams=(known["phone"],)))
    async with as_person(session, Purpose.SHOW) as db:
        (workout,) = await read.workouts(db, FIRST, FIRST)
    assert workout.energy_kcal == 400


day_of_one = st.tuples(
    st.sampled_from(sorted(SOURCES)),
    st.integers(0, 5),
    st.integers(0, 20),
    st.integers(1, 300),
    st.integers(1, 9),
)
wishes = st.lists(
    st.tuples(st.permutations(sorted(SOURCES)), st.one_of(st.none(), st.integers(0, 5))), max_size=3
)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(st.lists(day_of_one, min_size=3, max_size=25), wishes)
async def test_it_is_as_if_all_had_been_made_again_in_that_order(told, wanted):
    by_source = {
        app: [(at(day, hour), length, 10.0 * value) for name, day, hour, length, value in told if name == app]
        for app in SOURCES
    }  # fmt: skip
    batches = [
        readings(metric, SOURCES[app], these)
        for metric in ("steps", "heart_rate")
        for app, these in by_source.items()
        if these
    ]
    sleep = [
        readings("sleep_stage", SOURCES[app], [(t, m, 1 + (v // 10) % 5) for t, m, v in these])
        for app, these in by_source.items()
        if these
    ]
    person, session = await somebody(*batches, *sleep)
    for metric in ("steps", "heart_rate", "sleep_duration"):
        known = await ids(session, metric)
        for order, from_ in wanted:
            placed = tuple(known[name] for name in order if name in known)
            from_day = None if from_ is None else FIRST + timedelta(days=from_)
            wish = Wish(metric=metric, streams=placed, from_day=from_day)
            then = {change.day: change.after for change in (await preview(session, wish)).changes}
            await reorder(session, wish)
            async with as_person(session, Purpose.SHOW) as db:
                days = (await read.days(db, [metric], FIRST - timedelta(days=2), date(2026, 12, 31)))[metric]
            now = {day.day: day.value for day in days}
            assert all(now.get(day) == pytest.approx(value) for day, value in then.items())
    quickly = await resolved(person)
    await everything_again(person)
    assert quickly == await resolved(person)


_READINGS = text("select metric, array_agg(distinct day - date '1970-01-01') from hv.sample_chunk group by 1")


async def everything_again(person):
    async with as_worker(person, Purpose.SHOW) as db:
        touched = {metric: np.array(sorted(told), np.int64) for metric, told in await db.execute(_READINGS)}
        await resolve(db, person, Touched(readings=touched))


async def test_nobody_chooses_with_the_sources_of_another():
    _, session = await somebody(*walks(1))
    _, other = await somebody(*walks(1))
    stolen = tuple((await ids(other)).values())
    for ask in (preview, reorder):
        with pytest.raises(NoSuchSourceError):
            await ask(session, Wish(metric="steps", streams=stolen))


async def test_it_does_not_wait_for_an_import_and_says_so():
    person, session = await somebody(*walks(1))
    async with as_worker(person, Purpose.SHOW) as db:
        await lock(db, person)
        with pytest.raises(ArrivingError):
            await reorder(session, Wish(metric="steps", streams=()))


async def test_it_is_written_down_and_an_ended_session_changes_nothing():
    person, session = await somebody(*walks(1))
    await reorder(session, Wish(metric="steps", streams=()))
    line = (await activity(session))[0]
    assert (line.deed, line.facts) == (Deed.REORDER, {"metric": METRICS["steps"].name})
    gone = (await open_browser_session(person, address="", agent="")).session
    await revoke(gone, gone)
    with pytest.raises(NoSessionError):
        await reorder(gone, Wish(metric="steps", streams=()))
