"""The circadian day of a sleep: twelve hours to either side of the middle of this person's usual sleep.

Who works at night sleeps at noon, and two sleeps of one calendar day are then two nights. The centre is the
person's own: the mean of the middles of the longest sleeps of the 28 days before, whoever measured them.

Source: `Health Vault rule set 4`. The mean is that of directions on the clock: half past eleven and half past
twelve at night average to midnight.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, MINUTE_MS
from healthvault.vault.sleeps import Sleeps

BEFORE_DAYS = 28
"""So many days before a sleep say where its centre is."""
_FEWEST_NIGHTS = 7
_STEADY = 0.3
"""Below this length of the mean direction, from 0 to 1, somebody sleeps at all hours and has no centre."""
_USUAL_MIN = 4 * 60
"""The centre of who is not known yet, four at night. Source: our convention, rule set 4."""
_DAY_MIN = 24 * 60
_STEPS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Circadian:
    """Where sleeps lie, arrays of shape (s,), in milliseconds of local time: their middles, and when the
    circadian days begin in which these are.
    """

    middle_ms: NDArray[np.int64]
    opens_ms: NDArray[np.int64]

    @property
    def from_centre_ms(self) -> NDArray[np.int64]:
        """How far from the centre of its day each middle is, shape (s,)."""
        return np.abs(self.middle_ms - self.opens_ms - DAY_MS // 2)


def circadian(slept: Sleeps) -> Circadian:
    """The circadian days of some sleeps, at least one: all those of the 28 days before must be among them."""
    middle_ms = (slept.begin_ms + slept.end_ms) // 2 + slept.offset_min * MINUTE_MS
    date = middle_ms // DAY_MS
    first = int(min(date.min(), slept.night.min()))
    centre_min = _centres(slept, middle_ms, first, int(date.max()))[date - first]
    opens_ms = date * DAY_MS + centre_min * MINUTE_MS - DAY_MS // 2
    shift = (middle_ms - opens_ms) // DAY_MS
    return Circadian(middle_ms=middle_ms, opens_ms=opens_ms + shift * DAY_MS)


def together(slept: Sleeps, days: Circadian) -> list[list[int]]:
    """The sleeps of each circadian day, whoever told them, in time.

    A day is the longest sleep's in it. Where the centre moves from one week to the next, the days of two
    sleeps are not the same: one that lies in no longest one's day is in none of these.
    """
    order = np.argsort(days.middle_ms, kind="stable")
    asleep_min = slept.asleep_min
    leads = {row: _leader(row, order, slept, asleep_min, days) for row in order.tolist()}
    found: dict[int, list[int]] = {row: [] for row, leader in leads.items() if row == leader}
    for row, leader in leads.items():
        if leader in found:
            found[leader].append(row)
    return list(found.values())


def _leader(
    row: int, order: NDArray[np.intp], slept: Sleeps, asleep_min: NDArray[np.float64], days: Circadian
) -> int:
    """The longest of the sleeps that lie in one's day, or at the same time as it."""
    middle = days.middle_ms[order]
    first, last = np.searchsorted(middle, days.middle_ms[row] + np.array([-DAY_MS, DAY_MS]))
    near = order[first : last + 1]
    inside = (days.middle_ms[near] >= days.opens_ms[row]) & (
        days.middle_ms[near] < days.opens_ms[row] + DAY_MS
    )
    at_once = (slept.begin_ms[near] < slept.end_ms[row]) & (slept.end_ms[near] > slept.begin_ms[row])
    those = near[inside | at_once]
    keys = (those, -slept.end_ms[those], -slept.begin_ms[those], asleep_min[those])
    return int(those[np.lexsort(keys)[-1]])


def _centres(slept: Sleeps, middle_ms: NDArray[np.int64], first: int, last: int) -> NDArray[np.int64]:
    """The centre on each date from `first` to `last`, in minutes of the local day."""
    order = np.lexsort((middle_ms, -slept.asleep_min, slept.night))
    longest = order[np.diff(slept.night[order], prepend=first - 1) != 0]
    place = slept.night[longest] - first + BEFORE_DAYS
    told = np.zeros((3, last - first + BEFORE_DAYS), np.int64)
    counts = (slept.asleep_min[longest] > 0) & (place < told.shape[1])
    angle = 2 * np.pi * (middle_ms[longest][counts] % DAY_MS) / DAY_MS
    # In whole numbers, whose sum no order of adding changes: the same nights give the same centre to the bit.
    directions = _STEPS * np.stack([np.cos(angle), np.sin(angle), np.ones(len(angle))])
    told[:, place[counts]] = np.round(directions).astype(np.int64)
    x, y, n = sliding_window_view(told, BEFORE_DAYS, axis=1).sum(axis=2)
    mean_min = np.round(np.arctan2(y, x) / (2 * np.pi) * _DAY_MIN).astype(np.int64) % _DAY_MIN
    is_known = (n >= _FEWEST_NIGHTS * _STEPS) & (np.hypot(x, y) >= _STEADY * n)
    return np.where(is_known, mean_min, _USUAL_MIN)
