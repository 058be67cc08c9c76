"""When the person sleeps, and in which stages.

Source: shares of stages and their order through the night after Carskadon and Dement, Normal Human Sleep, in
Principles and Practice of Sleep Medicine, 6th edition (2017), rounded.
"""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from healthvault.metrics.catalogue import SleepStage
from healthvault.providers.sample_person.life import DAYS, Life

_DEEP_MIN = (34.0, 24.0, 12.0, 5.0, 1.0, 0.0, 0.0)
_REM_MIN = (7.0, 17.0, 24.0, 30.0, 30.0, 26.0, 26.0)
_CYCLE_MIN = 92.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleep:
    """One sleep, in minutes from the start of the life. `pieces` are (begin, end, stage) without a hole."""

    day: int
    bed_min: float
    rise_min: float
    pieces: tuple[tuple[float, float, SleepStage], ...]
    is_nap: bool = False


def sleeps(life: Life) -> tuple[Sleep, ...]:
    """Every night and nap, in time."""
    dice = life.dice("sleep")
    nights = [_night(life, dice, day) for day in range(1, DAYS)]
    naps = [_nap(life, dice, night.day) for night in nights if _is_nap_day(life, dice, night.day)]
    return tuple(sorted([*nights, *naps], key=lambda sleep: sleep.bed_min))


def _night(life: Life, dice: Generator, day: int) -> Sleep:
    """The night that ends on `day`; one that would fall into a flight is a short one on board."""
    free, ill, lag = bool(life.free[day]), life.illness[day], float(np.clip(life.jet_lag_h[day], -5, 5))
    last_week = 42 if day > DAYS - 7 else 0
    bed = dice.normal(8, 38) if free else dice.normal(-68, 24) + dice.exponential(11)
    wake = dice.normal(498, 34) if free else dice.normal(404, 12)
    bed += 36 * lag - 55 * ill + last_week
    wake += 22 * lag + 45 * ill - 6 * life.season[day]
    begin, end = life.minute(day, bed), life.minute(day, max(wake, bed + 250))
    for take_off, landing in life.flights:
        if begin < landing + 120 and end > take_off - 120:
            begin, end = take_off + 260 + dice.normal(0, 15), take_off + 500 + dice.normal(0, 20)
    return _asleep(dice, day, begin, end, unrest=abs(lag) / 4 + 0.8 * ill + (0.25 if free else 0))


def _asleep(dice: Generator, day: int, bed_min: float, wake_min: float, unrest: float) -> Sleep:
    """Cycles of core, deep, core and REM until it is time to wake, with a little waking between them."""
    at = _epoch(bed_min + dice.gamma(4, 3.2) + 6 * unrest)
    pieces: list[tuple[float, float, SleepStage]] = []
    depth = dice.lognormal(0, 0.15) * (1 - 0.3 * min(unrest, 1))
    dreams = dice.lognormal(0, 0.12) * (1 - 0.2 * min(unrest, 1))
    for cycle in range(7):
        length = dice.normal(_CYCLE_MIN, 8)
        deep = _DEEP_MIN[cycle] * depth * dice.lognormal(0, 0.2)
        rem = _REM_MIN[cycle] * dreams * dice.lognormal(0, 0.2)
        light = max(length - deep - rem, 20)
        stir = dice.exponential(5.5 + 6 * unrest) if dice.random() < 0.62 + 0.3 * unrest else 0.0
        first_light = light * dice.uniform(0.3, 0.6)
        for minutes, stage in (
            (first_light, SleepStage.CORE),
            (deep, SleepStage.DEEP),
            (light - first_light, SleepStage.CORE),
            (rem, SleepStage.REM),
            (stir, SleepStage.AWAKE),
        ):
            end = min(_epoch(at + minutes), _epoch(wake_min))
            if end > at:
                pieces.append((at, end, stage))
                at = end
    return Sleep(
        day=day, bed_min=_epoch(bed_min), rise_min=_epoch(at + dice.gamma(2, 4)), pieces=_joined(pieces)
    )


def _joined(pieces: list[tuple[float, float, SleepStage]]) -> tuple[tuple[float, float, SleepStage], ...]:
    """Neighbours of one stage made one, and no waking at the very end."""
    joined: list[tuple[float, float, SleepStage]] = []
    for begin, end, stage in pieces:
        if joined and joined[-1][2] is stage:
            begin = joined.pop()[0]  # noqa: PLW2901  The piece grows backwards over its neighbour.
        joined.append((begin, end, stage))
    return tuple(joined[:-1] if joined[-1][2] is SleepStage.AWAKE else joined)


def _epoch(minute: float) -> float:
    """Sleep is scored in epochs of half a minute. Source: Rechtschaffen and Kales 1968."""
    return round(minute * 2) / 2


def _is_nap_day(life: Life, dice: Generator, day: int) -> bool:
    chance = 0.13 if life.free[day] else 0.015
    return bool(dice.random() < chance + 0.5 * life.illness[day] + 0.03 * abs(life.jet_lag_h[day]))


def _nap(life: Life, dice: Generator, day: int) -> Sleep:
    bed_min = _epoch(life.minute(day, dice.normal(14.6 * 60, 40)))
    asleep = _epoch(bed_min + dice.uniform(3, 9))
    light = _epoch(asleep + dice.uniform(18, 35))
    end = light if dice.random() < 0.6 else _epoch(light + dice.uniform(8, 25))
    pieces = [(asleep, light, SleepStage.CORE), (light, end, SleepStage.DEEP)]
    kept = tuple(piece for piece in pieces if piece[1] > piece[0])
    return Sleep(day=day, bed_min=bed_min, rise_min=_epoch(end + 2), pieces=kept, is_nap=True)


def awake(life: Life, all_sleeps: tuple[Sleep, ...]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether the person is up, by minute."""
    return ~life.during((sleep.bed_min, sleep.rise_min) for sleep in all_sleeps)
