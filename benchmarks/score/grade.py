"""Whether an answer is right: the value within rounding, unit, date; a refusal where nothing is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from benchmarks.score.figures import amounts, clocks, dates, plain

_WAYS = {
    "up": r"up|higher|more|rising|rises?|rose|increas\w+|gain\w*|above|longer|most|better|improv\w+",
    "down": r"down|lower|less|fewer|falling|falls?|fell|decreas\w+|los(?:t|ing|s)|below|shorter|declin\w+",
    "steady": r"steady|stable|unchanged|flat|nowhere|no clear|no real|hardly|neither|about the same|no trend",
}
_REFUSES = re.compile(
    r"\bnothing\b|\bno\b|\bnone\b|\bnot\b|cannot|n['’]t\b|too few|unable|unknown|before your|never|did not"
    r" understand"
)
_KNOWS_NOT = re.compile(
    r"did not understand|cannot say|nothing was recorded|nothing in your vault|i cannot|not know"
)
_ROUNDED = 0.005
"""Who rounds more coarsely than we do is right within half a percent."""


@dataclass(frozen=True)
class Value:
    """This number in this unit, among the first of it; `day` stands in the same line, where it is asked."""

    value: float
    unit: str
    decimals: int = 0
    day: date | None = None
    slack: float = 0.0

    def stands(self, said: str, today: date, first: int) -> bool:
        lines = said.split("\n") if self.day else [said]
        leading = [amount.value for amount in amounts(said, self.unit)[:first]]
        for line in lines:
            for amount in amounts(line, self.unit):
                near = amount.value in leading and self._is(amount.value, amount.exact)
                if near and (self.day is None or self.day in dates(line, today)):
                    return True
        return False

    def _is(self, value: float, exact: float) -> bool:
        ours = 0.5 * 10**-self.decimals
        reach = min(max(exact, ours), max(ours, abs(self.value) * _ROUNDED)) + self.slack
        return abs(value - self.value) <= reach * 1.0001 + 1e-9


@dataclass(frozen=True)
class On:
    """This date is named."""

    day: date

    def stands(self, said: str, today: date, first: int) -> bool:  # noqa: ARG002
        return self.day in dates(said, today)


@dataclass(frozen=True)
class Clock:
    """This time of day, within a minute, among the first two."""

    minute: int

    def stands(self, said: str, today: date, first: int) -> bool:  # noqa: ARG002
        return any(abs((at - self.minute + 720) % 1440 - 720) <= 1 for at in clocks(said)[:2])


@dataclass(frozen=True)
class Way:
    """The first word of a direction is this one."""

    way: Literal["up", "down", "steady"]

    def stands(self, said: str, today: date, first: int) -> bool:  # noqa: ARG002
        hits = [
            (match.start(), way)
            for way, signs in _WAYS.items()
            for match in [re.search(rf"\b(?:{signs})\b", said)]
            if match
        ]
        return bool(hits) and min(hits)[1] == self.way


@dataclass(frozen=True)
class Words:
    """These words, as a pattern."""

    pattern: str

    def stands(self, said: str, today: date, first: int) -> bool:  # noqa: ARG002
        return re.search(self.pattern, said) is not None


@dataclass(frozen=True)
class Nothing:
    """There is none, and none is made up: not in this unit."""

    unit: str

    def stands(self, said: str, today: date, first: int) -> bool:  # noqa: ARG002
        return _REFUSES.search(said) is not None and not (self.unit and amounts(said, self.unit))


Fact = Value | On | Clock | Way | Words | Nothing
Right = tuple[Fact, ...]


@dataclass(frozen=True)
class Asked:
    """A question, the last of its `turns`, and every answer to it that is right."""

    kind: str
    turns: tuple[str, ...]
    right: Sequence[Right]
    units: Literal["metric", "imperial"] = "metric"
    about: str = field(default="", compare=False)


def is_right(asked: Asked, answer: str, today: date) -> bool:
    """Whether all facts of a right answer stand; of each unit one number more may lead than is asked."""
    said = plain(answer)
    return any(_stands(right, said, today) for right in asked.right)


def is_refusal(asked: Asked, answer: str) -> bool:
    """Whether an answer that is not right claims nothing: no amount of what was asked, and says so."""
    said = plain(answer)
    units = {fact.unit for right in asked.right for fact in right if isinstance(fact, Value)}
    return _KNOWS_NOT.search(said) is not None and not any(amounts(said, unit) for unit in units)


def _stands(right: Right, said: str, today: date) -> bool:
    asked = [fact.unit for fact in right if isinstance(fact, Value)]
    return all(
        fact.stands(said, today, 1 + asked.count(fact.unit) if isinstance(fact, Value) else 0)
        for fact in right
    )
