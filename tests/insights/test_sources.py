"""The sources of a person: their rhythm, their gaps, and what an undo leaves of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.importing import undo
from healthvault.insights.freshness import State, freshness
from healthvault.insights.sources import gaps, sources, year_shown
from healthvault.insights.span import Span
from healthvault.metrics.sample import WorkoutSample
from tests.builders import PHONE, WATCH, a_person, arrive, readings

TODAY = date(2026, 11, 29)
SHOWN = year_shown(TODAY)


def found(days: list[date], since: date | None = None) -> list[Span]:
    told = freshness(days, TODAY)
    assert told is not None
    return list(gaps(sorted(days), told, SHOWN, since=since or min(days)))


def ago(first: int, last: int, step: int = 1) -> list[date]:
    return [TODAY - timedelta(days=age) for age in range(last, first + 1, step)]


def span(first: int, last: int) -> Span:
    return Span(first=TODAY - timedelta(days=first), last=TODAY - timedelta(days=last))


def test_the_calendar_begins_on_a_monday_and_ends_today():
    assert SHOWN.first.weekday() == 0
    assert SHOWN.last == TODAY
    assert SHOWN.length == 52 * 7 + 7  # 29 November 2026 is a Sunday.


def test_a_gap_is_longer_than_what_is_usual():
    assert found([*ago(40, 25), *ago(20, 0)]) == [span(24, 21)]
    assert found(ago(70, 0, step=7)) == []


def test_what_is_late_has_a_gap_that_is_still_open():
    assert found(ago(40, 9)) == [span(8, 0)]


def test_a_gap_is_told_only_as_far_as_it_is_shown():
    everything_before = [SHOWN.first - timedelta(days=day) for day in range(30, 50)]

    assert found(everything_before) == [SHOWN]


def test_before_the_rhythm_is_known_nothing_is_missing():
    assert found(ago(30, 29)) == []


@given(st.sets(st.integers(0, 400), min_size=1))
def test_a_gap_holds_no_measured_day(ages: set[int]):
    days = [TODAY - timedelta(days=age) for age in ages]

    for gap in found(days):
        assert not [day for day in days if gap.first <= day <= gap.last]
        assert SHOWN.first <= gap.first <= gap.last <= TODAY


def daily(first: int, last: int) -> list[tuple[datetime, float, float]]:
    noon = datetime(2026, 11, 29, 12, tzinfo=UTC)
    return [(noon - timedelta(days=age), 2, 60.0) for age in range(last, first + 1)]


@pytest.mark.usefixtures("database")
async def test_each_source_has_its_own_rhythm_and_an_undo_takes_only_its_own():
    person = await a_person()
    await arrive(person, readings("heart_rate", WATCH, daily(20, 9)))
    batch = await arrive(
        person, readings("heart_rate", WATCH, daily(8, 0)), readings("steps", PHONE, daily(8, 0))
    )

    async with as_worker(person, Purpose.SHOW) as db:
        watch, phone = sorted(await sources(db, TODAY), key=lambda one: one.name, reverse=True)
    await undo(person, batch)
    async with as_worker(person, Purpose.SHOW) as db:
        left = await sources(db, TODAY)

    assert (watch.name, watch.readings, watch.freshness.state) == ("watch", 21, State.FRESH)
    assert (phone.name, phone.readings, phone.first_day) == ("phone", 9, date(2026, 11, 21))
    assert watch.last_at == datetime(2026, 11, 29, 12, 2, tzinfo=UTC)
    assert [(one.name, one.readings, str(one.freshness)) for one in left] == [
        ("watch", 12, "last reading 9 days ago, usually daily")
    ]
    assert left[0].gaps == (span(8, 0),)


@pytest.mark.usefixtures("database")
async def test_a_source_of_nothing_but_workouts_counts_them():
    person = await a_person()
    start_at = datetime(2026, 11, 28, 17, tzinfo=UTC)
    await arrive(
        person,
        WorkoutSample(
            kind="running",
            source=WATCH,
            start_at=start_at,
            end_at=start_at + timedelta(hours=1),
            offset_min=60,
        ),
    )

    async with as_worker(person, Purpose.SHOW) as db:
        (watch,) = await sources(db, TODAY)

    assert (watch.readings, watch.last_at, watch.days) == (
        1, start_at + timedelta(hours=1), (date(2026, 11, 28),)
    )  # fmt: skip
