"""A pack for a visit tells what was measured, and of whom no more than was asked."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from healthvault.accounts.sessions import open_browser_session
from healthvault.core import clock
from healthvault.custody.visit_pack import Pack, Wanted, as_fhir, as_pdf, as_zip, gather
from healthvault.ingest.entries import keep
from healthvault.insights.span import Span
from healthvault.insights.visit import longest_gap_days, visit_spans
from healthvault.metrics.sample import DeviceKind
from healthvault.vault.entries import Entry
from tests.builders import WATCH, a_person, a_source, arrive, readings

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
CUFF = a_source(DeviceKind.CUFF, app="A cuff")
DAY = timedelta(days=1)
_WORN = [*range(20), *range(30, 90)]


@pytest.fixture
async def pack(database, stop_clock) -> Pack:
    """Ninety days: a pulse on eighty, six pressures, some steps, a night, a lab value, a note."""
    stop_clock(NOW)
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session
    night = NOW.replace(hour=0) - DAY
    await arrive(
        person,
        readings("resting_heart_rate", WATCH, [(NOW - DAY * at, 0, 58 + at % 3) for at in _WORN]),
        readings("bp_systolic", CUFF, [(NOW - DAY * at, 0, 130 + at) for at in range(6)]),
        readings("bp_diastolic", CUFF, [(NOW - DAY * at, 0, 80 + at) for at in range(6)]),
        readings("steps", WATCH, [(NOW - DAY * at, 10, 5000 + at) for at in range(5)]),
        readings("sleep_stage", WATCH, [(night + timedelta(hours=at), 60, 2.0) for at in range(7)]),
    )
    await keep(session, Entry(at=NOW - DAY * 2, offset_min=60, values={"cholesterol_ldl": 131}))
    await keep(session, Entry(at=NOW - DAY * 3, offset_min=60, note="Dizzy when standing up."))
    return await gather(session, Wanted())


def resources(pack: Pack) -> list[dict]:
    return [each["resource"] for each in json.loads(as_fhir(pack))["entry"]]


def observed(told: list[dict], loinc: str) -> list[dict]:
    coded = [(each, each["code"].get("coding", [])) for each in told if each["resourceType"] == "Observation"]
    return [each for each, codings in coded if loinc in [coding["code"] for coding in codings]]


async def test_the_bundle_is_what_fhir_says_a_bundle_is(pack: Pack):
    written = as_fhir(pack)
    told = Bundle.model_validate_json(written)

    assert told.type == "collection"
    whole = {each.fullUrl for each in told.entry}
    assert len(whole) == len(told.entry)
    assert set(referred_to(json.loads(written))) <= whole


def referred_to(told: object) -> Iterator[str]:
    """Every reference anywhere in a resource."""
    if isinstance(told, list):
        for each in told:
            yield from referred_to(each)
    if isinstance(told, dict):
        for name, each in told.items():
            if name == "reference":
                yield each
            yield from referred_to(each)


async def test_the_bundle_of_somebody_new_is_whole_too(database):
    session = (await open_browser_session(await a_person(), address="", agent="")).session
    pack = await gather(session, Wanted(periods=4, with_name=True))

    assert [
        each.resource.get_resource_type() for each in Bundle.model_validate_json(as_fhir(pack)).entry
    ] == ["Patient"]


async def test_the_patient_has_no_more_than_was_asked_for(pack: Pack):
    nobody = resources(pack)[0]
    assert set(nobody) == {"resourceType", "id"}


async def test_numbers_have_their_codes_units_and_devices(pack: Pack):
    told = resources(pack)
    devices = {
        f"urn:uuid:{each['id']}": each["deviceName"][0]["name"] for each in told if "deviceName" in each
    }
    pressure = observed(told, "85354-9")
    [ldl] = observed(told, "13457-7")

    assert len(pressure) == 6
    assert "valueQuantity" not in pressure[0]
    assert [part["valueQuantity"]["code"] for part in pressure[0]["component"]] == ["mm[Hg]", "mm[Hg]"]
    assert pressure[0]["category"][0]["coding"][0]["code"] == "vital-signs"
    assert devices[pressure[0]["device"]["reference"]] == "A cuff"
    assert len(observed(told, "40443-4")) == 80
    assert (ldl["valueQuantity"]["value"], ldl["valueQuantity"]["code"]) == (131, "mg/dL")
    assert "device" not in ldl  # It was entered by hand.
    assert [each["effectiveDateTime"] for each in observed(told, "41950-7")] == [
        f"{NOW.date() - DAY * at}" for at in (4, 3, 2, 1)
    ]  # The day that is not over has no steps yet.
    assert observed(told, "93832-4")[0]["valueQuantity"] == {
        "value": 420, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
    }  # fmt: skip
    assert observed(told, "48767-8")[0]["valueString"] == "Dizzy when standing up."


async def test_the_page_says_it_all_on_one_page_and_draws_lines(pack: Pack):
    reader = PdfReader(io.BytesIO(await as_pdf(pack)))
    said = " ".join(reader.pages[0].extract_text().split())

    assert len(reader.pages) == 1
    for words in (
        "90 days: 1 Sep 2026 – 29 Nov 2026",
        "132/82 mmHg",
        "Measured on 80 of 90 days, longest gap 10 days",
        "From A cuff",
        "no ECG at rest",
        "LDL cholesterol 131 mg/dL",
        "Dizzy when standing up.",
        "Nothing was measured in these days.",
    ):
        assert words in said, words
    assert list(reader.pages[0].images) == []
    assert "born" not in said


async def test_both_come_in_one_file(pack: Pack):
    with zipfile.ZipFile(io.BytesIO(await as_zip(pack))) as archive:
        assert archive.namelist() == ["visit-2026-11-29.pdf", "visit-2026-11-29.fhir.json"]


async def test_name_and_notes_are_there_as_wanted_and_a_page_stands_for_ninety_days(database, monkeypatch):
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session
    await keep(session, Entry(at=clock.now() - DAY, offset_min=0, note="Mine alone, Ω😀."))
    named = await gather(session, Wanted(periods=4, with_name=True, with_notes=False))

    assert resources(named)[0]["name"] == [{"text": "Ann"}]
    reader = PdfReader(io.BytesIO(await as_pdf(named)))
    assert len(reader.pages) == 4
    assert "Ann" in reader.pages[0].extract_text()
    assert "Mine alone" not in reader.pages[0].extract_text()
    with_notes = PdfReader(io.BytesIO(await as_pdf(await gather(session, Wanted()))))
    assert "Mine alone" in with_notes.pages[0].extract_text()


async def test_what_has_no_room_on_the_page_is_counted_there_and_is_in_the_file(database, stop_clock):
    stop_clock(NOW)
    session = (await open_browser_session(await a_person(), address="", agent="")).session
    for at in range(60):
        await keep(session, Entry(at=NOW - DAY * at, offset_min=0, values={"tsh": 1 + at / 100}))
    for at in range(60):
        await keep(session, Entry(at=NOW - DAY * at, offset_min=0, note=f"Note {at}. " + "Long. " * 60))
    pack = await gather(session, Wanted())
    said = " ".join(PdfReader(io.BytesIO(await as_pdf(pack))).pages[0].extract_text().split())

    assert re.search(r"\d+ earlier values are in the FHIR file", said)
    assert "earlier ones are in the FHIR file." in said
    assert len(observed(resources(pack), "3016-3")) == 60
    assert len(observed(resources(pack), "48767-8")) == 60


def test_spans_follow_each_other_without_a_gap():
    first, second = visit_spans(date(2026, 11, 29), 2)

    assert (first.length, second.length) == (90, 90)
    assert first.first - second.last == DAY


def test_the_longest_gap_may_lie_at_either_end():
    span = Span(first=date(2026, 11, 1), last=date(2026, 11, 30))

    assert longest_gap_days([], span) == 30
    assert longest_gap_days([date(2026, 11, 11)], span) == 19
    assert longest_gap_days([date(2026, 11, at) for at in range(1, 31)], span) == 0
