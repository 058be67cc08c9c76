"""What the coach page shows, ready to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from healthvault.coach.conversation import Conversation, Turn
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.metric import Domain
from healthvault.ui import text
from healthvault.vault.values import KnownMetric

_STATES = {"stopped": "Stopped", "broken": "Broke off", "streaming": "Still being written"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """A conversation in the list."""

    id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLine:
    """A turn of the open conversation; `note` is how an answer ended when it did not end well.

    Where a model failed, `before` is what it had said, and `handover` the sentence that says why.
    """

    id: str
    is_person: bool
    text: str
    engine: str = ""
    looked_at: list[str] = field(default_factory=list)
    before: str = ""
    handover: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A kind of data that the coach can see."""

    name: str
    domain: str
    days: str


def thread_lines(conversations: Iterable[Conversation], now: datetime, zone: str) -> list[ThreadLine]:
    """The list of conversations."""
    return [
        ThreadLine(id=str(each.id), title=each.title, when=text.moment(each.updated_at, now, zone))
        for each in conversations
    ]


def turn_line(turn: Turn) -> TurnLine:
    """A turn of a conversation, under the name of who spoke first."""
    handed = turn.handover
    return TurnLine(
        id=str(turn.id),
        is_person=turn.role == "person",
        text=turn.after,
        engine=handed.to if handed and not turn.before else turn.engine,
        looked_at=list(turn.looked_at),
        before=turn.before,
        handover=handed.sentence if handed else "",
        note=_STATES.get(turn.state, ""),
    )


def seen_lines(known: Iterable[KnownMetric]) -> list[SeenLine]:
    """What the coach can see, the longest records first within each domain."""
    shown = [each for each in known if each.metric in METRICS]
    domains = list(Domain)
    shown.sort(key=lambda each: (domains.index(METRICS[each.metric].domain), -each.day_count, each.metric))
    return [
        SeenLine(
            name=METRICS[each.metric].name,
            domain=METRICS[each.metric].domain.value,
            days=text.count(each.day_count, "day"),
        )
        for each in shown
    ]
