from datetime import date, timedelta

from healthvault.insights.baseline import Standing
from healthvault.insights.recent import recent
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import metric
from healthvault.vault.values import DayValue

TODAY = date(2026, 11, 23)
WEEK = Span(first=TODAY - timedelta(days=6), last=TODAY)


def days(values, last=TODAY):
    """One day a value, the last on `last`; None is a day without a measurement."""
    first = last - timedelta(days=len(values) - 1)
    return [
        DayValue(day=first + timedelta(days=at), value=float(value), low=None, high=None, n=1)
        for at, value in enumerate(values)
        if value is not None
    ]


def test_a_raised_week_stands_above_the_usual():
    heart = recent(metric("resting_heart_rate"), days([54] * 60 + [58] * 7), WEEK)
    assert (heart.middle, heart.usual.median, heart.difference) == (58, 54, 4)
    assert heart.standing is Standing.ABOVE


def test_the_week_itself_does_not_make_the_usual():
    assert recent(metric("resting_heart_rate"), days([58] * 7), WEEK).usual is None


def test_one_odd_day_does_not_raise_the_week():
    heart = recent(metric("resting_heart_rate"), days([54] * 66 + [90]), WEEK)
    assert heart.standing is Standing.WITHIN
    assert heart.latest.value == 90


def test_the_day_that_is_not_over_does_not_lower_a_sum():
    steps = recent(metric("steps"), days([8000] * 66 + [200]), WEEK, unfinished=TODAY)
    assert (steps.middle, steps.summary.mean, steps.summary.n) == (8000, 8000, 7)


def test_nothing_measured_is_nothing_said():
    assert recent(metric("steps"), days([8000] * 60, last=WEEK.first - timedelta(days=1)), WEEK) is None
