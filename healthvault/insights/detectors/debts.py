"""Sleep that is missing: two weeks against what is usual for the person."""

from datetime import timedelta

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.robust import middle
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS

NIGHTS = 14
"""Over how many nights it is added up. Source: Van Dongen et al. 2003, Sleep 26(2):117-126: 14 nights."""
ENOUGH_NIGHTS, ENOUGH_BEFORE = 10, 28
BEFORE_NIGHTS = 60
_NOTABLE_MIN = 30
"""From how many minutes a night on. Source: our convention: less is hardly felt and often chance."""


def debts(told: Collected) -> list[Insight]:
    """What the last fourteen nights lack of the person's own usual night, when it is half an hour each.

    Nights that were longer pay back. What is usual is the median of the sixty nights before: what somebody
    would need is not known, so this is a debt to their own habit and no other.
    """
    slept = METRICS["sleep_duration"]
    span = Span(first=told.today - timedelta(days=NIGHTS - 1), last=told.today)
    whole = Span(first=span.first - timedelta(days=BEFORE_NIGHTS), last=told.today)
    nights, since = comparable(told.days.get(slept, ()), whole)
    lately = [night for night in nights if night.day >= span.first]
    before = [night.value for night in nights if night.day < span.first]
    if len(lately) < ENOUGH_NIGHTS or len(before) < ENOUGH_BEFORE:
        return []
    usual, total = middle(before), sum(night.value for night in lately)
    lacking = usual.value * len(lately) - total
    if lacking < _NOTABLE_MIN * len(lately):
        return []
    doubts = [Doubt.NEW_DEVICE] if since else []
    if len(lately) < NIGHTS:
        doubts.append(Doubt.NIGHTS_MISSING)
    return [
        Insight(
            kind=Kind.ACTION_ITEM,
            method=Method.DEBT,
            metric=slept.slug,
            window=span,
            n=len(lately),
            of=NIGHTS,
            effect=Effect(
                value=lacking,
                low=usual.low * len(lately) - total,
                high=usual.high * len(lately) - total,
                from_=usual.value,
            ),
            weight=min(lacking / len(lately) / _NOTABLE_MIN, 2.0),
            doubts=tuple(doubts),
            sources=sources_of(nights),
            purposes=told.purposes[slept.slug],
        )
    ]
