"""Which way a metric is going, and whether it is going anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from healthvault.insights.span import Span
from healthvault.metrics.day import day_number
from healthvault.metrics.metric import Metric
from healthvault.vault.values import DayValue

ENOUGH_DAYS = 5
"""How many measured days a direction needs.

Source: our convention: four points are a line too easily.
"""

_TWO_SIDED = 1.96
_MOST_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A straight way through some days, in the metric's catalogue unit.

    `per_week` is the median of the steepness between all pairs of days. `is_going` tells that the order of
    the days is hardly one of chance; when it is not, the metric is steady as far as `n` days can tell.
    """

    metric: Metric
    span: Span
    per_week: float
    is_going: bool
    first: DayValue
    last: DayValue
    n: int


def slope(metric: Metric, days: Sequence[DayValue], span: Span) -> Slope | None:
    """The direction of a metric over some dates.

    Args:
        metric: What was measured.
        days: Its days, in any order; of more than 400 in `span` the last 400 count.
        span: The dates asked about.

    Returns:
        None with fewer than `ENOUGH_DAYS` measured days.

    Source:
        Steepness: Sen 1968, J Am Stat Assoc 63(324):1379-1389. Whether there is one: Mann 1945, Econometrica
        13(3):245-259, with the variance for ties of Kendall 1975; two-sided at 5 %.
    """
    inside = sorted((day for day in days if span.first <= day.day <= span.last), key=lambda day: day.day)
    inside = inside[-_MOST_DAYS:]
    if len(inside) < ENOUGH_DAYS:
        return None
    at = np.array([day_number(day.day) for day in inside], np.float64)
    value = np.array([day.value for day in inside])
    earlier, later = np.triu_indices(len(at), k=1)
    steps = value[later] - value[earlier]
    per_week = float(np.median(steps / (at[later] - at[earlier]))) * 7
    return Slope(
        metric=metric,
        span=span,
        per_week=per_week,
        is_going=_is_no_chance(value, float(np.sign(steps).sum())),
        first=inside[0],
        last=inside[-1],
        n=len(inside),
    )


def _is_no_chance(value: np.ndarray, score: float) -> bool:
    n = len(value)
    ties = np.unique(value, return_counts=True)[1]
    spread = (n * (n - 1) * (2 * n + 5) - float((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18
    if spread <= 0:
        return False
    return (abs(score) - 1) / sqrt(spread) > _TWO_SIDED
