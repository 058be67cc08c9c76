"""What is usual for one person, measured against nobody but themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import day_number
from healthvault.vault.values import DayValue

WINDOW_DAYS = 60
"""How many days before a day its usual is made of.

Source: our convention. Two months hold eight of each weekday and still move with the seasons.
"""

ENOUGH_DAYS = 14
"""How many measured days a usual needs; below, it is still being learnt.

Source: our convention: each weekday twice.
"""

_LOW, _HIGH = 0.1, 0.9


class Standing(StrEnum):
    """Where a value stands against the usual range; its ends belong to it."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The median of `n` days and the range in which eight of ten of them lay, in the unit of those days."""

    median: float
    low: float
    high: float
    n: int

    def standing(self, value: float) -> Standing:
        """Where `value` stands against the range."""
        if value < self.low:
            return Standing.BELOW
        return Standing.ABOVE if value > self.high else Standing.WITHIN


def baseline(days: Sequence[DayValue], before: date, *, window: int = WINDOW_DAYS) -> Baseline | None:
    """What was usual in the `window` days before a day, that day not among them; see `baselines`.

    Without arrays, which cost more than the sixty numbers of one day are worth.
    """
    first = before - timedelta(days=window)
    values = sorted(day.value for day in days if first <= day.day < before)
    if len(values) < ENOUGH_DAYS:
        return None
    low, median, high = (_percentile_of(values, share) for share in (_LOW, 0.5, _HIGH))
    return Baseline(median=median, low=low, high=high, n=len(values))


def baselines(
    days: Sequence[DayValue], before: Sequence[date], *, window: int = WINDOW_DAYS
) -> list[Baseline | None]:
    """What was usual just before each of some days.

    A day is never measured against itself, so that an odd day shows. The range runs from the tenth to the
    ninetieth percentile: unlike a mean and its deviation it means the same for skewed metrics, never reaches
    below what was measured, and a few days of illness hardly move it.

    Args:
        days: Days of one metric, in any order; days that were not measured are absent.
        before: The days that are asked about, in any order.
        window: How many days before each count.

    Returns:
        One a day of `before`, in its order; None where fewer than `ENOUGH_DAYS` were measured.

    Source:
        Percentiles by linear interpolation: Hyndman & Fan 1996, The American Statistician 50(4):361-365,
        type 7.
    """
    if not days or not before:
        return [None] * len(before)
    windows = np.sort(_windows(days, before, window), axis=1)  # What was not measured (NaN) sorts last.
    n = np.count_nonzero(~np.isnan(windows), axis=1)
    low, median, high = (_percentile(windows, n, share) for share in (_LOW, 0.5, _HIGH))
    return [
        Baseline(median=float(median[i]), low=float(low[i]), high=float(high[i]), n=int(n[i]))
        if n[i] >= ENOUGH_DAYS
        else None
        for i in range(len(before))
    ]


def _percentile_of(values: Sequence[float], share: float) -> float:
    place = (len(values) - 1) * share
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def _windows(days: Sequence[DayValue], before: Sequence[date], window: int) -> NDArray[np.float64]:
    asked = np.array([day_number(day) for day in before])
    start = int(asked.min()) - window
    dense = np.full(int(asked.max()) - start, np.nan)
    at = np.array([day_number(day.day) for day in days]) - start
    inside = (at >= 0) & (at < len(dense))
    dense[at[inside]] = np.array([day.value for day in days])[inside]
    return np.lib.stride_tricks.sliding_window_view(dense, window)[asked - window - start]


def _percentile(windows: NDArray[np.float64], n: NDArray[np.intp], share: float) -> NDArray[np.float64]:
    place = np.maximum(n - 1, 0) * share
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(n - 1, 0))
    rows = np.arange(len(windows))
    start = windows[rows, below]
    return start + (windows[rows, above] - start) * (place - below)
