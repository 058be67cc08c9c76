"""Lately, against what is usual: whether a number is up, down or as ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from healthvault.insights.baseline import Baseline, Standing, baseline
from healthvault.insights.points import Summary, summary_of_days
from healthvault.insights.span import Span
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault.values import DayValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """Some days of a metric and what was usual before them, in the metric's catalogue unit.

    `middle` is the median of the days that are over, which one odd day cannot move; `usual` is None while
    it is still being learnt. `latest` is the last day that was measured.
    """

    metric: Metric
    span: Span
    summary: Summary
    middle: float
    latest: DayValue
    usual: Baseline | None

    @property
    def difference(self) -> float | None:
        """How far the middle lies from the usual one; None while that is not known."""
        return None if self.usual is None else self.middle - self.usual.median

    @property
    def standing(self) -> Standing | None:
        """Where the middle stands against the usual range; None while that is not known."""
        return None if self.usual is None else self.usual.standing(self.middle)


def recent(
    metric: Metric, days: Sequence[DayValue], span: Span, *, unfinished: date | None = None
) -> Recent | None:
    """Some days against the sixty before them.

    Args:
        metric: What was measured.
        days: Its days in any order; those before `span` make the usual.
        span: The days asked about.
        unfinished: The day that is not over; its sum is not taken for a whole day's.

    Returns:
        None when nothing was measured in `span`.
    """
    inside = sorted((day for day in days if span.first <= day.day <= span.last), key=lambda day: day.day)
    summary = summary_of_days(metric, inside, unfinished)
    if summary is None:
        return None
    adds_up = metric.daily is Daily.SUM
    over = [day.value for day in inside if not (adds_up and day.day == unfinished)]
    return Recent(
        metric=metric,
        span=span,
        summary=summary,
        middle=median(over or [day.value for day in inside]),
        latest=inside[-1],
        usual=baseline(days, span.first),
    )
