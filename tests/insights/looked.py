"""Days and nights that were made up, collected as a report does."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from healthvault.core.db import ALL_PURPOSES
from healthvault.insights.collected import Collected
from healthvault.metrics.catalogue import METRICS
from healthvault.vault.values import DayValue

TODAY = date(2026, 11, 29)
LOOKS = 200
"""So many reports of made-up people tell how often something is found where there is nothing."""


def lived(
    values: Sequence[float | None], *, source: str = "Watch", last: date | None = None
) -> list[DayValue]:
    """Days up to `last`, yesterday unless told; None is not measured."""
    ends = last or TODAY - timedelta(days=1)
    return [
        DayValue(ends - timedelta(days=len(values) - 1 - at), value, None, None, 1, (source,))
        for at, value in enumerate(values)
        if value is not None
    ]


def collected(
    days: dict[str, list[DayValue]], *, rates: dict[date, float] | None = None, has_steps: bool = True
) -> Collected:
    return Collected(
        today=TODAY,
        days={METRICS[slug]: these for slug, these in days.items()},
        night_rates_bpm=rates or {},
        has_steps=has_steps,
        purposes=dict.fromkeys([*days, "heart_rate"], ALL_PURPOSES),
    )


def noise(seed: int, n: int, *, echo: float = 0.0) -> NDArray[np.float64]:
    """Standard normal days without a direction, each resembling the one before by `echo`, 0 to 1."""
    chance = np.random.default_rng(seed).standard_normal(n + 40)
    days = np.zeros(n + 40)
    for at in range(1, n + 40):
        days[at] = echo * days[at - 1] + np.sqrt(1 - echo**2) * chance[at]
    return days[40:]


def twelve_of_noise(seed: int, *, echo: float = 0.0) -> dict[str, list[DayValue]]:
    """Twelve metrics in which nothing happens for 150 days; two are skewed, as what adds up is."""
    slugs = (
        "resting_heart_rate", "hrv_sdnn", "respiratory_rate", "spo2", "sleep_duration", "weight", "vo2max",
        "daylight", "noise_headphone", "exercise_time", "steps", "active_energy",
    )  # fmt: skip
    told = {slug: noise(seed * 100 + at, 150, echo=echo) for at, slug in enumerate(slugs)}
    return {
        slug: lived(list(np.exp(9 + 0.4 * days) if slug in slugs[-2:] else 60 + 3 * days))
        for slug, days in told.items()
    }
