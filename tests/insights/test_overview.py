"""Cards, and what a sum usually comes to by now."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.insights.baseline import Standing
from healthvault.insights.overview import Overview, card_of, fresh
from healthvault.insights.so_far import by_this_time
from healthvault.metrics.catalogue import metric
from healthvault.vault.values import DayValue, HourValue, KnownMetric

TODAY = date(2026, 11, 23)


def days(values, last=TODAY):
    first = last - timedelta(days=len(values) - 1)
    return [
        DayValue(day=first + timedelta(days=at), value=value, low=None, high=None, n=1)
        for at, value in enumerate(values)
        if value is not None
    ]


def card(slug, values, last=TODAY):
    return card_of(metric(slug), days(values, last), None, today=TODAY, last=last)


def test_a_card_stands_its_latest_day_beside_the_days_before():
    shown = card("resting_heart_rate", [54.0] * 60 + [62.0])
    assert (shown.latest.value, shown.usual.median, shown.measured_days) == (62, 54, 60)
    assert shown.standing is Standing.ABOVE
    assert shown.is_good_news is False


@pytest.mark.parametrize(
    ("slug", "value", "is_good"),
    [
        ("steps", 9000.0, True),
        ("resting_heart_rate", 40.0, True),
        ("weight", 90.0, None),
        ("steps", 5000.0, None),
    ],
)
def test_good_news_depends_on_which_way_is_better(slug, value, is_good):
    usual = 5000.0 if slug == "steps" else 60.0
    assert card(slug, [usual] * 30 + [value], TODAY - timedelta(days=1)).is_good_news is is_good


def test_a_sum_that_is_not_over_is_not_judged():
    shown = card("steps", [8000.0] * 60 + [200.0])
    assert shown.is_unfinished
    assert (shown.standing, shown.is_good_news) == (None, None)
    assert not card("steps", [8000.0] * 60, TODAY - timedelta(days=1)).is_unfinished


def test_a_new_metric_is_being_learnt():
    shown = card("steps", [8000.0] * 6)
    assert (shown.usual, shown.measured_days) == (None, 5)


def test_the_sparkline_is_the_last_thirty_days():
    shown = card("resting_heart_rate", [float(at) for at in range(60)])
    assert [point.value for point in shown.spark] == [float(at) for at in range(30, 60)]
    assert shown.spark_span.length == 30


def test_what_has_not_been_measured_for_long_gets_no_card():
    def known(slug, last):
        return KnownMetric(metric=slug, first_day=date(2020, 1, 1), last_day=last, day_count=9)

    rows = [
        known("steps", TODAY),
        known("weight", TODAY - timedelta(days=45)),
        known("spo2", date(2024, 1, 1)),
    ]
    assert [row.metric for row in fresh(rows)] == ["steps", "weight"]
    assert fresh([]) == []


def hour(day, at, value):
    when = datetime(day.year, day.month, day.day, at, tzinfo=UTC)
    return HourValue(hour_at=when, value=value, low=value, high=value, n=1)


def test_by_half_past_nine_half_of_the_tenth_hour_counts():
    hours = [hour(TODAY, 8, 100), hour(TODAY, 9, 60), hour(TODAY, 10, 999)]
    (sofar,) = by_this_time(days([5000.0]), hours, "UTC", datetime(2026, 11, 30, 9, 30, tzinfo=UTC))
    assert sofar.value == 130


def test_a_day_that_began_later_had_come_to_nothing_and_an_unmeasured_one_is_absent():
    yesterday = TODAY - timedelta(days=1)
    hours = [hour(TODAY, 18, 400), hour(yesterday, 8, 400)]
    sofar = by_this_time(days([5000.0]), hours, "UTC", datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert [(day.day, day.value) for day in sofar] == [(TODAY, 0)]


def test_the_clock_is_the_one_on_the_wall():
    at = datetime(2026, 11, 23, 7, tzinfo=UTC)
    (sofar,) = by_this_time(days([1.0]), [hour(TODAY, 7, 60)], "Asia/Kolkata", at + timedelta(minutes=30))
    assert sofar.value == 30


def test_an_overview_of_nothing_has_no_card():
    nothing = Overview(today=TODAY, zone="UTC", last_night=None, usual_asleep_min=None, so_far=(), cards=())
    assert nothing.card("steps") is None
    assert nothing.freshness("steps") is None
