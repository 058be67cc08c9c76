"""Sleep at other times than usual: how regular two weeks were against those before."""

from datetime import date, timedelta
from math import pi, sqrt

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.regularity import WINDOW_NIGHTS
from healthvault.insights.robust import middle, spread
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS

WEEKS = 12
"""How many weeks are looked at, the last two of them against the others. Source: our convention, as for
slopes.
"""
_LATELY = 2
_ENOUGH_BEFORE = 6
"""How many of the weeks before must be measured. Source: our convention."""
_APART = 3.0
"""From how many spreads of such a difference on it is told. Source: our convention; see the tests."""
_NOTABLE_POINTS = 8.0
"""From how many points on. Source: our convention: about two thirds of what lies between the quartiles of
people, 73.8 and 86.3 (Windred et al. 2024, Sleep 47(1):zsad253, abstract).
"""
_MOST_WEIGHT = 2.0


def rhythms(told: Collected) -> list[Insight]:
    """Whether the last two weeks of sleep were more, or less, regular than the ten before.

    Weeks that do not overlap are compared, because two indices of one night in common resemble each other.
    """
    newest = told.regularity[-1].day if told.regularity else date.min
    if newest < told.yesterday:
        return []
    whole = Span(first=newest - timedelta(days=WEEKS * WINDOW_NIGHTS - 1), last=newest)
    indices, since = comparable(told.regularity, whole)
    by_day = {index.day: index.value for index in indices}
    ends = [newest - timedelta(days=WINDOW_NIGHTS * week) for week in range(WEEKS)]
    lately = [by_day[end] for end in ends[:_LATELY] if end in by_day]
    before = [by_day[end] for end in ends[_LATELY:] if end in by_day]
    if len(lately) < _LATELY or len(before) < _ENOUGH_BEFORE:
        return []
    usual, now = middle(before), sum(lately) / len(lately)
    apart = now - usual.value
    # The mean of two weeks varies by itself, and the median of those before, pi/2 times as much as a mean.
    wide = spread(before) * sqrt(1 / _LATELY + pi / 2 / len(before))
    if abs(apart) < max(_NOTABLE_POINTS, _APART * wide):
        return []
    slept, first = METRICS["sleep_duration"], newest - timedelta(days=_LATELY * WINDOW_NIGHTS - 1)
    span = Span(first=first, last=newest)
    nights = [night for night in told.days.get(slept, ()) if span.first <= night.day <= span.last]
    doubts = [Doubt.NEW_DEVICE] if since else []
    if len(nights) < span.length:
        doubts.append(Doubt.NIGHTS_MISSING)
    return [
        Insight(
            kind=Kind.ACTION_ITEM if apart < 0 else Kind.TREND,
            method=Method.REGULARITY,
            metric=slept.slug,
            window=span,
            n=len(nights),
            of=span.length,
            effect=Effect(value=apart, low=now - usual.high, high=now - usual.low, from_=usual.value),
            weight=min(abs(apart) / (2 * _NOTABLE_POINTS), _MOST_WEIGHT),
            doubts=tuple(doubts),
            sources=sources_of(nights),
            purposes=told.purposes[slept.slug],
        )
    ]
