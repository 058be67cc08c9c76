"""Readings in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.pages.readings.rows import count_words, reading_rows
from healthvault.pages.readings.state import _page
from healthvault.vault.read_day import DayReading, DayReadings

AT = datetime(2026, 11, 3, 22, 30, 5, tzinfo=UTC)


def told(metric, value, *, minutes=0, share=1.0, count=1):
    reading = DayReading(
        start_at=AT,
        end_at=AT + timedelta(minutes=minutes),
        offset_min=120,
        value=value,
        source="Watch",
        share=share,
    )
    return DayReadings(metric=metric, count=count, readings=(reading,))


def plain(words):
    return words.replace("\u00a0", " ")


def test_a_reading_is_told_on_the_clock_where_it_was_taken_and_in_the_persons_units():
    (one,) = reading_rows(told("weight", 80), date(2026, 11, 3), "imperial")
    assert (plain(one.when), plain(one.value), one.lasted) == ("Wed 4 Nov 00:30:05", "176.4 lb", "")


def test_a_stage_is_told_by_its_name():
    (one,) = reading_rows(told("sleep_stage", 3, minutes=40), date(2026, 11, 4), "metric")
    assert (one.value, plain(one.lasted)) == ("Deep", "40 min")


@pytest.mark.parametrize(("share", "words"), [(1.0, "yes"), (0.0, "no"), (0.5, "50% of it")])
def test_it_says_what_of_it_counts(share, words):
    (one,) = reading_rows(told("steps", 100, share=share), date(2026, 11, 4), "metric")
    assert (one.when, one.counts) == ("00:30:05", words)


def test_a_page_says_which_of_all_it_shows():
    assert plain(count_words(told("steps", 1), 1)) == "1 reading"
    assert plain(count_words(told("steps", 1, count=201), 3)) == "201–201 of 201 readings"


@pytest.mark.parametrize(("asked", "page"), [("", 1), ("3", 3), ("0", 1), ("-2", 1), ("9" * 30, 1), ("x", 1)])
def test_an_address_asks_for_a_page_or_gets_the_first(asked, page):
    assert _page(asked) == page
