from collections import Counter
from pathlib import Path

import pytest

from healthvault.metrics.sample import RawRecord, Rejected, SampleBatch, WorkoutSample
from healthvault.providers.apple_health.provider import PROVIDER
from healthvault.providers.provider import Arrival
from tests.providers.apple_health.export import write_export


@pytest.fixture(scope="module")
def arrivals(tmp_path_factory: pytest.TempPathFactory) -> list[Arrival]:
    path = write_export(tmp_path_factory.mktemp("export") / "export.zip", days=9)
    return list(PROVIDER.read(path, "Europe/Berlin"))


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
    rejected = {(r.what, r.count) for r in arrivals if isinstance(r, Rejected)}

    assert sorted(kinds) == ["clinical_record", "ecg"]
    assert sum(isinstance(arrival, WorkoutSample) for arrival in arrivals) == 2
    assert rejected == {("Activity rings", 9), ("HKCategoryTypeIdentifierHeadache", 1), ("Workout route", 2)}


def test_the_export_is_recognised_by_its_content(tmp_path: Path):
    path = write_export(tmp_path / "whatever.bin", days=1)

    assert PROVIDER.recognises(path)
