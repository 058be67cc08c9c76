from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.catalogue import METRICS
from healthvault.ui import text

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def plain(words):
    return str(words).replace(text.HOLD, " ")


@pytest.mark.parametrize(
    ("value", "precision", "words"),
    [(8412, 0, "8,412"), (-0.4, 1, "−0.4"), (-0.04, 1, "0.0"), (71.44, 1, "71.4"), (0, 0, "0")],
)
def test_a_number_is_written_as_people_read_it(value, precision, words):
    assert text.number(value, precision) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (25920, "7 h 12 min"),
        (2700, "45 min"),
        (7200, "2 h"),
        (20, "20 s"),
        (3599, "1 h"),
        (-1800, "−30 min"),
        (0, "0 s"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(seconds, words):
    assert plain(text.duration(seconds)) == words


@given(st.integers(0, 10**7))
def test_a_duration_never_says_sixty_minutes(seconds):
    assert "60" + text.HOLD + "min" not in text.duration(seconds)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 3), "Tue 3 Nov"),
        (date(2025, 11, 3), "Mon 3 Nov 2025"),
    ],
)
def test_a_day_has_its_name(value, words):
    assert plain(text.day(value, TODAY)) == words


def test_a_night_belongs_to_the_day_it_ended_on():
    assert text.night(TODAY, TODAY) == "last night"
    assert plain(text.night(date(2026, 11, 3), TODAY)) == "the night to Tue 3 Nov"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 3), date(2026, 11, 9), "3–9 Nov"),
        (date(2026, 10, 28), date(2026, 11, 3), "28 Oct – 3 Nov"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 Dec 2025 – 3 Jan 2026"),
        (date(2025, 5, 1), date(2025, 5, 31), "1–31 May 2025"),
        (TODAY, TODAY, "23 Nov"),
    ],
)
def test_a_span_names_each_month_and_year_once(first, last, words):
    assert plain(text.span(first, last, TODAY)) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=3), "today 12:00"),
        (timedelta(hours=10), "yesterday 05:00"),
        (timedelta(days=9), "Sat 14 Nov"),
    ],
)
def test_a_moment_is_told_in_the_zone_of_the_person(ago, words):
    now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert plain(text.moment(now - ago, now, "Asia/Kolkata")) == words.replace(
        "yesterday 05:00", "today 05:00"
    )


def test_a_value_is_shown_in_the_unit_of_the_person():
    weight = METRICS["weight"]
    assert plain(text.quantity(weight, 71.4, "metric")) == "71.4 kg"
    assert text.quantity(weight, 71.4, "imperial").unit == "lb"


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [(820, "820 bytes"), (1_240_000_000, "1.2 GB"), (999_600, "1.0 MB"), (53_000, "53 KB")],
)
def test_a_size_is_told_as_a_file_manager_does(bytes_, words):
    assert plain(text.size(bytes_)) == words


def test_one_is_not_many():
    assert plain(text.count(1, "reading")) == "1 reading"
    assert plain(text.count(1204, "reading")) == "1,204 readings"


def test_no_deep_sleep_at_all_is_no_minutes():
    assert plain(text.quantity(METRICS["sleep_deep"], 0, "metric")) == "0 min"
