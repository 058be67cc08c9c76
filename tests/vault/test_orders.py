"""Orders that somebody chose, each from a day on."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.day import day_number
from healthvault.vault.orders import ALWAYS, Order, Orders, by_order
from healthvault.vault.priority import decided_by, decided_with, ranked
from tests.vault.columns import MIDNIGHT_MS, STREAMS, amounts, columns

FIRST, SECOND = date(2026, 5, 5), date(2026, 5, 6)


def order(from_day, *streams):
    return Order(from_day=from_day, streams=streams)


def chosen(*told):
    orders = Orders()
    for each in told:
        orders = orders.with_order("steps", each)
    return orders


def test_who_is_placed_comes_first_and_the_others_as_usual():
    assert [stream.id for stream in ranked("steps", STREAMS)] == [1, 3, 2]
    assert [stream.id for stream in ranked("steps", STREAMS, (2,))] == [2, 1, 3]


def test_an_order_holds_from_its_day_until_the_next():
    orders = chosen(order(SECOND, 3), order(FIRST, 2))
    held = {day: orders.at("steps", day).streams for day in (date(2026, 5, 4), FIRST, SECOND, date.max)}
    assert list(held.values()) == [(), (2,), (3,), (3,)]


def test_an_order_for_all_days_is_in_the_place_of_all_others():
    assert chosen(order(FIRST, 2), order(SECOND, 3), order(ALWAYS, 1)).of("steps") == (order(ALWAYS, 1),)


def test_back_to_the_usual_order_leaves_nothing_behind():
    assert chosen(order(ALWAYS, 2), order(ALWAYS)).of("steps") == ()
    assert chosen(order(FIRST, 2), order(FIRST)).of("steps") == ()


def test_the_usual_order_can_begin_again_on_a_day():
    assert chosen(order(ALWAYS, 2), order(SECOND)).of("steps") == (order(ALWAYS, 2), order(SECOND))


@pytest.mark.parametrize(
    ("metric", "decides"),
    [("sleep_deep", "sleep_stage"), ("bp_diastolic", "bp_systolic"), ("steps", "steps")],
)
def test_numbers_that_belong_together_have_one_order(metric, decides):
    assert decided_by(metric) == decides
    assert metric in decided_with(decides)


@given(amounts, st.sets(st.sampled_from([FIRST, SECOND, date(2026, 5, 7)])))
def test_every_reading_is_in_one_period(told, days):
    readings = columns(told)
    orders = chosen(*(order(day, 1 + at % 3) for at, day in enumerate(sorted(days))))

    parts = [part for part, _ in by_order("steps", readings, STREAMS, orders)]

    assert sum(len(part) for part in parts) == len(readings)
    assert all(earlier.day.max() < later.day.min() for earlier, later in pairwise(parts))


def test_the_periods_meet_without_a_gap():
    periods = chosen(order(FIRST, 2), order(SECOND, 3)).periods("steps")
    assert [period.placed for period in periods] == [(), (2,), (3,)]
    assert all(a.last + 1 == b.first for a, b in pairwise(periods))
    assert periods[0].holds(np.array([MIDNIGHT_MS // 86_400_000])).all()
    assert periods[-1].last == day_number(date.max)
