"""How far a look reaches, and how finely it is drawn."""

from datetime import date

import pytest

from healthvault.insights.span import (
    MOST_WEEKS,
    Range,
    Resolution,
    Span,
    UnknownRangeError,
    bucket_span,
    range_named,
    resolution_of,
    span_of,
)
from healthvault.insights.trend import clock_shown
from healthvault.metrics.catalogue import metric
from healthvault.metrics.zones import always

END = date(2026, 11, 23)
TEN_YEARS_AGO = date(2016, 11, 23)


@pytest.mark.parametrize(
    ("range_", "first", "length"),
    [
        (Range.DAY, date(2026, 11, 23), 1),
        (Range.WEEK, date(2026, 11, 17), 7),
        (Range.MONTH, date(2026, 10, 25), 30),
        (Range.HALF_YEAR, date(2026, 5, 26), 182),
        (Range.YEAR, date(2025, 11, 24), 365),
        (Range.FIVE_YEARS, date(2021, 11, 24), 1826),
    ],
)
def test_a_range_ends_on_its_last_day(range_, first, length):
    span = span_of(range_, END, date(2010, 1, 1))
    assert (span.first, span.last, span.length) == (first, END, length)


def test_all_begins_with_the_first_measured_day():
    assert span_of(Range.ALL, END, date(2016, 2, 29)).first == date(2016, 2, 29)


def test_all_of_nothing_is_the_last_day():
    assert span_of(Range.ALL, END, date(2027, 1, 1)) == Span(first=END, last=END)


def test_five_years_before_a_leap_day_is_the_end_of_february():
    assert span_of(Range.FIVE_YEARS, date(2028, 2, 29), END).first == date(2023, 3, 1)


def test_the_time_before_touches_and_is_as_long():
    span = Span(first=date(2026, 11, 17), last=END)
    assert span.before == Span(first=date(2026, 11, 10), last=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("slug", "range_", "resolution"),
    [
        ("heart_rate", Range.DAY, Resolution.READING),
        ("heart_rate", Range.WEEK, Resolution.READING),
        ("heart_rate", Range.MONTH, Resolution.DAY),
        ("steps", Range.DAY, Resolution.HOUR),
        ("steps", Range.WEEK, Resolution.DAY),
        ("sleep_duration", Range.DAY, Resolution.DAY),
        ("weight", Range.HALF_YEAR, Resolution.DAY),
        ("weight", Range.YEAR, Resolution.WEEK),
        ("weight", Range.FIVE_YEARS, Resolution.WEEK),
        ("weight", Range.ALL, Resolution.MONTH),
    ],
)
def test_a_metric_is_drawn_as_finely_as_it_means_something(slug, range_, resolution):
    assert resolution_of(metric(slug), span_of(range_, END, TEN_YEARS_AGO)) is resolution


@pytest.mark.parametrize("years", [1, 3, 5, 10, 20])
def test_no_line_has_more_points_than_a_screen_shows(years):
    span = Span(first=date(END.year - years, 1, 1), last=END)
    each = {Resolution.DAY: 1, Resolution.WEEK: 7, Resolution.MONTH: 30}[resolution_of(metric("steps"), span)]
    assert span.length / each <= MOST_WEEKS + 1


def test_weeks_begin_on_monday_and_months_on_the_first():
    assert bucket_span(END, Resolution.WEEK) == Span(first=date(2026, 11, 23), last=date(2026, 11, 29))
    assert bucket_span(END, Resolution.MONTH) == Span(first=date(2026, 11, 1), last=date(2026, 11, 30))


def test_an_unknown_range_is_refused_in_words():
    with pytest.raises(UnknownRangeError) as error:
        range_named("fortnight")
    assert error.value.message == "There is no such range: choose Day, Week, Month, 6M, Year, 5Y or All."


def test_a_day_is_drawn_on_the_clock_on_which_it_was_counted_and_more_days_on_todays():
    lived = always("Europe/Berlin").with_zone("Asia/Tokyo", date(2026, 11, 3))
    before = date(2026, 11, 2)
    assert clock_shown(Range.DAY, before, lived) == "Europe/Berlin"
    assert clock_shown(Range.DAY, date(2026, 11, 3), lived) == "Asia/Tokyo"
    assert clock_shown(Range.WEEK, before, lived) == "Asia/Tokyo"
