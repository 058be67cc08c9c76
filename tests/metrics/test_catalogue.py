import math
import re

import pytest

from healthvault.metrics import unit as u
from healthvault.metrics.catalogue import (
    METRICS,
    Daily,
    Metric,
    SleepStage,
    UnknownMetricError,
    display_unit,
    metric,
)
from healthvault.metrics.unit import Dimension, Unit

ROWS = pytest.mark.parametrize("row", METRICS.values(), ids=lambda row: row.slug)


def luhn(digits: str) -> int:
    """The check digit of a LOINC code. Source: LOINC Users' Guide, appendix C, mod 10."""
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits))]
    return -sum(value // 10 + value % 10 for value in doubled) % 10


@ROWS
def test_a_slug_is_a_plain_word(row: Metric):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", row.slug)


@ROWS
def test_a_name_begins_like_a_sentence(row: Metric):
    assert row.name[0].isupper()
    assert row.name == row.name.strip()


@ROWS
def test_bounds_are_in_order(row: Metric):
    assert row.plausible[0] < row.plausible[1]


@ROWS
def test_a_shown_unit_measures_the_same_thing(row: Metric):
    assert display_unit(row, "metric").dimension is row.unit.dimension
    assert display_unit(row, "imperial").dimension is row.unit.dimension


@pytest.mark.parametrize("code", [row.loinc for row in METRICS.values() if row.loinc])
def test_a_loinc_code_has_its_check_digit(code: str):
    number, check = code.split("-")

    assert luhn(number) == int(check)


def test_names_and_codes_are_used_once():
    codes = [row.loinc for row in METRICS.values() if row.loinc]

    assert len({row.name for row in METRICS.values()}) == len(METRICS)
    assert len(set(codes)) == len(codes)


def test_the_catalogue_is_whole():
    assert len(METRICS) == 183


@ROWS
def test_what_adds_up_is_a_count_an_amount_or_a_time(row: Metric):
    adds_up = {
        Dimension.COUNT, Dimension.LENGTH, Dimension.ENERGY, Dimension.TIME, Dimension.MASS, Dimension.VOLUME,
        Dimension.DOSE,
    }  # fmt: skip

    assert row.daily is not Daily.SUM or row.unit.dimension in adds_up


@pytest.mark.parametrize(
    ("slug", "value", "accepted"),
    [
        ("heart_rate", 20.0, True),
        ("heart_rate", 300.0, True),
        ("heart_rate", 301.0, False),
        ("heart_rate", 0.0, False),
        ("steps", -1.0, False),
        ("spo2", 0.97, False),
        ("weight", math.nan, False),
        ("steps", math.inf, False),
    ],
)
def test_only_what_could_be_human_is_accepted(slug: str, value: float, *, accepted: bool):
    assert metric(slug).accepts(value) is accepted


@pytest.mark.parametrize(
    ("slug", "metric_unit", "imperial_unit"),
    [
        ("distance_walk_run", u.KILOMETRE, u.MILE),
        ("distance_swimming", u.METRE, u.YARD),
        ("weight", u.KILOGRAM, u.POUND),
        ("height", u.CENTIMETRE, u.INCH),
        ("skin_temperature", u.CELSIUS, u.FAHRENHEIT),
        ("heart_rate", u.BEATS_PER_MINUTE, u.BEATS_PER_MINUTE),
        ("water", u.MILLILITRE, u.US_FLUID_OUNCE),
        ("diet_protein", u.GRAM, u.GRAM),
    ],
)
def test_people_read_their_own_units(slug: str, metric_unit: Unit, imperial_unit: Unit):
    assert display_unit(metric(slug), "metric") == metric_unit
    assert display_unit(metric(slug), "imperial") == imperial_unit


def test_an_unknown_metric_is_refused_by_name():
    with pytest.raises(UnknownMetricError, match="'horoscope'"):
        metric("horoscope")


def test_stages_keep_their_codes():
    assert [stage.value for stage in SleepStage] == [0, 1, 2, 3, 4, 5]
    assert SleepStage.CORE == 2
