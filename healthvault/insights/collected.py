"""What a report is made from: the days and nights of one person, as they are compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from healthvault.insights.baseline import restart
from healthvault.insights.goal import Goal
from healthvault.insights.source_change import SourceChange
from healthvault.insights.span import Span
from healthvault.metrics.metric import Daily, Metric
from healthvault.vault.values import DayValue

DAYS = 180
"""How many days back a report reads: twelve weeks, and what a new device needs to be known as one.

Source: our convention.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """Days that are over, by metric, each in time; and the heart rate of nights (`night_rates`).

    `purposes` is the mask of each metric: for what all that is read of it may be used. `has_steps` tells that
    steps were counted on the days of these nights. `goals` are the person's own, by metric. `regularity` is
    the index of the week that ends with each night, in time.
    """

    today: date
    days: Mapping[Metric, Sequence[DayValue]]
    night_rates_bpm: Mapping[date, float]
    has_steps: bool
    purposes: Mapping[str, int]
    goals: Mapping[str, Goal] = field(default_factory=dict[str, Goal])
    regularity: Sequence[DayValue] = ()

    @property
    def yesterday(self) -> date:
        """The last day that is over."""
        return self.today - timedelta(days=1)

    def window(self, length: int) -> Span:
        """The `length` days that end yesterday."""
        return Span(first=self.today - timedelta(days=length), last=self.yesterday)


def over(metric: Metric, days: Sequence[DayValue], today: date) -> list[DayValue]:
    """The days of a metric that are over, in time: of today only a night, which ended when one woke up."""
    ends = today if metric.daily is Daily.NIGHT or metric.of_night else today - timedelta(days=1)
    return sorted(day for day in days if day.day <= ends)


def comparable(days: Sequence[DayValue], span: Span) -> tuple[list[DayValue], SourceChange | None]:
    """The days within a span that one set of devices measured, and the new one that cut it short, if any."""
    since = restart(days, span.last, window=span.length)
    first = max(span.first, since.day) if since else span.first
    return [day for day in days if first <= day.day <= span.last], since


def sources_of(days: Sequence[DayValue]) -> tuple[str, ...]:
    """Who measured some days, each once, in the order of their names."""
    return tuple(sorted({source for day in days for source in day.sources}))
