"""What the time of the year does to a number."""

from datetime import date, timedelta
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.season import Season, season
from healthvault.vault.values import DayValue

DAY = date(2026, 12, 10)
WATCH = ("Watch",)


def years(of, *, until: date = DAY, length: int = 900, source=lambda _day: WATCH) -> list[DayValue]:
    """Some days before `until`; `of` tells the value from the days since 2020."""
    days = [until - timedelta(days=at) for at in range(length, 0, -1)]
    return [
        DayValue(day, float(of((day - date(2020, 1, 1)).days)), None, None, 1, source(day)) for day in days
    ]


def swing(at: int) -> float:
    """9,000 steps in summer, 5,000 in winter, with a week in it."""
    return 7000 - 2000 * cos(2 * pi * (at - 20) / 365.25) + 600 * sin(2 * pi * at / 7)


def test_autumn_is_told_as_it_was_in_both_years():
    told = season(years(swing), DAY)

    assert told is not None
    assert told.years == (2024, 2025)
    assert told.shift == pytest.approx(-760, abs=150)


def test_what_has_no_season_has_none():
    assert season(years(lambda at: 7000 + 900 * sin(at * 2.3)), DAY) is None


def test_years_that_say_opposite_things_say_nothing():
    up_and_down = years(lambda at: 7000 + 2000 * cos(2 * pi * at / 730.5 + 2))

    assert season(up_and_down, DAY) is None


def test_one_year_is_not_enough():
    assert season(years(swing, length=430), DAY) is None
    assert season([], DAY) is None


def test_a_new_device_is_no_season():
    begins = date(2025, 11, 20)
    days = years(swing, source=lambda day: WATCH if day < begins else ("Watch 9",))

    assert season(days, DAY) is None


def test_the_last_of_february_has_years_before_it():
    leap = date(2028, 2, 29)

    assert season(years(lambda at: swing(at + 90), until=leap), leap) is not None


@settings(max_examples=20)
@given(st.floats(-1e4, 1e4))
def test_it_does_not_depend_on_the_level(level):
    lifted = season(years(lambda at: swing(at) + level), DAY)
    plain = season(years(swing), DAY)

    assert isinstance(lifted, Season)
    assert plain is not None
    assert lifted.shift == pytest.approx(plain.shift, abs=1e-6)
