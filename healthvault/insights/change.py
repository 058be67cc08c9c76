"""What changed between one stretch of days and the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, sqrt
from statistics import fmean

from healthvault.insights.span import Span
from healthvault.metrics.metric import Better, Daily, Metric
from healthvault.vault.values import DayValue

ENOUGH_DAYS = 5
"""How many measured days each side of a comparison needs.

Source: our convention: most of a week.
"""

NOTABLE = 0.5
"""From which size of effect on a difference is worth a sentence, in standard deviations of a day.

Source: Cohen 1988, Statistical Power Analysis, 2nd ed., p. 26: a medium effect. And never below two standard
errors of the difference, so that fewer days need a larger one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The mean day of a metric before and after, in its catalogue unit, and how many days made each."""

    metric: Metric
    before: float
    after: float
    n_before: int
    n_after: int
    effect: float
    is_notable: bool

    @property
    def difference(self) -> float:
        """After minus before."""
        return self.after - self.before

    @property
    def share(self) -> float | None:
        """The difference as a share of before; None when that was nothing."""
        return None if not self.before else self.difference / abs(self.before)

    @property
    def is_good(self) -> bool | None:
        """Whether this is good news for most people; None when neither way is."""
        if self.metric.better is Better.NEITHER:
            return None
        return (self.difference > 0) == (self.metric.better is Better.HIGHER)


def change(
    metric: Metric,
    days: Sequence[DayValue],
    before: Span,
    after: Span,
    *,
    unfinished: date | None = None,
) -> Change | None:
    """How the mean day of a metric moved; None with fewer than `ENOUGH_DAYS` on a side.

    Args:
        metric: What was measured.
        days: Its days, in any order.
        before: The earlier dates.
        after: The later dates.
        unfinished: The day that is not over; it is left out of a metric that adds up.
    """
    adds_up = metric.daily is Daily.SUM
    whole = [day for day in days if not (adds_up and day.day == unfinished)]
    old = [day.value for day in whole if before.first <= day.day <= before.last]
    new = [day.value for day in whole if after.first <= day.day <= after.last]
    if min(len(old), len(new)) < ENOUGH_DAYS:
        return None
    difference = fmean(new) - fmean(old)
    spread = sqrt((_squares(old) + _squares(new)) / (len(old) + len(new) - 2))
    effect = difference / spread if spread else 0.0
    certain = 2 * sqrt(1 / len(old) + 1 / len(new))
    return Change(
        metric=metric,
        before=fmean(old),
        after=fmean(new),
        n_before=len(old),
        n_after=len(new),
        effect=effect,
        is_notable=abs(effect) >= max(NOTABLE, certain),
    )


def _squares(values: Sequence[float]) -> float:
    """The sum of squared deviations; exactly 0 for equal values, whose mean may be off by a rounding."""
    if min(values) == max(values):
        return 0.0
    mean = fmean(values)
    return fsum((value - mean) ** 2 for value in values)


def changes(
    days: Mapping[Metric, Sequence[DayValue]], before: Span, after: Span, *, unfinished: date | None = None
) -> tuple[Change, ...]:
    """Every change that can be told, the largest effect first; see `change`."""
    told = (change(metric, these, before, after, unfinished=unfinished) for metric, these in days.items())
    return tuple(sorted((each for each in told if each), key=lambda each: -abs(each.effect)))
