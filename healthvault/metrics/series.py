"""A metric over time, in columns: thinned for a screen, and honest about its gaps."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Series:
    """Readings of one metric in its catalogue unit, every array of shape (n,); may be empty.

    `at_ms` counts from the Unix epoch in UTC and strictly increases. `duration_ms` is None for a metric whose
    readings are instants.

    Raises:
        ValueError: The arrays differ in length, or time does not strictly increase.
    """

    metric: str
    at_ms: NDArray[np.int64]
    value: NDArray[np.float64]
    duration_ms: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        """Refuse columns that are not one series."""
        lengths = {len(column) for column in (self.at_ms, self.value, self.duration_ms) if column is not None}
        if len(lengths) != 1:
            raise ValueError(f"The columns of a series differ in length: {sorted(lengths)}.")
        if np.any(np.diff(self.at_ms) <= 0):
            raise ValueError("The time of a series must strictly increase.")

    def __len__(self) -> int:
        """The number of readings."""
        return len(self.at_ms)

    def part(self, which: slice | NDArray[np.intp] | NDArray[np.bool_]) -> "Series":
        """The readings at some places, in their order."""
        duration_ms = None if self.duration_ms is None else self.duration_ms[which]
        return Series(
            metric=self.metric, at_ms=self.at_ms[which], value=self.value[which], duration_ms=duration_ms
        )


def in_order(
    metric: str,
    at_ms: NDArray[np.int64],
    value: NDArray[np.float64],
    duration_ms: NDArray[np.int64] | None = None,
) -> Series:
    """A series of readings that come in any order; of several at one instant the last given stays.

    Args:
        metric: The catalogue's slug.
        at_ms: Instants in milliseconds since the epoch, UTC, shape (n,).
        value: Values in the catalogue's unit, shape (n,).
        duration_ms: Lengths of the readings, shape (n,), or None for instants.

    Returns:
        At most n readings, strictly increasing in time.
    """
    order = np.argsort(at_ms, kind="stable")
    last = np.append(np.diff(at_ms[order]) > 0, np.ones(min(1, len(order)), np.bool_))
    kept = order[last]
    return Series(
        metric=metric,
        at_ms=at_ms[kept],
        value=value[kept],
        duration_ms=None if duration_ms is None else duration_ms[kept],
    )


def thin(series: Series, points: int) -> Series:
    """At most `points` of the readings, chosen so that a line through them looks the same.

    Time is cut into windows of one length; the lowest and the highest reading of each stay, and so do the
    first and the last of all. Nothing is averaged: every point shown was measured.

    Args:
        series: Any series; one that is short enough is returned as it is.
        points: The most that may stay, at least 4. Two a pixel are enough for a screen.

    Returns:
        Readings of `series`, in time, the overall extremes among them.

    Raises:
        ValueError: `points` is less than 4.
    """
    if points < 4:
        raise ValueError("A series cannot be drawn with fewer than 4 points.")
    if len(series) <= points:
        return series
    windows = (points - 2) // 2
    since_ms = series.at_ms - series.at_ms[0]
    window = since_ms * windows // (since_ms[-1] + 1)
    by_value = np.lexsort((series.value, window))
    edge = np.flatnonzero(np.diff(window[by_value]))
    lowest = by_value[np.append(0, edge + 1)]
    highest = by_value[np.append(edge, len(series) - 1)]
    ends = np.array([0, len(series) - 1], np.intp)
    return series.part(np.unique(np.concatenate([lowest, highest, ends])))


def gaps(series: Series, *, longer_than_ms: int) -> NDArray[np.int64]:
    """The silences between readings.

    Args:
        series: Any series; before its first and after its last reading nothing is known, so nothing is a gap.
        longer_than_ms: The longest silence that is still ordinary.

    Returns:
        Start and end of each gap in milliseconds since the epoch, shape (k, 2). A gap starts where a reading
        ends.
    """
    end_ms = series.at_ms if series.duration_ms is None else series.at_ms + series.duration_ms
    before = np.flatnonzero(series.at_ms[1:] - end_ms[:-1] > longer_than_ms)
    return np.stack([end_ms[before], series.at_ms[before + 1]], axis=1)


def pieces(series: Series, *, longer_than_ms: int) -> tuple[Series, ...]:
    """The series, broken where it is silent for longer than `longer_than_ms`: what a line may connect.

    An empty series has no pieces.
    """
    if not len(series):
        return ()
    begin = np.searchsorted(series.at_ms, gaps(series, longer_than_ms=longer_than_ms)[:, 1])
    edges = [0, *begin.tolist(), len(series)]
    return tuple(series.part(slice(a, b)) for a, b in pairwise(edges))


def usual_step_ms(series: Series) -> int | None:
    """The median time from one reading to the next, or None when there are fewer than two."""
    return int(np.median(np.diff(series.at_ms))) if len(series) > 1 else None
