"""Whether one metric goes together with another: what `detectors/relations` asks of every pair."""

from collections.abc import Sequence

from healthvault.insights.collected import comparable
from healthvault.insights.detectors.relations import Relation, oddness, related
from healthvault.insights.span import Span
from healthvault.vault.values import DayValue

SURE = 0.05
"""How often pure chance may look as strong, for a pair that was named before anybody looked."""


def relation(
    first: Sequence[DayValue], second: Sequence[DayValue], span: Span, *, lag_days: int
) -> Relation | None:
    """How the days of a metric go with those of another so many days later; None with too few pairs.

    Each day is compared with the four weeks around it and with its weekday; of several sets of devices the
    last counts.

    Args:
        first: The days of one metric that are over, in time.
        second: Those of the other.
        span: The dates that are paired.
        lag_days: 0 for the same day, 1 for the next.
    """
    sides = [comparable(days, span)[0] for days in (first, second)]
    if not all(sides):
        return None
    return related(oddness(sides[0]), oddness(sides[1]), lag_days)
