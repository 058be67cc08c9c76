"""How regularly somebody sleeps: how alike two days in a row are, minute by minute."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics import unit as u
from healthvault.metrics.day import day_number
from healthvault.metrics.metric import Better, Daily, Domain, Metric
from healthvault.vault.values import DayValue, Sleeping

REGULARITY = Metric(
    "sleep_regularity",
    "Sleep regularity",
    u.SCORE,
    Daily.NIGHT,
    (-100, 100),
    Domain.SLEEP,
    better=Better.HIGHER,
    derived=True,
)
"""No row of the catalogue: it is computed from nights when it is asked for, and no day keeps it."""

WINDOW_NIGHTS = 7
_PAIRS = WINDOW_NIGHTS - 1
_ENOUGH_PAIRS = 5
"""Of the six pairs of days in a week. Source: our convention: one night may be missing at an end of it."""
_DAY_MIN = 1440
_NOON_MIN = 720


def regularity_days(
    nights: Sequence[Sleeping], sources: Mapping[date, tuple[str, ...]] = MappingProxyType({})
) -> list[DayValue]:
    """The Sleep Regularity Index of the week that ends with each night, on the date of waking.

    Of every minute that was measured on two days in a row, 24 hours apart, it is asked whether the person was
    in the same state, asleep or awake: always is 100, by chance 0, never −100. A day runs from noon to noon
    where the night was slept and is measured when its night is; what is not recorded as sleep is being awake,
    and naps are sleep.

    Args:
        nights: When they slept, in any order.
        sources: Who measured each night.

    Returns:
        In time; `n` is the pairs of days, up to six. A night is absent with fewer than five.

    Source:
        Phillips et al. 2017, Scientific Reports 7:3216, doi 10.1038/s41598-017-03171-4; the formula of Cribb
        2023 and Windred 2024 too, here of sleep as a watch scores it.
    """
    in_time = sorted(nights)
    if not in_time:
        return []
    noons = [_noon_min(night.night, night.offset_min) for night in in_time]
    asleep, measured = _minutes(in_time, noons)
    both = measured[:-_DAY_MIN] & measured[_DAY_MIN:]
    same = both & (asleep[:-_DAY_MIN] == asleep[_DAY_MIN:])
    told = []
    for night, noon in zip(in_time, noons, strict=True):
        last = noon - min(noons)
        week = slice(max(last - _PAIRS * _DAY_MIN, 0), last)
        compared = np.count_nonzero(both[week])
        if (pairs := round(compared / _DAY_MIN)) >= _ENOUGH_PAIRS:
            value = -100 + 200 * np.count_nonzero(same[week]) / compared
            told.append(DayValue(night.night, value, None, None, pairs, sources.get(night.night, ())))
    return told


def _minutes(nights: Sequence[Sleeping], noons: Sequence[int]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Minute by minute from the first noon on: whether they slept, and whether it was measured."""
    origin = min(noons)
    asleep = np.zeros(max(noons) - origin + _DAY_MIN, np.bool_)
    measured = np.zeros_like(asleep)
    for noon, night in zip(noons, nights, strict=True):
        measured[noon - origin : noon - origin + _DAY_MIN] = True
        for begin, end in night.pieces:
            asleep[max(begin - origin, 0) : max(end - origin, 0)] = True
    return asleep, measured


def _noon_min(night: date, offset_min: int) -> int:
    """The noon before a night, in minutes since 1970."""
    return day_number(night) * _DAY_MIN - _NOON_MIN - offset_min
