from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics import unit as u
from healthvault.metrics.unit import UNITS, Unit, UnitError, convert, unit_named

PAIRS = [(a, b) for a in UNITS for b in UNITS if a.dimension is b.dimension and a != b]
DEFINED = [
    (u.POUND, u.KILOGRAM, 0.45359237),
    (u.STONE, u.KILOGRAM, 6.35029318),
    (u.OUNCE, u.GRAM, 28.349523125),
    (u.MILE, u.METRE, 1609.344),
    (u.YARD, u.METRE, 0.9144),
    (u.FOOT, u.CENTIMETRE, 30.48),
    (u.INCH, u.CENTIMETRE, 2.54),
    (u.US_FLUID_OUNCE, u.MILLILITRE, 29.5735295625),
    (u.KILOCALORIE, u.KILOJOULE, 4.184),
    (u.MILES_PER_HOUR, u.METRES_PER_SECOND, 0.44704),
    (u.MILES_PER_HOUR, u.KILOMETRES_PER_HOUR, 1.609344),
    (u.MILLIMOLES_PER_LITRE, u.MILLIGRAMS_PER_DECILITRE, 18.01558800000541),
    (u.FRACTION, u.PERCENT, 100.0),
    (u.GRAM, u.MICROGRAM, 1e6),
    (u.HOUR, u.MINUTE, 60.0),
    (u.PER_SECOND, u.BEATS_PER_MINUTE, 60.0),
]


@pytest.mark.parametrize(("big", "small", "factor"), DEFINED, ids=lambda value: getattr(value, "slug", None))
def test_a_defined_constant_is_exact(big: Unit, small: Unit, factor: float):
    assert convert(1.0, big, small) == factor


@pytest.mark.parametrize(
    ("fahrenheit", "celsius"), [(98.6, 37.0), (32.0, 0.0), (212.0, 100.0), (-40.0, -40.0)]
)
def test_temperatures_keep_their_zero(fahrenheit: float, celsius: float):
    assert convert(fahrenheit, u.FAHRENHEIT, u.CELSIUS) == celsius
    assert convert(celsius, u.CELSIUS, u.FAHRENHEIT) == fahrenheit


def test_a_change_of_temperature_has_no_zero_to_keep():
    assert convert(1.8, u.FAHRENHEIT_CHANGE, u.CELSIUS_CHANGE) == 1.0


@given(st.sampled_from(PAIRS), st.floats(-1e6, 1e6))
def test_there_and_back_again_is_where_it_began(pair: tuple[Unit, Unit], value: float):
    there, back = pair

    assert convert(convert(value, there, back), back, there) == pytest.approx(value, rel=1e-12, abs=1e-9)


@given(st.sampled_from(PAIRS), st.floats(0.001, 1e6))
def test_a_conversion_is_the_exact_answer_rounded(pair: tuple[Unit, Unit], value: float):
    there, back = pair
    exact = (Fraction(value) * there.factor + there.shift - back.shift) / back.factor

    assert convert(value, there, back) == pytest.approx(float(exact), rel=1e-14, abs=1e-11)


@given(st.sampled_from(PAIRS), st.lists(st.floats(-1e6, 1e6), max_size=9))
def test_an_array_becomes_what_each_of_its_numbers_becomes(pair: tuple[Unit, Unit], values: list[float]):
    together = convert(np.array(values, np.float64), *pair)

    assert together.tolist() == [convert(value, *pair) for value in values]


def test_a_unit_to_itself_changes_nothing():
    assert convert(0.1 + 0.2, u.KILOGRAM, u.KILOGRAM) == 0.1 + 0.2


def test_what_is_not_a_number_stays_so():
    assert np.isnan(convert(float("nan"), u.POUND, u.KILOGRAM))


def test_kilograms_do_not_become_metres():
    with pytest.raises(UnitError, match="kg cannot become m"):
        convert(1.0, u.KILOGRAM, u.METRE)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("count", u.COUNT), ("count/min", u.PER_MINUTE), ("count/hr", u.PER_HOUR), ("kcal", u.KILOCALORIE),
        ("Cal", u.KILOCALORIE), ("cal", u.CALORIE), ("kJ", u.KILOJOULE), ("mi", u.MILE), ("km", u.KILOMETRE),
        ("m", u.METRE), ("yd", u.YARD), ("ft", u.FOOT), ("in", u.INCH), ("cm", u.CENTIMETRE), ("lb", u.POUND),
        ("kg", u.KILOGRAM), ("st", u.STONE), ("g", u.GRAM), ("mg", u.MILLIGRAM), ("mcg", u.MICROGRAM),
        ("degF", u.FAHRENHEIT), ("degC", u.CELSIUS), ("mg/dL", u.MILLIGRAMS_PER_DECILITRE),
        ("mmol<180.1558800000541>/L", u.MILLIMOLES_PER_LITRE), ("mL/min·kg", u.AEROBIC_CAPACITY),
        ("kcal/hr·kg", u.MET), ("ft/s", u.FEET_PER_SECOND), ("m/s", u.METRES_PER_SECOND),
        ("km/hr", u.KILOMETRES_PER_HOUR), ("mi/hr", u.MILES_PER_HOUR), ("mmHg", u.MILLIMETRES_OF_MERCURY),
        ("%", u.PERCENT),
        ("ms", u.MILLISECOND), ("s", u.SECOND), ("min", u.MINUTE), ("hr", u.HOUR), ("h", u.HOUR),
        ("L", u.LITRE), ("L/min", u.LITRES_PER_MINUTE), ("mL", u.MILLILITRE), ("fl_oz_us", u.US_FLUID_OUNCE),
        ("dBASPL", u.DECIBEL_SPL), ("IU", u.INTERNATIONAL_UNIT), ("mcS", u.MICROSIEMENS), ("W", u.WATT),
        ("appleEffortScore", u.SCORE), ("µg", u.MICROGRAM), ("μg", u.MICROGRAM), ("/min", u.PER_MINUTE),
    ],
)  # fmt: skip
def test_the_spellings_of_files_are_known(text: str, unit: Unit):
    assert unit_named(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [("KG", u.KILOGRAM), (" mL / min·kg ", u.AEROBIC_CAPACITY), ("mL/min⋅kg", u.AEROBIC_CAPACITY)],
)
def test_capitals_blanks_and_dots_are_forgiven(text: str, unit: Unit):
    assert unit_named(text) == unit


@pytest.mark.parametrize("text", ["", "CAL", "furlong", "kg/m"])
def test_what_could_mislead_is_not_guessed(text: str):
    assert unit_named(text) is None


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.slug)
def test_a_unit_is_found_by_its_slug(unit: Unit):
    assert unit_named(unit.slug) == unit


def test_no_two_units_share_a_slug():
    assert len({unit.slug for unit in UNITS}) == len(UNITS)
