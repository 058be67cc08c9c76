"""What an engine may ask for while it answers: the built-in analyst, in plain words, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from healthvault.ai.model import Message, Tool, ToolAsked
from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.prompt import quoted
from healthvault.coach.trace import Evidence

MOST_ROUNDS = 3
"""How often an engine may ask before it has to answer.

Source: our convention: a comparison takes two, and a small model at home that goes on asking is lost.
"""
_MOST_AT_ONCE = 4
_LONGEST = 300

RECORDS = Tool(
    name="look_up",
    description=(
        "Look up the person's own measured numbers that are not among the facts."
        " Answers with the number, its unit, how many days it stands on, and what is usual for them."
    ),
    parameter="question",
    meaning=(
        "One short question in English about one metric and one stretch of time, such as"
        " 'steps on 3 November 2025', 'average heart rate last month',"
        " 'weight trend this year', 'longest night in October', 'last run'."
    ),
)


async def informed(
    messages: Sequence[Message], asked: Sequence[ToolAsked], look: Look, evidence: Evidence | None
) -> list[Message]:
    """The messages with what the analyst answers to the questions of an engine among the facts.

    It stands in the first message, because many models take rules and facts only there.
    """
    told = [messages[0].text]
    for each in asked[:_MOST_AT_ONCE]:
        question = each.text[:_LONGEST]
        said = await answer(understand(question, look.voice.today, look.voice.units), look)
        if evidence is not None:
            evidence.tell(said)
        told.append(f"<looked up: {quoted(question)}>\n{quoted(said)}\n</looked up>")
    return [replace(messages[0], text="\n\n".join(told)), *messages[1:]]
