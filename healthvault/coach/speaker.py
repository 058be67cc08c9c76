"""Who answers a question, and what they are told first."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from healthvault.ai.builtin import BuiltinAnalyst
from healthvault.ai.model import Engine, Message
from healthvault.coach import prompt
from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look, with_usual
from healthvault.coach.analyst.question import Question, Topic, understand
from healthvault.coach.attachments_words import report_link
from healthvault.coach.book import read_ahead
from healthvault.coach.context import facts
from healthvault.coach.conversation import Turn
from healthvault.coach.engine import outside
from healthvault.coach.remembering import MEMORY
from healthvault.coach.safety.question import Help
from healthvault.coach.tools.offered import room_of
from healthvault.coach.trace import Evidence
from healthvault.core.db import Purpose

SAFETY = "Safety note"
GO_ON = "Please go on where your answer broke off."
"""What is asked for somebody whose answer broke off."""
_AHEAD_DAYS = 45
"""With the sixty before: the ninety days that tell the rhythm of whatever came within the last two weeks."""
_COMPUTED = frozenset({Topic.SLEEP, Topic.WORKOUT, Topic.ACTIVITY, Topic.CHANGE, Topic.METRIC, Topic.DATA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What somebody is told before they speak. `evidence` is where the numbers that they say must come from;
    None for who says nothing but what was computed.
    """

    messages: list[Message]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whoever answers, by the name the person reads; `brief` gathers what they are told.

    `instead` is who goes on where the engine fails; None for the one that cannot.
    """

    name: str
    engine: Engine
    brief: Callable[[], Awaitable[Brief]]
    instead: "Speaker | None" = None


def of_memory(answered: Callable[[], Awaitable[str]]) -> Speaker:
    """Who answers when somebody asks to remember something: nobody else hears of it."""
    return _within(BuiltinAnalyst(answered, pause_s=0), name=MEMORY)


def speaker(
    question: str, history: Sequence[Turn], look: Look, purpose: Purpose, found: Help | None
) -> Speaker:
    """Who answers: a note of safety where one is due, else a model if this is for one, else the analyst."""
    if found is not None and found.replaces:
        return _note(found.text)
    asked = _understood(question, history, look)

    async def compose() -> str:
        return await answer(asked, look)

    analyst, model = _within(BuiltinAnalyst(compose)), outside(purpose)
    if model is None:
        return analyst

    async def brief() -> Brief:
        ahead = replace(look, book=await read_ahead(look.book, with_usual(look.last_days(_AHEAD_DAYS))))
        computed = await answer(asked, ahead) if asked.topic in _COMPUTED else ""
        told = await facts(ahead)
        room = room_of(model.capabilities)
        messages = prompt.messages(question, told, computed, history, today=look.voice.today, room=room)
        evidence = Evidence(look.voice.today)
        # Links stand in what was computed, and are left out of what is sent.
        for said in (computed, *(fact.said for fact in told), messages[0].text):
            evidence.tell(said)
        for turn in history:
            if (link := report_link(turn)) is not None:
                evidence.tell(turn.text, link=link)
        evidence.tell(question, is_asked=True)
        return Brief(messages=messages, evidence=evidence)

    return Speaker(name=model.capabilities.label, engine=model, brief=brief, instead=analyst)


def _note(text: str) -> Speaker:
    async def compose() -> str:
        return text

    return _within(BuiltinAnalyst(compose, pause_s=0), name=SAFETY)


def _within(analyst: BuiltinAnalyst, *, name: str = "") -> Speaker:
    """Who needs to be told nothing: what they compose, they look up."""

    async def brief() -> Brief:
        return Brief(messages=[])

    return Speaker(name=name or analyst.capabilities.label, engine=analyst, brief=brief)


def _understood(question: str, history: Sequence[Turn], look: Look) -> Question:
    """The question in the light of those before: "and last month?" goes on from them, and so does `GO_ON`."""
    before: Question | None = None
    for turn in history:
        if turn.role == "person" and turn.text != GO_ON:
            before = understand(turn.text, look.voice.today, look.voice.units, before=before)
    if before is not None and question == GO_ON:
        return before
    return understand(question, look.voice.today, look.voice.units, before=before)
