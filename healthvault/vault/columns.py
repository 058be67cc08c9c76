"""Readings of one metric in columns: the shape in which the vault works on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, local_days

Facts = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """Readings of one metric in its catalogue unit, every array of shape (n,), any order.

    `stream` holds stream ids. `start_ms` counts from the Unix epoch in UTC. `facts` is sparse: a row to what
    is worth keeping about it.
    """

    stream: NDArray[np.int32]
    start_ms: NDArray[np.int64]
    duration_ms: NDArray[np.int64]
    value: NDArray[np.float64]
    offset_min: NDArray[np.int16]
    facts: Facts = field(default_factory=dict[int, Mapping[str, str]])

    def __len__(self) -> int:
        """The number of readings."""
        return len(self.value)

    @property
    def day(self) -> NDArray[np.int64]:
        """The local day each reading starts on, as days since 1970-01-01, shape (n,)."""
        return local_days(self.start_ms, self.offset_min)

    @property
    def end_ms(self) -> NDArray[np.int64]:
        """Where each reading ends, in milliseconds since the epoch, shape (n,)."""
        return self.start_ms + self.duration_ms

    def at_end(self) -> "Columns":
        """The same readings, told where they end: what lasts for a night belongs to the day of waking.

        A reading of a day or longer is of no one night; it stays where it begins.
        """
        end_ms = self.start_ms + np.where(self.duration_ms < DAY_MS, self.duration_ms, 0)
        return replace(self, start_ms=end_ms, duration_ms=np.zeros_like(self.duration_ms))

    def only(self, kept: NDArray[np.bool_]) -> "Columns":
        """The readings where `kept` is true, in their order."""
        if kept.all():
            return self
        place = np.cumsum(kept) - 1
        return Columns(
            stream=self.stream[kept],
            start_ms=self.start_ms[kept],
            duration_ms=self.duration_ms[kept],
            value=self.value[kept],
            offset_min=self.offset_min[kept],
            facts={int(place[row]): fact for row, fact in self.facts.items() if kept[row]},
        )


def joined(parts: Sequence[Columns]) -> Columns:
    """Several columns, one after the other; at least one part."""
    if len(parts) == 1:
        return parts[0]
    facts: dict[int, Mapping[str, str]] = {}
    begin = 0
    for part in parts:
        facts.update({begin + row: fact for row, fact in part.facts.items()})
        begin += len(part)
    return Columns(
        stream=np.concatenate([part.stream for part in parts]),
        start_ms=np.concatenate([part.start_ms for part in parts]),
        duration_ms=np.concatenate([part.duration_ms for part in parts]),
        value=np.concatenate([part.value for part in parts]),
        offset_min=np.concatenate([part.offset_min for part in parts]),
        facts=facts,
    )


def nothing() -> Columns:
    """No reading at all."""
    return Columns(
        stream=np.empty(0, np.int32),
        start_ms=np.empty(0, np.int64),
        duration_ms=np.empty(0, np.int64),
        value=np.empty(0, np.float64),
        offset_min=np.empty(0, np.int16),
    )
