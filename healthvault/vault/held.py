"""How long a reading speaks: a value over time is not the mean of its readings."""

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import MINUTE_MS

LONGEST_MS = 10 * MINUTE_MS
"""The longest time for which one reading speaks. Source: our convention, rule set 1; a watch at rest
measures the heart about every five minutes, and twice that is a gap.
"""


def in_time(start_ms: NDArray[np.int64], value: NDArray[np.float64]) -> NDArray[np.intp]:
    """An order by time, and by value where readings share an instant: how they came does not matter."""
    order = np.argsort(start_ms, kind="stable")
    if np.any(np.diff(start_ms[order]) == 0):
        return np.lexsort((value, start_ms))
    return order


def held_ms(start_ms: NDArray[np.int64], begins: NDArray[np.intp]) -> NDArray[np.int64]:
    """The time for which each reading speaks: until the next one of its group, at most `LONGEST_MS`.

    Args:
        start_ms: When the readings begin, shape (n,), ascending within each group.
        begins: Where each group begins, ascending, the first at 0.

    Returns:
        Milliseconds, shape (n,). A group's last reading speaks longest; of several at one instant, the last.
    """
    held = np.append(np.diff(start_ms), LONGEST_MS)
    held[begins[1:] - 1] = LONGEST_MS
    return np.minimum(held, LONGEST_MS)


def time_mean(
    value: NDArray[np.float64], start_ms: NDArray[np.int64], begins: NDArray[np.intp]
) -> NDArray[np.float64]:
    """The mean of each group over the time in which its readings speak, shape (groups,)."""
    held = held_ms(start_ms, begins)
    return np.add.reduceat(held * value, begins) / np.add.reduceat(held, begins)
