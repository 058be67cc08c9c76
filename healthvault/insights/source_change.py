"""When a new device or app begins to measure: a step in a line may be its doing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from healthvault.insights.span import Span
from healthvault.vault.values import DayValue

SILENT_DAYS = 30
"""How long a source was silent that counts as new. Source: our convention: a drawer is no new watch."""

_TRIAL_DAYS = 14
_ENOUGH_DAYS = 7
_MOST_CHANGES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChange:
    """The first day on which a source measured."""

    day: date
    source: str


def source_changes(days: Sequence[DayValue], span: Span) -> tuple[SourceChange, ...]:
    """Where a source begins in the midst of others, at most five, the latest ones.

    Args:
        days: Days of one metric, in any order; those before `span` tell what is not new.
        span: The dates that are shown.

    Returns:
        Changes in time. A source is new on a day when it was silent for 30 days while another measured, and
        measures on at least 7 of the 14 days that begin there.

    Source:
        30, 14, 7 and 5 are our conventions: a borrowed watch is no change, a drawer is no new watch.
    """
    inside = [change for change in beginnings(days) if span.first <= change.day <= span.last]
    return tuple(inside[-_MOST_CHANGES:])


def beginnings(days: Sequence[DayValue]) -> list[SourceChange]:
    """Where a source begins in the midst of others, in time; see `source_changes`."""
    if len({day.sources for day in days}) < 2:
        return []  # Nearly always, and most of what this costs.
    measured: dict[str, list[date]] = {}
    for day in sorted(days, key=lambda day: day.day):
        for source in day.sources:
            measured.setdefault(source, []).append(day.day)
    earliest = min((day.day for day in days), default=date.min)
    changes = [
        SourceChange(day=day, source=source)
        for source, dates in measured.items()
        for day in _beginnings(dates, earliest)
    ]
    return sorted(changes, key=lambda change: change.day)


def _beginnings(dates: Sequence[date], earliest: date) -> list[date]:
    before: date | None = None
    found = []
    for at, day in enumerate(dates):
        is_new = day > earliest if before is None else (day - before).days > SILENT_DAYS
        if is_new and _stays(dates[at : at + _TRIAL_DAYS]):
            found.append(day)
        before = day
    return found


def _stays(dates: Sequence[date]) -> bool:
    """Whether enough of some dates lie in the trial that begins with the first."""
    ends = dates[0] + timedelta(days=_TRIAL_DAYS)
    return sum(day < ends for day in dates) >= _ENOUGH_DAYS
