"""How regularly somebody sleeps."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.regularity import regularity_days
from healthvault.metrics.day import day_number
from healthvault.vault.values import Sleeping

FIRST = date(2026, 11, 2)


def slept(at: int, *pieces: tuple[float, float], offset_min: int = 0) -> Sleeping:
    """The night to the day `at`; pieces in hours from the midnight before waking, on the local clock."""
    midnight_min = (day_number(FIRST) + at) * 1440 - offset_min
    return Sleeping(
        FIRST + timedelta(days=at),
        offset_min,
        tuple((midnight_min + round(60 * begin), midnight_min + round(60 * end)) for begin, end in pieces),
    )


def test_the_same_every_day_is_a_hundred():
    days = [FIRST + timedelta(days=at) for at in range(8)]
    told = regularity_days([slept(at, (-1, 7)) for at in range(8)], dict.fromkeys(days, ("Watch",)))

    assert [(day.day, day.value, day.n) for day in told] == [
        (FIRST + timedelta(days=5), 100, 5),
        (FIRST + timedelta(days=6), 100, 6),
        (FIRST + timedelta(days=7), 100, 6),
    ]
    assert told[0].sources == ("Watch",)


def test_the_opposite_every_day_is_minus_a_hundred():
    told = regularity_days([slept(at, (-12, 0) if at % 2 else (0, 12)) for at in range(7)])

    assert [day.value for day in told] == [-100, -100]


def test_an_hour_later_every_other_night_differs_for_two_hours_a_day():
    told = regularity_days([slept(at, (-1 + at % 2, 7 + at % 2)) for at in range(7)])

    assert told[-1].value == pytest.approx(100 - 200 * 2 / 24)


def test_a_nap_is_sleep_and_lying_awake_is_not():
    with_nap = [slept(at, (-1, 7), *([(14, 15)] if at == 3 else [])) for at in range(7)]
    awake = [slept(at, (-1, 2), (3, 7)) if at % 2 else slept(at, (-1, 7)) for at in range(7)]

    assert regularity_days(with_nap)[-1].value == pytest.approx(100 - 200 * 2 / 24 / 6)
    assert regularity_days(awake)[-1].value == pytest.approx(100 - 200 / 24)


def test_days_without_a_night_are_not_compared():
    week = [slept(at, (-1, 7)) for at in range(7)]

    assert [day.n for day in regularity_days(week[1:])] == [5]
    assert regularity_days([*week[:3], *week[4:]]) == []
    assert regularity_days([]) == []


def test_a_change_of_the_clock_shows_what_it_did_to_the_body():
    told = regularity_days([slept(at, (-1, 7), offset_min=60 if at < 4 else 0) for at in range(8)])

    assert told[-1].value == pytest.approx(100 - 200 * 2 / 24 / 6, abs=0.5)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(-11, 0), st.integers(1, 11)), min_size=7, max_size=7))
def test_it_is_the_formula_of_the_paper(hours):
    """SRI = −100 + 200 / (M (N − 1)) · Σ δ(s, s of the day before), with an hour for each of M."""
    (day,) = regularity_days([slept(at, pair) for at, pair in enumerate(hours)])[-1:]
    states = [[begin <= hour < end for hour in range(-12, 12)] for begin, end in hours]
    same = sum(a == b for one, other in pairwise(states) for a, b in zip(one, other, strict=True))

    assert day.value == pytest.approx(-100 + 200 * same / (24 * 6))
