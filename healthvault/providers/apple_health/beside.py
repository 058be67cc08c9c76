"""Everything in an export that the fast reader hands on: unusual records, workouts, the person, papers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import numpy as np

from healthvault.metrics.sample import Profile, WorkoutSample
from healthvault.metrics.zones import Zones
from healthvault.providers.apple_health import facts, tally
from healthvault.providers.apple_health.columns import USER_ENTERED
from healthvault.providers.apple_health.element import Element, NotWellFormedError, element
from healthvault.providers.apple_health.moments import moment
from healthvault.providers.apple_health.names import Reading
from healthvault.providers.apple_health.tally import Tally
from healthvault.providers.apple_health.text import decimal
from healthvault.providers.apple_health.workout import workout_sample

Kept = TypeVar("Kept", Reading, WorkoutSample)

CORRELATION = b"<Correlation"
_NAME = re.compile(rb"<([A-Za-z]+)")
_NAME_WITH_BLANK = re.compile(rb'[\s"][A-Za-z]+ [A-Za-z]+=["\']')
_DAY_MS = 86_400_000
_EARLIEST_BIRTH_YEAR = 1900
_NEEDED = frozenset({"type", "sourceName", "startDate", "endDate"})
_LONGEST_TEXT = 4096
_CODES = "0123"
_SEXES = {"HKBiologicalSexFemale": "female", "HKBiologicalSexMale": "male"}
_BORN, _SEX = "HKCharacteristicTypeIdentifierDateOfBirth", "HKCharacteristicTypeIdentifierBiologicalSex"


def _facts(metadata: dict[str, str]) -> int:
    bits = USER_ENTERED if metadata.get("HKWasUserEntered") == "1" else 0
    for key, shift in facts.KEYS.items():
        code = metadata.get(key, "")
        if len(code) == 1 and code in _CODES:
            bits |= int(code) << shift
    return bits


def reading(record: Element, zones: Zones) -> Reading | str:
    """A `<Record>` as the slow reader reads it, or the reason why it cannot be kept."""
    attributes, metadata = record.attributes, record.metadata()
    if not attributes.keys() >= _NEEDED or any(len(text) > _LONGEST_TEXT for text in attributes.values()):
        return tally.NO_FIELD if not attributes.keys() >= _NEEDED else tally.TOO_LARGE
    start, end = moment(attributes["startDate"], zones), moment(attributes["endDate"], zones)
    if start is None or end is None:
        return tally.NO_TIME
    text = attributes.get("value")
    number = decimal(text) if text else None
    device = attributes.get("device", "")
    return Reading(
        type_text=attributes["type"],
        unit_text=attributes.get("unit", ""),
        source_name=attributes["sourceName"],
        device=device[device.index(",") :] if "," in device else device,
        start_ms=start.at_ms,
        end_ms=end.at_ms,
        offset_min=start.offset_min,
        value=np.nan if number is None else number,
        text=text if number is None else None,
        zone=metadata.get("HKTimeZone"),
        facts=_facts(metadata),
    )


def profile(me: Element) -> Profile:
    """What `<Me>` says about the person; a fact that is not set is None."""
    try:
        birth_year = date.fromisoformat(me.attributes.get(_BORN, "")).year
    except ValueError:
        birth_year = None
    if birth_year is not None and birth_year < _EARLIEST_BIRTH_YEAR:
        birth_year = None
    return Profile(birth_year=birth_year, sex=_SEXES.get(me.attributes.get(_SEX, "")))


class Beside:
    """Sorts spans of bytes into readings, arrivals and counts; remembers which files the export names."""

    def __init__(self, zones: Zones, rejected: Tally) -> None:
        self.latest_ms: int | None = None
        self.records = 0
        self.clinical_files: list[str] = []
        self.route_files: list[str] = []
        self.has_names_with_blanks = False
        self._zones, self._tally = zones, rejected

    def damaged(self, raw: bytes, at_byte: int) -> None:
        """Count bytes that are no element."""
        name = _NAME.match(raw)
        self.records += bool(name and name[1] == b"Record")
        self._tally.add(tally.DAMAGED, name[1].decode() if name else "text", example=f"at byte {at_byte:,}")

    def element(self, raw: bytes, at_byte: int) -> Iterator[Reading | WorkoutSample | Profile]:
        """What one element brings, if anything."""
        if raw.startswith(CORRELATION):  # What is inside stands once more on its own.
            return
        try:
            parsed = element(raw)
        except NotWellFormedError:
            self.has_names_with_blanks |= bool(_NAME_WITH_BLANK.search(raw))
            self.damaged(raw, at_byte)
            return
        yield from self.parsed(parsed)

    def parsed(self, parsed: Element) -> Iterator[Reading | WorkoutSample | Profile]:
        """What one element brings, if anything, once it is parsed."""
        match parsed.name:
            case "Record":
                self.records += 1
                yield from self._kept(reading(parsed, self._zones), parsed.attributes.get("type", "Record"))
            case "Workout":
                yield from self._workout(parsed)
            case "Me":
                yield profile(parsed)
            case _:
                self._note(parsed)

    def _workout(self, parsed: Element) -> Iterator[WorkoutSample]:
        for found in self._kept(workout_sample(parsed, self._zones), "Workout"):
            if found.route_file:
                self.route_files.append(found.route_file)
            yield found

    def _kept(self, found: Kept | str, what: str) -> Iterator[Kept]:
        if isinstance(found, str):
            self._tally.add(found, what)
        else:
            yield found

    def _note(self, parsed: Element) -> None:
        """Remember or count what is not a value by itself."""
        match parsed.name:
            case "ExportDate":
                made = moment(parsed.attributes.get("value", ""), self._zones)
                self.latest_ms = made.at_ms + _DAY_MS if made else None
            case "ClinicalRecord":
                self.clinical_files.append(parsed.attributes.get("resourceFilePath", ""))
            case "ActivitySummary":
                self._tally.recognise(tally.RINGS)
            case other:
                self._tally.add(tally.NOT_KNOWN, other)
