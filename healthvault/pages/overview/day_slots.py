"""What each quarter of an hour of a day says of all lanes at once."""

from dataclasses import dataclass
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
class SlotView:
    """What one quarter of an hour says of every lane; empty where nothing was measured.

    `more` holds a line for each of the rarer lanes.
    """

    time: str
    sleep: str
    heart: str
    steps: str
    workout: str
    more: str


def slot_views(shown: DayTimeline, now: datetime, system: UnitSystem) -> list[SlotView]:
    """What each quarter says. Every open tab keeps it, so that equal words are one string in all of them."""
    heart = {slot.start_at: said_of(_HEART, slot, system) for slot in shown.heart}
    steps = {slot.start_at: text.count(round(slot.steps), "step") for slot in shown.steps}
    more = _more(shown, system)
    views = []
    for start in shown.slots:
        if start > now:
            break
        parts = (
            _asleep(shown, start + SLOT / 2),
            heart.get(start, ""),
            steps.get(start, ""),
            ", ".join(_names(shown, start)),
            "\n".join(more.get(start, ())),
        )
        views.append(_view(shown, start, parts))
    return views


def _view(shown: DayTimeline, start: datetime, parts: tuple[str, str, str, str, str]) -> SlotView:
    sleep, heart, steps, workout, more = (intern(part) for part in parts)
    return SlotView(
        time=intern(time_words(shown, start)),
        sleep=sleep,
        heart=heart,
        steps=steps,
        workout=workout,
        more=more,
    )


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
