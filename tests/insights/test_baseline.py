"""What is usual for one person."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights.baseline import Baseline, Standing, baseline, baselines, restart
from healthvault.insights.source_change import SourceChange
from healthvault.vault.values import DayValue

TODAY = date(2026, 11, 23)


def days(values, last=TODAY - timedelta(days=1)):
    """One day a value, the last value on `last`; None is a day without a measurement."""
    first = last - timedelta(days=len(values) - 1)
    return [
        DayValue(day=first + timedelta(days=at), value=value, low=None, high=None, n=1)
        for at, value in enumerate(values)
        if value is not None
    ]


def test_usual_is_the_median_and_the_middle_eight_of_ten():
    usual = baseline(days([float(value) for value in range(1, 61)]), TODAY)
    assert usual is not None
    assert (usual.median, usual.n) == (30.5, 60)
    assert (usual.low, usual.high) == pytest.approx((6.9, 54.1))


def test_below_fourteen_days_it_is_still_being_learnt():
    assert baseline(days([50.0] * 13), TODAY) is None
    assert baseline(days([50.0] * 14), TODAY) == Baseline(median=50, low=50, high=50, n=14)


def test_no_days_at_all_is_nothing_usual():
    assert baselines([], [TODAY, TODAY]) == [None, None]


def test_a_day_is_not_measured_against_itself():
    assert baseline([*days([50.0] * 60), *days([500.0], TODAY)], TODAY) == baseline(days([50.0] * 60), TODAY)


def test_what_is_older_than_the_window_does_not_count():
    assert baseline(days([999.0] * 100 + [50.0] * 60), TODAY).high == 50


def test_days_that_were_not_measured_are_absent_not_zero():
    usual = baseline(days([60.0, None] * 30), TODAY)
    assert (usual.median, usual.low, usual.n) == (60, 60, 30)


def test_a_few_days_of_illness_hardly_move_the_range():
    well = baseline(days([52.0, 54.0] * 30), TODAY)
    ill = baseline(days([52.0, 54.0] * 30)[:-5] + days([75.0] * 5), TODAY)
    assert abs(ill.median - well.median) <= 1
    assert ill.high == well.high


@pytest.mark.parametrize(
    ("value", "standing"),
    [(51.9, Standing.BELOW), (52, Standing.WITHIN), (58, Standing.WITHIN), (58.1, Standing.ABOVE)],
)
def test_the_ends_of_the_range_belong_to_it(value, standing):
    assert Baseline(median=55, low=52, high=58, n=60).standing(value) is standing


@given(st.lists(st.none() | st.floats(1, 1e6), min_size=14, max_size=90))
def test_it_agrees_with_numpy(values):
    usual = baseline(days(values), TODAY)
    measured = [value for value in values[-60:] if value is not None]
    if len(measured) < 14:
        assert usual is None
    else:
        expected = np.percentile(measured, [10, 50, 90])
        assert (usual.low, usual.median, usual.high) == pytest.approx(tuple(expected))


@given(st.lists(st.floats(1, 1e6), min_size=30, max_size=90), st.integers(0, 30))
def test_many_at_once_are_the_same_as_one_by_one(values, ago):
    asked = [TODAY, TODAY - timedelta(days=ago), TODAY - timedelta(days=3)]
    known = days(values)
    assert baselines(known, asked) == [baseline(known, day) for day in asked]


def of(source, first, last, value):
    """One day a number from `first` to `last` days ago, both included."""
    return [
        DayValue(TODAY - timedelta(days=at), value, None, None, 1, (source,))
        for at in range(first, last - 1, -1)
    ]


def test_a_new_device_begins_anew():
    seen = [*of("Watch 6", 89, 21, 60.0), *of("Watch 9", 20, 0, 50.0)]
    usual = baseline(seen, TODAY)

    assert usual is not None
    assert (usual.median, usual.high, usual.n) == (50, 50, 20)
    assert usual.since == SourceChange(day=TODAY - timedelta(days=20), source="Watch 9")


def test_after_a_new_device_it_is_learnt_again():
    seen = [*of("Watch 6", 89, 14, 60.0), *of("Watch 9", 13, 0, 50.0)]

    assert baseline(seen, TODAY) is None
    assert restart(seen, TODAY) == SourceChange(day=TODAY - timedelta(days=13), source="Watch 9")


def test_what_a_borrowed_watch_told_stays_among_the_others():
    seen = [*of("Watch 6", 89, 9, 60.0), *of("Friend’s", 8, 4, 50.0), *of("Watch 6", 3, 0, 60.0)]

    assert restart(seen, TODAY) is None
    assert baseline(seen, TODAY).n == 60


def test_a_device_from_before_the_window_is_no_longer_told():
    assert baseline([*of("Watch 6", 89, 60, 60.0), *of("Watch 9", 59, 0, 50.0)], TODAY).since is not None
    assert baseline([*of("Watch 6", 89, 61, 60.0), *of("Watch 9", 60, 0, 50.0)], TODAY).since is None


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), st.integers(1, 40)), min_size=1, max_size=8))
def test_many_days_at_once_say_what_one_says(worn):
    names = [name for name, length in worn for _ in range(length)]
    seen = [
        DayValue(TODAY - timedelta(days=at), float(at % 7), None, None, 1, (name,))
        for at, name in enumerate(reversed(names))
    ]
    asked = [TODAY - timedelta(days=at) for at in range(0, 120, 7)]

    assert baselines(seen, asked) == [baseline(seen, day) for day in asked]
