"""What goes together: one metric of a day, and another on that day or the one after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.robust import TWO_SIDED, chance, found
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import day_number
from healthvault.vault.values import DayValue

WINDOW_DAYS = 120
"""How far back days are paired. Source: our convention: four months."""
ENOUGH_PAIRS = 28
"""How many paired days a relation needs. Source: our convention: four of each weekday."""
_FIRST = (
    "steps", "active_energy", "exercise_time", "daylight", "mindful_minutes", "noise_headphone",
    "sleep_duration",
)  # fmt: skip
"""What somebody can do otherwise."""
_SECOND = ("sleep_duration", "resting_heart_rate", "hrv_sdnn", "hrv_rmssd", "respiratory_rate", "mood")
"""What may go with it."""
_LAGS_DAYS = (0, 1)
_FALSE = 0.02
"""Stricter than what is promised, because the echo of days is never known well (see the tests)."""
_NOTABLE = 0.3
"""From which correlation on it is told. Source: Cohen 1988 (see `change.NOTABLE`), p. 80: a medium one."""
_AROUND_DAYS = 14
_RANKS = 1.06
"""The variance of a Fisher-transformed rank correlation is so much larger than that of Pearson's.

Source: Fieller, Hartley & Pearson 1957, Biometrika 44(3/4):470-481.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A rank correlation with its interval; `chance` is how often pure chance looks as strong."""

    value: float
    low: float
    high: float
    chance: float
    n: int


def is_looked_for(first: str, second: str) -> bool:
    """Whether the grid holds this pair of metrics, in either order."""
    return any(a in _FIRST and b in _SECOND and a != b for a, b in ((first, second), (second, first)))


def relations(told: Collected) -> list[Insight]:
    """Every pair over every lag that goes together more than chance would; of a pair the stronger lag.

    Each day is compared with the four weeks around it and with its weekday, so that two metrics that merely
    drift, or that both know weekends, do not go together. At most one in twenty is expected to be false.
    """
    span = told.window(WINDOW_DAYS)
    lived = {m.slug: comparable(days, span)[0] for m, days in told.days.items() if m.slug in _FIRST + _SECOND}
    odd = {slug: oddness(days) for slug, days in lived.items()}
    grid = [
        (first, second, lag, relation)
        for first, second, lag in product(_FIRST, _SECOND, _LAGS_DAYS)
        if first in odd and second in odd and _makes_sense(first, second, lag)
        if (relation := related(odd[first], odd[second], lag)) is not None
    ]
    sure = found([relation.chance for *_, relation in grid], _FALSE)
    best: dict[tuple[str, str], Insight] = {}
    for (first, second, lag, relation), is_sure in zip(grid, sure, strict=True):
        if is_sure and abs(relation.value) >= _NOTABLE:
            made = _insight(told, span, lived, (first, second, lag), relation)
            kept = best.get((first, second))
            if kept is None or abs(made.effect.value) > abs(kept.effect.value):
                best[first, second] = made
    return list(best.values())


def oddness(days: Sequence[DayValue]) -> dict[date, float]:
    """How far each day lies from the median of the four weeks around it, and from what its weekday does."""
    at = np.array([day_number(day.day) for day in days])
    value = np.array([day.value for day in days])
    around = [np.median(value[np.abs(at - day) <= _AROUND_DAYS]) for day in at]
    apart = value - np.array(around)
    weekday = at % 7
    usual = {which: float(np.median(apart[weekday == which])) for which in set(weekday.tolist())}
    return {day.day: float(far - usual[which]) for day, far, which in zip(days, apart, weekday, strict=True)}


def related(first: Mapping[date, float], second: Mapping[date, float], lag_days: int) -> Relation | None:
    """How days of one go with days of another so many days later; None below `ENOUGH_PAIRS`.

    Days that resemble the one before tell less than their number: it is reduced by both first-order echoes.

    Source:
        Bartlett 1935, J R Stat Soc 98(3):536-543, for the number; Fisher's z for interval and chance.
    """
    lag = timedelta(days=lag_days)
    pairs = [(value, second[day + lag]) for day, value in sorted(first.items()) if day + lag in second]
    if len(pairs) < ENOUGH_PAIRS:
        return None
    one, other = (_ranks(np.array(side)) for side in zip(*pairs, strict=True))
    if not one.std() or not other.std():
        return None
    value = float(np.clip(np.corrcoef(one, other)[0, 1], -0.999, 0.999))
    echo = max(_echo(one) * _echo(other), 0.0)
    worth = max(len(pairs) * (1 - echo) / (1 + echo), 4.0)
    deviation = sqrt(_RANKS / (worth - 3))
    reach = TWO_SIDED * deviation
    return Relation(
        value=value,
        low=tanh(atanh(value) - reach),
        high=tanh(atanh(value) + reach),
        chance=chance(atanh(value) / deviation),
        n=len(pairs),
    )


def _makes_sense(first: str, second: str, lag_days: int) -> bool:
    """A night comes before its day: what one did by day can only go with the next."""
    return first != second and not (second == "sleep_duration" and lag_days == 0)


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1, equal values sharing the mean of theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    return ((ends - count + 1 + ends) / 2)[place]


def _echo(ranks: NDArray[np.float64]) -> float:
    centred = ranks - ranks.mean()
    return float((centred[1:] * centred[:-1]).sum() / (centred**2).sum())


def _insight(
    told: Collected,
    span: Span,
    lived: Mapping[str, Sequence[DayValue]],
    pair: tuple[str, str, int],
    relation: Relation,
) -> Insight:
    first, second, lag = pair
    return Insight(
        kind=Kind.RECOMMENDATION,
        method=Method.RELATION,
        metric=second,
        other=METRICS[first].slug,
        lag_days=lag,
        window=span,
        n=relation.n,
        of=span.length,
        effect=Effect(value=relation.value, low=relation.low, high=relation.high),
        weight=abs(relation.value) / _NOTABLE * 0.7,
        doubts=(Doubt.NOT_WHY, *((Doubt.GAPS,) if relation.n < 0.8 * span.length else ())),
        sources=sources_of([*lived[first], *lived[second]]),
        purposes=told.purposes[first] & told.purposes[second],
    )
