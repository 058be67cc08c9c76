from datetime import date

import pytest

from healthvault.coach.analyst.when import Grain, names_future, when

TODAY = date(2026, 11, 25)  # A Wednesday.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("how did i sleep last night", "2026-11-25", "2026-11-25"),
        ("steps today", "2026-11-25", "2026-11-25"),
        ("steps yesterday", "2026-11-24", "2026-11-24"),
        ("the day before yesterday", "2026-11-23", "2026-11-23"),
        ("how did i sleep this week", "2026-11-19", "2026-11-25"),
        ("in the past week", "2026-11-19", "2026-11-25"),
        ("in the last 14 days", "2026-11-12", "2026-11-25"),
        ("over the past three months", "2026-08-28", "2026-11-25"),
        ("last 2 weeks", "2026-11-12", "2026-11-25"),
        ("these ten days", "2026-11-16", "2026-11-25"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-25"),
        ("average heart rate last month", "2026-10-01", "2026-10-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-11-25"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("in october", "2026-10-01", "2026-10-31"),
        ("in december", "2025-12-01", "2025-12-31"),
        ("in november", "2026-11-01", "2026-11-25"),
        ("in march 2024", "2024-03-01", "2024-03-31"),
        ("since october", "2026-10-01", "2026-11-25"),
        ("what changed since last month", "2026-10-01", "2026-11-25"),
        ("on monday", "2026-11-23", "2026-11-23"),
        ("on wednesday", "2026-11-18", "2026-11-18"),
        ("last friday", "2026-11-20", "2026-11-20"),
        ("at the weekend", "2026-11-21", "2026-11-22"),
        ("steps on 3 november", "2026-11-03", "2026-11-03"),
        ("steps on 3rd of november", "2026-11-03", "2026-11-03"),
        ("steps on november 3rd", "2026-11-03", "2026-11-03"),
        ("steps on nov 3, 2024", "2024-11-03", "2024-11-03"),
        ("steps on 30 november", "2025-11-30", "2025-11-30"),
        ("steps on 29 february", "2024-02-29", "2024-02-29"),
        ("steps on 2026-11-03", "2026-11-03", "2026-11-03"),
        ("steps on 3.11.2026", "2026-11-03", "2026-11-03"),
        ("steps on 3/11", "2026-11-03", "2026-11-03"),
        ("five days ago", "2026-11-20", "2026-11-20"),
        ("a week ago", "2026-11-18", "2026-11-18"),
    ],
)
def test_dates_as_people_name_them(text, first, last):
    found = when(text, TODAY)
    assert (found.span.first.isoformat(), found.span.last.isoformat()) == (first, last)


def test_a_written_date_has_its_month_first_where_people_write_so():
    assert when("steps on 11/3/2026", TODAY, "imperial").span.first == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "how is my weight",
        "may i ask something",
        "steps on 31 february",
        "the sun and the sea",
        "on 3 november 2031",
    ],
)
def test_no_date_is_guessed(text):
    assert when(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "grain"),
    [("today", Grain.DAY), ("this week", Grain.DAYS), ("since october", Grain.SINCE), ("ever", Grain.EVER)],
)
def test_a_day_is_told_from_a_stretch(text, grain):
    assert when(text, TODAY).grain is grain


def test_days_to_come_are_known_as_such():
    assert names_future("how will i sleep tomorrow")
    assert not names_future("how did i sleep yesterday")
