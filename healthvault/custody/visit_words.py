"""How a number of a visit pack was come by, and in what words it is said there."""

from collections.abc import Sequence
from datetime import date

from healthvault.insights.visit import DAYS, Measured
from healthvault.metrics.metric import Metric
from healthvault.metrics.sample import DeviceKind
from healthvault.metrics.unit import UnitSystem
from healthvault.metrics.words import HOLD, count, quantity

METHODS = {
    "bp_systolic": "Means of each day. Posture and time of day are not known.",
    "resting_heart_rate": "As each device works it out by day or by night; no ECG at rest.",
    "weight": "The last of each day.",
    "sleep_duration": "Time asleep, from movement and pulse; no polysomnography.",
    "steps": "What several devices counted at once counts once.",
}
NOTHING = "Nothing was measured in these days."


def middle_words(told: Measured, system: UnitSystem) -> tuple[str, str]:
    """The median and its unit: `7 h 12` and `min`."""
    said = quantity(told.metric, told.middle, system)
    return said.number, said.unit


def change_words(told: Measured, system: UnitSystem) -> str:
    """`First 30 days 58 bpm, last 30 days 55 bpm`; what was not measured is said."""
    parts = [
        f"{name} 30 days {_said(told.metric, value, system) if value is not None else 'not measured'}"
        for name, value in (("First", told.early), ("last", told.late))
    ]
    return ", ".join(parts)


def range_words(told: Measured, system: UnitSystem) -> str:
    """`Lowest 51 bpm, highest 67 bpm`."""
    return f"Lowest {_said(told.metric, told.low, system)}, highest {_said(told.metric, told.high, system)}"


def gap_words(told: Measured) -> str:
    """`Measured on 88 of 90 days, longest gap 1 day`."""
    said = f"Measured on {len(told.days)} of {DAYS} days"
    return f"{said}, longest gap {count(told.longest_gap_days, 'day')}" if told.longest_gap_days else said


def source_words(sources: Sequence[str], kinds: dict[str, str], *, most: int = 3) -> str:
    """`From Apple Watch (watch), entries by hand`."""
    told = [_source(name, kinds.get(name, "")) for name in sources[:most]]
    more = f" and {len(sources) - most} more" if len(sources) > most else ""
    return f"From {', '.join(told)}{more}" if told else ""


def _source(name: str, kind: str) -> str:
    if kind == DeviceKind.MANUAL:
        return "entries by hand"
    return f"{name} ({kind})" if kind and kind.lower() not in name.lower() else name


def span_words(first: date, last: date) -> str:
    """`1 Sep 2026 – 29 Nov 2026`."""
    return f"{day_words(first)} – {day_words(last)}"


def day_words(day: date) -> str:
    """`3 Nov 2026`."""
    return f"{day.day}{HOLD}{day:%b}{HOLD}{day.year}"


def _said(metric: Metric, value: float, system: UnitSystem) -> str:
    return str(quantity(metric, value, system))
