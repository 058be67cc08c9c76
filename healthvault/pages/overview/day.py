"""The day timeline as the screen shows it: lanes on one axis, and what each place says of all of them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from healthvault.charts.hypnogram import hypnogram
from healthvault.charts.route import route
from healthvault.insights.timeline import DayTimeline
from healthvault.metrics.catalogue import metric
from healthvault.metrics.unit import UnitSystem
from healthvault.pages.overview.day_lanes import EventView, LaneView, events, lanes
from healthvault.pages.overview.day_marks import MarkView, city, elsewhere, lived_in, marks
from healthvault.pages.overview.day_slots import SlotsView, slots_view
from healthvault.pages.overview.night import TickView
from healthvault.ui import text

_HEART, _ENERGY = metric("heart_rate"), metric("active_energy")
_STEP_H = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutView:
    """A workout on the axis, in percent of the width, and in words. `route` and `start` are paths on the grid
    of `charts.route`, empty when nobody told where it went.
    """

    id: str
    left: str
    width: str
    name: str
    words: str
    route: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day; paths are on the grids of `charts.hypnogram` and `charts.timeline`. `later` is empty on today,
    and `nothing` where there is something. `slot_percent` is the width of a slot in percent of the day.
    """

    title: str
    date: str
    today: str
    earlier: str
    later: str
    nothing: str
    ticks: list[TickView] = field(default_factory=list)
    slots: SlotsView
    slot_percent: float
    awake: str
    rem: str
    core: str
    deep: str
    joins: str
    has_sleep: bool
    lanes: list[LaneView] = field(default_factory=list)
    events: list[EventView] = field(default_factory=list)
    marks: list[MarkView] = field(default_factory=list)
    elsewhere: str
    workouts: list[WorkoutView] = field(default_factory=list)
    now: str
    alt: str


def day_view(shown: DayTimeline, system: UnitSystem, now: datetime, home: str = "") -> DayView:
    """A day on the screen; `now` draws a line when it lies within.

    `home` is the zone that holds now, where the day was lived in another one.
    """
    today = now.astimezone(ZoneInfo(home or shown.zone)).date()
    night = hypnogram([(shown.share(s.start_at), shown.share(s.end_at), s.stage) for s in shown.sleep])
    return DayView(
        title=_title(shown.day, today),
        date=shown.day.isoformat(),
        today=today.isoformat(),
        earlier=(shown.day - timedelta(days=1)).isoformat(),
        later=(shown.day + timedelta(days=1)).isoformat() if shown.day < today else "",
        nothing=_nothing(shown),
        ticks=_ticks(shown),
        slots=slots_view(shown, now, system),
        slot_percent=100 / max(len(shown.slots), 1),
        awake=night.awake,
        rem=night.rem,
        core=night.core,
        deep=night.deep,
        joins=night.joins,
        has_sleep=bool(shown.sleep),
        lanes=lanes(shown, system),
        events=events(shown),
        marks=marks(shown),
        elsewhere=elsewhere(shown) or lived_in(shown, home),
        workouts=[_workout(shown, place, system) for place in range(len(shown.workouts))],
        now=f"{shown.share(now):.2%}" if shown.start_at < now < shown.end_at else "",
        alt=_alt(shown, today),
    )


def _nothing(shown: DayTimeline) -> str:
    if shown.start_at == shown.end_at:
        return f"{city(shown.zone)} had no such day: its calendar went past it."
    return "Nothing was measured on this day." if shown.is_empty else ""


def _title(day: date, today: date) -> str:
    words = text.day(day, today)
    return words[0].upper() + words[1:]


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


def _workout(shown: DayTimeline, place: int, system: UnitSystem) -> WorkoutView:
    workout = shown.workouts[place]
    start, end = max(workout.start_at, shown.start_at), min(workout.end_at, shown.end_at)
    seconds = workout.duration_s or (workout.end_at - workout.start_at).total_seconds()
    parts = [f"{text.clock(workout.start_at, shown.zone)}", text.duration(seconds)]
    if workout.distance_m:
        parts.append(str(text.quantity(metric("distance_walk_run"), workout.distance_m, system)))
    if workout.heart_rate_mean_bpm:
        parts.append(f"{text.quantity(_HEART, workout.heart_rate_mean_bpm, system)} on average")
    if workout.energy_kcal:
        parts.append(str(text.quantity(_ENERGY, workout.energy_kcal, system)))
    way = shown.routes.get(workout.id)
    drawn, begun = route(way) if way else ("", "")
    return WorkoutView(
        id=str(workout.id),
        left=f"{shown.share(start):.2%}",
        width=f"{shown.share(end) - shown.share(start):.2%}",
        name=text.activity(workout.kind),
        words=" · ".join(parts),
        route=drawn,
        start=begun,
    )


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
    if shown.pressure:
        parts.append(text.count(len(shown.pressure), "blood pressure"))
    if shown.glucose:
        parts.append("blood glucose")
    if shown.hrv:
        parts.append("heart rate variability")
    parts += [f"{event.label.lower()} {event.text}" for event in shown.events]
    parts += [mark.words.removesuffix(".") for mark in marks(shown)]
    return f"The day from midnight to midnight, {day}: {', '.join(parts) or 'sleep'}."
