"""Tomorrow, with a range that holds as often as it says, and a back-test that knows only what was known."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.forecast import TESTED_DAYS, forecast
from healthvault.metrics.catalogue import metric
from tests.insights.looked import TODAY, lived, noise

ONE = timedelta(days=1)
RESTING = metric("resting_heart_rate")


def resting(seed: int, n: int = 120) -> list[float]:
    return list(55 + 2 * noise(seed, n, echo=0.5))


def test_tomorrow_lies_near_the_level_with_a_range():
    told = forecast(RESTING, lived(resting(1)), TODAY)
    assert told is not None
    assert told.day == TODAY + ONE
    assert told.low < told.value < told.high
    assert told.value == pytest.approx(55, abs=2.5)
    assert (told.tested, told.error < 3) == (TESTED_DAYS, True)


def test_the_range_and_its_test_hold_in_about_eight_of_ten():
    held, tested, came_true = 0, 0, []
    for seed in range(120):
        values = resting(seed, 122)
        told = forecast(RESTING, lived(values[:120]), TODAY)
        assert told is not None
        held, tested = held + told.held, tested + told.tested
        came_true.append(told.low <= values[121] <= told.high)
    assert 0.74 <= held / tested <= 0.88
    assert 0.68 <= np.mean(came_true) <= 0.92


def test_it_errs_less_than_saying_it_will_be_as_last():
    told = [forecast(RESTING, lived(resting(seed)), TODAY) for seed in range(40)]
    assert np.mean([each.error for each in told if each]) < np.mean([e.error_of_last for e in told if e])


def test_old_or_few_days_tell_nothing():
    assert forecast(RESTING, lived(resting(1), last=TODAY - 3 * ONE), TODAY) is None
    assert forecast(RESTING, lived(resting(1)[:60]), TODAY) is None
    assert forecast(RESTING, [], TODAY) is None


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 999), st.floats(0.1, 20), st.floats(-100, 100))
def test_it_does_not_hang_on_the_unit(seed, times, plus):
    one = forecast(RESTING, lived(resting(seed)), TODAY)
    same = forecast(RESTING, lived([times * value + plus for value in resting(seed)]), TODAY)
    assert one is not None
    assert same is not None
    assert same.value == pytest.approx(times * one.value + plus, rel=1e-6, abs=1e-6)
    assert same.high - same.low == pytest.approx(times * (one.high - one.low), rel=1e-6)
