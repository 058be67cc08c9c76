"""From days and readings to points."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from healthvault.insights.points import (
    MOST_READINGS,
    broken,
    bucket_points,
    day_points,
    hour_points,
    reading_points,
    summary_of_days,
    summary_of_hours,
    summary_of_readings,
)
from healthvault.insights.span import Resolution
from healthvault.metrics.catalogue import metric
from healthvault.metrics.series import Series
from healthvault.vault.values import DayValue, HourValue

MONDAY = date(2026, 11, 23)


def day(ago, value, low=None, high=None):
    return DayValue(day=MONDAY - timedelta(days=ago), value=value, low=low, high=high, n=3)


def test_a_gap_is_an_empty_point_between_two_measured_ones():
    points = broken(day_points([day(ago, 50.0) for ago in (0, 1, 2, 12, 13, 14)]), Resolution.DAY)
    assert [point.value for point in points] == [50, 50, 50, None, 50, 50, 50]
    assert points[2].day < points[3].day < points[4].day


def test_a_weekly_weighing_is_one_line():
    points = broken(day_points([day(ago, 80.0) for ago in range(0, 70, 7)]), Resolution.DAY)
    assert None not in [point.value for point in points]


def test_two_missing_days_among_daily_ones_do_not_break_the_line():
    points = broken(day_points([day(ago, 50.0) for ago in (0, 1, 2, 5, 6)]), Resolution.DAY)
    assert len(points) == 5


def test_a_week_is_the_mean_of_its_measured_days():
    (first, second) = bucket_points([day(0, 9.0), day(1, 4.0), day(3, 8.0)], Resolution.WEEK)
    assert (first.day, first.value, first.low, first.high, first.n) == (date(2026, 11, 16), 6, 4, 8, 2)
    assert (second.day, second.value, second.n) == (MONDAY, 9, 1)


def test_a_month_that_was_not_measured_has_no_point():
    points = bucket_points([day(0, 9.0), day(70, 4.0)], Resolution.MONTH)
    assert [point.day for point in points] == [date(2026, 9, 1), date(2026, 11, 1)]


def test_the_extremes_are_readings_where_a_day_knows_its_own():
    summary = summary_of_days(metric("heart_rate"), [day(0, 70.0, 48, 161), day(1, 66.0, 51, 120)], None)
    assert (summary.low, summary.mean, summary.high, summary.n) == (48, 68, 161, 2)
    assert (summary.low_at, summary.high_at, summary.total) == (MONDAY, MONDAY, None)


def test_a_day_that_is_not_over_lowers_no_mean():
    summary = summary_of_days(metric("steps"), [day(0, 500.0), day(1, 8000.0), day(2, 6000.0)], MONDAY)
    assert (summary.low, summary.mean, summary.total) == (6000, 7000, 14500)


def test_a_first_day_that_is_not_over_is_all_there_is():
    assert summary_of_days(metric("steps"), [day(0, 500.0)], MONDAY).mean == 500


def test_nothing_measured_has_no_summary():
    assert summary_of_days(metric("steps"), [], None) is None
    assert summary_of_hours([]) is None
    empty = Series(metric="heart_rate", at_ms=np.array([], np.int64), value=np.array([]))
    assert summary_of_readings(empty, []) is None
    assert reading_points(empty, "UTC") == []


def test_many_readings_are_thinned_but_summed_up_whole():
    count = 20_000
    value = np.full(count, 60.0)
    value[777], value[9_999] = 190, 41
    series = Series(metric="heart_rate", at_ms=np.arange(count, dtype=np.int64) * 5_000, value=value)
    points = reading_points(series, "Europe/Berlin")
    assert len(points) <= MOST_READINGS
    assert {190, 41} <= {point.value for point in points}
    summary = summary_of_readings(series, [])
    assert (summary.n, summary.low, summary.high) == (count, 41, 190)


def test_an_hour_keeps_its_instant_and_its_local_date():
    at = datetime(2026, 11, 22, 23, tzinfo=UTC)
    (point,) = hour_points([HourValue(hour_at=at, value=12, low=12, high=12, n=2)], "Europe/Berlin")
    assert (point.day, point.at, point.value) == (MONDAY, at, 12)


def test_the_mean_of_a_week_is_that_of_its_days_not_of_crowded_readings():
    at_ms = np.arange(100, dtype=np.int64) * 1000
    series = Series(metric="heart_rate", at_ms=at_ms, value=np.full(100, 160.0))
    days = [day(0, 70.0), day(1, 66.0)]
    assert summary_of_readings(series, days).mean == 68
