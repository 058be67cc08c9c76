"""People like oneself and guidelines: the figures as published, and who may be held against them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights import benchmark_sources
from healthvault.insights.baseline import Standing
from healthvault.insights.benchmark import METHODS, Who, benchmarks, percentiles_of
from healthvault.insights.reference import NormalRow, PercentileRow, Reference, references

YEAR = 2026
SHARES = (5, 10, 25, 50, 75, 90, 95)
PULSE = {
    ("male", 20, 39): (52, 55, 61, 69, 76, 84, 89),
    ("male", 40, 59): (52, 55, 61, 68, 77, 85, 90),
    ("male", 60, 79): (50, 54, 60, 67, 75, 84, 91),
    ("female", 20, 39): (57, 60, 66, 74, 82, 89, 95),
    ("female", 40, 59): (56, 59, 64, 71, 79, 86, 92),
    ("female", 60, 79): (56, 59, 64, 70, 78, 86, 92),
}
FRIEND = {
    ("male", 20, 29): (29.0, 32.1, 40.1, 48.0, 55.2, 61.8, 66.3),
    ("male", 30, 39): (27.2, 30.2, 35.9, 42.4, 49.2, 56.5, 59.8),
    ("male", 40, 49): (24.2, 26.8, 31.9, 37.8, 45.0, 52.1, 55.6),
    ("male", 50, 59): (20.9, 22.8, 27.1, 32.6, 39.7, 45.6, 50.7),
    ("male", 60, 69): (17.4, 19.8, 23.7, 28.2, 34.5, 40.3, 43.0),
    ("male", 70, 79): (16.3, 17.1, 20.4, 24.4, 30.4, 36.6, 39.7),
    ("female", 20, 29): (21.7, 23.9, 30.5, 37.6, 44.7, 51.3, 56.0),
    ("female", 30, 39): (19.0, 20.9, 25.3, 30.2, 36.1, 41.4, 45.8),
    ("female", 40, 49): (17.0, 18.8, 22.1, 26.7, 32.4, 38.4, 41.7),
    ("female", 50, 59): (16.0, 17.3, 19.9, 23.4, 27.6, 32.0, 35.9),
    ("female", 60, 69): (13.4, 14.6, 17.2, 20.0, 23.8, 27.0, 29.4),
    ("female", 70, 79): (13.1, 13.6, 15.6, 18.3, 20.8, 23.1, 24.1),
}
HUNT3 = {
    20: (54.4, 8.4, 43.0, 7.7),
    30: (49.1, 7.5, 40.0, 6.8),
    40: (47.2, 7.7, 38.4, 6.9),
    50: (42.6, 7.4, 34.4, 5.7),
    60: (39.2, 6.7, 31.1, 5.1),
    70: (35.3, 6.5, 28.3, 5.2),
}


def reference(short: str, slug: str) -> Reference:
    return next(one for one in references() if (one.short, one.metric) == (short, slug))


def aged(years: int, sex=None) -> Who:
    """Somebody who has `years` or one fewer, as far as the year of birth tells."""
    return Who(birth_year=YEAR - years, sex=sex)


def told(slug, value, who, sources=()):
    return {one.reference.short: one for one in benchmarks(slug, value, who, YEAR, sources=sources)}


@pytest.mark.parametrize(
    ("short", "slug", "table"),
    [("NHANES 1999–2008", "resting_heart_rate", PULSE), ("FRIEND 2015", "vo2max", FRIEND)],
)
def test_percentiles_are_those_that_were_published(short, slug, table):
    kept = {(row.sex, *row.ages): row.percentiles for row in reference(short, slug).rows}

    assert kept == {people: dict(zip(SHARES, values, strict=True)) for people, values in table.items()}


def test_the_norwegian_means_are_those_that_were_published():
    kept = {(row.sex, row.ages[0]): (row.mean, row.sd) for row in reference("HUNT3 2013", "vo2max").rows}

    assert kept == {
        key: pair
        for age, (men, men_sd, women, women_sd) in HUNT3.items()
        for key, pair in ((("male", age), (men, men_sd)), (("female", age), (women, women_sd)))
    }


def test_friend_2022_is_not_here():
    assert {one.short for one in references() if one.metric == "vo2max"} == {"FRIEND 2015", "HUNT3 2013"}


@pytest.mark.parametrize(
    ("slug", "age", "band"),
    [
        ("steps", 59, (8000, 10000)),
        ("steps", 61, (6000, 8000)),
        ("sleep_duration", 16, (480, 600)),
        ("sleep_duration", 40, (420, 540)),
        ("sleep_duration", 70, (420, 480)),
        ("exercise_time", 40, (150, 300)),
    ],
)
def test_guidelines_by_age(slug, age, band):
    [one] = benchmarks(slug, band[0], aged(age), YEAR)

    assert (one.band, one.standing) == (band, Standing.WITHIN)
    assert benchmarks(slug, band[0] - 1, aged(age), YEAR)[0].standing is Standing.BELOW


@pytest.mark.parametrize(
    ("slug", "sex", "value", "category"),
    [
        ("bp_systolic", None, 119, "normal"),
        ("bp_systolic", None, 120, "elevated"),
        ("bp_systolic", None, 130, "stage 1 high"),
        ("bp_systolic", None, 140, "stage 2 high"),
        ("bp_diastolic", None, 79, "normal"),
        ("bp_diastolic", None, 80, "stage 1 high"),
        ("bp_diastolic", None, 90, "stage 2 high"),
        ("bmi", None, 18.4, "underweight"),
        ("bmi", None, 18.5, "healthy weight"),
        ("bmi", None, 25, "overweight"),
        ("bmi", None, 30, "class 1 obesity"),
        ("bmi", None, 35, "class 2 obesity"),
        ("bmi", None, 40, "class 3 obesity"),
        ("waist", "male", 94, "no raised risk"),
        ("waist", "male", 95, "raised risk"),
        ("waist", "male", 103, "much raised risk"),
        ("waist", "female", 80, "no raised risk"),
        ("waist", "female", 88, "raised risk"),
        ("waist", "female", 89, "much raised risk"),
    ],
)
def test_categories(slug, sex, value, category):
    assert [one.category for one in benchmarks(slug, value, aged(40, sex), YEAR)] == [category]


def test_vo2max_tells_both_countries_and_is_as_wide_as_the_watch_is_uncertain():
    plain = told("vo2max", 42.4, aged(35, "male"))
    assert plain["FRIEND 2015"].percentiles == (50, 50)
    assert plain["HUNT3 2013"].percentiles == pytest.approx((18.6, 18.6), abs=0.1)

    watch = told("vo2max", 42.4, aged(35, "male"), ("Apple Watch",))["FRIEND 2015"]
    # From 36.29 to 60.66 mL/kg/min: a little above the 25th, and beyond the 95th.
    assert watch.percentiles == pytest.approx((26.5, 100), abs=0.1)
    assert told("vo2max", 42.4, aged(35, "male"), ("Apple Watch", "Garmin"))["FRIEND 2015"].error is None


@pytest.mark.parametrize(
    "who", [Who(), Who(sex="male"), aged(40), aged(20, "male"), aged(80, "male"), aged(15, "female")]
)
def test_without_sex_or_age_in_the_table_there_is_no_place_among_people(who):
    assert benchmarks("resting_heart_rate", 60, who, YEAR) == ()


def test_the_year_of_a_birthday_spans_both_groups_of_people_and_hides_a_guideline():
    [one] = benchmarks("resting_heart_rate", 71, aged(40, "female"), YEAR)
    younger = percentiles_of(reference("NHANES 1999–2008", "resting_heart_rate").rows[3], 71)[0]

    assert one.percentiles == (younger, 50)
    assert benchmarks("steps", 7000, aged(60), YEAR) == ()


def test_another_method_is_held_against_nothing():
    for slug in ("hrv_sdnn", "hrv_rmssd", "body_fat", "sleep_regularity"):
        assert slug in METHODS
        assert benchmarks(slug, 50, aged(50, "male"), YEAR) == ()


def test_what_lies_beyond_a_table_is_not_placed_within():
    row = PercentileRow(ages=(20, 39), percentiles={5: 50, 50: 60, 95: 80})

    assert [percentiles_of(row, value) for value in (49, 50, 55, 80, 81)] == [
        (0, 5),
        (5, 5),
        (27.5, 27.5),
        (95, 95),
        (95, 100),
    ]
    assert percentiles_of(NormalRow(ages=(20, 39), mean=50, sd=5), 80) == (99, 100)


@given(st.floats(0, 120), st.floats(0, 120), st.integers(0, 17))
def test_a_higher_value_never_has_a_lower_place(one, other, at):
    rows = [row for each in ("NHANES 1999–2008", "FRIEND 2015") for row in _rows(each)]
    low, high = sorted((one, other))

    assert percentiles_of(rows[at], low) <= percentiles_of(rows[at], high)


def _rows(short):
    return next(one for one in references() if one.short == short).rows


def test_every_source_says_what_it_is():
    for one in references():
        assert one.citation.endswith(".")
        assert one.check.startswith("2026-")
        assert one.n or one.kind == "guideline"


def test_the_page_of_sources_is_current():
    page = Path(__file__).resolve().parents[2] / "docs" / "benchmarks-sources.md"

    assert page.read_text() == benchmark_sources.page()
