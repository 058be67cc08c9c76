"""Two nights in a row in which the heart beat faster than it used to."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.illness import Alert, Night, night_signal
from healthvault.insights.robust import middle
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS

NIGHTS = 120
"""How many nights the machine is run over.

Source: our convention. The authors take all there are, some months of each person; a baseline of years would
no longer be this winter's.
"""
_ENOUGH_NIGHTS = 14
"""How many nights before the two must be known. Source: our convention, as for a `baseline`."""
_ONE_NIGHT = timedelta(days=1)
_WEIGHT = 3.0
_WELL_COVERED = 0.8


def night_signals(told: Collected) -> list[Insight]:
    """The red alert of NightSignal (`illness`) after last night or the one before; no more than one.

    Yellow alerts are not told. Source: our convention: a beat less, and soon many false alarms.
    """
    heart = METRICS["heart_rate"]
    span = Span(first=told.today - timedelta(days=NIGHTS - 1), last=told.today)
    days, since = comparable(told.days.get(heart, ()), Span(first=span.first, last=told.yesterday))
    first = since.day + _ONE_NIGHT if since else span.first
    rates = {night: rate for night, rate in told.night_rates_bpm.items() if first <= night <= span.last}
    nights = night_signal(rates)
    if not nights or nights[-1].state.alert is not Alert.RED:
        return []
    if told.today - nights[-1].night > _ONE_NIGHT or len(rates) - 2 < _ENOUGH_NIGHTS:
        return []
    doubts = [Doubt.OTHER_REASONS, *([Doubt.NEW_DEVICE] if since else [])]
    if len(rates) < _WELL_COVERED * span.length:
        doubts.append(Doubt.GAPS)
    if not told.has_steps:
        doubts.append(Doubt.NO_STEPS)
    return [
        Insight(
            kind=Kind.RISK_FACTOR,
            method=Method.NIGHT_SIGNAL,
            metric=heart.slug,
            window=Span(first=span.first, last=nights[-1].night),
            n=len(rates),
            of=span.length,
            effect=_effect(nights, rates),
            weight=_WEIGHT,
            doubts=tuple(doubts),
            sources=sources_of(days),
            purposes=told.purposes[heart.slug] & told.purposes.get("steps", told.purposes[heart.slug]),
        )
    ]


def _effect(nights: Sequence[Night], rates: Mapping[date, float]) -> Effect:
    """How far the last two nights lie above the median of those before."""
    last = {night.night for night in nights[-2:]}
    usual = middle([rate for night, rate in rates.items() if night not in last])
    lately = fmean(night.rate_bpm for night in nights[-2:])
    return Effect(
        value=lately - usual.value, low=lately - usual.high, high=lately - usual.low, from_=usual.value
    )
