"""What a report says, in plain words: each value, what it is, and where it lies in the report's own range.

Computed, and made of our words and the report's numbers alone: nothing that somebody wrote into the file
stands in it. It says no more than the report does: no cause, no illness, nothing to take.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from healthvault.coach.conversation import Turn
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.lab import OF_METRIC
from healthvault.metrics.metric import display_unit
from healthvault.metrics.unit import UnitSystem, convert
from healthvault.metrics.unit_lab import lab_unit
from healthvault.metrics.words import HOLD, count, date_words, number, quantity
from healthvault.providers.lab_report.lines import LabReport, Recognised

_LAST = (
    "A range is the laboratory’s own, and most often holds 95 of 100 healthy people: a value outside it is a "
    "question for whoever ordered the test, and no finding by itself."
)


_LINK = re.compile(r"\(/report\?id=([0-9a-f-]{36})\)$")
ENGINE = "Built-in analyst"
"""Whose words they are: the same as any that are computed here."""


class Place(StrEnum):
    """Where a value lies in the range that its report gives."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNKNOWN = "no range"


def place_of(found: Recognised) -> Place:
    """Where a value lies; the ends belong to the range."""
    if found.low is None and found.high is None:
        return Place.UNKNOWN
    if found.low is not None and found.told < found.low:
        return Place.BELOW
    if found.high is not None and found.told > found.high:
        return Place.ABOVE
    return Place.WITHIN


def told_words(found: Recognised) -> str:
    """A value in the report's own unit: `162 mg/dL`."""
    return _with_unit(found.told, found)


def range_words(found: Recognised) -> str:
    """The report's range as it is understood: `3.5 to 5.1 mmol/L`, `up to 130 mg/dL`; empty without one."""
    if found.low is not None and found.high is not None:
        return f"{plain(found.low)} to {_with_unit(found.high, found)}"
    if found.high is not None:
        return f"up to {_with_unit(found.high, found)}"
    return f"{_with_unit(found.low, found)} or more" if found.low is not None else ""


def here_words(found: Recognised, system: UnitSystem) -> str:
    """A value in the person's unit where the report has another: `4.2 mmol/L`; empty where it is the same."""
    metric = METRICS[found.metric]
    return "" if _is_same(found, system) else str(quantity(metric, found.value, system))


def range_here(found: Recognised, system: UnitSystem) -> str:
    """The report's range in the person's unit where the report has another; empty where it is the same."""
    metric = METRICS[found.metric]
    its = lab_unit(found.unit, metric.unit.dimension)
    if its is None or _is_same(found, system):
        return ""
    low, high = (
        None if end is None else quantity(metric, float(convert(end, its, metric.unit)), system)
        for end in (found.low, found.high)
    )
    if low is not None and high is not None:
        return f"{low.number} to {high}"
    return f"up to {high}" if high is not None else f"{low} or more" if low is not None else ""


def _is_same(found: Recognised, system: UnitSystem) -> bool:
    """Whether a number of the report is the same in the person's unit, as one in µIU/mL is in mIU/L."""
    unit = display_unit(METRICS[found.metric], system)
    its = lab_unit(found.unit, unit.dimension)
    is_equal = its is not None and (its.factor, its.shift) == (unit.factor, unit.shift)
    return is_equal or found.unit == unit.symbol


def _with_unit(value: float, found: Recognised) -> str:
    return f"{plain(value)}{'' if found.unit == '%' else HOLD}{found.unit}"


def plain(value: float) -> str:
    """A number with the digits it was told with, six places at most."""
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    return number(value, len(digits.partition(".")[2]))


def summary(report: LabReport, system: UnitSystem) -> str:
    """The report in plain words, as Markdown; beside a value the person's own unit, where it has another."""
    found = [line.found for line in report.lines if line.found]
    parts = [_opening(report, len(found))]
    for heading, places in (
        ("Outside the report’s range", (Place.BELOW, Place.ABOVE)),
        ("Within the report’s range", (Place.WITHIN,)),
        ("Without a range in the report", (Place.UNKNOWN,)),
    ):
        parts += _listed(heading, [each for each in found if place_of(each) in places], system)
    return "\n\n".join([*parts, _LAST] if found else parts)


def _opening(report: LabReport, found: int) -> str:
    lines = len(report.lines)
    said = f"This report holds {count(lines, 'value')}; {found} {'was' if found == 1 else 'were'} recognised."
    if report.kind == "picture":
        said += " A model copied them from a picture: compare each with it before you save it."
    return f"{said} The sample is of {date_words(report.day, year=True)}." if report.day else said


def _listed(heading: str, found: Sequence[Recognised], system: UnitSystem) -> list[str]:
    if not found:
        return []
    return ["\n".join([f"**{heading}**", "", *(f"- {_one(each, system)}" for each in found)])]


def _one(found: Recognised, system: UnitSystem) -> str:
    metric, known = METRICS[found.metric], OF_METRIC.get(found.metric)
    place, span = place_of(found), _beside(range_words(found), range_here(found, system), "; ")
    where = {
        Place.BELOW: f", below the report’s range ({span})",
        Place.ABOVE: f", above the report’s range ({span})",
        Place.WITHIN: f", within the report’s range ({span})",
        Place.UNKNOWN: "",
    }[place]
    told = _beside(told_words(found), f"({here})" if (here := here_words(found, system)) else "", " ")
    return f"{metric.name}: {told}{where}.{f' {known.meaning}' if known else ''}"


def _beside(told: str, here: str, between: str) -> str:
    return f"{told}{between}{here}" if told and here else told


def report_link(turn: Turn) -> str | None:
    """Where the report stands that a turn is the summary of; None for any other turn."""
    found = _LINK.search(turn.text) if turn.role == "coach" and turn.engine == ENGINE else None
    return f"/report?id={found[1]}" if found else None


def title_of(day: date | None) -> str:
    """What a conversation is called that begins with a report."""
    return (
        f"Lab report, {day.day}{HOLD}{date_words(day, year=True).split(HOLD, 2)[2]}" if day else "Lab report"
    )
