"""Changes of level, what goes together, and missing sleep: where the answer is known, and in noise."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.detectors.debts import debts
from healthvault.insights.detectors.relations import ENOUGH_PAIRS, oddness, related, relations
from healthvault.insights.detectors.shifts import shift, shifts
from healthvault.insights.detectors.slopes import slopes
from healthvault.insights.finding import Doubt, Kind
from tests.insights.looked import TODAY, collected, lived, noise, twelve_of_noise

LOOKS = 100
ONE = timedelta(days=1)
RESTING = "resting_heart_rate"


def stepped(by: float, at: int = 50, seed: int = 6):
    return 55 + noise(seed, 84) + by * (np.arange(84) >= at)


def test_a_new_level_is_found_on_its_day_with_its_size():
    (step,) = shifts(collected({RESTING: lived(list(stepped(4)))}))
    assert abs((step.window.first - (TODAY - 34 * ONE)).days) <= 1
    assert step.effect.low < 4 < step.effect.high
    assert step.effect.from_ == pytest.approx(55, abs=0.5)
    assert (step.kind, step.window.last, step.doubts) == (Kind.RISK_FACTOR, TODAY - ONE, ())


def test_a_slow_rise_is_a_slope_and_no_step():
    days = lived(list(55 + noise(6, 84) + 0.1 * np.arange(84)))
    assert shifts(collected({RESTING: days})) == []
    assert len(slopes(collected({RESTING: days}))) == 1


def test_a_step_made_by_a_new_watch_is_none():
    values = list(stepped(4))
    days = [*lived(values[:50], source="Old", last=TODAY - 35 * ONE), *lived(values[50:], source="New")]
    assert shifts(collected({RESTING: days})) == []


def test_the_last_days_are_too_few_for_a_level():
    assert shifts(collected({RESTING: lived(list(stepped(8, at=78)))})) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 999), st.floats(0.1, 20), st.floats(-100, 100))
def test_a_level_does_not_hang_on_the_unit(seed, times, plus):
    one = shift(lived(list(stepped(4, seed=seed))))
    same = shift(lived(list(times * stepped(4, seed=seed) + plus)))
    assert one is not None
    assert same is not None
    assert (same.day, same.chance) == (one.day, pytest.approx(one.chance, rel=1e-6))
    assert same.by == pytest.approx(times * one.by, rel=1e-6)


@pytest.mark.parametrize("echo", [0.0, 0.5])
def test_how_often_a_level_is_told_where_there_is_none(echo):
    """Measured: in 1 of 100 reports of twelve metrics; in 3 where days resemble the one before by half."""
    told = [bool(shifts(collected(twelve_of_noise(seed, echo=echo)))) for seed in range(LOOKS)]
    assert np.mean(told) <= 0.05


def together(lag: int, strength: float = 1.5):
    """Steps, and a resting heart rate that is lower so many days after more of them; both know weekends."""
    weekend = np.arange(120) % 7 >= 5
    walked = noise(7, 120)
    rested = noise(8, 120) - strength * np.roll(walked, lag)
    return {
        "steps": lived(list(8000 + 1500 * walked + 4000 * weekend)),
        RESTING: lived(list(55 + rested + 3 * weekend + 0.02 * np.arange(120))),
    }


@pytest.mark.parametrize("lag", [0, 1])
def test_what_goes_together_is_found_with_its_lag(lag):
    (told,) = relations(collected(together(lag)))
    assert (told.key, told.lag_days) == (f"relation:{RESTING}:steps", lag)
    assert -0.95 < told.effect.low < told.effect.value < told.effect.high < -0.4
    assert told.n == 120 - lag
    assert told.doubts == (Doubt.NOT_WHY,)


def test_two_metrics_that_only_drift_and_know_weekends_do_not_go_together():
    assert relations(collected(together(0, strength=0.0))) == []


def test_below_28_pairs_nothing_is_said():
    days = oddness(lived(list(noise(1, ENOUGH_PAIRS))))
    assert related(days, days, 0) is not None
    assert related(days, days, 1) is None


@pytest.mark.parametrize("echo", [0.0, 0.5])
def test_how_often_something_goes_together_in_noise(echo):
    """Measured: in 3 of 100 reports of twelve metrics; in 6 where days resemble the one before by half."""
    told = [bool(relations(collected(twelve_of_noise(seed, echo=echo)))) for seed in range(LOOKS)]
    assert np.mean(told) <= 0.09


def slept(lately: float, nights: int = 14, seed: int = 9):
    before = [float(night) for night in 440 + 40 * noise(seed, 60)]
    return collected({"sleep_duration": lived([*before, *[lately] * nights], last=TODAY)})


def test_two_short_weeks_are_a_debt():
    (debt,) = debts(slept(380))
    assert debt.kind is Kind.ACTION_ITEM
    assert debt.effect.value == pytest.approx(14 * 60, abs=14 * 10)
    assert debt.effect.low <= debt.effect.value <= debt.effect.high
    assert (debt.n, debt.of) == (14, 14)
    assert debts(slept(425)) == []


def test_nights_that_are_missing_are_not_taken_for_sleepless():
    told = slept(380)
    days = {metric: [d for d in days if d.day < TODAY - 2 * ONE] for metric, days in told.days.items()}
    (debt,) = debts(collected({metric.slug: these for metric, these in days.items()}))
    assert debt.doubts == (Doubt.NIGHTS_MISSING,)
    assert debt.effect.value == pytest.approx(11 * 60, abs=11 * 10)


def test_how_often_noise_is_a_debt():
    """Measured: in 2 of 100 reports, where nights differ by 50 minutes."""
    told = [
        debts(collected({"sleep_duration": lived(list(440 + 50 * noise(seed, 90)), last=TODAY)}))
        for seed in range(LOOKS)
    ]
    assert np.mean([bool(each) for each in told]) <= 0.05
