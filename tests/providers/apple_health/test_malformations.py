"""What real exports have been seen to do wrong, one test each."""

from datetime import datetime

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.sample import DeviceKind, RawRecord, SampleBatch, WorkoutSample
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER, tally
from tests.providers.apple_health.parts import (
    BROKEN_DTD,
    PREFIX,
    WATCH,
    ZONE,
    document,
    entry,
    record,
    tag,
    write_zip,
)
from tests.providers.apple_health.reading import arrivals, facts, rejected


def _values(tmp_path, *elements: str, dtd: str | None = None) -> dict[str, list[float]]:
    content = document(*elements) if dtd is None else document(*elements, dtd=dtd)
    values: dict[str, list[float]] = {}
    for fact in facts(arrivals(tmp_path, content)):
        values.setdefault(fact.metric, []).append(fact.value)
    return values


def _sources(tmp_path, *elements: str):
    found = arrivals(tmp_path, document(*elements))
    return [source for batch in found if isinstance(batch, SampleBatch) for source in batch.sources]


def test_the_broken_document_type_of_ios_16_is_cut_out(tmp_path):
    assert _values(tmp_path, record(), dtd=BROKEN_DTD) == {"heart_rate": [62.0]}


def test_a_start_date_that_stands_twice_in_workout_statistics_means_the_end(tmp_path):
    dates = 'startDate="2026-09-01 10:00:00 +0200" startDate="2026-09-01 10:30:00 +0200"'
    attributes = 'workoutActivityType="HKWorkoutActivityTypeRunning" sourceName="Watch"'
    whole = dates.replace("startDate", "endDate").replace("endDate", "startDate", 1)
    statistic = f'<WorkoutStatistics type="{PREFIX}ActiveEnergyBurned" {dates} sum="412" unit="Cal"/>'

    found = arrivals(tmp_path, document(f"<Workout {attributes} {whole}>{statistic}</Workout>"))

    workout = next(arrival for arrival in found if isinstance(arrival, WorkoutSample))
    assert workout.energy_kcal == 412


def test_control_bytes_in_names_become_blanks(tmp_path):
    content = (
        document(record(source="Anna\N{NO-BREAK SPACE}X"))
        .replace(b"X", b"\x0bX")
        .replace(b"\x0b", b"\x0b\x01")
    )

    found = arrivals(tmp_path, content.replace(b"sourceVersion", b"note='\x02' sourceVersion"))

    assert [batch.sources[0].app for batch in found if isinstance(batch, SampleBatch)] == ["Anna X"]


def test_attribute_names_with_blanks_are_refused_by_what_they_are(tmp_path):
    old = record().replace("sourceName", "source Name")

    with pytest.raises(InvalidInputError) as caught:
        arrivals(tmp_path, document(old, old))

    assert "iOS of 2015" in caught.value.message


def test_a_file_that_breaks_off_is_refused_and_says_where(tmp_path):
    content = document(*[record(value=str(60 + i)) for i in range(5)])
    cut_at = content.rindex(b"startDate")

    with pytest.raises(InvalidInputError) as caught:
        arrivals(tmp_path, content[:cut_at])

    assert f"breaks off at byte {cut_at:,}, after 4 records" in caught.value.message


def test_hard_spaces_and_devices_do_not_make_new_sources(tmp_path):
    again = WATCH.replace("0x2819e9770", "0x11111111")

    sources = _sources(
        tmp_path,
        record(source="Anna’s\u00a0Watch"),
        record(source="Anna’s Watch", device=again),
        record(value="70"),
    )

    assert {source.device_model for source in sources} == {"Watch6,12"}
    assert len({source for source in sources if source.app == "Anna’s Watch"}) == 1


@pytest.mark.parametrize(
    ("kind", "printed", "unit", "expected"),
    [
        ("BodyMass", "150", "lb", 68.0388555),
        ("BodyMass", "11", "st", 69.85322498),
        ("DistanceWalkingRunning", "1", "mi", 1609.344),
        ("ActiveEnergyBurned", "418.4", "kJ", 100),
        ("ActiveEnergyBurned", "100", "Cal", 100),
        ("BodyTemperature", "98.6", "degF", 37),
        ("BloodGlucose", "5", "mmol<180.1558800000541>/L", 90.07794),
        ("VO2Max", "41.5", "mL/min·kg", 41.5),
        ("WalkingSpeed", "3.6", "km/hr", 1),
        ("StairAscentSpeed", "1", "ft/s", 0.3048),
        ("Height", "70", "in", 177.8),
        ("OxygenSaturation", "0.97", "%", 97),
        ("BodyFatPercentage", "0.263", "%", 26.3),
        ("BodyMassIndex", "22.5", "count", 22.5),
        ("DietaryWater", "1", "fl_oz_us", 29.5735295625),
        ("AppleSleepingBreathingDisturbances", "3", "count", 3),
    ],
)
def test_the_unit_attribute_is_always_converted_from(tmp_path, kind, printed, unit, expected):
    values = _values(tmp_path, record(PREFIX + kind, printed, unit))

    assert list(values.values()) == [[pytest.approx(expected)]]


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (record(unit="furlong"), tally.NO_UNIT),
        (record(unit=None), tally.NO_UNIT),
        (record(value="fast"), tally.NO_NUMBER),
        (record(value=None), tally.NO_NUMBER),
        (record(value="900"), tally.IMPLAUSIBLE),
        (record(start="2026-09-01 10:00:00 +0200", end="2026-09-01 09:00:00 +0200"), tally.BACKWARDS),
        (record(start="2026-09-01 10:00:00 +0200", end="2026-10-01 09:00:00 +0200"), tally.TOO_LONG),
        (record(start="2031-09-01 10:00:00 +0200"), tally.NOT_NOW),
        (record(start="1066-10-14 10:00:00 +0000"), tally.NOT_NOW),
        (record(start="yesterday"), tally.NO_TIME),
        (
            record("HKCategoryTypeIdentifierSleepAnalysis", "HKCategoryValueSleepAnalysisFloating", None),
            tally.NO_MEANING,
        ),
        (record("HKQuantityTypeIdentifierNikeFuel", "9", "count"), tally.NOT_KNOWN),
        (record("HKDataTypeSleepDurationGoal", "8", "hr"), tally.NOT_KNOWN),
        (record().replace('type="', 'tipe="'), tally.NO_FIELD),
        (record().replace('unit="count/min"', "unit"), tally.DAMAGED),
    ],
)
def test_a_record_that_cannot_be_kept_is_counted_by_its_reason(tmp_path, element, reason):
    found = arrivals(tmp_path, document(record(), element, record(value="64")))

    assert len(facts(found)) == 2
    assert [(key[0], count) for key, count in rejected(found).items()] == [(reason, 1)]


def test_a_missing_quote_costs_one_record_only(tmp_path):
    found = arrivals(
        tmp_path,
        document(record(), record(value="63").replace('value="63"', 'value="63'), record(value="64")),
    )

    assert [fact.value for fact in facts(found)] == [62, 64]
    assert rejected(found) == {(tally.DAMAGED, "Record"): 1}


def test_records_inside_a_correlation_count_once(tmp_path):
    pressure = record(f"{PREFIX}BloodPressureSystolic", "121", "mmHg")

    values = _values(
        tmp_path, pressure, tag("Correlation", {"type": "x", "sourceName": "Health"}, pressure, pressure)
    )

    assert values == {"bp_systolic": [121]}


def test_the_zone_of_a_record_gives_its_local_offset(tmp_path):
    """Health prints every time in the zone of the phone at export, wherever it was."""
    at = datetime(2026, 1, 15, 22, tzinfo=ZONE)
    there = record(start=at, children=(entry("HKTimeZone", "America/New_York"),))
    nowhere = record(start=at, value="63", children=(entry("HKTimeZone", "Mars/Olympus"),))

    found = facts(arrivals(tmp_path, document(there, nowhere)))

    assert [(fact.value, fact.offset_min) for fact in found] == [(62, -300), (63, 60)]


def test_what_a_person_typed_in_is_manual(tmp_path):
    sources = _sources(tmp_path, record(children=(entry("HKWasUserEntered", "1"),)))

    assert [(source.origin, source.kind) for source in sources] == [("manual", DeviceKind.MANUAL)]


def test_entities_are_resolved_and_single_quotes_read(tmp_path):
    odd = record(source='O\'Hara & <Sons> "Ltd"').replace('value="62"', "value='62'")

    sources = _sources(tmp_path, odd, record(source="&amp;#1234;"))

    assert [source.app for source in sources] == ['O\'Hara & <Sons> "Ltd"', "&amp;#1234;"]


def test_the_clinical_document_beside_the_export_is_never_parsed(tmp_path):
    broken = b'<?xml version="1.0"?><ClinicalDocument/><ClinicalDocument>' + b" " * 100_000
    path = write_zip(tmp_path / "a.zip", document(record()), {"export_cda.xml": broken})

    assert len(facts(PROVIDER.read(path, always("UTC")))) == 1


@pytest.mark.parametrize("name", ["导出.xml", "Exportieren.xml", "exportación.xml", "sub/EXPORT.XML"])
def test_the_export_is_found_by_what_is_in_it(tmp_path, name):
    path = write_zip(tmp_path / "a.zip", document(record()), {"other.xml": b"<x/>"}, main=name)

    assert PROVIDER.recognises(path)
    assert len(facts(PROVIDER.read(path, always("UTC")))) == 1


def test_an_ecg_is_kept_without_the_person_in_any_language(tmp_path):
    ecg = "Name;Анна\nGeburtsdatum;12.04.1988\nAufgezeichnet;2026-09-04\nKlassifizierung;Sinus\n\n12,5\n"
    path = write_zip(tmp_path / "a.zip", document(record()), {"electrocardiograms/ecg.csv": ecg.encode()})

    papers = [
        paper.body.decode() for paper in PROVIDER.read(path, always("UTC")) if isinstance(paper, RawRecord)
    ]

    assert papers == ["Aufgezeichnet;2026-09-04\nKlassifizierung;Sinus\n\n12,5"]


def test_a_clinical_record_whose_file_is_missing_is_counted(tmp_path):
    spoken_of = tag("ClinicalRecord", {"type": "Observation", "resourceFilePath": "/clinical-records/a.json"})
    path = write_zip(tmp_path / "a.zip", document(spoken_of))

    assert rejected(PROVIDER.read(path, always("UTC"))) == {(tally.NO_FILE, "Clinical record"): 1}
