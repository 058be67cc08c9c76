"""The last two weeks with a glucose sensor: meals, the hormones of the morning, and what training costs."""

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import Column, batch
from healthvault.providers.sample_person.life import DAYS, Life
from healthvault.providers.sample_person.movement import Movement
from healthvault.providers.sample_person.person import SENSOR

_SENSOR_DAYS = 14
_EVERY_MIN = 5
_MEALS = ((8.1, 38.0), (13.1, 44.0), (16.4, 14.0), (19.5, 50.0))  # Hour of the day, rise in mg/dL.


def glucose(life: Life, up: NDArray[np.bool_], moved: Movement) -> SampleBatch:
    """A reading every five minutes of interstitial glucose, as a sensor on the arm reports it."""
    dice = life.dice("glucose")
    begin = round(life.minute(DAYS - _SENSOR_DAYS, 9 * 60))
    level = np.full(len(up), 91.0)
    level += 6 * np.exp(-(((life.local_min / 60 - 6.6) / 1.4) ** 2))
    for day in range(DAYS - _SENSOR_DAYS, DAYS):
        for hour, rise in _MEALS:
            eaten = round(life.minute(day, (hour + dice.normal(0, 0.35)) * 60))
            _digest(level, eaten, rise * dice.lognormal(0, 0.3))
    load = np.convolve(moved.active_kcal, np.exp(-np.arange(90) / 35.0))[: len(up)]
    level -= np.clip(load * 0.045, 0, 24)
    wander = np.convolve(dice.normal(0, 1, len(up) + 44), np.ones(45) / 45, mode="valid") * 28
    at = np.arange(begin, len(up), _EVERY_MIN)
    value = np.clip((level + wander)[at] + dice.normal(0, 1.2, len(at)), 58, 240)
    return batch(life, "blood_glucose", (SENSOR,), begin_min=at.astype(np.float64), value=value)


def _digest(level: Column, eaten: int, rise: float) -> None:
    """Up within three quarters of an hour, and back within three."""
    minute = np.arange(max(0, min(240, len(level) - eaten)))
    level[eaten : eaten + len(minute)] += rise * (minute / 45) ** 1.6 * np.exp(1.6 * (1 - minute / 45))
