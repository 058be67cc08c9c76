"""How the goals that somebody set themselves were kept."""

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.goal import WINDOW_DAYS, Adherence, adherence
from healthvault.metrics.metric import Metric

_KEPT = 0.8
"""From which share on a goal counts as kept, and is told as good news. Source: our convention."""
_WELL_COVERED = 0.8
_LEAST_WEIGHT = 0.6


def goals_kept(told: Collected) -> list[Insight]:
    """One a goal, over the last four weeks or since it was set; none while too few days were measured."""
    found = []
    for metric, days in told.days.items():
        goal = told.goals.get(metric.slug)
        kept = adherence(goal, days, told.window(WINDOW_DAYS)) if goal else None
        if kept is not None:
            found.append(_insight(metric, kept, told))
    return found


def _insight(metric: Metric, kept: Adherence, told: Collected) -> Insight:
    inside = [day for day in told.days[metric] if kept.span.first <= day.day <= kept.span.last]
    doubts = [Doubt.NEW_DEVICE] if comparable(told.days[metric], kept.span)[1] else []
    if kept.n < _WELL_COVERED * kept.span.length:
        doubts.append(Doubt.GAPS)
    return Insight(
        kind=Kind.TREND if kept.share >= _KEPT else Kind.ACTION_ITEM,
        method=Method.ADHERENCE,
        metric=metric.slug,
        window=kept.span,
        n=kept.n,
        of=kept.span.length,
        effect=Effect(value=kept.share, low=kept.low, high=kept.high, from_=kept.goal.target),
        weight=_LEAST_WEIGHT + 1 - kept.share,
        direction=kept.goal.direction,
        run_days=kept.run_days,
        doubts=tuple(doubts),
        sources=sources_of(inside),
        purposes=told.purposes.get(metric.slug, 0),
    )
