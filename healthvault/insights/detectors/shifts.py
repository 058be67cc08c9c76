"""Metrics that went to another level on some day and stayed there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from statistics import median

import numpy as np
from numpy.typing import NDArray

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.robust import TWO_SIDED, found, spread
from healthvault.insights.span import Span
from healthvault.metrics.metric import Better, Metric
from healthvault.vault.values import DayValue

WINDOW_DAYS = 84
"""How far back a change of level is looked for. Source: our convention, as for slopes."""
_ENOUGH_DAYS = 14
"""How many measured days each side needs. Source: our convention, as for a `baseline`."""
_FALSE = 0.01
"""Stricter than what is promised, because the echo of days is never known well (see the tests)."""
_NOTABLE = 1.0
"""From how many spreads of a day on. Source: our convention: a large effect (see `change.NOTABLE`)."""
_BETTER_THAN_A_LINE = 0.95
_MOST_WEIGHT = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A change of level at `day`, the first of the new one; `chance` is how often noise looks so split."""

    day: date
    before: float
    by: float
    low: float
    high: float
    chance: float
    spread: float
    n_after: int


def shifts(told: Collected) -> list[Insight]:
    """The changes of level of the last twelve weeks, one a metric.

    Only where a step fits better than a straight line, because a slow change is a slope. One device's days
    only. At most one in twenty is expected to be false.
    """
    span = told.window(WINDOW_DAYS)
    inside = {metric: comparable(days, span)[0] for metric, days in told.days.items()}
    split = [(metric, days, step) for metric, days in inside.items() if (step := shift(days)) is not None]
    sure = found([step.chance for *_, step in split], _FALSE)
    return [
        _insight(told, metric, days, step)
        for (metric, days, step), is_sure in zip(split, sure, strict=True)
        if is_sure and step.spread and abs(step.by) >= _NOTABLE * step.spread
    ]


def shift(days: Sequence[DayValue]) -> Shift | None:
    """Where the days of a metric split best in two levels; None with too few, or where a line fits better.

    Source:
        Pettitt 1979, J R Stat Soc C 28(2):126-135, with the score reduced for days that resemble the one
        before (Bartlett, see `relations`), measured beside the two levels, which hide some of it (Marriott &
        Pope 1954, Biometrika 41(3/4):390-402). The size is that of Hodges &
        Lehmann 1963, Ann Math Stat 34(2):598-611, with the interval of Moses 1965.
    """
    n = len(days)
    if n < 2 * _ENOUGH_DAYS:
        return None
    value = np.array([day.value for day in days])
    score = np.sign(value[:, None] - value[None, :]).sum(axis=1).cumsum()[:-1]
    places = np.arange(1, n)
    allowed = (places >= _ENOUGH_DAYS) & (places <= n - _ENOUGH_DAYS)
    cut = int(places[allowed][np.argmax(np.abs(score[allowed]))])
    old, new = value[:cut], value[cut:]
    rest = np.concatenate([old - np.median(old), new - np.median(new)])
    if np.abs(rest).sum() > _BETTER_THAN_A_LINE * np.abs(_beside_a_line(value)).sum():
        return None
    echo = max(_echo(rest), 0.0)
    echo = min(echo + (1 + 4 * echo) / n, 0.95)
    reduced = float(score[cut - 1]) ** 2 * (1 - echo) / (1 + echo)
    apart = np.sort((new[:, None] - old[None, :]).ravel())
    low, high = _ends(apart, len(old), len(new))
    return Shift(
        day=days[cut].day,
        before=median(old.tolist()),
        by=float(np.median(apart)),
        low=low,
        high=high,
        chance=min(2 * exp(-6 * reduced / (n**3 + n**2)), 1.0),
        spread=spread(rest.tolist()),
        n_after=len(new),
    )


def _beside_a_line(value: NDArray[np.float64]) -> NDArray[np.float64]:
    at = np.arange(len(value), dtype=np.float64)
    earlier, later = np.triu_indices(len(value), k=1)
    line = value - at * np.median((value[later] - value[earlier]) / (at[later] - at[earlier]))
    return line - np.median(line)


def _echo(rest: NDArray[np.float64]) -> float:
    whole = float((rest**2).sum())
    return float((rest[1:] * rest[:-1]).sum()) / whole if whole else 0.0


def _ends(ascending: NDArray[np.float64], n_old: int, n_new: int) -> tuple[float, float]:
    reach = TWO_SIDED * (n_old * n_new * (n_old + n_new + 1) / 12) ** 0.5
    place = max(int(n_old * n_new / 2 - reach), 0)
    return float(ascending[place]), float(ascending[-1 - place])


def _insight(told: Collected, metric: Metric, days: Sequence[DayValue], step: Shift) -> Insight:
    is_bad = metric.better is not Better.NEITHER and (step.by > 0) != (metric.better is Better.HIGHER)
    window = Span(first=step.day, last=days[-1].day)
    return Insight(
        kind=Kind.RISK_FACTOR if is_bad else Kind.TREND,
        method=Method.SHIFT,
        metric=metric.slug,
        window=window,
        n=step.n_after,
        of=window.length,
        effect=Effect(value=step.by, low=step.low, high=step.high, from_=step.before),
        weight=min(abs(step.by) / step.spread / _NOTABLE, _MOST_WEIGHT),
        doubts=(Doubt.GAPS,) if step.n_after < 0.8 * window.length else (),
        sources=sources_of(days),
        purposes=told.purposes[metric.slug],
    )
