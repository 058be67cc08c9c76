"""The day timeline as the screen shows it: lanes on one axis, and what each place says of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from sys import intern
from zoneinfo import ZoneInfo

from healthvault.charts.hypnogram import hypnogram
from healthvault.charts.timeline import Slot, heart_lane, step_lane
from healthvault.insights.timeline import SLOT, DayTimeline, HeartSlot, StepSlot
from healthvault.metrics.catalogue import SleepStage, metric
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.night import TickView
from healthvault.ui import text

_HEART, _ENERGY = metric("heart_rate"), metric("active_energy")
_STAGES = {
    SleepStage.AWAKE: "awake",
    SleepStage.REM: "REM sleep",
    SleepStage.CORE: "core sleep",
    SleepStage.DEEP: "deep sleep",
    SleepStage.UNSPECIFIED: "asleep",
}
_STEP_H = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """What one quarter of an hour says of every lane; empty where nothing was measured.

    `left` and `width` are in percent of the day; `is_late` tells that the words stand to the left of it.
    """

    left: str
    width: str
    is_late: bool
    time: str
    sleep: str
    heart: str
    steps: str
    workout: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutView:
    """A workout on the axis, in percent of the width, and in words."""

    left: str
    width: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day; paths are on the grids of `charts.hypnogram` and `charts.timeline`. `later` is empty
    on today.
    """

    title: str
    date: str
    today: str
    earlier: str
    later: str
    is_empty: bool
    ticks: list[TickView] = field(default_factory=list)
    slots: list[SlotView] = field(default_factory=list)
    awake: str
    rem: str
    core: str
    deep: str
    joins: str
    heart_line: str
    heart_area: str
    heart_scale: str
    steps: str
    steps_scale: str
    workouts: list[WorkoutView] = field(default_factory=list)
    now: str
    alt: str


def day_view(shown: DayTimeline, system: UnitSystem, now: datetime) -> DayView:
    """A day on the screen; `now` draws a line when it lies within."""
    today = now.astimezone(ZoneInfo(shown.zone)).date()
    night = hypnogram([(shown.share(s.start_at), shown.share(s.end_at), s.stage) for s in shown.sleep])
    low, high = _heart_ends(shown)
    heart = heart_lane([_heart_slot(shown, slot) for slot in shown.heart], low, high)
    most = max((slot.steps for slot in shown.steps), default=0)
    return DayView(
        title=_title(shown.day, today),
        date=shown.day.isoformat(),
        today=today.isoformat(),
        earlier=(shown.day - timedelta(days=1)).isoformat(),
        later=(shown.day + timedelta(days=1)).isoformat() if shown.day < today else "",
        is_empty=shown.is_empty,
        ticks=_ticks(shown),
        slots=_slots(shown, now),
        awake=night.awake,
        rem=night.rem,
        core=night.core,
        deep=night.deep,
        joins=night.joins,
        heart_line=heart.line,
        heart_area=heart.area,
        heart_scale=f"{text.number(low)}–{text.number(high)}" if shown.heart else "",
        steps=step_lane([_step_slot(shown, slot) for slot in shown.steps], most or 1),
        steps_scale=f"up to {text.number(most)} in 15{text.HOLD}min" if most else "",
        workouts=[_workout(shown, place, system) for place in range(len(shown.workouts))],
        now=f"{shown.share(now):.2%}" if shown.start_at < now < shown.end_at else "",
        alt=_alt(shown, today),
    )


def _title(day: date, today: date) -> str:
    words = text.day(day, today)
    return words[0].upper() + words[1:]


def _heart_slot(shown: DayTimeline, slot: HeartSlot) -> Slot:
    start, end = shown.share(slot.start_at), shown.share(slot.start_at + SLOT)
    return Slot(start=start, end=end, low=slot.low, mean=slot.mean, high=slot.high)


def _step_slot(shown: DayTimeline, slot: StepSlot) -> Slot:
    start, end = shown.share(slot.start_at), shown.share(slot.start_at + SLOT)
    return Slot(start=start, end=end, low=0, mean=slot.steps, high=slot.steps)


def _heart_ends(shown: DayTimeline) -> tuple[float, float]:
    """The ends of the scale in bpm: whole tens around what was measured."""
    low = min((slot.low for slot in shown.heart), default=40)
    high = max((slot.high for slot in shown.heart), default=100)
    return 10 * (low // 10), 10 * -(-high // 10)


def _ticks(shown: DayTimeline) -> list[TickView]:
    local = ZoneInfo(shown.zone)
    hours = [
        shown.start_at + timedelta(hours=at)
        for at in range((shown.end_at - shown.start_at) // timedelta(hours=1))
    ]
    return [
        TickView(
            at=f"{shown.share(at):.2%}",
            words=f"{at.astimezone(local):%H:%M}",
            is_minor=at.astimezone(local).hour % 6 > 0,
        )
        for at in hours
        if at.astimezone(local).hour % _STEP_H == 0
    ]


def _slots(shown: DayTimeline, now: datetime) -> list[SlotView]:
    """What each quarter says. Every open tab keeps it, so that equal words are one string in all of them."""
    heart = {slot.start_at: slot for slot in shown.heart}
    steps = {slot.start_at: slot for slot in shown.steps}
    said = []
    for start in shown.slots:
        if start > now:
            break
        beat = heart.get(start)
        walked = steps.get(start)
        said.append(
            SlotView(
                left=intern(f"{shown.share(start):.2%}"),
                width=intern(f"{shown.share(start + SLOT) - shown.share(start):.2%}"),
                is_late=shown.share(start) > 0.5,
                time=intern(text.clock(start, shown.zone)),
                sleep=_asleep(shown, start + SLOT / 2),
                heart=intern(_beats(beat.low, beat.mean, beat.high)) if beat else "",
                steps=intern(text.count(round(walked.steps), "step")) if walked else "",
                workout=", ".join(_names(shown, start)),
            )
        )
    return said


def _asleep(shown: DayTimeline, at: datetime) -> str:
    return next(
        (_STAGES.get(SleepStage(s.stage), "") for s in shown.sleep if s.start_at <= at < s.end_at), ""
    )


def _beats(low: float, mean: float, high: float) -> str:
    middle = text.quantity(_HEART, mean, "metric")
    return f"{middle} ({text.number(low)}–{text.number(high)})" if round(low) < round(high) else str(middle)


def _names(shown: DayTimeline, start: datetime) -> Sequence[str]:
    return [_name(w.kind) for w in shown.workouts if w.start_at < start + SLOT and w.end_at > start]


def _workout(shown: DayTimeline, place: int, system: UnitSystem) -> WorkoutView:
    workout = shown.workouts[place]
    start, end = max(workout.start_at, shown.start_at), min(workout.end_at, shown.end_at)
    seconds = workout.duration_s or (workout.end_at - workout.start_at).total_seconds()
    parts = [f"{text.clock(workout.start_at, shown.zone)}", text.duration(seconds)]
    if workout.distance_m:
        parts.append(str(text.quantity(metric("distance_walk_run"), workout.distance_m, system)))
    if workout.energy_kcal:
        parts.append(str(text.quantity(_ENERGY, workout.energy_kcal, system)))
    return WorkoutView(
        left=f"{shown.share(start):.2%}",
        width=f"{max(shown.share(end) - shown.share(start), 0.008):.2%}",
        name=_name(workout.kind),
        words=" · ".join(parts),
    )


def _name(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _alt(shown: DayTimeline, today: date) -> str:
    day = text.day(shown.day, today)
    if shown.is_empty:
        return f"Nothing was measured {day}."
    parts = []
    if shown.heart:
        low, high = min(slot.low for slot in shown.heart), max(slot.high for slot in shown.heart)
        parts.append(f"heart rate from {text.number(low)} to {text.quantity(_HEART, high, 'metric')}")
    if shown.steps:
        parts.append(text.count(round(sum(slot.steps for slot in shown.steps)), "step"))
    if shown.workouts:
        parts.append(text.count(len(shown.workouts), "workout"))
    return f"The day from midnight to midnight, {day}: {', '.join(parts) or 'sleep'}."
