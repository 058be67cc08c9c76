"""The machine of Alavi et al. 2022, state by state, and what it says of nights that were made up."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights.illness import START, Alert, State, Symbol, night_signal, step, symbol_of

USUAL, RAISED, HIGH = Symbol.USUAL, Symbol.RAISED, Symbol.HIGH
GREEN, YELLOW, RED = Alert.GREEN, Alert.YELLOW, Alert.RED
FIRST = date(2026, 1, 1)

MACHINE = {
    (USUAL, GREEN): (GREEN, GREEN, GREEN),
    (RAISED, GREEN): (GREEN, YELLOW, YELLOW),
    (HIGH, GREEN): (GREEN, YELLOW, RED),
    (RAISED, YELLOW): (GREEN, YELLOW, YELLOW),
    (HIGH, YELLOW): (GREEN, YELLOW, RED),
    (HIGH, RED): (GREEN, YELLOW, RED),
}
"""The six states, and the alert after a night that is usual, raised and high."""


def nights(*rates: float | None) -> dict[date, float]:
    return {FIRST + timedelta(days=at): rate for at, rate in enumerate(rates) if rate is not None}


def alerts(*rates: float | None) -> list[Alert]:
    return [night.state.alert for night in night_signal(nights(*rates))]


@pytest.mark.parametrize(("state", "after"), MACHINE.items())
def test_each_state_answers_each_symbol(state, after):
    last, alert = state
    for symbol, expected in zip(Symbol, after, strict=True):
        assert step(State(last=last, alert=alert), symbol) == State(last=symbol, alert=expected)


def test_the_machine_has_six_states():
    reached = {START}
    while len(more := reached | {step(state, symbol) for state in reached for symbol in Symbol}) > len(
        reached
    ):
        reached = more
    assert {(state.last, state.alert) for state in reached} == set(MACHINE)


@pytest.mark.parametrize(("above", "symbol"), [(-9, USUAL), (2, USUAL), (3, RAISED), (4, HIGH), (30, HIGH)])
def test_a_night_is_read_by_its_distance_from_the_baseline(above, symbol):
    assert symbol_of(60 + above, 60) is symbol


def test_two_high_nights_are_red_and_one_is_not():
    assert alerts(*[50] * 9, 54, 50, 54, 54, 54, 50)[9:] == [GREEN, GREEN, GREEN, RED, RED, GREEN]


def test_raised_nights_are_yellow_and_a_high_one_among_them_too():
    assert alerts(*[50] * 9, 53, 53, 54, 54, 53, 52)[9:] == [GREEN, YELLOW, YELLOW, RED, YELLOW, GREEN]


def test_one_missing_night_is_filled_in_and_does_not_hide_an_illness():
    found = night_signal(nights(*[50] * 9, 55, 57, None, 60))
    assert [night.state.alert for night in found][9:] == [GREEN, RED, RED, RED]
    assert (found[11].rate_bpm, found[11].is_filled_in) == (58, True)


@pytest.mark.parametrize("gap", [(None, None), (None, None, None)])
def test_after_a_longer_gap_the_machine_begins_anew_and_keeps_its_baseline(gap):
    found = night_signal(nights(*[50] * 9, 56, *gap, 56, 56))
    assert not any(night.is_filled_in for night in found[:-2])
    assert [night.state.alert for night in found][-2:] == [GREEN, RED]
    assert found[-1].baseline_bpm == 50


def test_of_no_night_nothing_is_said():
    assert night_signal({}) == []


@given(st.lists(st.one_of(st.none(), st.floats(35, 110)), max_size=40))
def test_it_says_what_the_rule_about_pairs_says(rates):
    found = {night.night: night for night in night_signal(nights(*rates))}
    seen: list[int] = []
    for night in sorted(found):
        seen.append(found[night].rate_bpm)
        assert found[night].baseline_bpm == int(median(seen))
        before = found.get(night - timedelta(days=1))
        above = [each.rate_bpm - each.baseline_bpm for each in (before, found[night]) if each is not None]
        pair = len(above) == 2
        expected = RED if pair and min(above) >= 4 else YELLOW if pair and min(above) >= 3 else GREEN
        assert found[night].state.alert is expected


@given(st.lists(st.floats(35, 110), max_size=30), st.randoms())
def test_the_order_of_arrival_says_nothing(rates, random):
    told = list(nights(*rates).items())
    random.shuffle(told)
    assert night_signal(dict(told)) == night_signal(nights(*rates))
