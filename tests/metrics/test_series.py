import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.series import Series, gaps, in_order, pieces, thin, usual_step_ms

MINUTE = 60_000
READINGS = st.dictionaries(st.integers(0, 10**12), st.floats(-1e6, 1e6), min_size=1, max_size=200)


def series(at_ms, value=None, duration_ms=None) -> Series:
    values = np.arange(len(at_ms)) if value is None else value
    return Series(
        metric="heart_rate",
        at_ms=np.array(at_ms, np.int64),
        value=np.array(values, np.float64),
        duration_ms=None if duration_ms is None else np.array(duration_ms, np.int64),
    )


def test_time_may_not_stand_still():
    with pytest.raises(ValueError, match="strictly increase"):
        series([1, 1])


def test_columns_have_one_length():
    with pytest.raises(ValueError, match="differ in length"):
        series([1, 2], [1.0])


def test_readings_in_any_order_become_a_series():
    ordered = in_order("heart_rate", np.array([3, 1, 2]), np.array([30.0, 10.0, 20.0]), np.array([5, 6, 7]))

    assert ordered.at_ms.tolist() == [1, 2, 3]
    assert ordered.value.tolist() == [10.0, 20.0, 30.0]
    assert ordered.duration_ms is not None
    assert ordered.duration_ms.tolist() == [6, 7, 5]


def test_of_two_readings_at_one_instant_the_last_stays():
    ordered = in_order("heart_rate", np.array([5, 5, 4]), np.array([1.0, 2.0, 3.0]))

    assert ordered.value.tolist() == [3.0, 2.0]


def test_nothing_in_order_is_an_empty_series():
    assert len(in_order("heart_rate", np.array([], np.int64), np.array([]))) == 0


def test_a_short_series_is_left_alone():
    short = series([1, 2, 3, 4])

    assert thin(short, 4) is short


@given(READINGS, st.integers(4, 60))
def test_a_thinned_series_keeps_its_ends_and_extremes(readings: dict[int, float], points: int):
    whole = in_order("heart_rate", np.array(list(readings)), np.array(list(readings.values())))

    few = thin(whole, points)

    assert len(few) <= points
    assert (few.at_ms[0], few.at_ms[-1]) == (whole.at_ms[0], whole.at_ms[-1])
    assert (few.value.min(), few.value.max()) == (whole.value.min(), whole.value.max())


@given(READINGS, st.integers(4, 60))
def test_thinning_invents_nothing(readings: dict[int, float], points: int):
    whole = in_order("heart_rate", np.array(list(readings)), np.array(list(readings.values())))

    few = thin(whole, points)

    assert set(zip(few.at_ms.tolist(), few.value.tolist(), strict=True)) <= set(readings.items())


def test_a_single_spike_survives_thinning():
    value = np.zeros(10_000)
    value[7_777] = 200.0

    assert thin(series(range(10_000), value), 100).value.max() == 200.0


def test_thinning_to_almost_nothing_is_refused():
    with pytest.raises(ValueError, match="fewer than 4"):
        thin(series([1, 2]), 3)


def test_a_gap_lies_between_readings():
    found = gaps(series([0, MINUTE, 30 * MINUTE]), longer_than_ms=10 * MINUTE)

    assert found.tolist() == [[MINUTE, 30 * MINUTE]]


def test_a_gap_starts_where_a_reading_ends():
    found = gaps(series([0, 60 * MINUTE], duration_ms=[55 * MINUTE, 0]), longer_than_ms=4 * MINUTE)

    assert found.tolist() == [[55 * MINUTE, 60 * MINUTE]]


def test_a_silence_of_just_the_ordinary_length_is_no_gap():
    assert gaps(series([0, 10 * MINUTE]), longer_than_ms=10 * MINUTE).shape == (0, 2)


def test_pieces_are_what_a_line_may_connect():
    found = pieces(series([0, 1, 100, 101, 102, 500]), longer_than_ms=50)

    assert [piece.at_ms.tolist() for piece in found] == [[0, 1], [100, 101, 102], [500]]


def test_an_empty_series_has_no_gaps_and_no_pieces():
    assert gaps(series([]), longer_than_ms=1).shape == (0, 2)
    assert pieces(series([]), longer_than_ms=1) == ()


def test_the_usual_step_is_the_median():
    assert usual_step_ms(series([0, 5, 10, 100])) == 5
    assert usual_step_ms(series([0])) is None
