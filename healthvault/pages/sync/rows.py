"""An arrival as the screen shows it: every number already in words."""

from dataclasses import dataclass, field
from datetime import datetime

from healthvault.ingest.status import FirstReading, ImportStatus, State
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

_NAMES = {slug: metric.name for slug, metric in METRICS.items()}
_WORDS = {
    State.RECEIVING: "Receiving",
    State.WAITING: "Waiting for its turn",
    State.READING: "Reading",
    State.RESOLVING: "Working out your days",
    State.PREVIEWED: "Preview",
    State.DONE: "Imported",
    State.FAILED: "Not imported",
    State.UNDONE: "Undone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a report's table."""

    name: str
    detail: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLine:
    """One of the first readings, as it would be read."""

    when: str
    metric: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalCard:
    """One arrival, ready to be shown. `percent` is negative when how far it is cannot be known."""

    id: str
    title: str
    state: str
    words: str
    when: str
    is_moving: bool
    percent: int
    progress: str
    result: str
    problem: str
    refusals: list[Line] = field(default_factory=list[Line])
    arrived: list[Line] = field(default_factory=list[Line])
    recognised: list[str] = field(default_factory=list[str])
    first: list[FirstLine] = field(default_factory=list[FirstLine])


def arrival_card(status: ImportStatus, *, now: datetime, zone: str, system: UnitSystem) -> ArrivalCard:
    """The card of one arrival, with times in the person's IANA `zone` and values in their units."""
    return ArrivalCard(
        id=str(status.id),
        title=status.file_name,
        state=status.state.value,
        words=_WORDS[status.state],
        when=text.moment(status.created_at, now, zone),
        is_moving=status.state.is_moving,
        percent=_percent(status),
        progress=_progress(status, now),
        result=_result(status, now, zone),
        problem=status.problem or "",
        refusals=[
            Line(name=r.reason, detail=_what(r.what, r.example), count=text.number(r.count))
            for r in status.refusals
        ],
        arrived=[
            Line(
                name=_NAMES.get(a.metric, a.metric),
                detail=f"{a.first_day} – {a.last_day}",
                count=text.number(a.readings),
            )
            for a in status.arrived
        ],
        recognised=list(status.recognised),
        first=[_first(reading, system) for reading in status.first],
    )


def _first(reading: FirstReading, system: UnitSystem) -> FirstLine:
    at, shown = datetime.fromisoformat(reading.at), METRICS[reading.metric]
    return FirstLine(
        when=f"{text.date_words(at.date(), year=True)}, {at:%H:%M}",
        metric=shown.name,
        value=text.reading(shown, reading.value, system),
    )


def _percent(status: ImportStatus) -> int:
    if status.state not in {State.RECEIVING, State.READING} or status.bytes_total <= 0:
        return -1
    return min(100, 100 * status.bytes_done // status.bytes_total)


def _progress(status: ImportStatus, now: datetime) -> str:
    if status.state not in {State.RECEIVING, State.READING} or status.bytes_total <= 0:
        return ""
    words = f"{text.size(status.bytes_done)} of {text.size(status.bytes_total)}"
    if status.records_read:
        words += f" · {text.count(status.records_read, 'record')}"
    left_s = status.seconds_left(now)
    return words if left_s is None else f"{words} · about {text.duration(max(1, left_s))} left"


def _result(status: ImportStatus, now: datetime, zone: str) -> str:
    if status.state not in {State.DONE, State.PREVIEWED}:
        return ""
    new = "would be new" if status.state is State.PREVIEWED else "new"
    parts = [
        f"{text.count(status.samples_new, 'reading')} {new}",
        f"{text.number(status.samples_duplicate)} already here",
    ]
    if status.rejected:
        parts.append(f"{text.number(status.rejected)}{text.HOLD}not taken")
    if status.same_as_at is not None:
        parts.append(f"the same file as the import of {text.moment(status.same_as_at, now, zone)}")
    return " · ".join(parts)


def _what(what: str, example: str) -> str:
    return f"{what}: {example}" if example and example != what else what
