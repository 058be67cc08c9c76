"""Goals: whether a day meets one, how often days did, and what one may begin with."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.insights.baseline import Baseline
from healthvault.insights.benchmark import NOBODY, Who
from healthvault.insights.detectors.adherence import goals_kept
from healthvault.insights.finding import Doubt, Kind
from healthvault.insights.goal import ENOUGH_DAYS, Direction, Goal, adherence, suggested
from healthvault.insights.published import published
from healthvault.insights.span import Span
from healthvault.insights.told import told
from healthvault.metrics.catalogue import METRICS
from tests.insights.looked import TODAY, collected, lived

LONG_AGO = TODAY - timedelta(days=300)
STEPS = Goal(metric="steps", direction=Direction.AT_LEAST, target=8000, from_day=LONG_AGO)
MONTH = Span(first=TODAY - timedelta(days=28), last=TODAY - timedelta(days=1))
DAYS = st.lists(st.one_of(st.none(), st.floats(0, 20_000)), min_size=1, max_size=60)


@given(DAYS, st.sampled_from(Direction), st.floats(1, 20_000))
@settings(max_examples=60)
def test_what_is_told_of_a_goal_holds_together(values, direction, target):
    days = lived(values)
    kept = adherence(replace(STEPS, direction=direction, target=target), days, MONTH)
    inside = [day for day in days if day.day >= MONTH.first]
    assert (kept is None) == (len(inside) < ENOUGH_DAYS)
    if kept is not None:
        assert 0 <= kept.run_days <= kept.met <= kept.n == len(inside)
        assert 0 <= kept.low <= kept.share <= kept.high <= 1
        assert adherence(kept.goal, days[::-1], MONTH) == kept


@given(DAYS, st.floats(1, 20_000))
@settings(max_examples=40)
def test_a_nearer_goal_is_met_no_less_often(values, target):
    far, near = (
        adherence(replace(STEPS, target=each), lived(values), MONTH) for each in (target, target * 0.8)
    )
    assert (far is None) == (near is None)
    assert far is None or near.met >= far.met


def test_the_number_itself_meets_a_goal():
    assert STEPS.is_met(8000)
    assert not STEPS.is_met(7999)
    assert replace(STEPS, direction=Direction.AT_MOST).is_met(8000)
    assert not replace(STEPS, direction=Direction.AT_MOST).is_met(8001)


def test_days_before_it_was_set_do_not_count():
    begun = replace(STEPS, from_day=TODAY - timedelta(days=10))
    kept = adherence(begun, lived([9000.0] * 18 + [1000.0] * 10), MONTH)
    assert (kept.met, kept.n, kept.span.first) == (0, 10, begun.from_day)


def test_a_day_that_was_not_measured_ends_a_run_and_counts_for_nothing():
    kept = adherence(STEPS, lived([9000.0] * 20 + [None] + [9000.0] * 3), MONTH)
    assert (kept.met, kept.n, kept.run_days) == (23, 23, 3)


def test_a_missed_last_day_leaves_no_run():
    assert adherence(STEPS, lived([9000.0] * 10 + [100.0]), MONTH).run_days == 0


def test_the_detector_tells_days_met_of_days_measured():
    found = replace(collected({"steps": lived([9000.0, 5000.0] * 14)}), goals={"steps": STEPS})
    [one] = goals_kept(found)
    assert (one.n, one.of, one.effect.value, one.effect.from_, one.kind) == (
        28,
        28,
        0.5,
        8000,
        Kind.ACTION_ITEM,
    )
    assert 0.3 < one.effect.low < 0.5 < one.effect.high < 0.7
    claim = told(one, "metric", TODAY).claim.replace("\u00a0", " ")
    assert claim == "You met your goal of at least 8,000 steps on 14 of 28 measured days."


def test_a_goal_that_is_kept_is_no_task():
    found = replace(collected({"steps": lived([9000.0] * 28)}), goals={"steps": STEPS})
    [one] = goals_kept(found)
    assert one.kind is Kind.TREND
    assert "the last 28\u00a0days in a row" in told(one, "metric", TODAY).claim


def test_gaps_are_said():
    values = [9000.0 if at % 2 else None for at in range(28)]
    [one] = goals_kept(replace(collected({"steps": lived(values)}), goals={"steps": STEPS}))
    assert Doubt.GAPS in one.doubts


@pytest.mark.parametrize("values", [[], [9000.0] * (ENOUGH_DAYS - 1)])
def test_nothing_is_said_without_enough_days(values):
    assert goals_kept(replace(collected({"steps": lived(values)}), goals={"steps": STEPS})) == []


def test_nothing_is_said_without_a_goal():
    assert goals_kept(collected({"steps": lived([9000.0] * 28)})) == []


@pytest.mark.parametrize(
    ("slug", "value", "target", "source"),
    [
        ("steps", 6000.0, 8000, "Paluch 2022"),
        ("sleep_duration", 400.0, 420, "NSF 2015"),
        ("exercise_time", 20.0, 22, "WHO 2020"),
    ],
)
def test_one_begins_at_the_near_end_of_a_guideline(slug, value, target, source):
    metric, days = METRICS[slug], lived([value] * 40)
    usual = Baseline(median=value, low=value, high=value, n=40)
    lines = published(metric, days, usual, Who(birth_year=1986, sex="male"), TODAY)
    found = suggested(metric, lines, value, TODAY)
    assert (found.goal.target, found.source.short) == (target, source)


def test_without_a_guideline_one_begins_with_what_is_usual():
    metric = METRICS["resting_heart_rate"]
    found = suggested(metric, published(metric, lived([58.0]), None, NOBODY, TODAY), 58.0, TODAY)
    assert (found.goal.target, found.goal.direction, found.source) == (58.0, Direction.AT_MOST, None)
    assert suggested(metric, (), None, TODAY) is None
