"""Whether something comes before the answer: a sign in the question, or a reading of today."""

import re
from collections.abc import Sequence
from dataclasses import replace

from healthvault.coach.analyst.look import Look
from healthvault.coach.conversation import Turn
from healthvault.coach.safety.fresh import eats_or_weighs_little, fresh_reading, sleeps_elsewhere
from healthvault.coach.safety.question import Help, eating_help, reading_help, red_flag, wants_less_weight
from healthvault.coach.safety.regions import Where

_GAP = "\n\n"


async def flag(
    question: str, history: Sequence[Turn], look: Look, where: Where, height_cm: float | None
) -> Help | None:
    """What comes before the answer, or in its place; None for most.

    A reading is told once in a conversation; a sign in the question is told each time.

    Args:
        question: What somebody writes.
        history: What was said before.
        look: Their records, for the purpose of the answer.
        where: Whom to call where they live.
        height_cm: Their height, where they said it.
    """
    found = red_flag(question, where)
    if found is not None and found.replaces:
        return red_flag(question, await _on_journey(where, look))
    if wants_less_weight(question) and await eats_or_weighs_little(look, height_cm):
        return eating_help(question, await _on_journey(where, look))
    notes = [found.text] if found and not _was_said(found.text, history) else []
    read = await fresh_reading(look)
    if read is not None:
        told = reading_help(question, read, await _on_journey(where, look)).text
        notes += [] if _was_said(told, history) else [told]
    return Help(rule="before the answer", text=_GAP.join(notes), replaces=False) if notes else None


async def _on_journey(where: Where, look: Look) -> Where:
    return replace(where, is_away=await sleeps_elsewhere(look, where.zone))


def _was_said(text: str, history: Sequence[Turn]) -> bool:
    """Whether its first sentence stands in an answer before; links and bold letters may have come to it."""
    begins = _bare(text)[:40]
    return any(turn.role == "coach" and begins in _bare(turn.text) for turn in history)


def _bare(text: str) -> str:
    return re.sub(r"\]\([^)]*\)|[*\[\]]", "", text)
