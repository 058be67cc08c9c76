"""How the amounts of each metric are written: by the unit they are kept in, for both systems of units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from benchmarks.score.grade import Value

System = Literal["metric", "imperial"]


@dataclass(frozen=True)
class Shown:
    """A unit with its decimals, and the factor and shift that lead to it."""

    unit: str
    decimals: int = 0
    factor: float = 1.0
    shift: float = 0.0


_METRIC = {
    "steps": Shown("steps"),
    "distance_walk_run": Shown("km", 2, 0.001),
    "active_energy": Shown("kcal"),
    "exercise_time": Shown("min"),
    "floors": Shown("floors"),
    "daylight": Shown("min"),
    "heart_rate": Shown("bpm"),
    "resting_heart_rate": Shown("bpm"),
    "hr_recovery_1min": Shown("bpm"),
    "hrv_sdnn": Shown("ms"),
    "vo2max": Shown("mL/kg/min", 1),
    "spo2": Shown("%", 1),
    "respiratory_rate": Shown("br/min", 1),
    "skin_temperature": Shown("°C", 1),
    "weight": Shown("kg", 1),
    "body_fat": Shown("%", 1),
    "bp_systolic": Shown("mmHg"),
    "blood_glucose": Shown("mg/dL"),
    "sleep_duration": Shown("min"),
    "sleep_deep": Shown("min"),
    "sleep_rem": Shown("min"),
    "sleep_efficiency": Shown("%"),
}
_IMPERIAL = _METRIC | {
    "distance_walk_run": Shown("mi", 2, 1 / 1609.344),
    "weight": Shown("lb", 1, 1 / 0.45359237),
    "skin_temperature": Shown("°F", 1, 1.8, 32.0),
}
IMPERIAL_ONLY = ("distance_walk_run", "weight", "skin_temperature")


def shown(slug: str, system: System = "metric") -> Shown:
    return (_IMPERIAL if system == "imperial" else _METRIC)[slug]


def amount(
    slug: str, value: float, system: System = "metric", *, day: date | None = None, slack: float = 0.0
) -> Value:
    """A value as it is kept, as the figure that an answer should hold."""
    how = shown(slug, system)
    return Value(value * how.factor + how.shift, how.unit, how.decimals, day, slack)


def threshold(values: Sequence[float], slug: str, share: float) -> tuple[float, int]:
    """A round number below which about `share` of some kept values lie, and that number as it is shown."""
    how = shown(slug)
    ordered = sorted(value * how.factor + how.shift for value in values)
    middle = ordered[int((len(ordered) - 1) * share)]
    step = 500 if middle > 3000 else 50 if middle > 300 else 5 if middle > 80 else 1
    said = round(middle / step) * step
    return (said - how.shift) / how.factor, said
