"""Sound and daylight around the person."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import batch
from healthvault.providers.sample_person.life import Life
from healthvault.providers.sample_person.movement import WATCHES, Movement
from healthvault.providers.sample_person.wear import Wear

_HALF_HOUR_MIN = 30


def surroundings(life: Life, up: NDArray[np.bool_], moved: Movement, worn: Wear) -> Iterator[SampleBatch]:
    """Mean sound level of each waking half hour, and minutes of daylight in each half hour outdoors."""
    dice = life.dice("surroundings")
    whole = len(up) // _HALF_HOUR_MIN * _HALF_HOUR_MIN
    there = (up & worn.watch)[:whole].reshape(-1, _HALF_HOUR_MIN).all(axis=1)
    walking = (moved.walk > 0)[:whole].reshape(-1, _HALF_HOUR_MIN).sum(axis=1)
    begin = np.flatnonzero(there) * float(_HALF_HOUR_MIN)
    minute = begin.astype(np.int64)
    evening = np.where((life.local_min[minute] > 18 * 60) & life.free[life.day[minute]], 4.0, 0.0)
    level = np.clip(54 + 0.75 * walking[there] + evening + dice.normal(0, 6, len(begin)), 34, 98)
    source = worn.model[minute]
    yield batch(
        life, "noise_env", WATCHES, begin_min=begin, length_min=float(_HALF_HOUR_MIN), value=level,
        source=source, decimals=1,
    )  # fmt: skip
    dark_h = 4.5 - 2.0 * life.season[life.day[minute]]
    hour = life.local_min[minute] / 60
    light = (hour > 3.5 + dark_h) & (hour < 23.5 - dark_h) & (walking[there] > 0)
    outdoors = np.clip(walking[there] * dice.uniform(0.5, 1.3, len(begin)), 1, _HALF_HOUR_MIN)
    yield batch(
        life, "daylight", WATCHES, begin_min=begin[light], length_min=float(_HALF_HOUR_MIN),
        value=outdoors[light], source=source[light],
    )  # fmt: skip
