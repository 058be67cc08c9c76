"""How much sleep somebody will probably need tonight: their usual night, and a share of what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from healthvault.insights.detectors.debts import BEFORE_NIGHTS, ENOUGH_BEFORE, ENOUGH_NIGHTS, NIGHTS
from healthvault.vault.values import DayValue

_PAID_BACK_NIGHTS = 7
"""Over how many nights what is missing is made up. Source: our convention: a week, weekend included."""
_MOST_MORE_MIN = 120.0
"""So much more a night at most. Source: our convention: longer than this hardly anybody can lie asleep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Minutes: the usual night, and what the last fourteen nights lack of it (not below 0)."""

    usual_min: float
    lacking_min: float

    @property
    def tonight_min(self) -> float:
        """The usual night with tonight's share of what is missing."""
        return self.usual_min + min(self.lacking_min / _PAID_BACK_NIGHTS, _MOST_MORE_MIN)


def need(nights: Sequence[DayValue], last: date) -> Need | None:
    """What the night after `last` needs, from the nights up to it, in time; older ones make the usual.

    It is a need of one's own habit: what a body would need without an alarm clock is not known.

    Returns:
        None with too few nights: ten of the last fourteen, twenty-eight of the sixty before them.

    Source:
        What is missing adds up over fourteen nights: Van Dongen et al. 2003, Sleep 26(2):117-126.
    """
    first = last - timedelta(days=NIGHTS - 1)
    lately = [night.value for night in nights if first <= night.day <= last]
    begins = first - timedelta(days=BEFORE_NIGHTS)
    before = [night.value for night in nights if begins <= night.day < first]
    if len(lately) < ENOUGH_NIGHTS or len(before) < ENOUGH_BEFORE:
        return None
    usual = median(before)
    return Need(usual_min=usual, lacking_min=max(usual * len(lately) - sum(lately), 0.0))


def needs_min(nights: Sequence[DayValue]) -> list[float | None]:
    """What the night after each of these needs, in minutes; None where too few are known by then."""
    told = [need(nights[: at + 1], night.day) for at, night in enumerate(nights)]
    return [one.tonight_min if one else None for one in told]
