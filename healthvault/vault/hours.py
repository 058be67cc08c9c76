"""Hours of the few metrics whose charts need them."""

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, MINUTE_MS
from healthvault.vault.columns import Columns
from healthvault.vault.held import in_time, time_mean
from healthvault.vault.table import Days, Hours, rounded

HOURLY = frozenset(
    {
        "steps",
        "active_energy",
        "basal_energy",
        "distance_walk_run",
        "distance_cycling",
        "floors",
        "exercise_time",
        "heart_rate",
        "hrv_sdnn",
        "hrv_rmssd",
        "respiratory_rate",
        "spo2",
        "blood_glucose",
        "noise_env",
        "skin_temperature",
        "body_temperature",
        "daylight",
    }
)
_HOUR_MS = 60 * MINUTE_MS
_Columns = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]
_MOST_HOURS = 26
"""A reading is spread over at most this many hours: a day of 25 touches 26."""


def sum_hours(readings: Columns, counted: NDArray[np.float64], days: Days) -> Hours:
    """Amounts by the hour: what counted of each reading, spread evenly over its length.

    Args:
        readings: At least one reading.
        counted: How much of each counted, shape (n,).
        days: The same readings, resolved.
    """
    begin, length = readings.start_ms, np.maximum(readings.duration_ms, 1)
    offset_ms = readings.offset_min.astype(np.int64) * MINUTE_MS
    first = (begin + offset_ms) // _HOUR_MS
    pieces = np.minimum((begin + length - 1 + offset_ms) // _HOUR_MS - first + 1, _MOST_HOURS)
    row = np.repeat(np.arange(len(begin)), pieces)
    hour = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    hour_ms = hour * _HOUR_MS - offset_ms[row]
    end = np.minimum(begin + length, (first + pieces) * _HOUR_MS - offset_ms)
    inside = np.minimum(hour_ms + _HOUR_MS, end[row]) - np.maximum(hour_ms, begin[row])
    amount = counted[row] * inside / (end - begin)[row]
    order, begins = _grouped(readings.day[row], hour_ms)
    value = rounded(np.add.reduceat(amount[order], begins))
    n = np.diff(np.append(begins, len(order)))
    return _hours(readings.day[row][order[begins]], hour_ms[order[begins]], (value, value, value, n), days)


def mean_hours(readings: Columns, days: Days) -> Hours:
    """Instants by the hour: their mean over time and extremes.

    Args:
        readings: The readings that speak for their days, at least one.
        days: The same readings, resolved.
    """
    offset_ms = readings.offset_min.astype(np.int64) * MINUTE_MS
    hour_ms = (readings.start_ms + offset_ms) // _HOUR_MS * _HOUR_MS - offset_ms
    by_time = in_time(readings.start_ms, readings.value)
    within, begins = _grouped(readings.day[by_time], hour_ms[by_time])
    order = by_time[within]
    value = readings.value[order]
    n = np.diff(np.append(begins, len(order)))
    mean = rounded(time_mean(value, readings.start_ms[order], begins))
    low, high = np.minimum.reduceat(value, begins), np.maximum.reduceat(value, begins)
    return _hours(readings.day[order[begins]], hour_ms[order[begins]], (mean, low, high, n), days)


def _hours(day: NDArray[np.int64], hour_ms: NDArray[np.int64], columns: _Columns, days: Days) -> Hours:
    value, low, high, n = columns
    begin = np.flatnonzero(np.diff(day, prepend=day[0] - 1))
    return Hours(
        day=day[begin],
        purposes=days.purposes[np.searchsorted(days.day, day[begin])],
        cut=np.append(begin, len(day)),
        minute=(hour_ms - day * DAY_MS) // MINUTE_MS,
        value=value,
        low=low,
        high=high,
        n=n,
    )


def _grouped(day: NDArray[np.int64], hour_ms: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """An order by day and hour, and where each group begins in it."""
    key = ((day - day.min()) << 45) + (hour_ms - hour_ms.min())
    order = np.argsort(key, kind="stable")
    return order, np.flatnonzero(np.diff(key[order], prepend=-1))
