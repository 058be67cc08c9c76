"""Units, the exact way from one to another, and the spellings under which files name them.

Source: NIST SP 811 (2008), appendix B.8, factors marked exact: the international yard and pound, the
thermochemical calorie (4.184 J), the US fluid ounce (231/128 cubic inches), the conventional millimetre of
mercury. The molar mass of glucose is the one Apple Health prints inside its unit; spellings are HealthKit's
and UCUM's.
"""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache
from math import lcm
from typing import Literal, overload

import numpy as np
from numpy.typing import NDArray

from healthvault.core.errors import InvalidInputError

Everyday = Literal["metric", "imperial"]
Laboratory = Literal["mass", "molar", "ifcc"]
"""How a person reads laboratories' values: as masses (mg/dL), or as amounts of substance (mmol/L) with HbA1c
in percent (`molar`) or in mmol/mol as the IFCC has it (`ifcc`).
"""
UnitSystem = Literal["metric", "imperial", "metric molar", "imperial molar", "metric ifcc", "imperial ifcc"]
"""In which units a person reads: those of every day, and those of laboratories where they are not masses."""


def unit_system(units: Everyday, laboratory: Laboratory) -> UnitSystem:
    """The two choices as one."""
    if laboratory == "mass":
        return units
    if laboratory == "molar":
        return "imperial molar" if units == "imperial" else "metric molar"
    return "imperial ifcc" if units == "imperial" else "metric ifcc"


def everyday(system: UnitSystem) -> Everyday:
    """The units of lengths, weights and temperatures."""
    return "imperial" if system.startswith("imperial") else "metric"


def laboratory(system: UnitSystem) -> Laboratory:
    """The units of what laboratories measure."""
    return "molar" if system.endswith(" molar") else "ifcc" if system.endswith(" ifcc") else "mass"


class UnitError(InvalidInputError):
    """These two units do not measure the same thing."""


class Dimension(StrEnum):
    """What a unit measures; only units of one dimension convert into each other."""

    COUNT = "count"
    RATE = "rate"
    TIME = "time"
    LENGTH = "length"
    SPEED = "speed"
    MASS = "mass"
    BODY_MASS_INDEX = "body mass index"
    VOLUME = "volume"
    FLOW = "flow"
    ENERGY = "energy"
    POWER = "power"
    EFFORT = "effort"
    AEROBIC_CAPACITY = "aerobic capacity"
    TEMPERATURE = "temperature"
    TEMPERATURE_CHANGE = "temperature change"
    PRESSURE = "pressure"
    GLUCOSE = "glucose"
    PROPORTION = "proportion"
    SOUND = "sound"
    SOUND_CHANGE = "sound change"
    CONDUCTANCE = "conductance"
    DOSE = "dose"
    SCORE = "score"
    CODE = "code"
    CHOLESTEROL = "cholesterol"
    TRIGLYCERIDES = "triglycerides"
    GLYCATED_HAEMOGLOBIN = "glycated haemoglobin"
    CREATININE = "creatinine"
    URIC_ACID = "uric acid"
    BILIRUBIN = "bilirubin"
    FILTRATION = "filtration"
    PROTEIN = "protein"
    HAEMOGLOBIN = "haemoglobin"
    IRON = "iron"
    CALCIUM = "calcium"
    MAGNESIUM = "magnesium"
    SALT = "salt"
    CALCIDIOL = "calcidiol"
    COBALAMIN = "cobalamin"
    FOLATE = "folate"
    THYROTROPIN = "thyrotropin"
    THYROXINE = "thyroxine"
    TRIIODOTHYRONINE = "triiodothyronine"
    ENZYME = "enzyme"
    CELLS = "cells"
    CELL_VOLUME = "cell volume"
    LIPOPROTEIN = "lipoprotein"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: `value * factor + shift` is the same quantity in the base unit of its dimension.

    Its hash leaves out what is slow to hash: a page asks about units thousands of times.
    `symbol` is what people read after the number (empty for a bare count), `ucum` what machines read.
    """

    slug: str
    symbol: str
    ucum: str
    dimension: Dimension = field(hash=False)
    factor: Fraction = field(default=Fraction(1), hash=False)
    shift: Fraction = field(default=Fraction(0), hash=False)


@cache
def _way(from_unit: Unit, to_unit: Unit) -> tuple[float, float, float]:
    """Whole numbers a, b, c such that `(value * a + b) / c` converts; whole, so that little is rounded."""
    if from_unit.dimension is not to_unit.dimension:
        raise UnitError(f"{from_unit.slug} cannot become {to_unit.slug}.")
    scale = from_unit.factor / to_unit.factor
    shift = (from_unit.shift - to_unit.shift) / to_unit.factor
    below = lcm(scale.denominator, shift.denominator)
    return float(scale * below), float(shift * below), float(below)


@overload
def convert(value: float, from_unit: Unit, to_unit: Unit) -> float: ...
@overload
def convert(value: NDArray[np.float64], from_unit: Unit, to_unit: Unit) -> NDArray[np.float64]: ...
def convert(
    value: float | NDArray[np.float64], from_unit: Unit, to_unit: Unit
) -> float | NDArray[np.float64]:
    """The same quantity in another unit.

    One formula serves numbers and arrays, so that a reading is the same number whichever way it came.

    Args:
        value: A number, or an array of any shape, in `from_unit`. NaN stays NaN.
        from_unit: The unit of `value`.
        to_unit: The unit wanted.

    Returns:
        A number, or an array of the same shape, in `to_unit`; the exact answer but for the last
        places of a float.

    Raises:
        UnitError: The units are of different dimensions.
    """
    if from_unit == to_unit:
        return value
    a, b, c = _way(from_unit, to_unit)
    return (value * a + b) / c


_ALL: list[Unit] = []


def _unit(  # noqa: PLR0917  A table is read by its columns.
    slug: str, symbol: str, ucum: str, dimension: Dimension, factor: str = "1", shift: str = "0"
) -> Unit:
    exact = {"factor": Fraction(factor), "shift": Fraction(shift)}
    unit = Unit(slug=slug, symbol=symbol, ucum=ucum, dimension=dimension, **exact)
    _ALL.append(unit)
    return unit


COUNT = _unit("count", "", "{count}", Dimension.COUNT)
STEPS = _unit("steps", "steps", "{steps}", Dimension.COUNT)
FLOORS = _unit("floors", "floors", "{floors}", Dimension.COUNT)
HOURS_STOOD = _unit("stood", "h", "{hours}", Dimension.COUNT)
DRINKS = _unit("drinks", "drinks", "{drinks}", Dimension.COUNT)

PER_MINUTE = _unit("per_minute", "/min", "/min", Dimension.RATE)
BEATS_PER_MINUTE = _unit("bpm", "bpm", "/min", Dimension.RATE)
BREATHS_PER_MINUTE = _unit("breaths_per_minute", "br/min", "/min", Dimension.RATE)
TURNS_PER_MINUTE = _unit("rpm", "rpm", "/min", Dimension.RATE)
PER_SECOND = _unit("per_second", "/s", "/s", Dimension.RATE, "60")
PER_HOUR = _unit("per_hour", "/h", "/h", Dimension.RATE, "1/60")

SECOND = _unit("s", "s", "s", Dimension.TIME)
MILLISECOND = _unit("ms", "ms", "ms", Dimension.TIME, "1/1000")
MINUTE = _unit("min", "min", "min", Dimension.TIME, "60")
HOUR = _unit("h", "h", "h", Dimension.TIME, "3600")
DAY = _unit("d", "d", "d", Dimension.TIME, "86400")

METRE = _unit("m", "m", "m", Dimension.LENGTH)
CENTIMETRE = _unit("cm", "cm", "cm", Dimension.LENGTH, "1/100")
MILLIMETRE = _unit("mm", "mm", "mm", Dimension.LENGTH, "1/1000")
KILOMETRE = _unit("km", "km", "km", Dimension.LENGTH, "1000")
INCH = _unit("in", "in", "[in_i]", Dimension.LENGTH, "0.0254")
FOOT = _unit("ft", "ft", "[ft_i]", Dimension.LENGTH, "0.3048")
YARD = _unit("yd", "yd", "[yd_i]", Dimension.LENGTH, "0.9144")
MILE = _unit("mi", "mi", "[mi_i]", Dimension.LENGTH, "1609.344")

METRES_PER_SECOND = _unit("m_per_s", "m/s", "m/s", Dimension.SPEED)
KILOMETRES_PER_HOUR = _unit("km_per_h", "km/h", "km/h", Dimension.SPEED, "5/18")
MILES_PER_HOUR = _unit("mph", "mph", "[mi_i]/h", Dimension.SPEED, "0.44704")
FEET_PER_SECOND = _unit("ft_per_s", "ft/s", "[ft_i]/s", Dimension.SPEED, "0.3048")

KILOGRAM = _unit("kg", "kg", "kg", Dimension.MASS)
GRAM = _unit("g", "g", "g", Dimension.MASS, "1/1000")
MILLIGRAM = _unit("mg", "mg", "mg", Dimension.MASS, "1/1000000")
MICROGRAM = _unit("ug", "µg", "ug", Dimension.MASS, "1/1000000000")
POUND = _unit("lb", "lb", "[lb_av]", Dimension.MASS, "0.45359237")
OUNCE = _unit("oz", "oz", "[oz_av]", Dimension.MASS, "0.028349523125")
STONE = _unit("st", "st", "[stone_av]", Dimension.MASS, "6.35029318")
KILOGRAMS_PER_SQUARE_METRE = _unit("kg_per_m2", "kg/m²", "kg/m2", Dimension.BODY_MASS_INDEX)

LITRE = _unit("l", "L", "L", Dimension.VOLUME)
MILLILITRE = _unit("ml", "mL", "mL", Dimension.VOLUME, "1/1000")
US_FLUID_OUNCE = _unit("fl_oz_us", "fl oz", "[foz_us]", Dimension.VOLUME, "0.0295735295625")
IMPERIAL_FLUID_OUNCE = _unit("fl_oz_imp", "fl oz", "[foz_br]", Dimension.VOLUME, "0.0284130625")
US_CUP = _unit("cup_us", "cup", "[cup_us]", Dimension.VOLUME, "0.2365882365")
IMPERIAL_CUP = _unit("cup_imp", "cup", "10.[foz_br]", Dimension.VOLUME, "0.284130625")
LITRES_PER_MINUTE = _unit("l_per_min", "L/min", "L/min", Dimension.FLOW)

KILOCALORIE = _unit("kcal", "kcal", "kcal", Dimension.ENERGY)
CALORIE = _unit("cal", "cal", "cal", Dimension.ENERGY, "1/1000")
KILOJOULE = _unit("kj", "kJ", "kJ", Dimension.ENERGY, "1000/4184")
JOULE = _unit("j", "J", "J", Dimension.ENERGY, "1/4184")
WATT = _unit("w", "W", "W", Dimension.POWER)
MET = _unit("met", "MET", "kcal/(kg.h)", Dimension.EFFORT)
AEROBIC_CAPACITY = _unit("ml_per_kg_min", "mL/kg/min", "mL/(kg.min)", Dimension.AEROBIC_CAPACITY)

CELSIUS = _unit("cel", "°C", "Cel", Dimension.TEMPERATURE)
FAHRENHEIT = _unit("degf", "°F", "[degF]", Dimension.TEMPERATURE, "5/9", "-160/9")
KELVIN = _unit("k", "K", "K", Dimension.TEMPERATURE, "1", "-273.15")
CELSIUS_CHANGE = _unit("cel_change", "°C", "K", Dimension.TEMPERATURE_CHANGE)
FAHRENHEIT_CHANGE = _unit("degf_change", "°F", "[degF]", Dimension.TEMPERATURE_CHANGE, "5/9")

MILLIMETRES_OF_MERCURY = _unit("mmhg", "mmHg", "mm[Hg]", Dimension.PRESSURE)
KILOPASCAL = _unit("kpa", "kPa", "kPa", Dimension.PRESSURE, "1000000000000/133322387415")
MILLIGRAMS_PER_DECILITRE = _unit("mg_per_dl", "mg/dL", "mg/dL", Dimension.GLUCOSE)
MILLIMOLES_PER_LITRE = _unit("mmol_per_l", "mmol/L", "mmol/L", Dimension.GLUCOSE, "18.01558800000541")

FRACTION = _unit("fraction", "", "1", Dimension.PROPORTION, "100")
PERCENT = _unit("percent", "%", "%", Dimension.PROPORTION)
DECIBEL_SPL = _unit("db_spl", "dB", "dB[SPL]", Dimension.SOUND)
DECIBEL = _unit("db", "dB", "dB", Dimension.SOUND_CHANGE)
MICROSIEMENS = _unit("microsiemens", "µS", "uS", Dimension.CONDUCTANCE)
SIEMENS = _unit("siemens", "S", "S", Dimension.CONDUCTANCE, "1000000")
INTERNATIONAL_UNIT = _unit("iu", "IU", "[iU]", Dimension.DOSE)
SCORE = _unit("score", "", "{score}", Dimension.SCORE)
STAGE = _unit("stage", "", "{stage}", Dimension.CODE)

UNITS = tuple(_ALL)
_OTHER_SPELLINGS: dict[str, Unit] = {
    "count/min": PER_MINUTE,
    "count/s": PER_SECOND,
    "count/hr": PER_HOUR,
    "count/h": PER_HOUR,
    "beats/min": BEATS_PER_MINUTE,
    "1/min": PER_MINUTE,
    "steps": STEPS,
    "sec": SECOND,
    "seconds": SECOND,
    "minutes": MINUTE,
    "mins": MINUTE,
    "hr": HOUR,
    "hrs": HOUR,
    "hours": HOUR,
    "day": DAY,
    "km/hr": KILOMETRES_PER_HOUR,
    "kph": KILOMETRES_PER_HOUR,
    "mi/hr": MILES_PER_HOUR,
    "mi/h": MILES_PER_HOUR,
    "lbs": POUND,
    "mcg": MICROGRAM,
    "μg": MICROGRAM,
    "kg/m^2": KILOGRAMS_PER_SQUARE_METRE,
    "fl_oz": US_FLUID_OUNCE,
    "Cal": KILOCALORIE,
    "kCal": KILOCALORIE,
    "calories": KILOCALORIE,
    "kcal/hr·kg": MET,
    "kcal/(kg·hr)": MET,
    "METs": MET,
    "mL/min·kg": AEROBIC_CAPACITY,
    "mL/(kg·min)": AEROBIC_CAPACITY,
    "ml/kg/min": AEROBIC_CAPACITY,
    "degC": CELSIUS,
    "C": CELSIUS,
    "°C": CELSIUS,
    "degF": FAHRENHEIT,
    "F": FAHRENHEIT,
    "°F": FAHRENHEIT,
    "mmol<180.1558800000541>/L": MILLIMOLES_PER_LITRE,
    "mmol<180.15588000005408>/L": MILLIMOLES_PER_LITRE,
    "dBASPL": DECIBEL_SPL,
    "dBHL": DECIBEL,
    "mcS": MICROSIEMENS,
    "appleEffortScore": SCORE,
}


def _key(text: str) -> str:
    """The spelling without what distinguishes no two units: blanks, and which of Unicode's dots it has."""
    plain = (
        unicodedata.normalize("NFKC", text)
        .replace("⋅", "·")
        .replace("∙", "·")
        .replace("•", "·")
        .replace("*", "·")
    )
    return "".join(plain.split())


def _spellings() -> tuple[dict[str, Unit], dict[str, Unit]]:
    exact: dict[str, Unit] = {}
    machine = ((text, unit) for unit in UNITS for text in (unit.slug, unit.ucum))
    printed = ((unit.symbol, unit) for unit in UNITS if unit.symbol)
    for text, unit in (*machine, *printed):
        exact.setdefault(_key(text), unit)
    exact.update({_key(text): unit for text, unit in _OTHER_SPELLINGS.items()})
    folded: dict[str, Unit | None] = {}
    for text, unit in exact.items():
        key = text.lower()
        folded[key] = unit if folded.get(key, unit) == unit else None
    return exact, {key: unit for key, unit in folded.items() if unit is not None}


_EXACT, _FOLDED = _spellings()


def unit_named(text: str) -> Unit | None:
    """The unit a file means by `text`, or None when no unit is spelt so.

    Capitals count where they must ("Cal" is a kilocalorie, "cal" is not) and are forgiven where they cannot
    mislead ("KG"). Apple's "%" is answered with percent, although Apple writes the fraction.
    """
    key = _key(text)
    return _EXACT.get(key) or _FOLDED.get(key.lower())
