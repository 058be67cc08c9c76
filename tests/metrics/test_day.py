from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.day import (
    day_number,
    day_numbered,
    day_span,
    day_written,
    days_between,
    epoch_ms,
    instant,
    local_day,
    local_days,
    night_of,
    noon_at,
    offset_min_at,
)

ZONES = ["Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "UTC", "America/Havana", "Asia/Beirut"]
INSTANTS = st.datetimes(datetime(1999, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2025, 3, 30), "Europe/Berlin", 23),
        (date(2025, 10, 26), "Europe/Berlin", 25),
        (date(2025, 3, 29), "Europe/Berlin", 24),
        (date(2025, 3, 30), "Asia/Kolkata", 24),
        (date(2025, 10, 26), "Pacific/Kiritimati", 24),
        (date(2024, 2, 29), "UTC", 24),
        (date(2025, 11, 2), "America/Havana", 25),  # Midnight comes twice.
        (date(2025, 3, 30), "Asia/Beirut", 23),  # Midnight does not come.
        (date(2011, 12, 30), "Pacific/Apia", 0),  # The whole day does not come.
        (date(2025, 4, 6), "Australia/Lord_Howe", 24.5),  # Clocks change by half an hour.
    ],
)
def test_a_local_day_is_as_long_as_it_was(day: date, zone: str, hours: float):
    start_at, end_at = day_span(day, zone)

    assert end_at - start_at == timedelta(hours=hours)


def test_a_day_in_berlin_begins_before_it_does_in_utc():
    assert day_span(date(2025, 3, 30), "Europe/Berlin") == (
        datetime(2025, 3, 29, 23, tzinfo=UTC),
        datetime(2025, 3, 30, 22, tzinfo=UTC),
    )


def test_kiritimati_is_the_first_to_see_a_day():
    assert day_span(date(2025, 1, 1), "Pacific/Kiritimati")[0] == datetime(2024, 12, 31, 10, tzinfo=UTC)


@given(INSTANTS, st.sampled_from(ZONES))
def test_an_instant_lies_in_the_span_of_its_day(at: datetime, zone: str):
    start_at, end_at = day_span(local_day(at, offset_min_at(at, zone)), zone)

    assert start_at <= at < end_at


@given(INSTANTS, st.sampled_from(ZONES))
def test_many_days_at_once_are_each_day_alone(at: datetime, zone: str):
    offset_min = offset_min_at(at, zone)

    numbers = local_days(np.array([epoch_ms(at)]), np.array([offset_min], np.int16))

    assert day_numbered(int(numbers[0])) == local_day(at, offset_min)


@given(st.dates())
def test_numbers_of_days_lead_back_to_them(day: date):
    assert day_numbered(day_number(day)) == day


@given(INSTANTS)
def test_milliseconds_lead_back_to_their_instant(at: datetime):
    assert instant(epoch_ms(at)) == at.replace(microsecond=at.microsecond // 1000 * 1000)


def test_the_last_tenth_of_a_second_still_belongs_to_the_day():
    at = datetime(2025, 6, 1, 21, 59, 59, 900_000, tzinfo=UTC)

    assert local_day(at, 120) == date(2025, 6, 1)
    assert local_day(at + timedelta(milliseconds=100), 120) == date(2025, 6, 2)


@pytest.mark.parametrize(
    ("at", "offset_min", "day"),
    [
        (datetime(2025, 5, 31, 18, 29, 59, tzinfo=UTC), 330, date(2025, 5, 31)),
        (datetime(2025, 5, 31, 18, 30, tzinfo=UTC), 330, date(2025, 6, 1)),
        (datetime(2025, 5, 31, 10, tzinfo=UTC), 840, date(2025, 6, 1)),
        (datetime(2025, 5, 31, 10, tzinfo=UTC), -660, date(2025, 5, 30)),
        (datetime(2024, 2, 28, 23, 30, tzinfo=UTC), 60, date(2024, 2, 29)),
    ],
)
def test_the_date_is_the_one_on_the_wall(at: datetime, offset_min: int, day: date):
    assert local_day(at, offset_min) == day


def test_a_flight_over_the_date_line_lands_on_the_date_of_the_ground():
    take_off_at = datetime(2025, 7, 10, 13, tzinfo=ZoneInfo("Pacific/Auckland"))
    landing_at = take_off_at + timedelta(hours=12)

    assert local_day(take_off_at, offset_min_at(take_off_at, "Pacific/Auckland")) == date(2025, 7, 10)
    assert local_day(landing_at, offset_min_at(landing_at, "America/Los_Angeles")) == date(2025, 7, 10)


@pytest.mark.parametrize(
    ("end_at", "offset_min", "night"),
    [
        (datetime(2025, 3, 30, 5, tzinfo=UTC), 120, date(2025, 3, 30)),
        (datetime(2025, 10, 26, 5, tzinfo=UTC), 60, date(2025, 10, 26)),
        (datetime(2025, 1, 1, 22, 30, tzinfo=UTC), 60, date(2025, 1, 1)),
        (datetime(2025, 1, 1, 23, 30, tzinfo=UTC), 60, date(2025, 1, 2)),
    ],
)
def test_a_night_belongs_to_the_day_of_waking(end_at: datetime, offset_min: int, night: date):
    assert night_of(end_at, offset_min) == night


def test_a_night_across_the_change_of_clocks_keeps_its_length():
    zone = ZoneInfo("Europe/Berlin")
    asleep_at = datetime(2025, 3, 29, 23, tzinfo=zone).astimezone(UTC)
    awake_at = datetime(2025, 3, 30, 7, tzinfo=zone).astimezone(UTC)

    assert awake_at - asleep_at == timedelta(hours=7)


@pytest.mark.parametrize("zone", ZONES)
def test_a_fact_with_only_a_date_keeps_it(zone: str):
    at = noon_at(date(2024, 2, 29), zone)

    assert local_day(at, offset_min_at(at, zone)) == date(2024, 2, 29)


def test_offsets_follow_the_seasons():
    assert offset_min_at(datetime(2025, 1, 1, tzinfo=UTC), "Europe/Berlin") == 60
    assert offset_min_at(datetime(2025, 7, 1, tzinfo=UTC), "Europe/Berlin") == 120


def test_days_between_include_both_ends_and_a_leap_day():
    days = list(days_between(date(2024, 2, 28), date(2024, 3, 1)))

    assert days == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
    assert list(days_between(date(2024, 3, 2), date(2024, 3, 1))) == []


@pytest.mark.parametrize("text", ["", "x", "2026-02-30", "0001-01-01", "1799-12-31", "9999-12-31", "26-1-1"])
def test_what_names_no_day_of_anybodys_life_is_none(text: str):
    assert day_written(text) is None


def test_a_written_day_is_that_day():
    assert day_written("2024-02-29") == date(2024, 2, 29)
