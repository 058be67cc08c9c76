"""People like oneself and guidelines: the figures as published, and who may be held against them."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.insights import benchmark_sources
from healthvault.insights.baseline import Standing
from healthvault.insights.benchmark import Benchmark, Taken, Who, beside, method_of, percentiles_of
from healthvault.insights.reference import (
    BandRow,
    Match,
    NormalRow,
    PercentileRow,
    Reference,
    Row,
    references,
)

YEAR = 2026
SHARES = (5, 10, 25, 50, 75, 90, 95)
Sex = Literal["female", "male"]
# Ostchega 2011, National Health Statistics Reports 41, Tables 2 and 3.
PULSE = {
    ("male", 20, 39): (52, 55, 61, 69, 76, 84, 89),
    ("male", 40, 59): (52, 55, 61, 68, 77, 85, 90),
    ("male", 60, 79): (50, 54, 60, 67, 75, 84, 91),
    ("male", 80, 120): (51, 54, 61, 68, 78, 86, 94),
    ("female", 20, 39): (57, 60, 66, 74, 82, 89, 95),
    ("female", 40, 59): (56, 59, 64, 71, 79, 86, 92),
    ("female", 60, 79): (56, 59, 64, 70, 78, 86, 92),
    ("female", 80, 120): (56, 59, 64, 71, 77, 85, 93),
}
# Kaminsky 2015, doi 10.1016/j.mayocp.2015.07.026, Table 3, treadmill.
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
# NHANES 2017-2018, DXDTOPF of DXX_J by age and sex of DEMO_J: percentiles without weights.
BODY_FAT = {
    ("male", 20, 29): (15.0, 16.4, 20.1, 25.8, 30.8, 35.1, 36.9),
    ("male", 30, 39): (16.7, 18.5, 23.5, 27.5, 31.2, 34.9, 36.9),
    ("male", 40, 49): (19.4, 22.4, 25.5, 29.2, 32.4, 35.5, 37.3),
    ("male", 50, 59): (19.7, 21.9, 24.9, 28.2, 31.9, 35.6, 38.6),
    ("female", 20, 29): (23.6, 26.2, 31.6, 38.3, 42.3, 46.0, 47.2),
    ("female", 30, 39): (26.6, 29.3, 33.6, 38.5, 42.7, 46.7, 48.5),
    ("female", 40, 49): (28.8, 31.5, 37.0, 40.8, 44.4, 46.7, 48.1),
    ("female", 50, 59): (30.4, 32.3, 36.3, 40.9, 43.8, 47.2, 48.6),
}
# Loe 2013, doi 10.1371/journal.pone.0064319, Table 2 as corrected: men, their deviation, women, theirs.
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


def aged(years: int, sex: Sex | None = None) -> Who:
    """Somebody who has `years` or one fewer, as far as the year of birth tells."""
    return Who(birth_year=YEAR - years, sex=sex)


def benchmarks(slug: str, value: float | None, who: Who, *sources: str) -> list[Benchmark]:
    number = None if value is None else Taken(value=value, n=1, year=YEAR, sources=sources)
    found = [beside(one, number, who, YEAR) for one in references() if one.metric == slug]
    return [one for one in found if one is not None]


def told(slug: str, value: float, who: Who, *sources: str) -> dict[str, Benchmark]:
    return {one.reference.short: one for one in benchmarks(slug, value, who, *sources)}


def rows(short: str, slug: str) -> list[PercentileRow]:
    return [row for row in reference(short, slug).rows if isinstance(row, PercentileRow)]


@pytest.mark.parametrize(
    ("short", "slug", "table"),
    [
        ("NHANES 1999–2008", "resting_heart_rate", PULSE),
        ("FRIEND 2015", "vo2max", FRIEND),
        ("NHANES 2017–2018", "body_fat", BODY_FAT),
    ],
)
def test_percentiles_are_those_that_were_published(short, slug, table):
    kept = {(row.sex, *row.ages): row.percentiles for row in rows(short, slug)}

    assert kept == {people: dict(zip(SHARES, values, strict=True)) for people, values in table.items()}


def test_the_norwegian_means_are_those_that_were_published():
    kept = {
        (row.sex, row.ages[0]): (row.mean, row.sd)
        for row in reference("HUNT3 2013", "vo2max").rows
        if isinstance(row, NormalRow)
    }

    assert kept == {
        key: pair
        for age, (men, men_sd, women, women_sd) in HUNT3.items()
        for key, pair in ((("male", age), (men, men_sd)), (("female", age), (women, women_sd)))
    }


def test_the_regularity_of_sleep_is_told_by_each_algorithm_apart():
    by_algorithm = {short: rows(short, "sleep_regularity")[0] for short in ("Cribb 2023", "Windred 2024")}

    # The abstracts of doi 10.7554/eLife.88359 and 10.1093/sleep/zsad253.
    assert by_algorithm["Cribb 2023"].percentiles == {5: 41, 50: 60, 95: 75}
    assert by_algorithm["Windred 2024"].percentiles == {25: 73.8, 50: 81.0, 75: 86.3}
    assert list(told("sleep_regularity", 81, aged(60))) == ["Windred 2024"]


def test_body_fat_says_that_it_was_computed_here_and_without_weights():
    kept = reference("NHANES 2017–2018", "body_fat")

    assert "computed for Health Vault" in kept.citation
    assert "weights were not applied" in kept.caveat
    assert "`benchmarks/body_fat.py`" in kept.check


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
    [one] = benchmarks(slug, band[0], aged(age))

    assert (one.band, one.standing) == (band, Standing.WITHIN)
    assert benchmarks(slug, band[0] - 1, aged(age))[0].standing is Standing.BELOW
    assert benchmarks(slug, band[1] + 1, aged(age))[0].standing is Standing.ABOVE


def test_a_guideline_is_told_before_the_own_number_is_known():
    [one] = benchmarks("sleep_duration", None, aged(40))

    assert (one.band, one.standing) == ((420, 540), None)
    assert benchmarks("resting_heart_rate", None, aged(35, "male")) == []
    assert benchmarks("bp_systolic", None, aged(40)) == []


@pytest.mark.parametrize(
    ("slug", "sex", "value", "category"),
    [
        ("bp_systolic", None, 119, "normal"),
        ("bp_systolic", None, 120, "elevated"),
        ("bp_systolic", None, 130, "high, stage 1"),
        ("bp_systolic", None, 140, "high, stage 2"),
        ("bp_diastolic", None, 79, "normal"),
        ("bp_diastolic", None, 80, "high, stage 1"),
        ("bp_diastolic", None, 90, "high, stage 2"),
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
    assert [one.category for one in benchmarks(slug, value, aged(40, sex))] == [category]


def test_vo2max_tells_both_countries_and_is_as_wide_as_the_watch_is_uncertain():
    plain = told("vo2max", 42.4, aged(35, "male"))
    assert plain["FRIEND 2015"].percentiles == (50, 50)
    assert plain["HUNT3 2013"].percentiles == pytest.approx((18.6, 18.6), abs=0.1)

    watch = told("vo2max", 42.4, aged(35, "male"), "Ann’s Apple Watch")["FRIEND 2015"]
    # From 36.29 to 60.66 mL/kg/min: a little above the 25th, and beyond the 95th.
    assert watch.percentiles == pytest.approx((26.5, 100), abs=0.1)
    assert told("vo2max", 42.4, aged(35, "male"), "Apple Watch", "Garmin")["FRIEND 2015"].error is None


@pytest.mark.parametrize(
    ("slug", "device", "value", "places"),
    [
        # From 50.9 to 69.2 bpm: below the 5th, and a little above the middle.
        ("resting_heart_rate", "Ann’s Apple Watch", 60, (0, 50.7)),
        # From 15.6 to 35.0 percent: below the 5th, and just above the 90th.
        ("body_fat", "Fitbit Aria 2", 25, (0, 90.3)),
    ],
)
def test_a_place_is_as_wide_as_the_error_of_the_device(slug, device, value, places):
    [one] = benchmarks(slug, value, aged(35, "male"), device)
    [plain] = benchmarks(slug, value, aged(35, "male"), "Something")

    assert one.percentiles == pytest.approx(places, abs=0.1)
    assert one.error is not None
    assert plain.error is None


@pytest.mark.parametrize("who", [Who(), Who(sex="male"), aged(40), aged(20, "male"), aged(15, "female")])
def test_without_sex_or_age_in_the_table_there_is_no_place_among_people(who):
    assert benchmarks("resting_heart_rate", 60, who) == []


def test_the_year_of_a_birthday_spans_both_groups_of_people_and_hides_a_guideline():
    [one] = benchmarks("resting_heart_rate", 71, aged(40, "female"))
    younger = percentiles_of(rows("NHANES 1999–2008", "resting_heart_rate")[4], 71)[0]

    assert (one.percentiles, one.ages) == ((younger, 50), (20, 59))
    assert benchmarks("steps", 7000, aged(60)) == []


def test_another_method_is_held_against_nothing():
    for slug in ("hrv_sdnn", "hrv_rmssd"):
        assert method_of(slug, ())
        assert benchmarks(slug, 50, aged(50, "male")) == []
    assert benchmarks("glucose", 50, aged(50, "male")) == []


def test_a_scale_fits_a_scan_only_loosely():
    fits = {
        source: benchmarks("body_fat", 25, aged(35, "male"), source)[0].match for source in ("Scale", "DXA")
    }

    assert fits == {"Scale": Match.LOOSE, "DXA": Match.GOOD}


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


@given(st.floats(0, 120), st.floats(0, 120), st.sampled_from([*PULSE.items(), *FRIEND.items()]))
def test_a_higher_value_never_has_a_lower_place(one, other, published):
    (_, *ages), values = published
    row = PercentileRow(ages=(ages[0], ages[1]), percentiles=dict(zip(SHARES, values, strict=True)))
    low, high = sorted((one, other))

    assert percentiles_of(row, low) <= percentiles_of(row, high)


def test_rows_of_one_source_overlap_nowhere():
    for one in references():
        taken = [(row.sex, age) for row in one.rows for age in range(row.ages[0], row.ages[1] + 1)]
        assert len(taken) == len(set(taken))
        assert all(_is_in_order(row) for row in one.rows)


def _is_in_order(row: Row) -> bool:
    return row.ages[0] <= row.ages[1] and (not isinstance(row, BandRow) or row.low < row.high)


def test_every_source_says_what_it_is():
    for one in references():
        assert one.citation.endswith(".")
        assert one.check.startswith("2026-")
        assert one.caveat.endswith(".")
        assert one.n or one.kind == "guideline"
        assert len({other.key for other in references()}) == len(references())


def test_the_page_of_sources_is_current():
    page = Path(__file__).resolve().parents[2] / "docs" / "benchmarks-sources.md"

    assert page.read_text() == benchmark_sources.page()
