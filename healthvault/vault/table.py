"""Days of one metric in columns, with what each was made from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.vault.roads import SHADOWED

_DECIMALS = 6
"""More than any sensor has, and few enough that the order of an addition cannot show."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Days:
    """Resolved days, every array of shape (k,), ascending; NaN in `low` and `high` where they mean nothing.

    `lineage` holds JSON: `{"rule": …, "by": "id,id", "streams": [[id, n, minutes, own, counted, rule], …]}`.
    """

    day: NDArray[np.int64]
    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    n: NDArray[np.int64]
    purposes: NDArray[np.int64]
    lineage: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hours:
    """The resolved hours of k days; the hours of day d span `cut[d]` to `cut[d + 1]` of the arrays of shape
    (h,).

    `minute` is where an hour begins, in minutes since midnight UTC of the date `day`: negative where the
    clock was ahead.
    """

    day: NDArray[np.int64]
    purposes: NDArray[np.int64]
    cut: NDArray[np.intp]
    minute: NDArray[np.int64]
    value: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    n: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """What each stream said about each day: arrays of shape (days, streams), streams by rank."""

    stream: Sequence[int]
    purposes: NDArray[np.int64]
    n: NDArray[np.int64]
    minutes: NDArray[np.float64]
    own: NDArray[np.float64]
    counted: NDArray[np.float64]
    rule: NDArray[np.str_]

    def all_purposes(self) -> NDArray[np.int64]:
        """What each day may be used for: what every stream that counted allows, shape (days,)."""
        masks = np.where(self.counted_at, self.purposes, -1)
        return np.bitwise_and.reduce(masks, axis=1)

    @property
    def counted_at(self) -> NDArray[np.bool_]:
        """Which streams counted on which day."""
        return (self.n > 0) & ~np.isin(self.rule, ["covered", "not chosen", SHADOWED])

    def lineage(self, day_rule: Sequence[str]) -> list[str]:
        """The JSON of each day."""
        n, rule = self.n.tolist(), self.rule.tolist()
        minutes, own, counted = (rounded(x).tolist() for x in (self.minutes, self.own, self.counted))
        counts = self.counted_at.tolist()
        documents: list[str] = []
        for day, why in enumerate(day_rule):
            there = [s for s, many in enumerate(n[day]) if many]
            streams = ",".join(
                f"[{self.stream[s]},{n[day][s]},{minutes[day][s]!r},{own[day][s]!r},{counted[day][s]!r},"
                f'"{rule[day][s]}"]'
                for s in there
            )
            by = ",".join(str(self.stream[s]) for s in there if counts[day][s])
            documents.append(f'{{"rule":"{why}","by":"{by}","streams":[{streams}]}}')
        return documents


def rounded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values as they are kept."""
    return np.round(values, _DECIMALS)
