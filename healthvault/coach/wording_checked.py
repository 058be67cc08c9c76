"""What of an engine's words for insights holds: its numbers, its direction, and nothing of why."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from healthvault.coach.trace import Evidence, spelled_out, trace
from healthvault.insights.told import Told
from healthvault.insights.worded import Worded
from healthvault.metrics.words import count

_SHORTEST, _LONGEST = 12, 240
_LONGEST_KEPT = 400
"""Characters of a sentence that was left out."""
_LINE = re.compile(r"^\s*(?P<at>\d{1,2})[.)]\s+(?P<said>.+?)\s*$", re.MULTILINE)
_BANNED = re.compile(
    r"\b(?:caus\w+|because|due to|leads? to|result\w* (?:in|from)|diagnos\w+|diseas\w+|disorder\w*|medic\w+"
    r"|dos(?:e|es|age)|pills?|supplement\w*|infect\w+|doctor|cure\w*)\b|[<>\[\]{}|]|https?:|www\.",
    re.IGNORECASE,
)
"""What no sentence says unless its claim does."""
_UP = r"up|higher|more|above|longer|rose|risen|rising|increas\w+|faster|gain\w*"
_DOWN = r"down|lower|less|fewer|below|shorter|fell|fallen|falling|decreas\w+|slower|drop\w*"
_WAYS = re.compile(rf"\b(?:(?P<up>{_UP})|(?:{_DOWN}))\b", re.IGNORECASE)


def checked(
    said: str, findings: Sequence[Told], today: date, engine: str, exchange: UUID | None = None
) -> list[Worded]:
    """What an answer makes of findings, one each and in their order: words that hold, or why they do not.

    Args:
        said: What the engine answered, a numbered line each.
        findings: What it was asked to word.
        today: The person's date.
        engine: Its name for the person.
        exchange: The record of the request.
    """
    lines = {int(match["at"]): match["said"] for match in _LINE.finditer(said)}
    return [_worded(lines.get(at, ""), one, today, engine, exchange) for at, one in enumerate(findings, 1)]


def marked(said: str, findings: Sequence[Told], today: date) -> str:
    """A whole answer as it is read, with a remark at each number that stands in none of the findings."""
    return spelled_out(trace(said, _evidence(findings, today), may_advise=False).text)


def _worded(line: str, one: Told, today: date, engine: str, exchange: UUID | None) -> Worded:
    traced = trace(line, _evidence([one], today), may_advise=False)
    why_not = _why_not(line, one, traced.unknown)
    return Worded(
        claim=one.claim,
        words="" if why_not else line,
        engine=engine,
        exchange=exchange,
        left_out=spelled_out(traced.text)[:_LONGEST_KEPT] if why_not else "",
        why_not=why_not,
    )


def _why_not(line: str, one: Told, unknown: int) -> str:
    """Why a sentence does not hold; empty where it says no more than the finding."""
    if not line:
        return "It said nothing of this one."
    if unknown:
        return f"{count(unknown, 'number')} in it {'is' if unknown == 1 else 'are'} not from your data."
    if any(hit.lower() not in one.claim.lower() for hit in (match[0] for match in _BANNED.finditer(line))):
        return "It says more than was found."
    if _ways(line) != _ways(one.claim):
        return "It does not say the same of what went up or down."
    return "" if _SHORTEST <= len(line) <= _LONGEST else "It is too short or too long."


def _evidence(findings: Sequence[Told], today: date) -> Evidence:
    evidence = Evidence(today)
    for one in findings:
        for said in (one.claim, *(fact.said for fact in one.facts)):
            evidence.tell(said)
    return evidence


def _ways(said: str) -> list[bool]:
    """The directions that a sentence names, in turn: up is True; the same twice in a row is once."""
    return [is_up for is_up, _ in groupby(match["up"] is not None for match in _WAYS.finditer(said))]
