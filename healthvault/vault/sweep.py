"""The interval sweep: at each moment only the first stream that speaks of it counts.

No loop over days or readings: each rank is laid, as a set of intervals, over what the ranks before it
covered.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHORTEST_MS = 1_000
"""A reading without a length is given a second, so that it can be covered like any other."""
_DAY_BITS = 33
"""2**33 ms are 99 days: no reading of one day reaches into the next one's axis."""


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """Disjoint intervals, ascending, every array of shape (k,)."""

    begin: NDArray[np.int64]
    end: NDArray[np.int64]

    def until(self, at: NDArray[np.int64]) -> NDArray[np.int64]:
        """How much is covered before each instant, shape of `at`."""
        length = self.end - self.begin
        before = np.cumsum(length) - length
        place = np.searchsorted(self.begin, at, side="right") - 1
        inside = np.minimum(at, self.end[place]) - self.begin[place]
        return np.where(place < 0, 0, before[place] + inside)

    def within(self, begin: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
        """How much of each interval is covered, shape of `begin`."""
        return self.until(end) - self.until(begin)


def cover(begin: NDArray[np.int64], end: NDArray[np.int64]) -> Cover:
    """What some intervals cover together; at least one interval."""
    order = np.argsort(begin, kind="stable")
    begin, reach = begin[order], np.maximum.accumulate(end[order])
    opens = np.append(True, begin[1:] > reach[:-1])
    closes = np.append(opens[1:], True)
    return Cover(begin[opens], reach[closes])


def uncovered(
    day: NDArray[np.int64],
    rank: NDArray[np.int64],
    start_ms: NDArray[np.int64],
    duration_ms: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The share of each reading that no reading of a lower rank on its day covers, shape (n,), between 0 and
    1.

    Args:
        day: The local day of each reading; days do not touch each other.
        rank: The rank of each reading's stream on that day; the lowest counts first. Readings of one rank do
            not cover each other, so that a stream alone is simply added up.
        start_ms: Starts in milliseconds, on one axis.
        duration_ms: Lengths; what is shorter than a second is taken for a second.
    """
    share = np.ones(len(day))
    _, place = np.unique(day, return_inverse=True)
    begin = start_ms - day * 86_400_000 + (place << _DAY_BITS)
    end = begin + np.maximum(duration_ms, SHORTEST_MS)
    above: Cover | None = None
    for each in np.unique(rank):
        rows = np.flatnonzero(rank == each)
        a, b = begin[rows], end[rows]
        if above is None:
            above = cover(a, b)
            continue
        share[rows] = 1 - above.within(a, b) / (b - a)
        above = cover(np.append(above.begin, a), np.append(above.end, b))
    return share
