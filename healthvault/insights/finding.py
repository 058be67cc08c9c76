"""What a report is made of: one form for whatever found it, a detector or an engine, with the evidence in it.

Nothing here is a sentence: `insights/told.py` says it in the person's units. So a report holds no free text.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from healthvault.insights.forecast import Forecast
from healthvault.insights.goal import Direction
from healthvault.insights.span import Span


class Kind(StrEnum):
    """What an insight is for."""

    RECOMMENDATION = "recommendation"
    RISK_FACTOR = "risk_factor"
    TREND = "trend"
    ACTION_ITEM = "action_item"


class Method(StrEnum):
    """How it was found."""

    SLOPE = "slope"
    ANOMALY = "anomaly"
    NIGHT_SIGNAL = "night_signal"
    SHIFT = "shift"
    DEBT = "debt"
    RELATION = "relation"
    ADHERENCE = "adherence"
    REGULARITY = "regularity"


class Doubt(StrEnum):
    """What speaks against an insight, or limits what it can say."""

    GAPS = "gaps"
    NEW_DEVICE = "new_device"
    TURNED = "turned"
    ONE_DAY = "one_day"
    NO_STEPS = "no_steps"
    OTHER_REASONS = "other_reasons"
    NIGHTS_MISSING = "nights_missing"
    NOT_WHY = "not_why"


class Opinion(StrEnum):
    """What the person said of an insight."""

    USEFUL = "useful"
    NOT_FOR_ME = "not_for_me"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """How large it is, with the range in which the true size lies 95 times of 100, in the metric's unit.

    `from_` is the level that it is counted from, None where there is none. What a slope tells is by the week,
    what a relation tells is a rank correlation, -1 to 1, what is told of a goal is the share of the days
    that met it, 0 to 1, `from_` being its number, and what is told of regularity is points of its index.
    """

    value: float
    low: float
    high: float
    from_: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """Something worth saying about one metric over `window`, of whose `of` days or nights `n` were measured.

    A relation is one of `metric`, `lag_days` after `other`. A goal was met on the last `run_days` in a row,
    on the side of its number that `direction` tells. `weight` orders what was found: about 1 is
    notable, and what should not wait weighs more. `purposes` is the mask of why it may be read: that of
    everything it was made of.
    """

    kind: Kind
    method: Method
    metric: str
    window: Span
    n: int
    of: int
    effect: Effect
    weight: float
    other: str = ""
    lag_days: int = 0
    direction: Direction | None = None
    run_days: int = 0
    doubts: tuple[Doubt, ...] = ()
    sources: tuple[str, ...] = ()
    purposes: int = 0

    @property
    def key(self) -> str:
        """What the person has an opinion of: the same thing found again has the same key."""
        return ":".join(filter(None, (self.method, self.metric, self.other)))

    @property
    def coverage(self) -> float:
        """The measured share of the days, 0 to 1."""
        return self.n / self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was found on a local date, the weightiest first, after a look at so many metrics and nights.

    `opinions` are the person's own, by key.
    """

    day: date
    made_at: datetime
    metrics: int
    nights: int
    found: tuple[Insight, ...]
    opinions: dict[str, Opinion]
    forecasts: tuple[Forecast, ...] = ()

    @property
    def ranked(self) -> Sequence[Insight]:
        """What was found in the order in which it is worth reading, given what the person said; without what
        they called wrong.
        """
        weighed = [(one.weight * _FACTORS[self.opinions.get(one.key)], one) for one in self.found]
        return [
            one for weight, one in sorted(weighed, key=lambda each: (-each[0], each[1].key)) if weight > 0
        ]

    def top(self, most: int) -> Sequence[Insight]:
        """The first of them, each about another metric, without those that are not for this person."""
        first: dict[str, Insight] = {}
        for one in self.ranked:
            if self.opinions.get(one.key) is not Opinion.NOT_FOR_ME:
                first.setdefault(one.metric, one)
        return list(first.values())[:most]

    def about(self, metrics: Set[str]) -> "Report":
        """What is told of these metrics alone; a relation needs both of its own."""
        return replace(
            self,
            found=tuple(one for one in self.found if {one.metric, one.other or one.metric} <= metrics),
            forecasts=tuple(one for one in self.forecasts if one.metric in metrics),
        )

    def of_kind(self, kind: Kind) -> Sequence[Insight]:
        """Those of one kind, in the same order."""
        return [one for one in self.ranked if one.kind is kind]


_FACTORS = {None: 1.0, Opinion.USEFUL: 1.5, Opinion.NOT_FOR_ME: 0.25, Opinion.WRONG: 0.0}
"""Source: our convention: what is useful goes before what is a little larger."""
