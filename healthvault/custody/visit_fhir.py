"""The numbers of a visit pack as a FHIR R4 bundle: a Patient, a Device for each source, Observations.

Source: hl7.org/fhir/R4 (bundle, observation, device) and its vital signs profiles; LOINC and UCUM codes from
the catalogue. The category `vital-signs` is for what those profiles name; what devices estimate is
`activity`. Ids are made anew for each bundle, so that two of them cannot be brought together by their ids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

from healthvault.insights.visit import Visit
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Metric
from healthvault.metrics.sample import DeviceKind
from healthvault.metrics.unit import MINUTE
from healthvault.vault.entries import Entry
from healthvault.vault.values import DayValue, Night

Resource = dict[str, object]
_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_PROFILE = "http://hl7.org/fhir/StructureDefinition/"
_PANEL = ("85354-9", "Blood pressure panel")
_DAILY_STEPS = "41950-7"
"""Steps of 24 hours; the code of the catalogue is that of an interval."""
_NOTE = ("48767-8", "Annotation comment")
_PRESSURE = ("bp_systolic", "bp_diastolic")
_PLAIN = {
    "resting_heart_rate": "activity",
    "weight": "vital-signs",
    "steps": "activity",
    "exercise_time": "activity",
}
_STAGES = (
    ("93831-6", "deep_min", "Deep sleep"),
    ("93830-8", "core_min", "Light sleep"),
    ("93829-0", "rem_min", "REM sleep"),
)


@dataclass(slots=True)
class _Bundle:
    """What was written so far; every resource stands under an id of its own."""

    entries: list[Resource] = field(default_factory=list[Resource])
    devices: dict[str, str] = field(default_factory=dict[str, str])
    patient: str = ""

    def add(self, resource: Resource) -> str:
        """Write a resource down; how others refer to it."""
        made = str(uuid4())
        self.entries.append({"fullUrl": f"urn:uuid:{made}", "resource": {**resource, "id": made}})
        return f"urn:uuid:{made}"


def bundle(visits: Sequence[Visit], *, name: str, birth_year: int | None, made_at: datetime) -> Resource:
    """A collection of everything that the pages show, and of every note in full.

    Args:
        visits: Stretches of ninety days.
        name: The person's, as they want it told; empty tells nobody's.
        birth_year: Told with the name alone.
        made_at: An aware instant.
    """
    told = _Bundle()
    told.patient = told.add(_patient(name, birth_year))
    for visit in visits:
        _add_devices(told, visit)
        for observation in _observations(told, visit):
            told.add(observation)
    return {
        "resourceType": "Bundle",
        "id": str(uuid4()),
        "type": "collection",
        "timestamp": made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "entry": told.entries,
    }


def _patient(name: str, birth_year: int | None) -> Resource:
    said: Resource = {"resourceType": "Patient"}
    if name:
        said["name"] = [{"text": name}]
        if birth_year:
            said["birthDate"] = f"{birth_year}"
    return said


def _add_devices(told: _Bundle, visit: Visit) -> None:
    sources = {source for each in visit.measured.values() for source in each.sources}
    sources |= {source for night in visit.nights for source in night.sources}
    for name in sorted(sources - told.devices.keys()):
        kind = visit.kinds.get(name, "")
        if kind != DeviceKind.MANUAL:
            told.devices[name] = told.add(
                {
                    "resourceType": "Device",
                    "deviceName": [{"name": name, "type": "user-friendly-name"}],
                    **({"type": {"text": kind}} if kind else {}),
                    "patient": {"reference": told.patient},
                }
            )


def _observations(told: _Bundle, visit: Visit) -> Iterator[Resource]:
    yield from _pressures(told, visit)
    for slug, category in _PLAIN.items():
        if slug in visit.measured:
            for day in visit.measured[slug].days:
                yield _plain(told, METRICS[slug], day, category)
    for night in visit.nights:
        yield _slept(told, night)
    for metric, day in visit.lab:
        yield _plain(told, metric, day, "laboratory")
    for note in visit.notes:
        yield _noted(told, note)


def _pressures(told: _Bundle, visit: Visit) -> Iterator[Resource]:
    """The two numbers of a day together; a day with only one of them is left out."""
    if not all(slug in visit.measured for slug in _PRESSURE):
        return
    lower = {day.day: day for day in visit.measured["bp_diastolic"].days}
    for upper in visit.measured["bp_systolic"].days:
        if upper.day in lower:
            yield {
                **_observation(told, _PANEL, "vital-signs", upper.sources),
                "meta": {"profile": [f"{_PROFILE}bp"]},
                "effectiveDateTime": upper.day.isoformat(),
                "method": {"text": "Mean of the day"},
                "component": [
                    {
                        "code": _code(_coded(METRICS[slug])),
                        "valueQuantity": _quantity(METRICS[slug], day.value),
                    }
                    for slug, day in zip(_PRESSURE, (upper, lower[upper.day]), strict=True)
                ],
            }


def _plain(told: _Bundle, metric: Metric, day: DayValue, category: str) -> Resource:
    said: Resource = {
        **_observation(told, _coded(metric), category, day.sources),
        "effectiveDateTime": day.day.isoformat(),
        "method": {"text": f"Of the day: {metric.daily.value}"},
        "valueQuantity": _quantity(metric, day.value),
    }
    return {**said, "meta": {"profile": [f"{_PROFILE}bodyweight"]}} if metric.slug == "weight" else said


def _slept(told: _Bundle, night: Night) -> Resource:
    zone = timezone(timedelta(minutes=night.offset_min))
    stages = [
        {"code": _code((loinc, name)), "valueQuantity": _minutes(minutes)}
        for loinc, which, name in _STAGES
        if (minutes := getattr(night, which)) is not None
    ]
    return {
        **_observation(told, _coded(METRICS["sleep_duration"]), "activity", night.sources),
        "effectivePeriod": {
            "start": night.start_at.astimezone(zone).isoformat(timespec="seconds"),
            "end": night.end_at.astimezone(zone).isoformat(timespec="seconds"),
        },
        "method": {"text": "Estimated by a device from movement and pulse"},
        "valueQuantity": _minutes(night.asleep_min),
        **({"component": stages} if stages else {}),
    }


def _noted(told: _Bundle, note: Entry) -> Resource:
    zone = timezone(timedelta(minutes=note.offset_min))
    return {
        **_observation(told, _NOTE, "survey", ()),
        "effectiveDateTime": note.at.astimezone(zone).isoformat(timespec="seconds"),
        "valueString": note.note,
    }


def _observation(told: _Bundle, coded: tuple[str, str], category: str, sources: Sequence[str]) -> Resource:
    """What every observation tells; the device where it is one, and the person as the one who tells."""
    devices = [told.devices[source] for source in sources if source in told.devices]
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": category}]}],
        "code": _code(coded),
        "subject": {"reference": told.patient},
        "performer": [{"reference": told.patient}],
        **({"device": {"reference": devices[0]}} if len(devices) == 1 and len(sources) == 1 else {}),
    }


def _coded(metric: Metric) -> tuple[str, str]:
    loinc = _DAILY_STEPS if metric.slug == "steps" else metric.loinc
    return loinc or "", metric.name


def _code(coded: tuple[str, str]) -> Resource:
    loinc, name = coded
    return {**({"coding": [{"system": _LOINC, "code": loinc}]} if loinc else {}), "text": name}


def _quantity(metric: Metric, value: float) -> Resource:
    unit = metric.unit
    return {
        "value": round(value, 6),
        "unit": unit.symbol or unit.slug,
        "system": _UCUM,
        "code": unit.ucum,
    }


def _minutes(value: float) -> Resource:
    return {"value": round(value, 6), "unit": MINUTE.symbol, "system": _UCUM, "code": MINUTE.ucum}


def file_name(made_on: date, ending: str) -> str:
    """A name for the file: `visit-2026-11-29.pdf`."""
    return f"visit-{made_on.isoformat()}.{ending}"
