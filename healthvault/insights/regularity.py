"""How regularly somebody sleeps: how alike two days in a row are, minute by minute."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics import unit as u
from healthvault.metrics.day import day_number
from healthvault.metrics.metric import Better, Daily, Domain, Metric, SleepStage
from healthvault.vault.values import DayValue, Night

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
_AWAKE = {SleepStage.AWAKE, SleepStage.IN_BED}


def regularity_days(nights: Sequence[Night]) -> list[DayValue]:
    """The Sleep Regularity Index of the week that ends with each night, on the date of waking.

    Of every minute that was measured on two days in a row, 24 hours apart, it is asked whether the person was
    in the same state, asleep or awake: always is 100, by chance 0, never −100. A day runs from noon to noon
    where the night was slept and is measured when its night is; what is not recorded as sleep is being awake,
    and naps are sleep.

    Args:
        nights: Nights with their segments, in any order.

    Returns:
        In time; `n` is the pairs of days, up to six. A night is absent with fewer than five.

    Source:
        Phillips et al. 2017, Scientific Reports 7:3216, doi 10.1038/s41598-017-03171-4; the formula of Cribb
        2023 and Windred 2024 too, here of sleep as a watch scores it.
    """
    in_time = sorted(nights, key=lambda night: night.night)
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
            told.append(DayValue(night.night, value, None, None, pairs, night.sources))
    return told


def _minutes(nights: Sequence[Night], noons: Sequence[int]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Minute by minute from the first noon on: whether they slept, and whether it was measured."""
    origin = min(noons)
    asleep = np.zeros(max(noons) - origin + _DAY_MIN, np.bool_)
    measured = np.zeros_like(asleep)
    for noon in noons:
        measured[noon - origin : noon - origin + _DAY_MIN] = True
    for begin_s, end_s in chain.from_iterable(map(_slept, nights)):
        begin, end = (max(round(each / 60) - origin, 0) for each in (begin_s, end_s))
        asleep[begin:end] = True
    return asleep, measured


def _slept(night: Night) -> list[tuple[float, float]]:
    """When they slept, in seconds since 1970."""
    if not night.segments:
        return [(night.start_at.timestamp(), night.end_at.timestamp())]
    return [
        (piece.start_at.timestamp(), piece.end_at.timestamp())
        for piece in night.segments
        if piece.stage not in _AWAKE
    ]


def _noon_min(night: date, offset_min: int) -> int:
    """The noon before a night, in minutes since 1970."""
    return day_number(night) * _DAY_MIN - _NOON_MIN - offset_min
