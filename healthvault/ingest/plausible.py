"""The last guard before the vault: what no human and no sensor could have measured stays out, whoever sent
it.
"""

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Metric
from healthvault.metrics.sample import Rejected, SampleBatch

_LONGEST_MS = 7 * 86_400_000
"""Nothing that lasts longer than a week is a reading; the vault's arrays hold 24 days."""
_WESTMOST_MIN, _EASTMOST_MIN = -12 * 60, 14 * 60
"""Source: IANA time zone database 2026a, the offsets in use (Etc/GMT+12, Pacific/Kiritimati)."""
_EARLIEST_MS, _LATEST_MS = -2_208_988_800_000, 4_102_444_800_000
"""From 1900 to 2100: what lies outside is a clock that was never set."""


def checked(batch: SampleBatch) -> tuple[SampleBatch, list[Rejected]]:
    """The readings that can be true, and what was wrong with the others, each counted by its first fault."""
    metric = METRICS.get(batch.metric)
    if metric is None:
        return _nothing(batch), [
            Rejected(reason="nothing of this kind is known", what=batch.metric, count=len(batch))
        ]
    if metric.derived:
        return _nothing(batch), [
            Rejected(reason="worked out here, never taken from a file", what=metric.name, count=len(batch))
        ]
    good = np.ones(len(batch), np.bool_)
    rejected: list[Rejected] = []
    for reason, fault in _faults(batch, metric):
        bad = np.flatnonzero(fault & good)
        if len(bad):
            example = f"{batch.value[bad[0]]:g} {metric.unit.symbol}"
            rejected.append(Rejected(reason=reason, what=metric.name, count=len(bad), example=example))
            good[bad] = False
    return _only(batch, good), rejected


def _faults(batch: SampleBatch, metric: Metric) -> list[tuple[str, NDArray[np.bool_]]]:
    low, high = metric.plausible
    start_ms, offset = batch.start_ms, batch.offset_min
    return [
        ("not a number", np.isnan(batch.value)),
        ("ends before it starts", batch.duration_ms < 0),
        ("lasts longer than a week", batch.duration_ms > _LONGEST_MS),
        ("at a time that cannot be", (start_ms < _EARLIEST_MS) | (start_ms > _LATEST_MS)),
        ("in no time zone there is", (offset < _WESTMOST_MIN) | (offset > _EASTMOST_MIN)),
        ("not plausible", ~((batch.value >= low) & (batch.value <= high))),
    ]


def _nothing(batch: SampleBatch) -> SampleBatch:
    return _only(batch, np.zeros(len(batch), np.bool_))


def _only(batch: SampleBatch, good: NDArray[np.bool_]) -> SampleBatch:
    if good.all():
        return batch
    place = np.cumsum(good) - 1
    return SampleBatch(
        metric=batch.metric,
        sources=batch.sources,
        source=batch.source[good],
        start_ms=batch.start_ms[good],
        duration_ms=batch.duration_ms[good],
        value=batch.value[good],
        offset_min=batch.offset_min[good],
        metadata={int(place[row]): fact for row, fact in batch.metadata.items() if good[row]},
    )
