"""How old a number is beside its own rhythm."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights.freshness import State, freshness

TODAY = date(2026, 11, 29)


def every(step: int, *, age: int, count: int = 12) -> list[date]:
    return [TODAY - timedelta(days=age + step * place) for place in range(count)]


@pytest.mark.parametrize(
    ("step", "age", "state", "words"),
    [
        (1, 0, State.FRESH, "last reading today, usually daily"),
        (1, 1, State.FRESH, "last reading 1 day ago, usually daily"),
        (1, 2, State.LATE, "last reading 2 days ago, usually daily"),
        (1, 9, State.LATE, "last reading 9 days ago, usually daily"),
        (1, 14, State.LATE, "last reading 14 days ago, usually daily"),
        (1, 15, State.STOPPED, "last reading 15 days ago, usually daily"),
        (3, 3, State.FRESH, "last reading 3 days ago, usually every 3 days"),
        (7, 7, State.FRESH, "last reading 7 days ago, usually weekly"),
        (7, 8, State.LATE, "last reading 8 days ago, usually weekly"),
        (7, 29, State.STOPPED, "last reading 29 days ago, usually weekly"),
    ],
)
def test_a_number_is_late_by_its_own_rhythm(step: int, age: int, state: State, words: str):
    found = freshness(every(step, age=age), TODAY)

    assert found is not None
    assert (found.state, str(found)) == (state, words)


def test_one_long_holiday_does_not_change_what_is_usual():
    days = every(1, age=2, count=20) + every(1, age=40, count=20)

    found = freshness(days, TODAY)

    assert found is not None
    assert found.usual_gap_days == 1
    assert found.state is State.LATE


def test_a_few_days_tell_no_rhythm():
    found = freshness(every(1, age=30, count=5), TODAY)

    assert found is not None
    assert found.state is State.UNKNOWN
    assert str(found) == "last reading 30 days ago"
    assert not found.is_stale


def test_what_was_never_measured_has_no_age():
    assert freshness([], TODAY) is None


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "UTC"])
@pytest.mark.parametrize("change", [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)])
def test_a_change_of_clocks_makes_nobody_late(zone: str, change: datetime):
    for hour in range(-26, 27):
        today = (change + timedelta(hours=hour)).astimezone(ZoneInfo(zone)).date()
        found = freshness([today - timedelta(days=1 + place) for place in range(10)], today)
        assert found is not None
        assert found.state is State.FRESH


@given(st.lists(st.integers(-1, 200), min_size=1), st.randoms())
def test_the_order_and_repeats_of_days_mean_nothing(ages: list[int], random):
    days = [TODAY - timedelta(days=age) for age in ages]
    mixed = [*days, *days]
    random.shuffle(mixed)

    found = freshness(days, TODAY)

    assert found == freshness(mixed, TODAY)
    assert found is not None
    assert found.age_days == max(0, min(ages))
