"""The calendar of a year: where a day stands, and that none is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from healthvault.charts.calendar import calendar_days, calendar_width


def test_a_week_is_one_stroke_and_the_next_begins_at_its_right():
    assert calendar_days(range(9)) == "M5 0v82M17 0v22"


def test_a_gap_breaks_the_stroke():
    assert calendar_days([0, 1, 4]) == "M5 0v22M5 48v10"


def test_nothing_is_drawn_of_nothing():
    assert calendar_days([]) == ""


def test_the_width_is_that_of_the_weeks_begun():
    assert (calendar_width(7), calendar_width(8)) == (10, 22)


@given(st.sets(st.integers(0, 370)))
def test_every_day_is_drawn_once_and_no_other(places: set[int]):
    told = re.findall(r"M(\d+) (\d+)v(\d+)", calendar_days(sorted(places)))
    squares = [
        (int(x) - 5) // 12 * 7 + (int(y) + 12 * at) // 12
        for x, y, height in told
        for at in range((int(height) + 2) // 12)
    ]

    assert sorted(squares) == sorted(places)
