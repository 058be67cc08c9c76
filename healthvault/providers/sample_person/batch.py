"""From minutes of the life to readings as a provider hands them over."""

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS
from healthvault.metrics.sample import SampleBatch, Source
from healthvault.providers.sample_person.life import Life

Column = NDArray[np.float64]


def batch(
    life: Life,
    metric: str,
    sources: tuple[Source, ...],
    *,
    begin_min: NDArray[np.floating],
    value: NDArray[np.floating],
    length_min: NDArray[np.floating] | float = 0.0,
    source: NDArray[np.int32] | int = 0,
    decimals: int = 0,
) -> SampleBatch:
    """Readings of one metric, in time, without those that the present has not reached.

    Args:
        life: Whose they are.
        metric: The catalogue's slug.
        sources: Who measured.
        begin_min: When each reading begins, in minutes from the start of the life, shape (n,), any order.
        value: In the catalogue's unit, shape (n,).
        length_min: How long each lasts, in minutes; 0 is an instant.
        source: The place in `sources` of each, or of all.
        decimals: How finely the device reports.
    """
    count = len(begin_min)
    start_ms = np.rint(begin_min * 60).astype(np.int64) * 1000 + life.start_min * MINUTE_MS
    duration_ms = np.rint(np.broadcast_to(length_min, count) * 60).astype(np.int64) * 1000
    kept = np.flatnonzero((start_ms + duration_ms <= life.until_ms) & (begin_min >= 0))
    kept = kept[np.argsort(start_ms[kept], kind="stable")]
    minute = np.clip(begin_min[kept].astype(np.int64), 0, len(life.day) - 1)
    return SampleBatch(
        metric=metric,
        sources=sources,
        source=np.broadcast_to(np.asarray(source, np.int32), count)[kept],
        start_ms=start_ms[kept],
        duration_ms=duration_ms[kept],
        value=np.round(value[kept], decimals).astype(np.float64),
        offset_min=life.offset_min[minute],
    )
