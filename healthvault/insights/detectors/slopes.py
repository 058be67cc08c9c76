"""Metrics that have been going up or down for weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from healthvault.insights.collected import Collected, comparable, sources_of
from healthvault.insights.finding import Doubt, Effect, Insight, Kind, Method
from healthvault.insights.robust import found, spread
from healthvault.insights.slope import Slope, slope
from healthvault.insights.span import Span
from healthvault.metrics.metric import Better, Metric
from healthvault.vault.values import DayValue

WEEKS = 12
"""How far back a direction is looked for. Source: our convention: a season, in whole weeks."""
_ENOUGH_WEEKS, _ENOUGH_DAYS = 8, 3
"""So many weeks with so many measured days each. Source: our convention."""
_FALSE = 0.05
"""The share of false ones among the directions that are told. Source: convention."""
_NOTABLE = 0.8
"""From how many spreads of a day on the way of twelve weeks is worth saying.

Source: Cohen 1988 (see `change.NOTABLE`): a large effect, because a slow one is seldom urgent.
"""
_MOST_WEIGHT = 2.0
_WELL_COVERED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    slope: Slope
    days: Sequence[DayValue]
    spread: float
    doubts: tuple[Doubt, ...]

    @property
    def size(self) -> float:
        """How far it went over all weeks, in spreads of a day."""
        return abs(self.slope.per_week) * WEEKS / self.spread if self.spread else 0.0


def slopes(told: Collected) -> list[Insight]:
    """The directions over the last twelve weeks, from the medians of the weeks.

    Weeks, because days of one week resemble each other and weekends differ from workdays: both would make
    chance look like a direction. One device's days only. Of all directions that are told at most one in
    twenty is expected to be false (`robust.found`).
    """
    span = told.window(WEEKS * 7)
    ways = [way for metric, days in told.days.items() if (way := _way(metric, days, span))]
    sure = found([way.slope.chance for way in ways], _FALSE)
    going = [way for way, is_sure in zip(ways, sure, strict=True) if is_sure and way.size >= _NOTABLE]
    return [_insight(way, told) for way in going]


def weekly(days: Sequence[DayValue], span: Span) -> list[DayValue]:
    """The median of each week of a span, on the middle of it; weeks with fewer than three days are absent."""
    weeks: dict[int, list[float]] = {}
    for day in days:
        weeks.setdefault((day.day - span.first).days // 7, []).append(day.value)
    return [
        DayValue(span.first + timedelta(days=7 * week + 3), median(values), None, None, len(values))
        for week, values in sorted(weeks.items())
        if len(values) >= _ENOUGH_DAYS
    ]


def _way(metric: Metric, days: Sequence[DayValue], span: Span) -> _Way | None:
    inside, since = comparable(days, span)
    weeks = weekly(inside, span)
    way = slope(metric, weeks, span) if len(weeks) >= _ENOUGH_WEEKS else None
    if way is None:
        return None
    begins = inside[0].day
    line = [day.value - way.per_week / 7 * (day.day - begins).days for day in inside]
    doubts = [Doubt.NEW_DEVICE] if since else []
    if len(inside) < _WELL_COVERED * span.length:
        doubts.append(Doubt.GAPS)
    if (weeks[-1].value - weeks[-3].value) * way.per_week < 0:
        doubts.append(Doubt.TURNED)
    return _Way(slope=way, days=inside, spread=spread(line), doubts=tuple(doubts))


def _insight(way: _Way, told: Collected) -> Insight:
    metric, steep = way.slope.metric, way.slope
    is_bad = metric.better is not Better.NEITHER and (steep.per_week > 0) != (metric.better is Better.HIGHER)
    return Insight(
        kind=Kind.RISK_FACTOR if is_bad else Kind.TREND,
        method=Method.SLOPE,
        metric=metric.slug,
        window=steep.span,
        n=len(way.days),
        of=steep.span.length,
        effect=Effect(value=steep.per_week, low=steep.low, high=steep.high),
        weight=min(way.size / _NOTABLE / 2, _MOST_WEIGHT),
        doubts=way.doubts,
        sources=sources_of(way.days),
        purposes=told.purposes[metric.slug],
    )
