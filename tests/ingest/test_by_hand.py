"""What is written into the form is read as it was meant, and shown again as it was written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.ingest.by_hand import (
    LONGEST_NOTE,
    NOTE,
    PRESSURE,
    EntryError,
    Written,
    entry,
    form_of,
    moment_written,
    note_written,
    number_written,
)
from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.zones import always
from healthvault.vault.entries import Entry

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def written(what: str, value: str, lower: str = "", day: str = "2026-11-29", time: str = "07:30") -> Written:
    return Written(what=what, value=value, lower=lower, day=day, time=time)


def told(form: Written, *, zone: str = "Europe/Berlin", system: UnitSystem = "metric"):
    return entry(form, zones=always(zone), system=system, now=NOW)


@pytest.mark.parametrize(
    ("words", "number"),
    [("72.5", 72.5), ("72,5", 72.5), (" 1 250 ", 1250.0), ("1\u00a0250,5", 1250.5), ("\u22120.4", -0.4)],
)
def test_a_number_is_read_with_a_point_or_a_comma(words: str, number: float):
    assert number_written(words) == number


@pytest.mark.parametrize("words", ["8,500", "1,234,567", "", "abc", "1.2.3", "nan", "inf", "1e9", "1,2,3"])
def test_what_is_no_number_or_two_is_refused(words: str):
    with pytest.raises(EntryError):
        number_written(words)


@given(st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 2)))
def test_every_number_of_two_places_is_read_as_it_was_written(value: float):
    assert number_written(f"{value:.2f}") == value
    assert number_written(f"{value:.2f}".replace(".", ",")) == value


@pytest.mark.parametrize(
    ("zone", "day", "time", "at"),
    [
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30+00:00"),
        ("Asia/Kolkata", "2026-11-29", "05:30", "2026-11-29T00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-29", "01:00", "2026-11-28T11:00+00:00"),
        ("UTC", "2026-11-29", "00:00", "2026-11-29T00:00+00:00"),
    ],
)
def test_a_time_is_of_the_clock_on_the_wall(zone: str, day: str, time: str, at: str):
    assert moment_written(day, time, zone) == datetime.fromisoformat(at)


def test_a_time_that_the_clocks_left_out_is_refused():
    with pytest.raises(EntryError, match="left out"):
        moment_written("2026-03-29", "02:30", "Europe/Berlin")


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (written("weight", "700"), "between"),
        (written("weight", "72", time="13:01"), "still to come"),
        (written("weight", "72", day=""), "which day"),
        (written("weight", "72", time="soon"), "which day"),
        (written("mood", "2.5"), "whole number"),
        (written("sleep_deep", "7"), "Choose"),
        (written("sleep_duration", "0"), "a minute at least"),
        (written("sleep_duration", "25"), "between"),
        (written("sleep_duration", "7:75"), "number"),
        (written("nothing", "7"), "Choose"),
        (written(PRESSURE, "80", "120"), "larger"),
        (written(PRESSURE, "120", ""), "number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(form: Written, why: str):
    with pytest.raises(EntryError, match=why):
        told(form)


def test_a_value_is_in_the_units_of_the_person():
    kept = told(written("weight", "160"), system="imperial").values["weight"]

    assert kept == pytest.approx(72.5747792)


@pytest.mark.parametrize(("words", "minutes"), [("7:30", 450), ("7.5", 450), ("0:20", 20), ("24", 1440)])
def test_a_sleep_is_said_in_hours(words: str, minutes: float):
    assert told(written("sleep_duration", words)).values == {"sleep_duration": minutes}


def test_a_note_is_kept_as_it_was_written_without_what_turns_other_text_around():
    kept = told(written(NOTE, "  Slept badly.\r\n<b>Late</b> coffee ☕\u202e  ")).note

    assert kept == "Slept badly.\n<b>Late</b> coffee ☕"


@pytest.mark.parametrize("words", ["", " \n ", "\u202e", "x" * (LONGEST_NOTE + 1)])
def test_a_note_of_nothing_or_of_too_much_is_refused(words: str):
    with pytest.raises(EntryError):
        note_written(words)


@pytest.mark.parametrize("system", ["metric", "imperial"])
@pytest.mark.parametrize(
    "form",
    [
        written("weight", "160"),
        written(PRESSURE, "121", "79"),
        written(NOTE, "A note"),
        written("mood", "4"),
        written("sleep_duration", "7:05"),
    ],
)
def test_what_is_corrected_stands_in_the_form_as_it_was_written(form: Written, system: UnitSystem):
    kept = told(form, system=system)

    assert form_of(kept, always("Europe/Berlin"), system) == form
    assert entry(form, zones=always("Europe/Berlin"), system=system, now=NOW, before=kept) == kept


def test_a_correction_of_the_value_alone_keeps_the_second_of_two_equal_times():
    second = datetime(2026, 10, 25, 1, 30, 20, tzinfo=UTC)  # In Berlin 02:30 comes twice.
    before = Entry(at=second, offset_min=60, values={"weight": 70.0})
    form = form_of(before, always("Europe/Berlin"), "metric")

    after = entry(
        replace(form, value="71"), zones=always("Europe/Berlin"), system="metric", now=NOW, before=before
    )

    assert (form.day, form.time) == ("2026-10-25", "02:30")
    assert after == Entry(at=second, offset_min=60, values={"weight": 71.0})


@given(st.floats(20, 300, allow_nan=False))
def test_a_correction_of_the_time_alone_keeps_the_value_to_the_last_digit(kg: float):
    before = Entry(at=NOW - timedelta(hours=5), offset_min=60, values={"weight": kg})
    form = form_of(before, always("Europe/Berlin"), "imperial")

    after = entry(
        replace(form, time="03:00"), zones=always("Europe/Berlin"), system="imperial", now=NOW, before=before
    )

    assert after.values == {"weight": kg}
