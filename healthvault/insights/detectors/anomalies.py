"""Days that lie far from what is usual for the person."""

from collections.abc import Sequence
from datetime import timedelta

from healthvault.insights.baseline import WINDOW_DAYS
from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.robust import middle, sides
from healthvault.insights.span import Span
from healthvault.metrics.metric import Better, Metric
from healthvault.vault.values import DayValue

FAR = 3.5
"""From how many spreads from the median on a day is odd.

Source: Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers, p. 11: a modified z-score of 3.5.
"""
_ENOUGH_DAYS = 28
"""How many measured days the usual needs. Source: our convention: fewer tell their spread too roughly."""
_RECENT_DAYS = 2
_MOST_WEIGHT = 2.5
_WELL_COVERED = 0.8


def anomalies(told: Collected) -> list[Insight]:
    """The last day of each metric, when it is at most two days old and far from the sixty before.

    How far is counted in the spread of that side of the median (`robust.sides`), so that a long walk is not
    odd for somebody whose days are skewed. The day itself is never among those it is measured against.
    """
    judged = (_judged(metric, days, told) for metric, days in told.days.items() if days)
    return [insight for insight in judged if insight is not None]


def _judged(metric: Metric, days: Sequence[DayValue], told: Collected) -> Insight | None:
    last = days[-1]
    if (told.today - last.day).days > _RECENT_DAYS:
        return None
    one = timedelta(days=1)
    span = Span(first=last.day - WINDOW_DAYS * one, last=last.day - one)
    before, since = comparable(days, span)
    if len(before) < _ENOUGH_DAYS or (since is not None and since.day == last.day):
        return None
    usual = middle([day.value for day in before])
    apart = last.value - usual.value
    below, above = sides([day.value for day in before])
    side = above if apart > 0 else below
    if side <= 0 or abs(apart) / side < FAR:
        return None
    doubts = [Doubt.ONE_DAY, *([Doubt.NEW_DEVICE] if since else [])]
    if len(before) < _WELL_COVERED * span.length:
        doubts.append(Doubt.GAPS)
    is_bad = metric.better is not Better.NEITHER and (apart > 0) != (metric.better is Better.HIGHER)
    return Insight(
        kind=Kind.RISK_FACTOR if is_bad else Kind.TREND,
        method=Method.ANOMALY,
        metric=metric.slug,
        window=Span(first=span.first, last=last.day),
        n=len(before),
        of=span.length,
        effect=Effect(
            value=apart, low=last.value - usual.high, high=last.value - usual.low, from_=usual.value
        ),
        weight=min(abs(apart) / side / FAR, _MOST_WEIGHT),
        doubts=tuple(doubts),
        sources=sources_of([*before, last]),
        purposes=told.purposes[metric.slug],
    )
