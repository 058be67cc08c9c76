"""Which way a metric is going, and whether it is going anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray

from healthvault.insights.robust import TWO_SIDED, chance
from healthvault.insights.span import Span
from healthvault.metrics.day import day_number
from healthvault.metrics.metric import Metric
from healthvault.vault.values import DayValue

ENOUGH_DAYS = 5
"""How many measured days a direction needs.

Source: our convention: four points are a line too easily.
"""

_SURE = 0.05
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A straight way through some days, in the metric's catalogue unit.

    `per_week` is the median of the steepness between all pairs of days, `low` and `high` the range in which
    the true one lies 95 times of 100. `chance` is how often days without a direction look so ordered.
    """

    metric: Metric
    span: Span
    per_week: float
    low: float
    high: float
    chance: float
    first: DayValue
    last: DayValue
    n: int

    @property
    def is_going(self) -> bool:
        """Whether the order of the days is hardly one of chance; if not, it is steady as far as they tell."""
        return self.chance < _SURE


def slope(metric: Metric, days: Sequence[DayValue], span: Span) -> Slope | None:
    """The direction of a metric over some dates.

    Args:
        metric: What was measured.
        days: Its days, in any order; of more than 400 in `span` the last 400 count.
        span: The dates asked about.

    Returns:
        None with fewer than `ENOUGH_DAYS` measured days.

    Source:
        Steepness and its interval: Sen 1968, J Am Stat Assoc 63(324):1379-1389. Whether there is one: Mann
        1945, Econometrica 13(3):245-259, with the variance for ties of Kendall 1975; two-sided at 5 %.
    """
    inside = sorted((day for day in days if span.first <= day.day <= span.last), key=lambda day: day.day)
    inside = inside[-_MOST_DAYS:]
    if len(inside) < ENOUGH_DAYS:
        return None
    at = np.array([day_number(day.day) for day in inside], np.float64)
    value = np.array([day.value for day in inside])
    earlier, later = np.triu_indices(len(at), k=1)
    steps = value[later] - value[earlier]
    steepness = np.sort(steps / (at[later] - at[earlier])) * 7
    deviation = _deviation(value)
    low, high = _ends(steepness, deviation)
    return Slope(
        metric=metric,
        span=span,
        per_week=float(np.median(steepness)),
        low=low,
        high=high,
        chance=_chance(float(np.sign(steps).sum()), deviation),
        first=inside[0],
        last=inside[-1],
        n=len(inside),
    )


def _deviation(value: NDArray[np.float64]) -> float:
    """The standard deviation of the score (how many pairs rise, less how many fall) of days in any order."""
    n = len(value)
    ties = np.unique(value, return_counts=True)[1]
    return sqrt((n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18)


def _chance(score: float, deviation: float) -> float:
    return chance(max(abs(score) - 1, 0) / deviation) if deviation > 0 else 1.0


def _ends(ascending: NDArray[np.float64], deviation: float) -> tuple[float, float]:
    pairs, reach = len(ascending), TWO_SIDED * deviation
    low, high = floor((pairs - reach) / 2) - 1, ceil((pairs + reach) / 2)
    return float(ascending[max(low, 0)]), float(ascending[min(high, pairs - 1)])
