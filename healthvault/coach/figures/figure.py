"""A number in a text: what it may mean, and whether another one is the same number."""

from dataclasses import dataclass, replace
from datetime import date

_NOISE = 1e-9
"""A share of a value that is only the rounding of a float."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One thing that a number may mean.

    `value` is in `unit` (of time always minutes, of dates in a row always days); the unit is empty for a
    number that stands by itself. `step` is what its last shown digit counts: 1 for `54`, 0.1 for `7.2`,
    100 for `8,400`.
    """

    value: float
    step: float
    unit: str = ""

    def rounds(self, told: "Amount") -> bool:
        """Whether this is `told`, rounded to the digits that this one shows."""
        apart = abs(abs(told.value) - abs(self.value))
        return apart <= self.step / 2 + _NOISE * abs(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as it is written: without a year, or without a day, it may be several."""

    month: int | None = None
    day: int | None = None
    year: int | None = None

    def within(self, first: date, last: date) -> bool:
        """Whether some date that may be meant lies in these, both ends included."""
        return any(
            low <= last and first <= high
            for year in ([self.year] if self.year else range(first.year, last.year + 1))
            for low, high in self._in(year)
        )

    def latest(self, today: date) -> tuple[date, date] | None:
        """The first and last date that is meant, the latest that has come where no year stands there."""
        years = [self.year] if self.year else range(today.year, today.year - 5, -1)
        found = (ends for year in years for ends in self._in(year) if self.year or ends[0] <= today)
        return next(found, None)

    def _in(self, year: int) -> list[tuple[date, date]]:
        try:
            if self.month is None:
                return [(date(year, 1, 1), date(year, 12, 31))]
            if self.day is None:
                after = date(year + self.month // 12, self.month % 12 + 1, 1)
                return [(date(year, self.month, 1), date.fromordinal(after.toordinal() - 1))]
            there = date(year, self.month, self.day)
        except ValueError:
            return []
        return [(there, there)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, or a date, at `start` to `end` of a text. A date has `days` and no `amounts`."""

    start: int
    end: int
    amounts: tuple[Amount, ...] = ()
    days: tuple[Day, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether no unit was found beside it."""
        return any(not amount.unit for amount in self.amounts)

    def measured_in(self, units: tuple[tuple[str, float], ...], end: int) -> "Figure":
        """The same number with the unit, in one of its senses, that was found up to `end`."""
        amounts = tuple(
            Amount(value=amount.value * factor, step=amount.step * factor, unit=unit)
            for amount in self.amounts
            for unit, factor in units
        )
        return replace(self, amounts=amounts, end=end)
