"""What a metric will probably be tomorrow, and how often such a range held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

import numpy as np

from healthvault.metrics.metric import Metric
from healthvault.vault.values import DayValue

KEYS = "forecast:"
SURE = 0.8
"""How often the range is meant to hold. Source: our convention: nine in ten is too wide to tell much."""
_SMOOTHING = 0.3
"""How much of a new day the level takes over. Source: our convention, judged by the back-test."""
_WARM_UP, _ENOUGH_ERRORS, _MOST_ERRORS, TESTED_DAYS = 14, 28, 60, 28
_OLDEST_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The likely value on `day` and its range, in the metric's unit; of `tested` such ranges `held` did.

    `error` is the median size of the errors of those tests, `error_of_last` that of saying that it will be as
    on the last day. `purposes` is the mask of why it may be read. Of a night to come `value` is what it
    will need: the `usual` night and a share of what the nights before are `lacking`.
    """

    metric: str
    day: date
    value: float
    low: float
    high: float
    held: int
    tested: int
    error: float
    error_of_last: float
    purposes: int = 0
    usual: float | None = None
    lacking: float | None = None

    @property
    def key(self) -> str:
        """By which it is kept among the insights."""
        return f"{KEYS}{self.metric}"


def forecast(
    metric: Metric,
    days: Sequence[DayValue],
    today: date,
    *,
    purposes: int = 0,
    levels: Sequence[float | None] | None = None,
) -> Forecast | None:
    """What tomorrow will probably bring, from days of one device that are over, in time.

    The level is exponentially smoothed, and the range is made of the errors that it made as far ahead on the
    days before. The back-test knows on each day no more than was known then.

    Args:
        metric: What was measured.
        days: Its days.
        today: The person's date; the forecast is for the day after.
        purposes: For what the days may be used.
        levels: What was foretold on each of the days in place of their level; None where nothing was.

    Returns:
        None when the last day is more than two days old, or where there are too few days to test it.

    Source:
        Level: Brown 1959, Statistical Forecasting for Inventory Control. Range: split conformal prediction,
        Papadopoulos et al. 2002, ECML 2430:345-356, over the latest errors.
    """
    if len(days) <= _WARM_UP or (today - days[-1].day).days > _OLDEST_DAYS:
        return None
    day = today + timedelta(days=1)
    ahead = day - days[-1].day
    told = {each.day: each.value for each in days}
    foretold = _levels(days) if levels is None else levels
    known = [
        (each.day, level, each.value)
        for each, level in list(zip(days, foretold, strict=True))[_WARM_UP:]
        if level is not None
    ]
    errors = [
        (at + ahead, told[at + ahead] - level, told[at + ahead] - last)
        for at, level, last in known
        if at + ahead in told
    ]
    level = foretold[-1]
    if level is None or len(errors) < _ENOUGH_ERRORS + TESTED_DAYS:
        return None
    tests = errors[-TESTED_DAYS:]
    held = 0
    for at, error, _ in tests:
        before = [size for then, size, _ in errors if then <= at - ahead]
        low, high = _reach(before)
        held += low <= error <= high
    low, high = _reach([error for _, error, _ in errors])
    return Forecast(
        metric=metric.slug,
        purposes=purposes,
        day=day,
        value=level,
        low=level + low,
        high=level + high,
        held=held,
        tested=len(tests),
        error=median(abs(error) for _, error, _ in tests),
        error_of_last=median(abs(error) for *_, error in tests),
    )


def _levels(days: Sequence[DayValue]) -> list[float]:
    level, levels = median(day.value for day in days[:_WARM_UP]), []
    for day in days:
        level += _SMOOTHING * (day.value - level)
        levels.append(level)
    return levels


def _reach(errors: Sequence[float]) -> tuple[float, float]:
    """How far below and above the level the true value lay in `SURE` of the latest errors."""
    reach = float(np.quantile(np.abs(errors[-_MOST_ERRORS:]), SURE, method="higher"))
    return -reach, reach
