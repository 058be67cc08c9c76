"""What the coach page shows, ready to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from healthvault.coach.conversation import Conversation, Turn
from healthvault.coach.memory import Memory
from healthvault.coach.sight import Sight
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.sort import Sort, sort_of
from healthvault.metrics.words import plainly
from healthvault.ui import text
from healthvault.vault.values import KnownMetric

_MOST_NAMED = 2
_HUES = {
    Sort.WORKOUT: "activity",
    Sort.GLUCOSE: "body",
    Sort.NUTRITION: "body",
    Sort.NOTE: "mind",
    Sort.MEMORY: "mind",
}
_WITHOUT_METRICS = {
    Sort.WORKOUT: "Kind, length, distance and energy of each",
    Sort.NOTE: "What you wrote down yourself",
    Sort.MEMORY: "What you asked it to remember. Off, it knows only this conversation",
}
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

    `id` is that of the turn, or, of a question, of the answer to it; empty where none was kept.

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
    """A sort of data, whether the coach may see it, and what there is of it."""

    sort: str
    title: str
    domain: str
    what: str
    is_seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryLine:
    """Something that the coach was asked to remember, or would like to."""

    id: str
    words: str


def memory_lines(memories: Iterable[Memory]) -> list[MemoryLine]:
    """What is remembered, or proposed."""
    return [MemoryLine(id=str(each.id), words=each.words) for each in memories]


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


def seen_lines(known: Iterable[KnownMetric], sight: Sight) -> list[SeenLine]:
    """Every sort of data with what was measured of it, the longest records first."""
    by_sort: dict[Sort, list[KnownMetric]] = {sort: [] for sort in Sort}
    for each in sorted(known, key=lambda each: (-each.day_count, each.metric)):
        if each.metric in METRICS:
            by_sort[sort_of(METRICS[each.metric])].append(each)
    return [
        SeenLine(
            sort=sort.value,
            title=sort.label,
            domain=_HUES.get(sort, sort.value),
            what=_what(sort, measured),
            is_seen=sight.lets(sort),
        )
        for sort, measured in by_sort.items()
    ]


def _what(sort: Sort, measured: list[KnownMetric]) -> str:
    """`Steps, active energy and 7 more, 412 days`; a sentence where it is no metric."""
    if sort in _WITHOUT_METRICS:
        return _WITHOUT_METRICS[sort]
    if not measured:
        return "Nothing yet"
    names = [METRICS[each.metric].name for each in measured]
    first = ", ".join([names[0], *(plainly(METRICS[each.metric]) for each in measured[1:_MOST_NAMED])])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{first}{more}, {text.count(measured[0].day_count, 'day')}"
