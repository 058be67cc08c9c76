"""The middle, the spread, and many tests at once."""

from statistics import NormalDist, median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.robust import chance, found, middle, sides, spread
from tests.insights.looked import noise

numbers = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(numbers)
def test_the_median_lies_in_its_interval(values):
    told = middle(values)
    assert told.low <= told.value <= told.high
    assert (told.value, told.n) == (median(values), len(values))


def test_the_interval_holds_the_true_median_as_often_as_it_says():
    kept = [middle(list(noise(seed, 60))) for seed in range(400)]
    assert 0.93 <= np.mean([told.low <= 0 <= told.high for told in kept]) <= 0.99


def test_a_few_wild_numbers_hardly_move_the_spread():
    values = list(noise(1, 200))
    assert spread([*values, *[1e9] * 5]) == pytest.approx(spread(values), rel=0.1)
    assert spread(values) == pytest.approx(1, abs=0.15)


def test_the_two_sides_of_skewed_numbers_differ():
    below, above = sides(list(np.exp(noise(2, 200))))
    assert above > 1.3 * below


def test_equal_numbers_do_not_spread():
    assert spread([5.0] * 9) == 0
    assert sides([5.0] * 9) == (0, 0)


@given(st.floats(-8, 8))
def test_chance_is_that_of_the_normal_curve(z):
    assert chance(z) == pytest.approx(2 * (1 - NormalDist().cdf(abs(z))), abs=1e-9)


def test_the_example_of_the_article():
    chances = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0]  # fmt: skip  # noqa: E501
    assert sum(found(chances, 0.05)) == 4  # Benjamini & Hochberg 1995, section 3.2.


@settings(max_examples=50)
@given(st.lists(st.floats(0, 1), max_size=30), st.randoms())
def test_the_order_of_tests_says_nothing(chances, random):
    told = dict(zip(chances, found(chances, 0.05), strict=True))
    mixed = list(chances)
    random.shuffle(mixed)
    assert [told[p] for p in mixed] == found(mixed, 0.05)
    assert all(told[p] for p in chances if p <= 0.05 / len(chances))
