from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights.slope import slope
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import metric
from tests.insights.test_recent import TODAY, days

WEIGHT = metric("weight")
QUARTER = Span(first=TODAY - timedelta(days=89), last=TODAY)


def test_a_steady_loss_has_its_pace_a_week():
    losing = slope(WEIGHT, days([80 - 0.05 * at for at in range(90)]), QUARTER)
    assert losing.per_week == pytest.approx(-0.35)
    assert losing.is_going
    assert (losing.n, losing.first.value, losing.last.value) == (90, 80, pytest.approx(75.55))


def test_one_wild_reading_does_not_turn_it():
    values = [80 - 0.05 * at for at in range(90)]
    values[-1] = 150
    assert slope(WEIGHT, days(values), QUARTER).per_week == pytest.approx(-0.35, abs=0.01)


def test_to_and_fro_is_going_nowhere():
    assert not slope(WEIGHT, days([80, 81] * 45), QUARTER).is_going


def test_the_same_every_day_is_going_nowhere():
    level = slope(WEIGHT, days([80] * 90), QUARTER)
    assert (level.per_week, level.is_going) == (0, False)


def test_gaps_count_as_time():
    sparse = slope(WEIGHT, days([80 - 0.05 * at if at % 7 == 0 else None for at in range(90)]), QUARTER)
    assert sparse.per_week == pytest.approx(-0.35)


def test_four_days_have_no_direction():
    assert slope(WEIGHT, days([80, 79, 78, 77]), QUARTER) is None


@given(st.lists(st.floats(40, 160), min_size=5, max_size=40))
def test_read_backwards_it_goes_the_other_way(values):
    forth, back = slope(WEIGHT, days(values), QUARTER), slope(WEIGHT, days(values[::-1]), QUARTER)
    assert forth.per_week == pytest.approx(-back.per_week, abs=1e-9)
    assert forth.is_going == back.is_going
