"""Handing a question over to an agent at Dust: the person reads what would be sent, changes it, and sends it.

What is sent is the text and nothing besides: no name, no turn of a talk, no rule of ours, no file. The draft
holds what the coach may see and what every source of it lets a model see. Sending is the person's own doing
each time, so that it needs no standing consent, and it changes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.preferences import preferences
from healthvault.accounts.store import live_person
from healthvault.ai.model import Capabilities, Engine, Message
from healthvault.coach import engine, running
from healthvault.coach.analyst.look import Look, with_usual
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.book import Book, VaultBook, read_ahead
from healthvault.coach.context import Fact, facts
from healthvault.coach.errors import NoAgentError
from healthvault.coach.prompt import quoted
from healthvault.coach.running import Run
from healthvault.coach.speaker import Brief, Speaker
from healthvault.coach.trace import Evidence
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.insights.finding import Report
from healthvault.insights.span import Span
from healthvault.metrics import words
from healthvault.vault import read
from healthvault.vault.entries import Entry
from healthvault.vault.values import DayValue, KnownMetric, Night, Workout

_BUDGET = 4_000
_AHEAD_DAYS = 45
_NIGHTS = "sleep_duration"
_BIT = Purpose.COACH.bit


def agent() -> Capabilities | None:
    """The agent that a question can be handed to, whoever answers the coach; None when none is set."""
    named = engine.agent()
    return named.capabilities if named else None


async def draft(session: SessionId, question: str) -> str:
    """What would be sent: the question, and the facts of the last days, in words.

    Raises:
        NoSessionError: the session ended.
    """
    kept = await preferences(session)
    today = clock.today(kept.zone)
    book = _Allowed(session, VaultBook(session, Purpose.ANALYST))
    look = Look(book=book, voice=Voice(units=kept.system, today=today))
    ahead = await read_ahead(book, with_usual(look.last_days(_AHEAD_DAYS)))
    told = await facts(replace(look, book=ahead), budget=_BUDGET)
    about = f"What my devices measured, as of {words.date_words(today, year=True)}:"
    asked = question.strip() or "What stands out in this, and what would you look at next?"
    whole = "\n".join([asked, "", about, *map(_line, told)]) if told else asked
    return whole.replace(words.HOLD, " ")


async def send(session: SessionId, text: str) -> Run:
    """Send exactly this text to the agent, as the beginning of a conversation; its answer is on its way.

    Where it tells of an emergency nothing is sent, and the help that is due answers.

    Raises:
        NoAgentError: none is set.
        HealthVaultError: the text is not taken; see `reply`.
    """
    named = engine.agent()
    if named is None:
        raise NoAgentError
    kept = await preferences(session)
    to = _speaker(named, text, Evidence(clock.today(kept.zone)))
    run = await running.begin(session, None, text, to=to)
    if run.begun.engine != to.name:
        return run
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        await note(db, Deed.COACH_READ, person, engine=to.name, looked_at="the text that you handed over")
    return run


def _line(fact: Fact) -> str:
    said = quoted(fact.said)
    return f"- {said}" if said.startswith(fact.about) else f"- {fact.about}: {said}"


def _speaker(named: Engine, text: str, evidence: Evidence) -> Speaker:
    async def brief() -> Brief:
        evidence.tell(text)
        return Brief(messages=[Message(role="person", text=text)], evidence=evidence)

    return Speaker(name=named.capabilities.label, engine=named, brief=brief)


@dataclass(frozen=True, slots=True)
class _Allowed:
    """A book without what a source forbids a model to see; workouts and notes are left out as a whole."""

    session: SessionId
    book: Book

    async def days(self, slugs: Sequence[str], span: Span) -> dict[str, list[DayValue]]:
        """The measured days of what may be told."""
        allowed = await self._allowed(slugs, span)
        return await self.book.days(allowed, span) if allowed else {}

    async def nights(self, span: Span) -> list[Night]:
        """The nights, where they may be told."""
        return await self.book.nights(span) if await self._allowed([_NIGHTS], span) else []

    async def workouts(self, span: Span) -> list[Workout]:
        """None."""
        del span
        return []

    async def known(self) -> list[KnownMetric]:
        """What may be told of all that was ever measured."""
        known = await self.book.known()
        if not known:
            return []
        whole = Span(first=min(each.first_day for each in known), last=max(each.last_day for each in known))
        allowed = await self._allowed([each.metric for each in known], whole)
        return [each for each in known if each.metric in allowed]

    async def notes(self, span: Span) -> list[Entry]:
        """None: what somebody wrote down they can write into the text."""
        del span
        return []

    async def report(self) -> Report | None:
        """None: what was found is another's to find."""
        return None

    async def memories(self) -> list[str]:
        """None: what the coach was asked to remember is for the coach."""
        return []

    async def propose(self, fact: str) -> str:
        """Nobody proposes here to remember anything."""
        del fact
        return ""

    async def _allowed(self, slugs: Sequence[str], span: Span) -> list[str]:
        async with as_person(self.session, Purpose.ANALYST) as db:
            masks = await read.purposes(db, slugs, span.first, span.last)
        return [slug for slug in slugs if masks.get(slug, 0) & _BIT]
