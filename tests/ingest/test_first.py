"""The first readings of a preview."""

import numpy as np

from healthvault.ingest.first import MOST, FirstReadings
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source

SOURCE = Source(origin="test", carrier="test", app="Test", kind=DeviceKind.APP)


def batch(metric, values, offset_min=60):
    n = len(values)
    return SampleBatch(
        metric=metric,
        sources=(SOURCE,),
        source=np.zeros(n, np.int32),
        start_ms=np.arange(n, dtype=np.int64) * 60_000,
        duration_ms=np.zeros(n, np.int64),
        value=np.array(values, np.float64),
        offset_min=np.full(n, offset_min, np.int16),
    )


def test_the_first_row_of_every_metric_comes_before_the_second_of_any():
    first = FirstReadings()
    first.see(batch("weight", [80, 81, 82, 83, 84, 85]))
    first.see(batch("steps", [10, 20]))

    told = [(each.metric, each.value) for each in first.told()]
    assert told == [("weight", 80), ("steps", 10), ("weight", 81), ("steps", 20), ("weight", 82)]


def test_the_instant_keeps_the_offset_it_was_recorded_with():
    first = FirstReadings()
    first.see(batch("weight", [80]))

    assert first.told()[0].at == "1970-01-01T01:00:00+01:00"


def test_a_long_file_is_not_kept():
    first = FirstReadings()
    for _ in range(3):
        first.see(batch("steps", [1.0] * 1000))

    assert len(first.told()) == MOST
