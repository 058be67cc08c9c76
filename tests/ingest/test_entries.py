"""What is entered by hand counts at once, is corrected without a trace in the days, and never lost."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import BatchId, PersonId, SessionId, new_id
from healthvault.core.seal import SealBrokenError
from healthvault.ingest import entries
from healthvault.ingest.entries import (
    AlreadyEnteredError,
    AlreadyTakenAwayError,
    NoSuchEntryError,
    NothingChangedError,
    correct,
    keep,
    put_back,
    take_away,
)
from healthvault.ingest.history import imports
from healthvault.ingest.importing import undo
from healthvault.insights.day_events import day_events
from healthvault.insights.overview import overview
from healthvault.vault import read
from healthvault.vault.entries import Entry
from tests.builders import WATCH, a_person, agrees, arrive, readings, resolved

NOW = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("database")


def said(note: str = "", hours: int = 0, **values: float) -> Entry:
    return Entry(at=NOW - timedelta(hours=hours), offset_min=60, values=values, note=note)


async def somebody() -> tuple[PersonId, SessionId]:
    person = await a_person()
    return person, (await open_browser_session(person, address="::1", agent="a browser")).session


async def told(session: SessionId) -> list[list[tuple[Entry, bool]]]:
    found = await entries.entries(session, most=20)
    return [[(version.told, version.stands) for version in history] for history in found]


async def days(person: PersonId) -> list[tuple]:
    async with as_worker(person, Purpose.SHOW) as db:
        found = await db.execute(text("select metric, day, value, n from hv.day_value order by 1, 2"))
        return [tuple(row) for row in found]


async def notes_of(person: PersonId, purpose: Purpose = Purpose.SHOW) -> list[str]:
    async with as_worker(person, purpose) as db:
        found = await day_events(db, NOW - timedelta(days=1), NOW + timedelta(days=1))
    return [event.text for event in found]


async def test_an_entry_counts_at_once_and_taking_it_away_leaves_what_was_there():
    person, session = await somebody()
    await arrive(person, readings("weight", WATCH, [(NOW - timedelta(days=1), 0, 71.0)]))
    before = await resolved(person)

    entry = await keep(session, said(bp_systolic=121, bp_diastolic=79))
    counted = [row[0] for row in await days(person)]
    await take_away(session, entry)

    assert counted == ["bp_diastolic", "bp_systolic", "weight"]
    assert await resolved(person) == before


async def test_a_correction_counts_alone_and_the_old_value_stays_in_the_history():
    person, session = await somebody()
    other, straight = await somebody()
    first, corrected = (
        said(bp_systolic=121, bp_diastolic=79),
        said(bp_systolic=131, bp_diastolic=84, hours=30),
    )

    await correct(session, await keep(session, first), corrected)
    await keep(straight, corrected)

    assert await told(session) == [[(corrected, True), (first, False)]]
    assert await days(person) == await days(other)


async def test_a_correction_and_a_taking_away_are_undone_to_the_byte():
    person, session = await somebody()
    entry = await keep(session, said(weight=72.5))
    first = await resolved(person)

    await correct(session, entry, said(weight=75.2, hours=30))
    second = await resolved(person)
    await put_back(session, entry, 0)
    assert await resolved(person) == first
    await put_back(session, entry, 1)
    assert await resolved(person) == second
    await take_away(session, entry)
    await put_back(session, entry, 0)

    assert await resolved(person) == first
    assert len((await told(session))[0]) == 6


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["correct", "away", "back"]), st.integers(0, 3)), min_size=3, max_size=6
    )
)
async def test_whatever_was_done_only_the_newest_version_counts_and_none_is_lost(deeds: list):
    person, session = await somebody()
    entry = await keep(session, said(weight=70))
    done = 1
    for deed, number in deeds:
        try:
            if deed == "correct":
                await correct(session, entry, said(weight=70.0 + number, hours=number * 24))
            elif deed == "away":
                await take_away(session, entry)
            else:
                await put_back(session, entry, number)
            done += 1
        except (NothingChangedError, AlreadyTakenAwayError, NoSuchEntryError):
            pass

    [history] = await entries.entries(session, most=20)
    newest = history[0]
    assert [version.n for version in history] == list(reversed(range(done)))
    assert not any(version.stands for version in history[1:])
    assert [row[2] for row in await days(person)] == ([newest.told.values["weight"]] if newest.stands else [])


async def test_the_same_entry_is_kept_once_and_refusing_the_second_takes_nothing():
    person, session = await somebody()
    entry = await keep(session, said(weight=72.5))
    before = await resolved(person)

    with pytest.raises(AlreadyEnteredError):
        await keep(session, said(weight=72.5))
    with pytest.raises(NothingChangedError):
        await correct(session, entry, said(weight=72.5))

    assert await resolved(person) == before
    assert len(await told(session)) == 1


async def test_an_entry_whose_arrival_was_undone_no_longer_stands_and_is_put_back():
    person, session = await somebody()
    entry = await keep(session, said(weight=72.5))
    first = await resolved(person)
    [version] = await entries.versions(session, entry)
    assert version.batch is not None
    await undo(person, BatchId(version.batch))

    with pytest.raises(AlreadyTakenAwayError):
        await take_away(session, entry)
    await put_back(session, entry, 0)

    assert await resolved(person) == first


async def test_nobody_reads_or_changes_what_somebody_else_entered():
    person, session = await somebody()
    _, stranger = await somebody()
    entry = await keep(session, said(weight=72))
    before = await resolved(person)

    assert await told(stranger) == []
    for change in (
        correct(stranger, entry, said(weight=71)),
        take_away(stranger, entry),
        put_back(stranger, entry, 0),
        entries.versions(stranger, entry),
        entries.versions(session, new_id()),
    ):
        with pytest.raises(NoSuchEntryError):
            await change

    assert await resolved(person) == before


async def test_what_was_entered_by_hand_is_no_file_among_the_arrivals():
    _, session = await somebody()
    await keep(session, said(weight=72))

    async with as_person(session, Purpose.SHOW) as db:
        assert await imports(db) == []


async def test_who_only_wrote_a_note_has_something_to_see_until_it_is_taken_away():
    person, session = await somebody()

    async def is_empty() -> bool:
        async with as_worker(person, Purpose.SHOW) as db:
            return (await overview(db, "UTC", NOW)).is_empty

    assert await is_empty()
    entry = await keep(session, said("A walk by the lake"))
    assert not await is_empty()
    await take_away(session, entry)
    assert await is_empty()


async def test_a_note_is_sealed_and_stands_in_its_day_beside_the_mood():
    person, session = await somebody()
    entry = await keep(session, said("A <b>kumquat</b> for breakfast"))
    await keep(session, said(mood=4, hours=1))

    async with as_worker(person, Purpose.SHOW) as db:
        words = await db.scalar(text("select words from hv.entry_version where id = :id"), {"id": entry})

    assert b"kumquat" not in words
    assert await notes_of(person) == ["4 of 5, pleasant", "A <b>kumquat</b> for breakfast"]


async def test_a_note_that_was_corrected_or_taken_away_stands_in_the_day_as_it_is_now():
    person, session = await somebody()
    entry = await keep(session, said("First"))
    await correct(session, entry, said("Second " + "x" * 200))
    assert [(note[:8], len(note)) for note in await notes_of(person)] == [("Second x", 140)]
    assert [stands for _, stands in (await told(session))[0]] == [True, False]

    await take_away(session, entry)
    assert await notes_of(person) == []


@pytest.mark.parametrize("purpose", [Purpose.COACH, Purpose.SHARE, Purpose.COMPARE, Purpose.RESEARCH])
async def test_no_model_circle_or_study_sees_a_note_even_with_consent(purpose: Purpose):
    person, session = await somebody()
    await keep(session, said("Only for me"))
    await agrees(person, purpose)

    assert await notes_of(person) == ["Only for me"]
    assert await notes_of(person, purpose) == []


async def test_pages_hold_every_entry_once_the_last_made_first():
    _, session = await somebody()
    made = [await keep(session, said(f"Note {number}", hours=number)) for number in range(5)]

    pages = [await entries.entries(session, most=2, skip=skip) for skip in (0, 2, 4)]

    assert [history[0].entry for page in pages for history in page] == list(reversed(made))


async def test_what_was_changed_in_the_database_does_not_open():
    person, session = await somebody()
    first = await keep(session, said("One"))
    await keep(session, said("Two"))
    query = "update hv.entry_version set words = (select words from hv.entry_version where id = :id)"
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(text(query), {"id": first})

    with pytest.raises(SealBrokenError):
        await told(session)


@pytest.mark.parametrize(
    ("zone", "day", "fell_asleep"),
    [
        (
            "Europe/Berlin",
            date(2026, 3, 29),
            "22:00",
        ),
        ("Europe/Berlin", date(2026, 10, 25), "00:00"),
        ("Asia/Kolkata", date(2026, 5, 4), "23:00"),
        ("Pacific/Kiritimati", date(2026, 5, 4), "23:00"),
        ("UTC", date(2026, 5, 4), "23:00"),
    ],
)
async def test_a_sleep_is_of_the_day_of_waking_and_lasts_as_long_as_was_said(zone, day, fell_asleep):
    _, session = await somebody()
    woke = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=7)
    offset = (woke.utcoffset() or timedelta()) // timedelta(minutes=1)
    which = await keep(
        session, Entry(at=woke.astimezone(UTC), offset_min=offset, values={"sleep_duration": 480})
    )
    async with as_person(session, Purpose.SHOW) as db:
        (night,) = await read.nights(db, day - timedelta(days=2), day + timedelta(days=2))
    assert (night.night, night.asleep_min, night.deep_min) == (day, 480, None)
    assert f"{night.start_at.astimezone(ZoneInfo(zone)):%H:%M}" == fell_asleep
    await take_away(session, which)
    async with as_person(session, Purpose.SHOW) as db:
        assert await read.nights(db, day - timedelta(days=2), day + timedelta(days=2)) == []


async def test_a_night_that_a_device_told_counts_before_one_that_was_said():
    person, session = await somebody()
    bed = NOW - timedelta(hours=8)
    await arrive(person, readings("sleep_stage", WATCH, [(bed, 400, 2.0)]))
    await keep(session, Entry(at=NOW, offset_min=60, values={"sleep_duration": 450}))
    async with as_person(session, Purpose.SHOW) as db:
        (night,) = await read.nights(db, NOW.date(), NOW.date())
    assert night.asleep_min == 400
