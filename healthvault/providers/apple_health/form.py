"""What a record of one type and unit means: which metric, and how its value becomes that metric's."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.catalogue import METRICS, Metric
from healthvault.metrics.unit import FRACTION, PERCENT, Dimension, Unit, convert, unit_named
from healthvault.providers.apple_health.identifiers import CATEGORIES, DURATIONS, EVENTS, QUANTITIES
from healthvault.providers.apple_health.tally import NO_UNIT, NOT_KNOWN

QUANTITY_PREFIX = "HKQuantityTypeIdentifier"
CATEGORY_PREFIX = "HKCategoryTypeIdentifier"
_MS_PER_MINUTE = 60_000.0
_COUNTS_OF = frozenset({Dimension.SCORE, Dimension.BODY_MASS_INDEX, Dimension.RATE})
"""What Apple gives in bare counts although it is none: scores, body mass index, breathing disturbances an
hour.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in `unit`."""

    metric: Metric
    unit: Unit

    def values(self, numbers: NDArray[np.float64]) -> NDArray[np.float64]:
        """The numbers in the metric's unit; NaN stays NaN."""
        return convert(numbers, self.unit, self.metric.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A word out of a few, each a number of the metric."""

    metric: Metric
    codes: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A stretch of time whose length in minutes is the value."""

    metric: Metric

    def values(self, duration_ms: NDArray[np.int64]) -> NDArray[np.float64]:
        """The lengths in the metric's unit, minutes."""
        return duration_ms / _MS_PER_MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; each record counts one."""

    metric: Metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A type, or a unit, that is not read: why, and what it is called in the report."""

    reason: str
    what: str


Form = Quantity | Category | Duration | Event | Unknown


def _unit(text: str, metric: Metric) -> Unit | None:
    """The unit a quantity is printed in; None when it cannot be this metric's."""
    unit = unit_named(text)
    if unit is None:
        return None
    if unit == PERCENT:  # Apple prints fractions and calls them "%".
        unit = FRACTION
    if unit.dimension is metric.unit.dimension:
        return unit
    return metric.unit if unit.dimension is Dimension.COUNT and metric.unit.dimension in _COUNTS_OF else None


def _quantity(kind: str, unit_text: str) -> Form:
    metric = METRICS[QUANTITIES[kind]]
    unit = _unit(unit_text, metric)
    if unit is None:
        return Unknown(
            reason=NO_UNIT, what=f"{kind} in {unit_text!r}" if unit_text else f"{kind} without a unit"
        )
    return Quantity(metric=metric, unit=unit)


def form(type_text: str, unit_text: str) -> Form:
    """The meaning of records of a type, whose unit attribute is `unit_text` (empty when there is none)."""
    kind = type_text.removeprefix(QUANTITY_PREFIX)
    if kind != type_text and kind in QUANTITIES:
        return _quantity(kind, unit_text)
    kind = type_text.removeprefix(CATEGORY_PREFIX)
    if kind in CATEGORIES:
        slug, codes = CATEGORIES[kind]
        return Category(metric=METRICS[slug], codes=codes)
    if kind in DURATIONS:
        return Duration(metric=METRICS[DURATIONS[kind]])
    if kind in EVENTS:
        return Event(metric=METRICS[EVENTS[kind]])
    return Unknown(reason=NOT_KNOWN, what=type_text)
