"""A report as FHIR R4 tells it: observations in a bundle, alone, or one a line (NDJSON).

Source: hl7.org/fhir/R4/observation.html. An observation is told by its LOINC code, or where it has none by
its name; its unit by its UCUM code. Words in it are data: a conclusion, a note and a narrative are not read.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.lab import metric_called, metric_coded
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import Unit, convert
from healthvault.metrics.unit_lab import unit_of
from healthvault.providers.lab_report.fhir_file import FhirEntry, FhirFile, file_of, resources_within
from healthvault.providers.lab_report.layout import sample_elsewhere
from healthvault.providers.lab_report.lines import LabReport, Line, Recognised, Written
from healthvault.providers.lab_report.paper import MOST_LINES

_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_TOLD = {"final", "amended", "corrected", "appended"}
"""The statuses of a result that holds: a preliminary one may change, one entered in error never was."""
_FLAGS = {"H": "H", "HH": "HH", "L": "L", "LL": "LL", "A": "A", "AA": "AA", "HU": "HH", "LU": "LL"}
_PRESSURES = {"bp_systolic", "bp_diastolic"}


def _words(value: object) -> object:
    return value[:120] if isinstance(value, str) else ""


Words = Annotated[str, BeforeValidator(_words)]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)


class _Coding(_Read):
    system: Words = ""
    code: Words = ""
    display: Words = ""


class _Concept(_Read):
    coding: list[_Coding] = Field(default_factory=list)
    text: Words = ""

    @property
    def said(self) -> str:
        """The name that a person reads."""
        return self.text or next((each.display for each in self.coding if each.display), "")


class _Quantity(_Read):
    value: float | None = None
    comparator: Words = ""
    unit: Words = ""
    system: Words = ""
    code: Words = ""


class _Range(_Read):
    low: _Quantity | None = None
    high: _Quantity | None = None
    text: Words = ""
    type: _Concept = Field(default_factory=_Concept)

    @property
    def is_usual(self) -> bool:
        """Whether it is that of healthy people, not of a treatment, a phase of life or another limit."""
        codes = {each.code for each in self.type.coding}
        return not codes or "normal" in codes


class _Period(_Read):
    start: Words = ""


class _Reference(_Read):
    reference: Words = ""
    display: Words = ""


class _Measured(_Read):
    code: _Concept = Field(default_factory=_Concept)
    valueQuantity: _Quantity | None = None  # noqa: N815  Their name.
    valueString: Words = ""  # noqa: N815  Their name.
    referenceRange: list[_Range] = Field(default_factory=list)  # noqa: N815  Their name.
    interpretation: list[_Concept] = Field(default_factory=list)


class _Observation(_Measured):
    status: Words = ""
    effectiveDateTime: Words = ""  # noqa: N815  Their name.
    effectiveInstant: Words = ""  # noqa: N815  Their name.
    effectivePeriod: _Period | None = None  # noqa: N815  Their name.
    component: list[_Measured] = Field(default_factory=list)
    hasMember: list[_Reference] = Field(default_factory=list)  # noqa: N815  Their name.
    specimen: _Reference = Field(default_factory=_Reference)

    @property
    def at(self) -> str:
        """When it was, as it is written."""
        period = self.effectivePeriod.start if self.effectivePeriod else ""
        return self.effectiveDateTime or self.effectiveInstant or period


def fhir_report(text: str) -> LabReport | None:
    """What the observations of a file tell; None when it is no FHIR.

    Raises:
        ValueError: it is no JSON.
        RecursionError: it is nested deeper than any report.
    """
    entries = list(_resources(text))
    if not entries:
        return None
    file = file_of(entries)
    lines = [line for entry in file.newest for line in _lines(entry, file)]
    days = {line.found.day for line in lines if line.found and line.found.day}
    undated = any(line.found and line.found.day is None for line in lines)
    return LabReport(
        kind="fhir",
        lines=tuple(lines[:MOST_LINES]),
        day=next(iter(days)) if len(days) == 1 else None,
        why_no_day="Some values have no date in the report." if undated and len(days) != 1 else "",
        is_cut=len(lines) > MOST_LINES,
    )


def _resources(text: str) -> Iterator[FhirEntry]:
    """Every resource in a file, those within others too."""
    stripped = text.lstrip("\ufeff \r\n\t")
    try:
        told = [json.loads(stripped)]
    except json.JSONDecodeError:
        rows = [row for row in stripped.splitlines() if row.strip()]
        if len(rows) < 2:
            raise
        told = [json.loads(row) for row in rows]
    for each in told:
        yield from resources_within(each)


def _lines(entry: FhirEntry, file: FhirFile) -> list[Line]:
    if entry.resource.get("resourceType") != "Observation":
        return []
    try:
        told = _Observation.model_validate(entry.resource)
    except ValidationError:
        return [Line(written=Written(name="An observation"), why_not="it does not have the form of FHIR")]
    if told.hasMember and not told.component and told.valueQuantity is None and not told.valueString:
        return []
    parts = told.component if told.component and told.valueQuantity is None else [told]
    against = _against(entry, told, file)
    return [_line(part, told, against) for part in parts]


def _against(entry: FhirEntry, told: _Observation, file: FhirFile) -> str:
    """What speaks against all of an observation, in half a sentence."""
    if told.status not in _TOLD:
        return f"its status is {told.status}" if told.status else "its status is not told"
    if file.is_withdrawn(entry):
        return "it was withdrawn, or its report was"
    sample = file.words_of(told.specimen.reference, entry) or told.specimen.display
    elsewhere = sample_elsewhere(sample)
    has_code = any(each.system == _LOINC for each in told.code.coding)
    return f"it is of {elsewhere}" if elsewhere and not has_code else ""


def _line(measured: _Measured, told: _Observation, against: str) -> Line:
    quantity, span = measured.valueQuantity, _usual_range(measured.referenceRange)
    written = Written(
        name=measured.code.said or next((each.code for each in measured.code.coding), "An observation"),
        value=measured.valueString if quantity is None else f"{quantity.comparator}{_plain(quantity.value)}",
        unit="" if quantity is None else quantity.unit or quantity.code,
        range=_range_words(span),
        flag=_flag(measured.interpretation),
        at=told.at,
    )
    slug = _metric(measured.code)
    why_not = against or _why_not(slug, quantity)
    if why_not or slug is None or quantity is None or quantity.value is None:
        return Line(written=written, why_not=why_not)
    return _recognised(METRICS[slug], written, quantity, span, told.at)


def _metric(code: _Concept) -> str | None:
    loincs = [each.code for each in code.coding if each.system == _LOINC]
    coded = {slug for slug in map(metric_coded, loincs) if slug}
    if loincs:
        return next(iter(coded)) if len(coded) == 1 else None
    return metric_called(code.said)


def _usual_range(ranges: Sequence[_Range]) -> _Range | None:
    """The one range that is meant; none where there are several, as for each age."""
    usual = [each for each in ranges if each.is_usual]
    return usual[0] if len(usual) == 1 else None


def _why_not(slug: str | None, quantity: _Quantity | None) -> str:
    if slug is None:
        return "not known here"
    if slug in _PRESSURES:
        return "a blood pressure is entered as a pair, with Add"
    if METRICS[slug].derived or METRICS[slug].of_night:
        return "worked out here from what devices tell"
    if quantity is None or quantity.value is None:
        return "no number stands behind its name"
    return "a limit, not a value" if quantity.comparator else ""


def _recognised(
    metric: Metric, written: Written, quantity: _Quantity, span: _Range | None, at_text: str
) -> Line:
    coded = unit_of(quantity.code, metric.unit.dimension) if quantity.system in {_UCUM, ""} else None
    unit = coded or unit_of(quantity.unit, metric.unit.dimension)
    if unit is None or unit.dimension is not metric.unit.dimension:
        why = f"{written.unit} is no unit of it that is known" if written.unit else "no unit stands beside it"
        return Line(written=written, why_not=why)
    told = quantity.value or 0.0
    value = float(convert(told, unit, metric.unit))
    if not metric.accepts(value):
        return Line(written=written, why_not="no person’s value in this unit")
    day, at = _when(at_text)
    low, high = _ends(span, unit)
    found = Recognised(
        metric=metric.slug, value=value, told=told, unit=unit.symbol, low=low, high=high, day=day, at=at
    )
    return Line(written=written, found=found)


def _ends(span: _Range | None, unit: Unit) -> tuple[float | None, float | None]:
    """The ends of a range in the value's unit; one in a unit that is not known is none."""
    return (_end(span.low, unit), _end(span.high, unit)) if span else (None, None)


def _end(end: _Quantity | None, unit: Unit) -> float | None:
    if end is None or end.value is None:
        return None
    written = end.code or end.unit
    its = unit_of(written, unit.dimension) if written else unit
    if its is None or its.dimension is not unit.dimension:
        return None
    return float(convert(end.value, its, unit))


def _when(text: str) -> tuple[date | None, datetime | None]:
    """The local date and the aware instant; a date alone has no instant, a month alone neither."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None, None
    if len(text) == len("2026-11-03"):
        return at.date(), None
    return (at.date(), at) if at.tzinfo else (at.date(), None)


def _range_words(span: _Range | None) -> str:
    if span is None:
        return ""
    if span.text:
        return span.text
    low, high = (_plain(end.value) if end else "" for end in (span.low, span.high))
    return f"{low}–{high}" if low and high else f"> {low}" if low else f"< {high}" if high else ""


def _flag(interpretations: Sequence[_Concept]) -> str:
    codes = [each.code for concept in interpretations for each in concept.coding]
    return next((_FLAGS[code] for code in codes if code in _FLAGS), "")


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
