"""The lanes of a day: what is drawn over time, each on its own scale, absent when nothing was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from healthvault.charts.timeline import Slot, span_lane, spread_lane, step_lane
from healthvault.insights.timeline import SLOT, DayTimeline, Spread
from healthvault.metrics.catalogue import metric
from healthvault.metrics.metric import Metric
from healthvault.metrics.unit import UnitSystem
from healthvault.ui import text

UPPER = metric("bp_systolic")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneView:
    """One lane, of the metric `slug`: paths on the grid of `charts.timeline`. `domain` gives the hue; `line`
    is stroked, `area` is tinted, `dots` are marked and `bars` are filled; what a lane has not is empty.
    """

    slug: str
    name: str
    domain: str
    scale: str
    line: str = ""
    area: str = ""
    dots: str = ""
    bars: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """Something that was said of a moment. `left` is in percent of the day."""

    left: str
    time: str
    words: str


def lanes(shown: DayTimeline, system: UnitSystem) -> list[LaneView]:
    """What was measured over the day, in the order of the screen."""
    found = [
        _spread(shown, "Heart rate", metric("heart_rate"), shown.heart, system),
        _spread(shown, "Heart rate variability", metric(shown.hrv_metric), shown.hrv, system),
        _steps(shown),
        _spread(shown, "Blood glucose", metric("blood_glucose"), shown.glucose, system),
        _pressure(shown, system),
    ]
    return [lane for lane in found if lane is not None]


def events(shown: DayTimeline) -> list[EventView]:
    """What was said of moments of the day, in time."""
    return [
        EventView(
            left=f"{shown.share(event.at):.2%}",
            time=text.clock(event.at, shown.zone),
            words=f"{event.label}: {event.text}",
        )
        for event in shown.events
    ]


def said_of(told: Metric, spread: Spread, system: UnitSystem) -> str:
    """The readings of a quarter of an hour: `54 bpm (51–58)`; without their ends when those are one."""
    middle = text.quantity(told, spread.mean, system)
    low, high = (text.quantity(told, value, system).number for value in (spread.low, spread.high))
    return f"{middle} ({low}–{high})" if low != high else str(middle)


def _spread(
    shown: DayTimeline, name: str, told: Metric, spreads: Sequence[Spread], system: UnitSystem
) -> LaneView | None:
    if not spreads:
        return None
    low = 10 * (min(spread.low for spread in spreads) // 10)
    high = 10 * -(-max(spread.high for spread in spreads) // 10)
    drawn = spread_lane([_slot(shown, s.start_at, s.low, s.mean, s.high) for s in spreads], low, high)
    scale = _scale(told, low, high, system)
    return LaneView(
        slug=told.slug,
        name=name,
        domain=told.domain.value,
        scale=scale,
        line=drawn.line,
        area=drawn.area,
        dots=drawn.dots,
    )


def _steps(shown: DayTimeline) -> LaneView | None:
    if not shown.steps:
        return None
    most = max(slot.steps for slot in shown.steps)
    slots = [_slot(shown, slot.start_at, 0, slot.steps, slot.steps) for slot in shown.steps]
    scale = f"up to {text.number(most)} in 15{text.HOLD}min"
    return LaneView(slug="steps", name="Steps", domain="activity", scale=scale, bars=step_lane(slots, most))


def _pressure(shown: DayTimeline, system: UnitSystem) -> LaneView | None:
    if not shown.pressure:
        return None
    low = 10 * (min(told.lower for told in shown.pressure) // 10)
    high = 10 * -(-max(told.upper for told in shown.pressure) // 10)
    slots = [_slot(shown, t.at, t.lower, t.upper, t.upper, length=timedelta()) for t in shown.pressure]
    scale = _scale(UPPER, low, high, system)
    return LaneView(
        slug=UPPER.slug, name="Blood pressure", domain="heart", scale=scale, bars=span_lane(slots, low, high)
    )


def _scale(told: Metric, low: float, high: float, system: UnitSystem) -> str:
    return f"{text.quantity(told, low, system).number}–{text.quantity(told, high, system)}"


def _slot(
    shown: DayTimeline, at: datetime, low: float, mean: float, high: float, *, length: timedelta = SLOT
) -> Slot:
    return Slot(start=shown.share(at), end=shown.share(at + length), low=low, mean=mean, high=high)
