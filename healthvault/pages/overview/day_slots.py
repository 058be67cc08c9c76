"""What each quarter of an hour of a day says of all lanes at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from sys import intern

from healthvault.insights.timeline import SLOT, DayTimeline
from healthvault.metrics.catalogue import SleepStage, metric
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.day_lanes import UPPER, said_of
from healthvault.pages.overview.day_marks import time_words
from healthvault.ui import text

_HEART, _GLUCOSE = metric("heart_rate"), metric("blood_glucose")
_STAGES = {
    SleepStage.AWAKE: "awake",
    SleepStage.REM: "REM sleep",
    SleepStage.CORE: "core sleep",
    SleepStage.DEEP: "deep sleep",
    SleepStage.UNSPECIFIED: "asleep",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsView:
    """What the quarters of an hour say of every lane: what stands at one place of each list belongs together.

    Empty words where nothing was measured, an empty list where nothing was on the whole day. `more` holds a
    line for each of the rarer lanes. Lists and not objects: every open tab keeps a hundred quarters, and
    they go over the wire at each step to another day.
    """

    times: list[str] = field(default_factory=list[str])
    sleep: list[str] = field(default_factory=list[str])
    heart: list[str] = field(default_factory=list[str])
    steps: list[str] = field(default_factory=list[str])
    workout: list[str] = field(default_factory=list[str])
    more: list[str] = field(default_factory=list[str])


def slots_view(shown: DayTimeline, now: datetime, system: UnitSystem) -> SlotsView:
    """What each quarter says, up to now."""
    starts = [start for start in shown.slots if start <= now]
    heart = {slot.start_at: said_of(_HEART, slot, system) for slot in shown.heart}
    steps = {slot.start_at: text.count(round(slot.steps), "step") for slot in shown.steps}
    more = {start: "\n".join(lines) for start, lines in _more(shown, system).items()}
    return SlotsView(
        times=[intern(time_words(shown, start)) for start in starts],
        sleep=_column({start: _asleep(shown, start + SLOT / 2) for start in starts}, starts),
        heart=_column(heart, starts),
        steps=_column(steps, starts),
        workout=_column({start: ", ".join(_names(shown, start)) for start in starts}, starts),
        more=_column(more, starts),
    )


def _column(said: Mapping[datetime, str], starts: Sequence[datetime]) -> list[str]:
    """A lane in time; equal words are one string in all open tabs."""
    column = [intern(said.get(start, "")) for start in starts]
    return column if any(column) else []


def _more(shown: DayTimeline, system: UnitSystem) -> dict[datetime, list[str]]:
    """The lines of the rarer lanes, by the quarter in which they were told."""
    hrv = metric(shown.hrv_metric)
    told = [(slot.start_at, f"HRV {said_of(hrv, slot, system)}") for slot in shown.hrv]
    told += [(slot.start_at, f"Glucose {said_of(_GLUCOSE, slot, system)}") for slot in shown.glucose]
    for each in shown.pressure:
        upper, lower = (text.quantity(UPPER, value, system) for value in (each.upper, each.lower))
        told.append((each.at, f"Blood pressure {upper.number}/{lower}"))
    told += [(event.at, f"{event.label}: {event.text}") for event in shown.events]
    more: dict[datetime, list[str]] = {}
    for at, words in told:
        more.setdefault(shown.start_at + (at - shown.start_at) // SLOT * SLOT, []).append(words)
    return more


def _asleep(shown: DayTimeline, at: datetime) -> str:
    return next(
        (_STAGES.get(SleepStage(s.stage), "") for s in shown.sleep if s.start_at <= at < s.end_at), ""
    )


def _names(shown: DayTimeline, start: datetime) -> list[str]:
    return [text.activity(w.kind) for w in shown.workouts if w.start_at < start + SLOT and w.end_at > start]
