"""Who answers a question, and what they are told first."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from healthvault.ai.builtin import BuiltinAnalyst
from healthvault.ai.model import Engine, Message
from healthvault.coach import prompt
from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look, with_usual
from healthvault.coach.analyst.question import Question, Topic, understand
from healthvault.coach.book import read_ahead
from healthvault.coach.context import facts
from healthvault.coach.conversation import Turn
from healthvault.coach.engine import engine
from healthvault.coach.safety import red_flag
from healthvault.core.db import Purpose

SAFETY = "Safety note"
_AHEAD_DAYS = 45
"""With the sixty before: the ninety days that tell the rhythm of whatever came within the last two weeks."""
_COMPUTED = frozenset({Topic.SLEEP, Topic.WORKOUT, Topic.ACTIVITY, Topic.CHANGE, Topic.METRIC, Topic.DATA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whoever answers, by the name the person reads; `brief` gathers what they are told."""

    name: str
    engine: Engine
    brief: Callable[[], Awaitable[list[Message]]]


def speaker(question: str, history: Sequence[Turn], look: Look, purpose: Purpose) -> Speaker:
    """Who answers: a note of safety where one is due, else a model if this is for one, else the analyst."""
    flag = red_flag(question)
    if flag is not None:
        return _note(flag.text, question)
    asked = _understood(question, history, look)

    async def compose(_question: str) -> str:
        return await answer(asked, look)

    chosen = engine(compose, purpose)

    async def brief() -> list[Message]:
        if not chosen.capabilities.composes:
            return [Message(role="person", text=question)]
        ahead = replace(look, book=await read_ahead(look.book, with_usual(look.last_days(_AHEAD_DAYS))))
        computed = await answer(asked, ahead) if asked.topic in _COMPUTED else ""
        told = await facts(ahead)
        return prompt.messages(question, told, computed, history, today=look.voice.today)

    return Speaker(name=chosen.capabilities.label, engine=chosen, brief=brief)


def _note(text: str, question: str) -> Speaker:
    async def compose(_question: str) -> str:
        return text

    async def brief() -> list[Message]:
        return [Message(role="person", text=question)]

    return Speaker(name=SAFETY, engine=BuiltinAnalyst(compose, pause_s=0), brief=brief)


def _understood(question: str, history: Sequence[Turn], look: Look) -> Question:
    """The question in the light of those before: "and last month?" goes on from them."""
    before: Question | None = None
    for turn in history:
        if turn.role == "person":
            before = understand(turn.text, look.voice.today, look.voice.units, before=before)
    return understand(question, look.voice.today, look.voice.units, before=before)
