import threading
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from healthvault.metrics.sample import (
    Progress,
    RawRecord,
    Recognised,
    Rejected,
    RouteSample,
    SampleBatch,
    WorkoutSample,
)
from healthvault.metrics.zones import always
from healthvault.providers.apple_health import PROVIDER, blocks, harvest, tally
from healthvault.providers.provider import Arrival
from tests.providers.apple_health.export import workout, write_export
from tests.providers.apple_health.parts import ZONE, document, entry, record
from tests.providers.apple_health.reading import arrivals as arrivals_in
from tests.providers.apple_health.reading import facts, rejected


@pytest.fixture(scope="module")
def arrivals(tmp_path_factory: pytest.TempPathFactory) -> list[Arrival]:
    path = write_export(tmp_path_factory.mktemp("export") / "export.zip", days=9)
    return list(PROVIDER.read(path, always("Europe/Berlin")))


def _counts(arrivals: list[Arrival]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for arrival in arrivals:
        if isinstance(arrival, SampleBatch):
            counts[arrival.metric] += len(arrival)
    return counts


def test_a_real_shaped_zip_is_recognised_and_brings_every_kind_of_reading(arrivals):
    counts = _counts(arrivals)

    assert counts["heart_rate"] == 9 * 120
    assert counts["steps"] == 9 * (15 + 13)
    assert counts["sleep_stage"] == 9 * 23
    assert counts["bp_systolic"] == counts["bp_diastolic"] == 1


def test_workouts_papers_and_unread_records_arrive_as_what_they_are(arrivals):
    kinds = [paper.kind for paper in arrivals if isinstance(paper, RawRecord)]
    known = {(seen.what, seen.count) for seen in arrivals if isinstance(seen, Recognised)}
    unknown = [(r.reason, r.what) for r in arrivals if isinstance(r, Rejected)]

    assert sorted(kinds) == ["clinical_record", "ecg"]
    assert sum(isinstance(arrival, WorkoutSample) for arrival in arrivals) == 2
    assert [arrival.name for arrival in arrivals if isinstance(arrival, RouteSample)] == [
        "route_2026-09-04_6.10pm.gpx",
        "route_2026-09-08_6.10pm.gpx",
    ]
    assert known == {(tally.RINGS, 9)}
    assert unknown == [(tally.NOT_KNOWN, "HKCategoryTypeIdentifierHeadache")]


def test_the_export_is_recognised_by_its_content(tmp_path: Path):
    path = write_export(tmp_path / "whatever.bin", days=1)

    assert PROVIDER.recognises(path)


@pytest.mark.parametrize("block_bytes", [61, 257, 4099])
def test_where_blocks_end_does_not_matter(tmp_path, monkeypatch, block_bytes):
    lines = [record(value=str(50 + i), children=(entry("HKTimeZone", "Asia/Kolkata"),)) for i in range(40)]
    content = document(
        *lines, workout(datetime(2026, 9, 1, 18, tzinfo=ZONE)), "<!-- > -->", record("x", "1", "y")
    )
    whole = arrivals_in(tmp_path, content)

    monkeypatch.setattr(blocks, "BLOCK_BYTES", block_bytes)
    pieces = arrivals_in(tmp_path, content)

    assert facts(pieces) == facts(whole)
    assert rejected(pieces) == rejected(whole)


def test_more_different_names_than_the_tables_hold_are_still_read(tmp_path):
    content = document(*[record(source=f"Watch {i}") for i in range(20_000)])

    found = arrivals_in(tmp_path, content)

    assert len({fact.source for fact in facts(found)}) == 20_000


def test_types_that_alternate_arrive_in_few_batches(tmp_path):
    steps = record("HKQuantityTypeIdentifierStepCount", "5", "count")
    content = document(*[record(), steps] * 5000)

    batches = [arrival for arrival in arrivals_in(tmp_path, content) if isinstance(arrival, SampleBatch)]

    assert sorted(len(batch) for batch in batches) == [5000, 5000]


def test_no_batch_is_larger_than_promised(tmp_path, monkeypatch):
    monkeypatch.setattr(harvest, "LARGEST_BATCH", 700)
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 10_000)

    batches = [a for a in arrivals_in(tmp_path, document(*[record()] * 2000)) if isinstance(a, SampleBatch)]

    assert sum(map(len, batches)) == 2000
    assert max(map(len, batches)) <= 700


def test_a_reader_that_is_left_alone_stops_its_thread(tmp_path):
    path = write_export(tmp_path / "export.zip", days=3)

    reading = PROVIDER.read(path, always("UTC"))
    next(reading)
    reading.close()

    assert not [thread for thread in threading.enumerate() if thread.name == "inflate"]


def test_progress_never_shrinks_and_ends_at_the_whole(arrivals):
    steps = [arrival for arrival in arrivals if isinstance(arrival, Progress)]

    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    assert steps[-1].done_bytes == steps[-1].total_bytes
    assert steps[-1].records_read == sum(_counts(arrivals).values()) + 1
