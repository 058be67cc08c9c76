"""What each detector finds where the answer is known, and how often it finds something in nothing."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.detectors.anomalies import anomalies
from healthvault.insights.detectors.night_signal import night_signals
from healthvault.insights.detectors.slopes import slopes
from healthvault.insights.finding import Doubt, Kind
from healthvault.insights.night_rates import night_rates
from healthvault.vault.values import HourValue
from tests.insights.looked import LOOKS, TODAY, collected, lived, noise, twelve_of_noise

RESTING = "resting_heart_rate"
ONE = timedelta(days=1)


def nights(*last: float, seed: int = 3, spread: float = 1.0, n: int = 100):
    rates = [*(55 + spread * noise(seed, n - len(last))), *last]
    return {TODAY - ONE * (n - 1 - at): float(rate) for at, rate in enumerate(rates)}


def test_a_rise_over_twelve_weeks_is_found_with_its_size():
    days = lived(list(55 + 0.05 * np.arange(84) + noise(1, 84)))
    (rise,) = slopes(collected({RESTING: days}))
    assert rise.kind is Kind.RISK_FACTOR
    assert rise.effect.low < 0.35 < rise.effect.high
    assert (rise.n, rise.of, rise.window.last) == (84, 84, TODAY - ONE)
    assert rise.doubts == ()


def test_a_fall_of_what_is_better_low_is_no_risk():
    (fall,) = slopes(collected({RESTING: lived(list(60 - 0.05 * np.arange(84) + noise(1, 84)))}))
    assert fall.kind is Kind.TREND
    assert fall.effect.high < 0


def test_a_sure_direction_too_small_to_matter_is_not_told():
    assert slopes(collected({RESTING: lived(list(55 + 0.005 * np.arange(84) + 2 * noise(1, 84)))})) == []


def test_a_new_watch_is_no_rise():
    old = lived(list(55 + noise(1, 60)), source="Old", last=TODAY - 41 * ONE)
    new = lived(list(60 + noise(2, 40)), source="New")
    assert slopes(collected({RESTING: [*old, *new]})) == []


def test_gaps_and_a_turn_at_the_end_speak_against_a_slope():
    values = list(55 + 0.08 * np.arange(84) + noise(1, 84))
    values[-14:] = [value - 3 for value in values[-14:]]
    told = [value if at % 7 in {0, 2, 4} else None for at, value in enumerate(values)]
    (rise,) = slopes(collected({RESTING: lived(told)}))
    assert set(rise.doubts) == {Doubt.GAPS, Doubt.TURNED}


@pytest.mark.parametrize(("echo", "most"), [(0.0, 0.05), (0.5, 0.08)])
def test_how_often_a_direction_is_told_where_there_is_none(echo, most):
    """Measured: in 4 of 100 reports of twelve metrics, whether days resemble the one before or not."""
    told = [bool(slopes(collected(twelve_of_noise(seed, echo=echo)))) for seed in range(LOOKS)]
    assert np.mean(told) <= most


def test_an_odd_day_is_found_with_what_is_usual():
    (odd,) = anomalies(collected({RESTING: lived([*(55 + noise(4, 60)), 70.0])}))
    assert odd.kind is Kind.RISK_FACTOR
    assert odd.effect.from_ == pytest.approx(55, abs=0.5)
    assert odd.effect.low <= odd.effect.value <= odd.effect.high
    assert (odd.n, odd.of, odd.window.last, odd.doubts) == (60, 60, TODAY - ONE, (Doubt.ONE_DAY,))


def test_a_day_of_last_week_is_not_told_any_more():
    assert anomalies(collected({RESTING: lived([*(55 + noise(4, 60)), 70.0], last=TODAY - 3 * ONE)})) == []


def test_the_first_day_of_a_new_watch_is_not_odd():
    old = lived(list(55 + noise(4, 90)), source="Old", last=TODAY - 8 * ONE)
    new = lived([70.0] * 7, source="New")
    assert anomalies(collected({RESTING: [*old, *new]})) == []


def test_what_never_varies_has_no_odd_day():
    assert anomalies(collected({RESTING: lived([55.0] * 60 + [56.0])})) == []


def test_how_often_a_day_of_noise_is_odd():
    """Measured: in 4 of 100 reports of twelve metrics, one day of one metric."""
    told = [len(anomalies(collected(twelve_of_noise(seed)))) for seed in range(LOOKS)]
    assert np.mean(told) <= 0.12


def test_two_fast_nights_are_told_and_one_is_not():
    (told,) = night_signals(collected({}, rates=nights(62.0, 63.0)))
    assert told.effect.from_ == pytest.approx(55, abs=0.5)
    assert told.effect.value == pytest.approx(62.5 - told.effect.from_, abs=0.1)
    assert (told.n, told.of) == (100, 120)
    assert told.doubts == (Doubt.OTHER_REASONS,)
    assert night_signals(collected({}, rates=nights(55.0, 63.0))) == []


def test_nights_without_steps_to_tell_rest_by_are_told_with_that_doubt():
    (told,) = night_signals(collected({}, rates=nights(62.0, 63.0), has_steps=False))
    assert Doubt.NO_STEPS in told.doubts


def test_two_fast_nights_of_last_week_are_over():
    old = {night - 3 * ONE: rate for night, rate in nights(62.0, 63.0).items()}
    assert night_signals(collected({}, rates=old)) == []


def test_two_weeks_of_nights_come_first():
    assert night_signals(collected({}, rates=nights(62.0, 63.0, n=15))) == []


def test_the_nights_of_an_old_watch_are_not_compared_with():
    old = lived(list(70 + noise(4, 60)), source="Old", last=TODAY - 41 * ONE)
    new = lived(list(75 + noise(5, 40)), source="New")
    rates = nights(60.0, 60.0, n=100)
    rates |= {night: 60.0 for night in rates if night > TODAY - 39 * ONE}
    assert night_signals(collected({"heart_rate": [*old, *new]}, rates=rates)) == []
    assert len(night_signals(collected({}, rates=rates))) == 1


@pytest.mark.parametrize(("spread", "most"), [(1.0, 0.0), (2.0, 0.02), (3.0, 0.05)])
def test_how_often_nights_of_noise_are_red(spread, most):
    """Measured, of 1,000 mornings: 0 where nights differ by 1 bpm, 4 by 2, and 19 by 3."""
    red = [night_signals(collected({}, rates=nights(seed=seed, spread=spread))) for seed in range(LOOKS)]
    assert np.mean([bool(told) for told in red]) <= most


def hours(night_at: datetime, rates: list[float]) -> list[HourValue]:
    return [HourValue(night_at + timedelta(hours=at), rate, rate, rate, 60) for at, rate in enumerate(rates)]


def test_a_night_is_the_hours_from_midnight_to_seven_without_a_step():
    midnight = datetime(2026, 1, 9, 23, tzinfo=UTC)  # 0:00 in Berlin.
    heart = hours(midnight - timedelta(hours=1), [99, 50, 51, 90, 52, 53, 54, 55, 99])
    steps = [HourValue(midnight + timedelta(hours=2), 40, 40, 40, 1)]
    assert night_rates(heart, steps, "Europe/Berlin") == {datetime(2026, 1, 10).date(): pytest.approx(52.5)}  # noqa: DTZ001


def test_a_night_of_two_hours_is_absent():
    assert night_rates(hours(datetime(2026, 1, 10, tzinfo=UTC), [50, 51]), [], "UTC") == {}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 9999), st.floats(0.1, 9), st.floats(-50, 50))
def test_what_is_found_does_not_hang_on_the_unit(seed, times, plus):
    """A metric in another unit has the same insights: sizes are counted in what is usual for the person."""
    values = [*(55 + 0.04 * np.arange(90) + noise(seed, 90)), 64.0]
    one = collected({"noise_env": lived(values)})
    other = collected({"noise_env": lived([times * value + plus for value in values])})
    for detector in (slopes, anomalies):
        told, again = detector(one), detector(other)
        assert [each.key for each in told] == [each.key for each in again]
        for each, same in zip(told, again, strict=True):
            assert same.effect.value == pytest.approx(times * each.effect.value, rel=1e-6, abs=1e-9)
