"""How old a number is, beside how often it usually comes: learnt from its own days, never from a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import numpy as np

WINDOW_DAYS = 90
"""The days up to the latest one from which the rhythm is learnt. Source: our convention: a season."""
ENOUGH_GAPS = 5
"""Fewer gaps than this tell no rhythm. Source: our convention."""
_HIGH = 0.9
"""The quantile of the gaps that is still usual; an observed gap, so that one long holiday moves it little.

Source: our convention; the inverse of the empirical distribution (Hyndman and Fan, 1996, type 1).
"""
_STOPPED_AFTER, _STOPPED_DAYS = 4, 14
"""Late for more than so many usual gaps, and for more than two weeks. Source: our convention."""


class State(StrEnum):
    """Whether a number still comes as it used to."""

    FRESH = "fresh"
    LATE = "late"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """The age of the latest day and the usual gap between days, None while it is being learnt."""

    age_days: int
    usual_gap_days: int | None
    state: State

    @property
    def is_stale(self) -> bool:
        """Whether it should have come again by now."""
        return self.state in {State.LATE, State.STOPPED}

    @property
    def said_when_stale(self) -> str:
        """`Last reading 9 days ago, usually daily`; empty when it comes as it used to."""
        return f"{self}".capitalize() if self.is_stale else ""

    @property
    def rhythm(self) -> str:
        """How often it usually comes: `daily`, `every 3 days`; empty while that is being learnt."""
        if self.usual_gap_days is None:
            return ""
        return {1: "daily", 7: "weekly"}.get(self.usual_gap_days, f"every {_days(self.usual_gap_days)}")

    def __str__(self) -> str:
        """`last reading 9 days ago, usually daily`."""
        ago = "today" if self.age_days == 0 else f"{_days(self.age_days)} ago"
        return f"last reading {ago}, usually {self.rhythm}" if self.rhythm else f"last reading {ago}"


def freshness(measured: Iterable[date], today: date) -> Freshness | None:
    """How fresh something is that was measured on some local dates, in any order; None when on none.

    Args:
        measured: The dates on the wall where it was measured; one may lie after `today`, east of here.
        today: The person's date.
    """
    days = sorted(set(measured))
    if not days:
        return None
    age = max(0, (today - days[-1]).days)
    first = days[-1] - timedelta(days=WINDOW_DAYS)
    gaps = [(after - before).days for before, after in pairwise(days) if before >= first]
    if len(gaps) < ENOUGH_GAPS:
        return Freshness(age_days=age, usual_gap_days=None, state=State.UNKNOWN)
    usual = int(np.quantile(gaps, _HIGH, method="inverted_cdf"))
    return Freshness(age_days=age, usual_gap_days=usual, state=_state(age, usual))


def _state(age: int, usual: int) -> State:
    if age <= usual:
        return State.FRESH
    return State.STOPPED if age > max(_STOPPED_AFTER * usual, _STOPPED_DAYS) else State.LATE


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
