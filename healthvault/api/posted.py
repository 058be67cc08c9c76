"""What a program sends, in the columns that the vault takes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

import numpy as np

from healthvault.core import clock
from healthvault.core.errors import InvalidInputError
from healthvault.metrics.catalogue import METRICS, Metric
from healthvault.metrics.day import MINUTE_MS, epoch_ms
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.metrics.unit import UnitError, convert
from healthvault.metrics.unit_lab import unit_of

_ORIGIN = "api"
_AHEAD = timedelta(days=1)
"""A clock that goes ahead by less is a clock that goes ahead; by more, the reading is of no day that was."""


class PostedError(InvalidInputError):
    """One of these readings cannot be kept."""


class Posted(Protocol):
    """One reading as it was sent."""

    metric: str
    start: datetime
    end: datetime | None
    value: float
    unit: str | None


def arrival(source: str, sent: Sequence[Posted]) -> list[SampleBatch]:
    """The readings by metric, in the catalogue's units.

    Args:
        source: What the program calls itself.
        sent: In any order.

    Raises:
        PostedError: one of them cannot be; the sentence says which, counted from 1, and why.
    """
    by_metric: dict[str, list[Posted]] = {}
    values: dict[str, list[float]] = {}
    for number, reading in enumerate(sent, start=1):
        try:
            value = _value(reading)
        except (PostedError, UnitError) as error:
            raise PostedError(f"Reading {number}: {error.message}") from None
        by_metric.setdefault(reading.metric, []).append(reading)
        values.setdefault(reading.metric, []).append(value)
    who = Source(origin=_ORIGIN, carrier=_ORIGIN, app=source.strip() or "API", kind=DeviceKind.APP)
    return [_batch(who, metric, readings, values[metric]) for metric, readings in by_metric.items()]


def _value(reading: Posted) -> float:
    metric = METRICS.get(reading.metric)
    if metric is None:
        raise PostedError(f"There is no metric called {reading.metric!r}.")
    if metric.derived:
        raise PostedError(f"{metric.name} is worked out here; no source may send it.")
    if reading.end is not None and reading.end < reading.start:
        raise PostedError("It ends before it starts.")
    if reading.start > clock.now() + _AHEAD:
        raise PostedError("It is of a time that was not.")
    return _converted(metric, reading)


def _converted(metric: Metric, reading: Posted) -> float:
    if reading.unit is None:
        return reading.value
    unit = unit_of(reading.unit, metric.unit.dimension)
    if unit is None:
        raise PostedError(f"There is no unit called {reading.unit!r}.")
    return convert(reading.value, unit, metric.unit)


def _batch(who: Source, metric: str, readings: Sequence[Posted], values: Sequence[float]) -> SampleBatch:
    starts = np.array([epoch_ms(reading.start) for reading in readings], np.int64)
    ends = np.array([epoch_ms(reading.end or reading.start) for reading in readings], np.int64)
    return SampleBatch(
        metric=metric,
        sources=(who,),
        source=np.zeros(len(readings), np.int32),
        start_ms=starts,
        duration_ms=ends - starts,
        value=np.array(values, np.float64),
        offset_min=np.array([_offset_min(reading.start) for reading in readings], np.int16),
    )


def _offset_min(at: datetime) -> int:
    offset = at.utcoffset() or timedelta()
    return round(offset.total_seconds() * 1000 / MINUTE_MS)
