"""The small charts under an answer."""

import re
from datetime import timedelta

import pytest

from healthvault.insights.glance import glance
from healthvault.insights.span import Resolution, Span
from healthvault.metrics.catalogue import METRICS
from healthvault.pages.coach.chart_rows import chart_view
from tests.coach.paper import series, somebody
from tests.insights.test_recent import TODAY


def last(days):
    return Span(first=TODAY - timedelta(days=days - 1), last=TODAY)


def view(slug, span, days=None):
    seen = glance(METRICS[slug], somebody().by_metric[slug] if days is None else days, span, TODAY)
    assert seen is not None
    return chart_view(seen, "metric", TODAY)


def test_what_does_not_add_up_is_a_line_over_what_was_usual_before():
    one = view("resting_heart_rate", last(30))
    assert (one.name, one.domain, one.bars) == ("Resting heart rate", "heart", "")
    assert one.line.startswith("M0 ")
    assert one.band
    assert one.trends == "/trends?metric=resting_heart_rate&first=2026-10-25&end=2026-11-23"
    assert re.match(
        r"\d\d\sbpm on average, 30 of 30\sdays; lowest \d\d\sbpm, highest \d\d\sbpm\. The", one.words
    )


def test_what_adds_up_is_bars_from_zero():
    one = view("steps", last(14))
    assert (one.line, one.band, one.last) == ("", "", "")
    assert one.bars.count("H") == 14
    assert one.bottom == "0\u00a0steps"


def test_a_gap_is_a_gap_and_a_day_without_a_measurement_is_nothing():
    days = series([50.0, 51.0, 52.0, None, None, None, None, 53.0, 54.0])
    one = view("resting_heart_rate", last(9), days)
    assert one.line.count("M") == 2
    assert "5 of 9" in one.words


@pytest.mark.parametrize(
    ("days", "by"), [(100, Resolution.DAY), (201, Resolution.WEEK), (2_000, Resolution.MONTH)]
)
def test_a_long_time_is_drawn_by_the_week_or_the_month(days, by):
    lived = series([50.0 + at % 7 for at in range(days)])
    seen = glance(METRICS["resting_heart_rate"], lived, last(days), TODAY)
    assert seen is not None
    assert seen.resolution is by
    assert len(seen.points) <= 100
    one = chart_view(seen, "metric", TODAY)
    assert len(one.line) < 1_500
    assert (f"drawn by the {by.value}" in one.words) == (by is not Resolution.DAY)


def test_what_lies_within_a_day_is_not_told_as_a_point_of_the_line():
    days = [day._replace(low=day.value - 9, high=day.value + 20) for day in series([50.0, 52.0, 51.0])]
    assert (
        "; from 41\u00a0bpm to 72\u00a0bpm within single days."
        in view("resting_heart_rate", last(3), days).words
    )


def test_nothing_measured_is_no_chart():
    assert glance(METRICS["steps"], [], last(30), TODAY) is None
