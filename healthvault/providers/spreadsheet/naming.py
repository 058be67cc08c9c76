"""What a header means: which metric and unit, or which part of a time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import Unit, unit_named
from healthvault.metrics.unit_lab import unit_of

_IN_BRACKETS = re.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*$")
_NOT_A_LETTER = re.compile(r"[\W_]+")

_SYNONYMS: Mapping[str, str] = {
    "step": "steps",
    "step count": "steps",
    "stepcount": "steps",
    "distance": "distance_walk_run",
    "walking distance": "distance_walk_run",
    "flights climbed": "floors",
    "stairs": "floors",
    "active calories": "active_energy",
    "calories burned": "active_energy",
    "resting calories": "basal_energy",
    "basal calories": "basal_energy",
    "exercise minutes": "exercise_time",
    "active minutes": "exercise_time",
    "hr": "heart_rate",
    "pulse": "heart_rate",
    "bpm": "heart_rate",
    "heartrate": "heart_rate",
    "rhr": "resting_heart_rate",
    "resting hr": "resting_heart_rate",
    "resting pulse": "resting_heart_rate",
    "sdnn": "hrv_sdnn",
    "rmssd": "hrv_rmssd",
    "hrv rmssd": "hrv_rmssd",
    "hrv sdnn": "hrv_sdnn",
    "spo2": "spo2",
    "oxygen saturation": "spo2",
    "blood oxygen saturation": "spo2",
    "breathing rate": "respiratory_rate",
    "vo2 max": "vo2max",
    "vo2max": "vo2max",
    "systolic": "bp_systolic",
    "sys": "bp_systolic",
    "systolic blood pressure": "bp_systolic",
    "diastolic": "bp_diastolic",
    "dia": "bp_diastolic",
    "diastolic blood pressure": "bp_diastolic",
    "body weight": "weight",
    "bodyweight": "weight",
    "body mass": "weight",
    "mass": "weight",
    "gewicht": "weight",
    "schritte": "steps",
    "puls": "heart_rate",
    "body fat percentage": "body_fat",
    "fat percentage": "body_fat",
    "waist circumference": "waist",
    "bmi": "bmi",
    "temperature": "body_temperature",
    "body temp": "body_temperature",
    "glucose": "blood_glucose",
    "blood sugar": "blood_glucose",
    "meditation": "mindful_minutes",
    "calories eaten": "diet_energy",
    "food calories": "diet_energy",
    "protein": "diet_protein",
    "carbs": "diet_carbohydrates",
    "carbohydrates": "diet_carbohydrates",
    "fiber": "diet_fiber",
    "fibre": "diet_fiber",
    "sugar": "diet_sugar",
    "sodium": "diet_sodium",
    "caffeine": "diet_caffeine",
    "drinks": "alcohol_drinks",
    "alcohol": "alcohol_drinks",
    "sleep stage": "sleep_stage",
    "stage": "sleep_stage",
}
_TOO_VAGUE: Mapping[str, str] = {
    "hrv": "say SDNN or RMSSD: they are two measures",
    "heart rate variability": "say SDNN or RMSSD: they are two measures",
    "calories": "say whether they were burned (active energy) or eaten (energy eaten)",
    "energy": "say whether it was burned (active energy) or eaten (energy eaten)",
    "fat": "say whether it is body fat or fat eaten (diet fat total)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A metric that a header names, and the unit of its column; `says_unit` is false when the header gives
    none.
    """

    metric: Metric
    unit: Unit
    says_unit: bool


def words(header: str) -> str:
    """A header reduced to what tells headers apart: small letters and single blanks."""
    return " ".join(_NOT_A_LETTER.sub(" ", header).split()).casefold()


_OF_A_SCALE = {"mood"}
"""A 4 is pleasant on one app's scale and poor on another's: a column cannot say which scale it is of."""


def _metrics() -> dict[str, Metric]:
    told = [metric for slug, metric in METRICS.items() if slug not in _OF_A_SCALE]
    known = {words(metric.slug): metric for metric in told}
    known |= {words(metric.name): metric for metric in told}
    return {**{synonym: METRICS[slug] for synonym, slug in _SYNONYMS.items()}, **known}


_METRICS = _metrics()


def metric_named(text: str) -> Metric | None:
    """The metric that people call so, or None."""
    return _METRICS.get(words(text))


def _split(header: str) -> tuple[str, str]:
    """A header's name and unit: "Weight (lb)", "weight_kg", "Weight, kg"; the unit is empty when it gives
    none.
    """
    bracketed = _IN_BRACKETS.match(header)
    if bracketed and metric_named(header) is None:
        return bracketed[1], bracketed[2]
    name, separator, last = re.sub(r"[,_]", " ", header).rstrip().rpartition(" ")
    if separator and metric_named(header) is None and metric_named(name) and unit_named(last):
        return name, last
    return header, ""


def named(header: str) -> Named | str:
    """The metric and unit that a header names, or the reason why its column is left out."""
    name, unit_text = _split(header)
    metric = metric_named(name) or (metric_named(header) if unit_text else None)
    if metric is None:
        return _TOO_VAGUE.get(words(name), "not something Health Vault knows")
    if metric.derived:
        return "worked out by Health Vault from the stages of sleep"
    unit = unit_of(unit_text, metric.unit.dimension) if unit_text else metric.unit
    if unit is None or unit.dimension is not metric.unit.dimension:
        return f"{unit_text} is not a unit of {metric.name.lower()}"
    return Named(metric=metric, unit=unit, says_unit=bool(unit_text))
