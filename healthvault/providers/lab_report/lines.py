"""What a report says, line by line, as it is written there, and what of it is recognised."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["pdf", "fhir", "picture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One line as it stands in the report; empty where the report says nothing."""

    name: str
    value: str = ""
    unit: str = ""
    range: str = ""
    flag: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a line means.

    `value` is in the catalogue's unit of `metric`; `told`, `low` and `high` are in the report's own, `unit`.
    A bound that the report does not give is None. `day` is the local date of the sample, and `at` its aware
    instant, where the report tells one for this line.
    """

    metric: str
    value: float
    told: float
    unit: str
    low: float | None = None
    high: float | None = None
    day: date | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, and what it means or, in half a sentence, why that is not known."""

    written: Written
    found: Recognised | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabReport:
    """All lines that hold a value, in the report's order.

    `day` is the date of the sample, when the report tells exactly one; else `why_no_day` says in a sentence
    what is in the way. `is_cut` tells that more lines follow than are kept.
    """

    kind: Kind
    lines: tuple[Line, ...]
    day: date | None = None
    why_no_day: str = ""
    is_cut: bool = False
