from datetime import UTC, datetime

import numpy as np
import pytest

from healthvault.metrics.day import MINUTE_MS, epoch_ms
from healthvault.vault.held import LONGEST_MS, held_ms, in_time, time_mean

NOON_MS = epoch_ms(datetime(2026, 11, 1, 12, tzinfo=UTC))
ONE_GROUP = np.array([0])


def minutes(*at: float) -> np.ndarray:
    return NOON_MS + np.array([round(each * MINUTE_MS) for each in at], np.int64)


def test_a_reading_speaks_until_the_next_but_never_for_long():
    held = held_ms(minutes(0, 4, 60), ONE_GROUP)

    assert held.tolist() == [4 * MINUTE_MS, LONGEST_MS, LONGEST_MS]


def test_a_group_does_not_hear_the_next_one():
    held = held_ms(minutes(0, 1, 2), np.array([0, 2]))

    assert held.tolist() == [MINUTE_MS, LONGEST_MS, LONGEST_MS]


def test_half_an_hour_of_running_is_not_the_whole_day():
    rest, run = np.arange(0, 600, 5.0), np.arange(600, 630, 1 / 6)
    value = np.concatenate([np.full(len(rest), 60.0), np.full(len(run), 150.0)])

    mean = time_mean(value, minutes(*rest, *run), ONE_GROUP)

    assert value.mean() > 110
    assert mean[0] == pytest.approx((600 * 60 + 640 * 0 + 40 * 150) / 640, abs=1)


def test_evenly_spaced_readings_have_their_plain_mean():
    value = np.array([60.0, 70.0, 80.0])

    assert time_mean(value, minutes(0, 10, 20), ONE_GROUP)[0] == pytest.approx(70)


def test_readings_far_apart_count_alike():
    assert time_mean(np.array([90.0, 110.0]), minutes(0, 300), ONE_GROUP)[0] == 100


def test_the_order_of_arrival_means_nothing():
    at, value = minutes(3, 1, 1, 2), np.array([5.0, 9.0, 4.0, 7.0])

    one = in_time(at, value)
    other = in_time(at[::-1], value[::-1])

    assert value[one].tolist() == value[::-1][other].tolist() == [4.0, 9.0, 7.0, 5.0]
