"""What is entered by hand: read as it was meant, counted at once, and taken back to the byte."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId, SessionId
from healthvault.ingest.by_hand import (
    PRESSURE,
    AlreadyEnteredError,
    EntryError,
    Written,
    add_by_hand,
    entry,
    moment_written,
    number_written,
    take_back,
)
from healthvault.ingest.history import NoSuchImportError
from healthvault.insights.day_events import day_events
from healthvault.metrics.unit import UnitSystem
from tests.builders import WATCH, a_person, arrive, readings, resolved

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def written(what: str, value: str, lower: str = "", day: str = "2026-11-29", time: str = "07:30") -> Written:
    return Written(what=what, value=value, lower=lower, day=day, time=time)


def told(form: Written, *, zone: str = "Europe/Berlin", system: UnitSystem = "metric"):
    return entry(form, zone=zone, system=system, now=NOW)


@pytest.mark.parametrize(
    ("words", "number"),
    [("72.5", 72.5), ("72,5", 72.5), (" 1 250 ", 1250.0), ("1\u00a0250,5", 1250.5), ("\u22120.4", -0.4)],
)
def test_a_number_is_read_with_a_point_or_a_comma(words: str, number: float):
    assert number_written(words) == number


@pytest.mark.parametrize("words", ["8,500", "1,234,567", "", "abc", "1.2.3", "nan", "inf", "1e9", "1,2,3"])
def test_what_is_no_number_or_two_is_refused(words: str):
    with pytest.raises(EntryError):
        number_written(words)


@given(st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 2)))
def test_every_number_of_two_places_is_read_as_it_was_written(value: float):
    assert number_written(f"{value:.2f}") == value
    assert number_written(f"{value:.2f}".replace(".", ",")) == value


@pytest.mark.parametrize(
    ("zone", "day", "time", "at"),
    [
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30+00:00"),
        ("Asia/Kolkata", "2026-11-29", "05:30", "2026-11-29T00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-29", "01:00", "2026-11-28T11:00+00:00"),
        ("UTC", "2026-11-29", "00:00", "2026-11-29T00:00+00:00"),
    ],
)
def test_a_time_is_of_the_clock_on_the_wall(zone: str, day: str, time: str, at: str):
    assert moment_written(day, time, zone) == datetime.fromisoformat(at)


def test_a_time_that_the_clocks_left_out_is_refused():
    with pytest.raises(EntryError, match="left out"):
        moment_written("2026-03-29", "02:30", "Europe/Berlin")


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (written("weight", "700"), "between"),
        (written("weight", "72", time="13:01"), "still to come"),
        (written("weight", "72", day=""), "which day"),
        (written("weight", "72", time="soon"), "which day"),
        (written("mood", "2.5"), "whole number"),
        (written("sleep_duration", "7"), "Choose"),
        (written("nothing", "7"), "Choose"),
        (written(PRESSURE, "80", "120"), "larger"),
        (written(PRESSURE, "120", ""), "number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(form: Written, why: str):
    with pytest.raises(EntryError, match=why):
        told(form)


def test_a_value_is_in_the_units_of_the_person():
    kept = told(written("weight", "160"), system="imperial").values["weight"]

    assert kept == pytest.approx(72.5747792)


async def somebody() -> tuple[PersonId, SessionId]:
    person = await a_person()
    return person, (await open_browser_session(person, address="::1", agent="a browser")).session


@pytest.mark.usefixtures("database")
async def test_an_entry_counts_at_once_and_taking_it_back_leaves_what_was_there():
    person, session = await somebody()
    await arrive(person, readings("weight", WATCH, [(NOW - timedelta(days=1), 0, 71.0)]))
    before = await resolved(person)

    batch = await add_by_hand(session, told(written(PRESSURE, "121", "79")))
    days = str((await resolved(person))["day_value"])
    await take_back(session, batch)

    assert "bp_systolic" in days
    assert "bp_diastolic" in days
    assert await resolved(person) == before


@pytest.mark.usefixtures("database")
async def test_the_same_entry_is_kept_once_and_refusing_the_second_takes_nothing():
    person, session = await somebody()
    await add_by_hand(session, told(written("weight", "72,5")))
    before = await resolved(person)

    with pytest.raises(AlreadyEnteredError):
        await add_by_hand(session, told(written("weight", "72.5")))

    assert await resolved(person) == before


@pytest.mark.usefixtures("database")
async def test_nobody_takes_back_what_somebody_else_entered():
    person, session = await somebody()
    _, stranger = await somebody()
    batch = await add_by_hand(session, told(written("weight", "72")))
    before = await resolved(person)

    with pytest.raises(NoSuchImportError):
        await take_back(stranger, batch)

    assert await resolved(person) == before


@pytest.mark.usefixtures("database")
async def test_a_mood_is_told_of_its_moment():
    person, session = await somebody()
    await add_by_hand(session, told(written("mood", "4")))

    async with as_worker(person, Purpose.SHOW) as db:
        found = await day_events(db, NOW - timedelta(days=1), NOW)

    assert [(event.at, event.label, event.text) for event in found] == [
        (datetime(2026, 11, 29, 6, 30, tzinfo=UTC), "Mood", "4 of 5, pleasant")
    ]
