"""What a model is offered to look up, and what it is told when it does."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from healthvault.ai import tokens
from healthvault.ai.model import Capabilities, Message, Tool, ToolAsked
from healthvault.coach import fitting
from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.prompt import quoted
from healthvault.coach.tools import kept, lived, measured, terms
from healthvault.coach.tools.asked import (
    Asked,
    AskedDates,
    AskedFact,
    AskedMetric,
    AskedMetricDates,
    AskedPair,
    AskedPeriods,
    AskedQuestion,
    AskedTerm,
)
from healthvault.coach.tools.found import Answer, RefusedError
from healthvault.coach.trace import Evidence
from healthvault.core.config import settings

MOST_ROUNDS = 3
"""How often an engine may ask before it has to answer.

Source: our convention: a comparison takes two, and a small model at home that goes on asking is lost.
"""
_MOST_AT_ONCE = 4
_LONGEST_QUESTION = 300
_LONGEST_CALL = 300
_LONGEST_ANSWER = 12_000
"""How many characters one answer may have: a month of nights one by one has 8,000."""
_LOOKED_UP = "\n\n<looked up: {call}>\n{said}\n</looked up>"


async def look_up(asked: AskedQuestion, look: Look) -> Answer:
    """What the analyst answers to a question in words: whatever no other tool tells."""
    question = understand(asked.question[:_LONGEST_QUESTION], look.voice.today, look.voice.units)
    return Answer(about=await answer(question, look))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A tool: what it tells, what it is asked, who answers. `is_core` is for small models too."""

    description: str
    asked: type[Asked]
    answered: Callable[[Any, Look], Awaitable[Answer]]
    is_core: bool = False


_OFFERS: dict[str, _Offer] = {
    "days": _Offer(
        description="Each measured day of a metric over two months at most, with mean, lowest, highest, sum.",
        asked=AskedMetricDates,
        answered=measured.days,
        is_core=True,
    ),
    "series": _Offer(
        description="A metric over a longer time: the mean day of each week or month, and which way it goes.",
        asked=AskedMetricDates,
        answered=measured.series,
    ),
    "compare_periods": _Offer(
        description="A metric in two periods: the mean day of each, and how far apart they lie.",
        asked=AskedPeriods,
        answered=measured.compare_periods,
        is_core=True,
    ),
    "nights": _Offer(
        description="Sleep over some dates: together, and each night with its stages and times.",
        asked=AskedDates,
        answered=lived.nights,
        is_core=True,
    ),
    "workouts": _Offer(
        description="The workouts of some dates, by kind and one by one.",
        asked=AskedDates,
        answered=lived.workouts,
    ),
    "benchmark": _Offer(
        description="Guidelines and published figures for a metric, with their sources.",
        asked=AskedMetric,
        answered=measured.benchmark,
    ),
    "relation": _Offer(
        description="Whether two metrics go together, on the same day and on the day after.",
        asked=AskedPair,
        answered=lived.relations,
    ),
    "insights": _Offer(
        description="What was noticed in the person's records of itself, each with its evidence.",
        asked=Asked,
        answered=lived.insights,
    ),
    "look_up_term": _Offer(
        description="What a metric or a word of this app means, and where its figures are published.",
        asked=AskedTerm,
        answered=terms.look_up_term,
    ),
    "remember": _Offer(
        description=(
            "Propose to remember something lasting that the person just said of themselves. They decide."
        ),
        asked=AskedFact,
        answered=kept.remember,
    ),
    "look_up": _Offer(
        description=(
            "Look up the person's own measured numbers with a question in words, such as an extreme"
            " or what was last measured."
        ),
        asked=AskedQuestion,
        answered=look_up,
        is_core=True,
    ),
}


def offered() -> tuple[Tool, ...]:
    """The tools that the settings let a model have."""
    return _tools(is_core=settings().coach_tools == "core")


@cache
def _tools(*, is_core: bool) -> tuple[Tool, ...]:
    return tuple(
        Tool(name=name, description=offer.description, schema=offer.asked.schema_of())
        for name, offer in _OFFERS.items()
        if offer.is_core or not is_core
    )


def room_of(able: Capabilities) -> int:
    """How many characters the messages to an engine may have, beside what it is offered."""
    return fitting.room(able, offered() if able.takes_tools else ())


async def looked_up(asked: ToolAsked, look: Look) -> str:
    """What a call of a tool answers, in Markdown with links; one sentence where it cannot be."""
    offer = _OFFERS.get(asked.name)
    if offer is None:
        return f"There is no tool of that name. There are: {', '.join(_OFFERS)}."
    try:
        found = await offer.answered(offer.asked.read(asked.text), look)
    except RefusedError as refused:
        return str(refused)
    return _cut(found.said(look.voice), _LONGEST_ANSWER)


async def informed(
    messages: Sequence[Message],
    asked: Sequence[ToolAsked],
    look: Look,
    evidence: Evidence | None,
    *,
    room: int,
) -> list[Message]:
    """The messages with what the tools answer to an engine among the facts; its numbers are evidence.

    It stands in the first message, because many models take rules and facts only there. All of it fits into
    `room` characters: an answer is cut where there is no more.
    """
    told, left = [messages[0].text], room - fitting.size(messages)
    for each in asked[:_MOST_AT_ONCE]:
        said = await looked_up(each, look)
        call = quoted(f"{each.name} {each.text[:_LONGEST_CALL]}")
        block = _LOOKED_UP.format(call=call, said="")
        said = _cut(said, left - len(block))
        if not said:
            break
        if evidence is not None:
            evidence.tell(said)
        told.append(_LOOKED_UP.format(call=call, said=quoted(said)))
        left -= tokens.weight(told[-1])
    return [replace(messages[0], text="".join(told)), *messages[1:]]


def _cut(said: str, most: int) -> str:
    """A text that fits as it is sent, without its links; cut at the end of a line where it does not."""
    if len(quoted(said)) <= most:
        return said
    lines = said.split("\n")
    while lines and len(quoted("\n".join(lines))) + len(fitting.CUT) > most:
        lines.pop()
    return "\n".join(lines) + fitting.CUT if lines else fitting.CUT[: max(0, most)]
