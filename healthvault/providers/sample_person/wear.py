"""When the watch is worn and the phone is carried; what is not measured is simply not there."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.sample_person.life import DAY_MIN, DAYS, Life
from healthvault.providers.sample_person.nights import Sleep

_CHARGER_FORGOTTEN = range(DAYS - 213, DAYS - 209)
_PHONE_IN_REPAIR = range(DAYS - 92, DAYS - 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """By minute, shape (m,): whether a watch is worn, which watch it is (0 or 1), whether the phone is on."""

    watch: NDArray[np.bool_]
    model: NDArray[np.int32]
    phone: NDArray[np.bool_]


def wear(life: Life, all_sleeps: tuple[Sleep, ...]) -> Wear:
    """What is worn when."""
    minutes = len(life.day)
    return Wear(
        watch=~life.during(_watch_off(life, all_sleeps)),
        model=(np.arange(minutes) >= life.new_watch_min).astype(np.int32),
        phone=~life.during((life.minute(day, 0), life.minute(day, DAY_MIN)) for day in _PHONE_IN_REPAIR),
    )


def _watch_off(life: Life, all_sleeps: tuple[Sleep, ...]) -> Iterator[tuple[float, float]]:
    """It charges during the shower, now and then lies beside the bed, and sometimes its battery dies."""
    dice = life.dice("wear")
    for sleep in all_sleeps:
        if sleep.is_nap:
            continue
        charging = sleep.rise_min + dice.uniform(4, 15)
        yield charging, charging + dice.normal(38, 8)
        if dice.random() < 0.035:
            yield sleep.bed_min - 35, sleep.rise_min + 15
        elif dice.random() < 0.02:
            yield sleep.bed_min - dice.uniform(240, 540), sleep.rise_min + 60
    yield life.minute(_CHARGER_FORGOTTEN[0], 13 * 60), life.minute(_CHARGER_FORGOTTEN[-1], 19 * 60)
    yield life.new_watch_min - 30, life.new_watch_min + 20
