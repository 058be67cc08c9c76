"""How the service stands, in words. Pure."""

from dataclasses import dataclass
from datetime import datetime

from healthvault import VERSION
from healthvault.accounts.outbox import Posted
from healthvault.accounts.standing import Standing
from healthvault.accounts.store_errands import Invitation
from healthvault.accounts.store_standing import Account, Logs
from healthvault.core.jobs import Queue
from healthvault.ui import text

_SIGN_UP = {"open": "Anybody", "invite": "Who was invited", "closed": "Nobody"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something about the service; `is_bad` wants a look."""

    name: str
    said: str
    is_bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """An account: its address, its role, when it was made and last seen."""

    email: str
    role: str
    made: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """An invitation, and whether it can be taken back."""

    email: str
    said: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """A letter; whom to and what it says only where a person must carry it."""

    about: str
    said: str
    recipient: str
    paragraphs: list[str]
    link: str


def people(standing: Standing, sign_up: str) -> list[Fact]:
    """Who is here, as numbers."""
    counts = standing.counts
    return [
        Fact(name="People", said=text.number(counts.people)),
        Fact(name="Here in the last 7 days", said=text.number(counts.active_week)),
        Fact(name="Here in the last 30 days", said=text.number(counts.active_month)),
        Fact(name="Sample persons", said=text.number(counts.samples)),
        Fact(name="Who may make an account", said=_SIGN_UP[sign_up]),
    ]


def work(standing: Standing) -> list[Fact]:
    """What is done, and what waits."""
    counts, queue, lives = standing.counts, standing.queue, standing.readiness.worker
    arrivals = ", ".join(f"{text.number(n)} {state}" for state, n in sorted(counts.arrivals.items()))
    letters = f"{text.number(counts.letters_waiting)} waiting, {text.number(counts.letters_failed)} kept back"
    return [
        Fact(name="Worker", said="alive" if lives else "silent", is_bad=not lives),
        Fact(name="Jobs", said=_jobs(queue), is_bad=queue is None or queue.failed > 0),
        Fact(name="Imports", said=arrivals or "none"),
        Fact(name="Letters", said=letters, is_bad=counts.letters_failed > 0),
    ]


def house(standing: Standing) -> list[Fact]:
    """What it stands on."""
    current = standing.readiness.migrations
    return [
        Fact(name="Version", said=VERSION),
        Fact(name="Schema", said="current" if current else "of another version", is_bad=not current),
        Fact(name="Database", said=text.size(standing.counts.database_bytes)),
        Fact(name="Master key", said=standing.master),
    ]


def logs_words(found: Logs) -> str:
    """Whether all logs hold."""
    if found.broken:
        return f"Broken at {found.broken}."
    return f"{text.count(found.logs, 'log')} of {text.count(found.lines, 'line')} in all, and each holds."


def account_line(one: Account, *, now: datetime, zone: str) -> AccountLine:
    """An account in words."""
    seen = text.moment(one.last_seen_at, now, zone) if one.last_seen_at else "never"
    role = "runs it" if one.role == "operator" else "person"
    return AccountLine(email=one.email, role=role, made=text.moment(one.created_at, now, zone), seen=seen)


def invitation_line(one: Invitation, *, now: datetime, zone: str) -> InvitationLine:
    """An invitation in words."""
    is_open = one.used_at is None and one.expires_at > now
    said = f"open until {text.date_words(one.expires_at.date())}" if is_open else "lapsed"
    if one.used_at is not None:
        said = f"joined {text.moment(one.used_at, now, zone)}"
    return InvitationLine(email=one.email, said=said, is_open=is_open)


def letter_line(one: Posted, *, now: datetime, zone: str) -> LetterLine:
    """A letter in words."""
    written, letter = text.moment(one.created_at, now, zone), one.letter
    became = f"kept back: {one.problem}" if one.problem else "sent" if one.sent_at else "waiting"
    return LetterLine(
        about=letter.subject if letter else one.kind.capitalize(),
        said=f"{written} · {became}",
        recipient=letter.to if letter else "",
        paragraphs=list(letter.paragraphs) if letter else [],
        link=letter.link if letter else "",
    )


def _jobs(queue: Queue | None) -> str:
    if queue is None:
        return "cannot be asked"
    told = ", ".join(
        f"{text.number(n)} {what}"
        for n, what in ((queue.waiting, "waiting"), (queue.doing, "under way"), (queue.failed, "given up"))
    )
    return told if queue.oldest_s is None else f"{told}; the oldest waits {text.duration(queue.oldest_s)}"
