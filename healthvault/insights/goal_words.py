"""A goal and how it was kept, in words: the same on a card, in Trends and in an insight."""

from healthvault.insights.goal import Adherence, Direction, Goal
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Daily, Metric
from healthvault.metrics.unit import UnitSystem


def goal_said(metric: Metric, direction: Direction | None, target: float, system: UnitSystem) -> str:
    """A goal's number: `at least 8,000 steps`."""
    way = "at most" if direction is Direction.AT_MOST else "at least"
    return f"{way} {words.quantity(metric, target, system)}"


def met_said(metric: Metric, met: int, n: int, run_days: int) -> str:
    """On how many of the measured days a goal was met: `17 of 26 measured days, the last 4 days in a row`."""
    each = "night" if metric.daily is Daily.NIGHT else "day"
    said = f"{met} of {words.count(n, f'measured {each}')}"
    return f"{said}, the last {words.count(run_days, each)} in a row" if run_days > 1 else said


def goal_line(goal: Goal, kept: Adherence | None, system: UnitSystem) -> str:
    """A goal in one line: `at least 8,000 steps: met on 17 of 26 measured days`."""
    metric = METRICS[goal.metric]
    said = goal_said(metric, goal.direction, goal.target, system)
    return f"{said}: met on {met_said(metric, kept.met, kept.n, kept.run_days)}" if kept else said
