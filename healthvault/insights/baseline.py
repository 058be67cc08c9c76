"""What is usual for one person, measured against nobody but themselves."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from healthvault.insights.source_change import SILENT_DAYS, SourceChange, beginnings
from healthvault.metrics.day import day_number
from healthvault.vault.values import DayValue

WINDOW_DAYS = 60
"""How many days before a day its usual is made of.

Source: our convention. Two months hold eight of each weekday and still move with the seasons.
"""

READ_DAYS = WINDOW_DAYS + SILENT_DAYS
"""How many days before a day must be known to tell its usual, a new device included."""

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
    """The median of `n` days and the range in which eight of ten of them lay, in the unit of those days.

    `since` is the device that began to measure within the window: older days do not count.
    """

    median: float
    low: float
    high: float
    n: int
    since: SourceChange | None = None

    def standing(self, value: float) -> Standing:
        """Where `value` stands against the range."""
        if value < self.low:
            return Standing.BELOW
        return Standing.ABOVE if value > self.high else Standing.WITHIN


def baseline(days: Sequence[DayValue], before: date, *, window: int = WINDOW_DAYS) -> Baseline | None:
    """What was usual in the `window` days before a day, that day not among them; see `baselines`.

    Without arrays, which cost more than the sixty numbers of one day are worth.
    """
    first, since = before - timedelta(days=window), restart(days, before, window=window)
    if since is not None:
        first = since.day
    values = sorted(day.value for day in days if first <= day.day < before)
    if len(values) < ENOUGH_DAYS:
        return None
    low, median, high = (_percentile_of(values, share) for share in (_LOW, 0.5, _HIGH))
    return Baseline(median=median, low=low, high=high, n=len(values), since=since)


def restart(days: Sequence[DayValue], before: date, *, window: int = WINDOW_DAYS) -> SourceChange | None:
    """The last device that began to measure in the window before a day, or on it; None when none did.

    Its days are compared with its own only: what two devices tell differently is no change of the person.
    """
    first = before - timedelta(days=window)
    return next((each for each in reversed(beginnings(days)) if first < each.day <= before), None)


def baselines(
    days: Sequence[DayValue], before: Sequence[date], *, window: int = WINDOW_DAYS
) -> list[Baseline | None]:
    """What was usual just before each of some days.

    A day is never measured against itself, so that an odd day shows, and never against days before a new
    device began to measure: each of them tells some metrics a little differently. The range runs from the
    tenth to the ninetieth percentile: unlike a mean and its deviation it means the same for skewed metrics,
    never reaches below what was measured, and a few days of illness hardly move it.

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
    since = _restarts(days, before, window)
    windows = np.sort(
        _windows(days, before, window, since), axis=1
    )  # What was not measured (NaN) sorts last.
    n = np.count_nonzero(~np.isnan(windows), axis=1)
    low, median, high = (_percentile(windows, n, share) for share in (_LOW, 0.5, _HIGH))
    return [
        Baseline(median=float(median[i]), low=float(low[i]), high=float(high[i]), n=int(n[i]), since=since[i])
        if n[i] >= ENOUGH_DAYS
        else None
        for i in range(len(before))
    ]


def _percentile_of(values: Sequence[float], share: float) -> float:
    place = (len(values) - 1) * share
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def _restarts(days: Sequence[DayValue], before: Sequence[date], window: int) -> list[SourceChange | None]:
    """See `restart`; one a day of `before`."""
    changes = beginnings(days)
    at = [change.day for change in changes]
    last = [bisect_right(at, day) - 1 for day in before]
    first = timedelta(days=window)
    return [
        changes[k] if k >= 0 and changes[k].day > day - first else None
        for k, day in zip(last, before, strict=True)
    ]


def _windows(
    days: Sequence[DayValue], before: Sequence[date], window: int, since: Sequence[SourceChange | None]
) -> NDArray[np.float64]:
    asked = np.array([day_number(day) for day in before])
    start = int(asked.min()) - window
    dense = np.full(int(asked.max()) - start, np.nan)
    at = np.array([day_number(day.day) for day in days]) - start
    inside = (at >= 0) & (at < len(dense))
    dense[at[inside]] = np.array([day.value for day in days])[inside]
    windows = np.lib.stride_tricks.sliding_window_view(dense, window)[asked - window - start]
    if not any(since):
        return windows
    begins = np.array([day_number(each.day) if each else 0 for each in since])
    days_of = (asked - window)[:, None] + np.arange(window)
    return np.where(days_of < begins[:, None], np.nan, windows)


def _percentile(windows: NDArray[np.float64], n: NDArray[np.intp], share: float) -> NDArray[np.float64]:
    place = np.maximum(n - 1, 0) * share
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(n - 1, 0))
    rows = np.arange(len(windows))
    start = windows[rows, below]
    return start + (windows[rows, above] - start) * (place - below)
