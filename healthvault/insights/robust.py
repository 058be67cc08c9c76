"""The middle and the spread of numbers, hardly moved by a few odd ones; and many tests at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, erfc, floor, sqrt
from statistics import median

TWO_SIDED = 1.959964
"""Standard normal: 95 of 100 lie nearer to the middle than this."""
_OF_NORMAL = 1.4826
"""The standard deviation of normal numbers is so many times their median absolute deviation.

Source: Rousseeuw & Croux 1993, J Am Stat Assoc 88(424):1273-1283.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """The median of `n` numbers and the range in which the true one lies, 95 times of 100."""

    value: float
    low: float
    high: float
    n: int


def middle(values: Sequence[float]) -> Middle:
    """The median with its interval, at least one number.

    Source:
        Interval by order statistics: Conover 1999, Practical Nonparametric Statistics, 3rd ed., p. 143.
    """
    ascending = sorted(values)
    n = len(ascending)
    reach = TWO_SIDED * sqrt(n) / 2
    low, high = max(floor(n / 2 - reach), 1), min(ceil(n / 2 + reach) + 1, n)
    return Middle(value=median(ascending), low=ascending[low - 1], high=ascending[high - 1], n=n)


def spread(values: Sequence[float]) -> float:
    """What a standard deviation would be without the odd ones; 0 when more than half are equal."""
    centre = median(values)
    return _OF_NORMAL * median(abs(value - centre) for value in values)


def sides(values: Sequence[float]) -> tuple[float, float]:
    """The spread below and the spread above the median: the two differ where numbers are skewed.

    Source:
        The median absolute deviation, as in Leys et al. 2013, J Exp Soc Psychol 49(4):764-766, but on each
        side of the median by itself.
    """
    centre = median(values)
    below = [centre - value for value in values if value <= centre]
    above = [value - centre for value in values if value >= centre]
    return _OF_NORMAL * median(below), _OF_NORMAL * median(above)


def chance(z: float) -> float:
    """How often pure chance brings a standard normal number at least so far from 0, to either side."""
    return erfc(abs(z) / sqrt(2))


def found(chances: Sequence[float], share: float) -> list[bool]:
    """Which of many tests tell something, so that at most `share` of those that do are expected to be false.

    Args:
        chances: The p-value of each test, 0 to 1, in any order.
        share: The false discovery rate, 0 to 1.

    Source:
        Benjamini & Hochberg 1995, J R Stat Soc B 57(1):289-300, procedure (1).
    """
    ascending = sorted(chances)
    most = len(ascending)
    reached = [p for rank, p in enumerate(ascending, 1) if p <= share * rank / most]
    return [bool(reached) and p <= reached[-1] for p in chances]
