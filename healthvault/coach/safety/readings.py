"""Readings that somebody writes down in a question: "my blood pressure is 195/125"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from healthvault.coach.safety import limits


class Reading(StrEnum):
    """What was read that should not wait."""

    PRESSURE = "blood pressure"
    OXYGEN = "blood oxygen"
    SUGAR_LOW = "low blood sugar"
    SUGAR_HIGH = "high blood sugar"
    PULSE_FAST = "fast pulse at rest"
    PULSE_SLOW = "slow pulse"
    TOO_LITTLE_FOOD = "very little food"
    TOO_FAST_LOSS = "very fast loss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A reading and its number as it was written."""

    reading: Reading
    said: str


_ASKS = re.compile(
    r"\b(how (many|often|much)|what (was|were|does)|which|when (was|were|did)"
    r"|ever|last (week|month|year)|average"
    r"|usual|goal|count|wie (viele|oft)|wann|durchschnitt\w*|combien|quand|moyenne|cuant[oa]s"
    r"|cuando|promedio)\b"
)
"""Words of somebody who looks back over their records and not at what is now."""
_APART = (
    r"below|under|above|over|than|last|past|since|from|on|in|for|between|until|unter|uber|seit|am|im|letzten"
    r"|moins|plus|depuis|le|dernier\w*|menos|mas|desde|el|ultim\w*"
)
_TO = (
    rf"\W+(?:(?!(?:{_APART})\b)[^\W\d]+\W+){{0,7}}?"
    r"(\d{1,3}(?:[.,]\d)?)\b"
    r"(?! ?(?:(?:dernier|letzt|last|past|previous|ultim)\w* )?(?:days?|weeks?|months?|nights?|years?"
    r"|hours?|minutes?|min|seconds?|times|st|nd|rd|th|kg|tage\w*"
    r"|wochen?|monate\w*|nachte\w*|stunden|jours?|semaines?|mois|nuits?|dias?|semanas?|meses|noches"
    r"|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|june?|juni|july?|juli|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|de[cz]\w*)\b)"
)
"""From a name to its number, a few words later, with no comparison between."""
_TOP_AND_BOTTOM = re.compile(
    r"\b(?:top|upper|systolic|oben|oberer|haut|maxima|alta)\D{0,14}(\d{3})\b\D{0,24}"
    r"(?:bottom|lower|diastolic|unten|unterer|bas|minima|baja)\D{0,14}(\d{2,3})\b"
)
_IN_CENTIMETRES = re.compile(r"\b(?:tension|pression)\b\D{0,14}?\b(1\d|2\d)(?: ?/ ?| sur )(\d{1,2})\b(?!\d)")
"""As people say it in French: 20/11 is 200/110 mmHg."""
_PRESSURE = re.compile(r"\b(\d{2,3}) ?(?:/|over|zu|sur|sobre|por) ?(\d{2,3})\b")
_BARE_PRESSURE = re.compile(r"\b((?:1[6-9]|2[0-7])\d) ?(?:/|over|zu|sur|sobre) ?(9\d|1[0-5]\d)\b")
"""A pair that can hardly be anything else."""
_FEWEST_MMHG = 25
"""Millimetres. Below, a lower number is told in centimetres."""
_ABOUT_PRESSURE = re.compile(
    r"\b(blood pressure|bp|mmhg|blutdruck|tension|pression arterielle|presion|cuff|manschette"
    r"|tensiometr\w*)\b"
)
_OXYGEN = re.compile(
    r"\b(?:oximeter|pulse ox|spo2|sp02|o2|oxygen(?: level| saturation)?|sats?|saturation"
    r"|sauerstoff\w*|sattigung|saturacion|oxigeno"
    r"|oxygene)" + _TO
)
_SUGAR = re.compile(
    r"\b(?:cgm|libre|dexcom|blood sugar|glucose|blood glucose|sugar|bg|blutzucker|zucker"
    r"|glycemie|glucosa|azucar)" + _TO + r"(?: ?(mmol))?"
)
_PULSE = re.compile(
    r"\b(?:heart rate|hr|pulse|puls|herzfrequenz|ruhepuls|pouls|frequence cardiaque|pulso"
    r"|frecuencia cardiaca)" + _TO
)
_AT_REST = re.compile(
    r"\b(at rest|resting|sitting|lying|in bed|doing nothing|for no reason|right now|in ruhe|im sitzen"
    r"|im liegen|ruhepuls|au repos|assise?|allonge\w*|en reposo|sentad[oa]|acostad[oa])\b"
)
_FOOD = re.compile(
    r"\b(\d{2,4}) ?(?:k?cal\w*|kalorien|calorias) (?:a|per|each|every|am|pro|par|al|por)"
    r" (?:day|tag|jour|dia)\b"
)
_FOOD_CAP = re.compile(
    r"\b(?:k?cal\w*|calories|kalorien)\b\D{0,25}?(\d{2,4}) (?:a|per|each|am|pro) (?:day|tag)\b"
)
_EATS = re.compile(
    r"\b(eat\w*|diet|liv\w+ on|stick to|intake|consum\w*|only|just|esse\w*|nur|mange\w*"
    r"|seulement|com\w+|solo)\b"
)
_LOSES = re.compile(
    r"\b(?:lose|drop|abnehmen|nehme ich|perdre|perder|bajar|adelgazar|maigrir de)\D{0,20}?"
    r"(\d{1,3}) ?(kg|kilos?|pounds?|lbs?|pfund)\b\D{0,15}?"
    r"(?:(\d{1,2}|a|one|einer|une|un|una) )?"
    r"(days?|weeks?|months?|tag\w*|woche\w*|monat\w*|jours?|semaines?|mois|dias?|semanas?|mes(?:es)?)\b"
)
_FAST = re.compile(
    r"\b(?:fast\w*|eat nothing|water only|nothing but water|nichts essen|jeun\w*|ayun\w*)\D{0,20}?"
    r"(\d{1,2}) (?:days|tage|jours|dias)\b"
)
_BELIEF = re.compile(r"\b(ramadan|lent|intermittent|intervall\w*)\b")


def readings(said: str, *, is_pregnant: bool = False) -> Read | None:
    """The first reading in a plain text that should not wait; None for most.

    Args:
        said: What `sign.plain` left of it.
        is_pregnant: Whether the limits of pregnancy hold.
    """
    if _ASKS.search(said):
        return None
    found = _pressure(said, is_pregnant=is_pregnant)
    return found or next((read for look in _LOOKS if (read := look(said)) is not None), None)


def _pressure(said: str, *, is_pregnant: bool) -> Read | None:
    pair = _pair(said)
    if pair is None:
        return None
    high = limits.PREGNANT_SYSTOLIC_MMHG if is_pregnant else limits.SYSTOLIC_MMHG
    low = limits.PREGNANT_DIASTOLIC_MMHG if is_pregnant else limits.DIASTOLIC_MMHG
    systolic, diastolic = pair
    if systolic <= diastolic or not (systolic >= high or diastolic >= low):
        return None
    return Read(reading=Reading.PRESSURE, said=f"{systolic}/{diastolic} mmHg")


def _pair(said: str) -> tuple[int, int] | None:
    """The upper and the lower number of a blood pressure, in mmHg; None where there is none."""
    tens = _IN_CENTIMETRES.search(said)
    if tens is not None and int(tens[2]) < _FEWEST_MMHG:
        return int(tens[1]) * 10, int(tens[2]) * 10
    about = _PRESSURE.search(said) if _ABOUT_PRESSURE.search(said) else _BARE_PRESSURE.search(said)
    found = about or _TOP_AND_BOTTOM.search(said)
    return (int(found[1]), int(found[2])) if found else None


def _oxygen(said: str) -> Read | None:
    found = _OXYGEN.search(said)
    value = _value(found)
    if found is None or value is None or not 40 <= value <= limits.SPO2_PERCENT:
        return None
    return Read(reading=Reading.OXYGEN, said=f"{found[1]} %")


def _sugar(said: str) -> Read | None:
    found = _SUGAR.search(said)
    value = _value(found)
    if found is None or value is None:
        return None
    # Nobody alive has 35 mmol/L written without a unit, or 35 mg/dL with a decimal.
    is_molar = bool(found[2]) or "." in found[1] or "," in found[1] or value < 20
    mg_dl = value * limits.MG_DL_PER_MMOL_L if is_molar else value
    if mg_dl < limits.GLUCOSE_LOW_MG_DL:
        return Read(reading=Reading.SUGAR_LOW, said=found[1])
    return Read(reading=Reading.SUGAR_HIGH, said=found[1]) if mg_dl >= limits.GLUCOSE_HIGH_MG_DL else None


def _pulse(said: str) -> Read | None:
    found = _PULSE.search(said)
    value = _value(found)
    if found is None or value is None or not 20 <= value <= 260 or not _AT_REST.search(said):
        return None
    if value > limits.RESTING_FAST_BPM:
        return Read(reading=Reading.PULSE_FAST, said=f"{found[1]} bpm")
    return (
        Read(reading=Reading.PULSE_SLOW, said=f"{found[1]} bpm") if value < limits.RESTING_SLOW_BPM else None
    )


def _food(said: str) -> Read | None:
    found = _FOOD.search(said)
    cap = _FOOD_CAP.search(said)
    if cap is not None and "burn" not in said and float(cap[1]) <= limits.KCAL_A_DAY:
        return Read(reading=Reading.TOO_LITTLE_FOOD, said=cap[0])
    if found is not None and _EATS.search(said) and float(found[1]) <= limits.KCAL_A_DAY:
        return Read(reading=Reading.TOO_LITTLE_FOOD, said=found[0])
    fast = _FAST.search(said)
    if fast is not None and int(fast[1]) >= limits.FAST_DAYS and not _BELIEF.search(said):
        return Read(reading=Reading.TOO_LITTLE_FOOD, said=fast[0])
    return None


def _loss(said: str) -> Read | None:
    found = _LOSES.search(said)
    if found is None:
        return None
    is_pounds = found[2][0] in "lp"
    kg = float(found[1]) * (0.4536 if is_pounds else 1)
    count = int(found[3]) if found[3] and found[3].isdigit() else 1
    weeks = max(count, 1) * _weeks_in(found[4])
    return Read(reading=Reading.TOO_FAST_LOSS, said=found[0]) if kg / weeks > limits.LOSS_KG_A_WEEK else None


def _weeks_in(unit: str) -> float:
    if unit.startswith(("day", "tag", "jou", "dia")):
        return 1 / 7
    return 30 / 7 if unit.startswith(("month", "monat", "moi", "mes")) else 1.0


def _value(found: re.Match[str] | None) -> float | None:
    return float(found[1].replace(",", ".")) if found else None


_LOOKS: tuple[Callable[[str], Read | None], ...] = (_oxygen, _sugar, _pulse, _food, _loss)
