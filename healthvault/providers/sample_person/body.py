"""What the scale, the cuff and the diary know."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import Column, batch
from healthvault.providers.sample_person.life import DAYS, Life
from healthvault.providers.sample_person.nights import Sleep
from healthvault.providers.sample_person.person import CUFF, DIARY, HEIGHT_CM, SCALE


def measured(life: Life, all_sleeps: tuple[Sleep, ...]) -> Iterator[SampleBatch]:
    """Weight and body fat on most mornings at home, blood pressure now and then, and minutes of stillness."""
    dice = life.dice("body")
    rise = np.full(DAYS, np.nan)
    for sleep in all_sleeps:
        if not sleep.is_nap:
            rise[sleep.day] = sleep.rise_min
    home = ~life.away & ~np.isnan(rise)
    first = rise[1:2] + 45
    yield batch(life, "height", (DIARY,), begin_min=first, value=np.array([HEIGHT_CM]))
    yield from _on_the_scale(life, dice, rise, home)
    yield from _in_the_cuff(life, dice, rise, home)
    still = np.flatnonzero(~np.isnan(rise) & (dice.random(DAYS) < 0.34))
    minutes = dice.choice([5.0, 10.0, 10.0, 15.0], len(still))
    at = rise[still] + dice.uniform(25, 50, len(still))
    yield batch(life, "mindful_minutes", (DIARY,), begin_min=at, length_min=minutes, value=minutes)


def _on_the_scale(
    life: Life, dice: Generator, rise: Column, home: NDArray[np.bool_]
) -> Iterator[SampleBatch]:
    """Slowly less over two years; more in winter, after weekends and after the trip; less when ill."""
    mornings = np.flatnonzero(home & (dice.random(DAYS) < np.where(life.free, 0.62, 0.84)))
    at = rise[mornings] + dice.uniform(3, 16, len(mornings))
    since_trip = np.arange(DAYS) - int(np.flatnonzero(life.away)[-1])
    holiday = 0.9 * np.exp(-np.clip(since_trip, 0, None) / 12) * (since_trip >= 0)
    weekly = 0.25 * np.cos((np.arange(DAYS) - np.flatnonzero(life.free)[0] - 1) / 7 * 2 * np.pi)
    illness = 0.9 * np.convolve(life.illness, np.ones(5) / 5)[:DAYS]
    usual = np.linspace(80.4, 77.3, DAYS) - 0.55 * life.season - illness + holiday + weekly
    kg = usual[mornings] + dice.normal(0, 0.32, len(mornings))
    yield batch(life, "weight", (SCALE,), begin_min=at, value=kg, decimals=2)
    fat = 14.2 + (kg - 76) * 0.75 - 1.2 * life.fitness[mornings] + dice.normal(0, 0.35, len(mornings))
    yield batch(life, "body_fat", (SCALE,), begin_min=at, value=fat, decimals=1)


def _in_the_cuff(life: Life, dice: Generator, rise: Column, home: NDArray[np.bool_]) -> Iterator[SampleBatch]:
    """Two readings two minutes apart, on a morning in nine."""
    checks = np.repeat(np.flatnonzero(home & (dice.random(DAYS) < 0.11)), 2)
    at = rise[checks] + 20 + np.tile([0.0, 2.0], len(checks) // 2)
    noise = dice.normal(0, 4.5, len(checks))
    systolic = 126 - 5 * life.fitness[checks] - 1.6 * life.season[checks] + noise
    diastolic = 0.5 * systolic + 18 + dice.normal(0, 2.5, len(checks))
    yield batch(life, "bp_systolic", (CUFF,), begin_min=at, value=systolic)
    yield batch(life, "bp_diastolic", (CUFF,), begin_min=at, value=diastolic)
