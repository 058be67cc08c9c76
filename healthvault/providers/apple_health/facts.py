"""The few facts beside a value that are worth keeping: why insulin, before or after a meal.

How a person moved stands beside nearly every heart rate; keeping it would cost more than the heart rate
itself.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health.columns import INSULIN_SHIFT, MEAL_SHIFT

_TWO_BITS = 3

# Source: HKInsulinDeliveryReason and HKBloodGlucoseMealTime, Apple's documentation
# of HealthKit.
_MEANINGS: Mapping[str, tuple[int, str, Mapping[int, str]]] = {
    "insulin": (INSULIN_SHIFT, "reason", {1: "basal", 2: "bolus"}),
    "blood_glucose": (MEAL_SHIFT, "meal", {1: "before", 2: "after"}),
}
KEYS = {
    "HKInsulinDeliveryReason": INSULIN_SHIFT,
    "HKBloodGlucoseMealTime": MEAL_SHIFT,
}


class Facts(Mapping[int, Mapping[str, str]]):
    """Row number to facts, kept as two arrays; all rows share a few small mappings."""

    def __init__(
        self, rows: NDArray[np.int64], codes: NDArray[np.int8], meaning: Mapping[int, Mapping[str, str]]
    ) -> None:
        self._rows, self._codes, self._meaning = rows, codes, meaning

    def __getitem__(self, row: int) -> Mapping[str, str]:
        """The facts of a row.

        Raises:
            KeyError: There are none.
        """
        at = int(np.searchsorted(self._rows, row))
        if at >= len(self._rows) or self._rows[at] != row:
            raise KeyError(row)
        return self._meaning[int(self._codes[at])]

    def __iter__(self) -> Iterator[int]:
        """The rows that have facts, ascending."""
        return iter(self._rows.tolist())

    def __len__(self) -> int:
        """How many rows have facts."""
        return len(self._rows)


def codes(slug: str, facts: NDArray[np.int32]) -> NDArray[np.int8]:
    """The code of the fact that matters for a metric, one a row; 0 for none."""
    if slug not in _MEANINGS:
        return np.zeros(len(facts), np.int8)
    shift, _, meanings = _MEANINGS[slug]
    found = ((facts >> shift) & _TWO_BITS).astype(np.int8)
    found[found > max(meanings)] = 0
    return found


def facts(slug: str, found: NDArray[np.int8]) -> Mapping[int, Mapping[str, str]]:
    """The facts of a batch of a metric from its codes of shape (n,)."""
    rows = np.flatnonzero(found)
    if not len(rows):
        return {}
    _, key, meanings = _MEANINGS[slug]
    return Facts(rows, found[rows], {code: {key: text} for code, text in meanings.items()})
