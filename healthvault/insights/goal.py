"""A goal that somebody set themselves for their days, and how it was kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from healthvault.insights.benchmark import Benchmark
from healthvault.insights.reference import Reference, Takes
from healthvault.insights.robust import TWO_SIDED
from healthvault.insights.span import Span
from healthvault.metrics.metric import Better, Metric
from healthvault.vault.values import DayValue

WINDOW_DAYS = 28
"""Over how many days a goal is told. Source: our convention: four of each weekday."""
ENOUGH_DAYS = 7
"""How many measured days it takes. Source: our convention: each weekday once."""
_WEEK_DAYS = 7
_EQUAL = 1e-9
"""Whoever walked 8,000 steps met 8,000, whatever a float makes of it."""


class Direction(StrEnum):
    """On which side of its number a goal is met; the number itself meets it."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a day (or a night) of a metric should be, in its catalogue unit, from a local day on."""

    metric: str
    direction: Direction
    target: float
    from_day: date

    def is_met(self, value: float) -> bool:
        """Whether a day with this value meets it."""
        reach = _EQUAL * max(abs(self.target), 1)
        return (
            value >= self.target - reach
            if self.direction is Direction.AT_LEAST
            else value <= self.target + reach
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence:
    """Of the `n` measured days of `span` a goal was met on `met`, the last `run_days` of them in a row.

    `low` and `high` are the range in which the true share lies 95 times of 100, 0 to 1. A day that was not
    measured is neither met nor missed, and ends a run.
    """

    goal: Goal
    span: Span
    met: int
    n: int
    run_days: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Days met of days measured, 0 to 1."""
        return self.met / self.n


def adherence(goal: Goal, days: Sequence[DayValue], span: Span) -> Adherence | None:
    """How a goal was kept over some dates, of which those before it was set do not count.

    Args:
        goal: What was set.
        days: Days of its metric that are over, in any order.
        span: The dates; the last of them is over too.

    Returns:
        None with fewer than `ENOUGH_DAYS` measured days.

    Source:
        The interval: Wilson 1927, J Am Stat Assoc 22(158):209-212.
    """
    inside = Span(first=max(span.first, goal.from_day), last=span.last)
    is_met = {day.day: goal.is_met(day.value) for day in days if inside.first <= day.day <= inside.last}
    if len(is_met) < ENOUGH_DAYS:
        return None
    met = sum(is_met.values())
    low, high = _wilson(met, len(is_met))
    return Adherence(
        goal=goal, span=inside, met=met, n=len(is_met), run_days=_run_days(is_met), low=low, high=high
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A goal to begin with; `source` is whose range's near end it is, None for one's own usual."""

    goal: Goal
    source: Reference | None


def suggested(
    metric: Metric, published: Sequence[Benchmark], usual: float | None, today: date
) -> Suggestion | None:
    """A goal to begin with: the near end of a guideline's or study's range, else what is usual already.

    A range by the week is divided by its days. None where neither is known.
    """
    direction = Direction.AT_MOST if metric.better is Better.LOWER else Direction.AT_LEAST
    own = Goal(metric=metric.slug, direction=direction, target=usual or 0.0, from_day=today)
    for one in published:
        if one.band is not None and one.reference.kind != "people" and one.reference.metric == metric.slug:
            end = one.band[1] if direction is Direction.AT_MOST else one.band[0]
            end = -(-end // _WEEK_DAYS) if one.reference.takes is Takes.WEEK else end
            return Suggestion(goal=replace(own, target=float(end)), source=one.reference)
    return Suggestion(goal=own, source=None) if usual else None


def _run_days(is_met: dict[date, bool]) -> int:
    """How many days in a row up to the last measured one met it."""
    day, run = max(is_met), 0
    while is_met.get(day, False):
        run, day = run + 1, day - timedelta(days=1)
    return run


def _wilson(met: int, n: int) -> tuple[float, float]:
    share, z2 = met / n, TWO_SIDED**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    reach = TWO_SIDED / (1 + z2 / n) * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)
