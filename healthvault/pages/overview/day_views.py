"""The day timeline: lanes between two midnights, read all at once at every quarter of an hour."""

from collections.abc import Callable

import reflex as rx

from healthvault.charts.timeline import HEIGHT, WIDTH
from healthvault.pages.overview.card_views import domain_hue
from healthvault.pages.overview.day import WorkoutView
from healthvault.pages.overview.day_happened import happened
from healthvault.pages.overview.day_lanes import EventView, LaneView
from healthvault.pages.overview.day_reader import clock_words, mark_line, parts_at, reader, slot_line
from healthvault.pages.overview.night_views import ticks
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import link
from healthvault.ui.card import card, section
from healthvault.ui.dialog import details
from healthvault.ui.form import CONTROL
from healthvault.ui.hypnogram import stages
from healthvault.ui.icon import icon
from healthvault.ui.sparkline import figure
from healthvault.ui.table import item, row, table, table_or_list
from healthvault.ui.why import asks_why

_ID = "day"
_LANE = "relative border-t border-hairline py-3"


def timeline() -> rx.Component:
    """One day on one axis, with the day before and the day after."""
    day = OverviewState.day
    return rx.cond(
        day,
        section(
            rx.el.span("The day", id=_ID),
            card(
                _steering(),
                rx.cond(
                    day.nothing != "",
                    rx.el.p(day.nothing, class_name="py-16 text-center text-soft"),
                    rx.fragment(clock_words(), _lanes(), reader(), happened(), _as_table()),
                ),
            ),
        ),
    )


def _steering() -> rx.Component:
    day = OverviewState.day
    return rx.el.div(
        rx.el.h3(day.title, aria_live="polite", class_name="text-base font-medium"),
        rx.el.div(
            _step("left", "Day before", day.earlier),
            rx.el.label(
                rx.el.span("Day", class_name="only-heard"),
                rx.el.input(
                    type="date",
                    default_value=day.date,
                    max=day.today,
                    key=day.date,
                    on_change=OverviewState.go_to,
                    class_name=f"{CONTROL} !w-auto !text-small",
                ),
            ),
            _step("right", "Day after", day.later),
            class_name="flex items-center gap-1",
        ),
        class_name="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1",
    )


def _step(symbol: str, name: str, day: rx.Var) -> rx.Component:
    look = "inline-flex size-11 items-center justify-center rounded-control "
    return rx.cond(
        day != "",
        link(
            icon(symbol, label=name),
            f"/overview?day={day}#{_ID}",
            class_name=look + "!text-soft hover:bg-sunken hover:!text-ink",
        ),
        rx.el.span(icon(symbol), class_name=look + "text-faint opacity-40"),
    )


def _lanes() -> rx.Component:
    day = OverviewState.day
    return rx.el.div(
        rx.cond(
            day.has_sleep,
            _lane(
                _says_why("Sleep", "sleep_duration"),
                "",
                "text-sleep",
                stages(day, label="Sleep stages", class_name="h-14 w-full text-sleep"),
            ),
        ),
        rx.foreach(day.lanes, _measured),
        _happened("Workouts", "text-activity", day.workouts, _bar),
        _happened("Mood and notes", "text-mind", day.events, _moment),
        rx.el.div(ticks(day.ticks), class_name="border-t border-hairline"),
        rx.foreach(day.marks, mark_line),
        rx.cond(
            day.now != "",
            rx.el.div(
                class_name="pointer-events-none absolute top-0 bottom-6 w-px bg-edge", style={"left": day.now}
            ),
        ),
        rx.el.div(
            rx.foreach(day.slots.times, slot_line),
            aria_hidden=True,
            class_name="absolute inset-x-0 top-0 bottom-6 hidden sm:block",
        ),
        role="group",
        aria_label=day.alt,
        class_name=rx.cond(day.marks.length() > 0, "relative pt-6", "relative"),
    )


def _says_why(name: rx.Var | str, slug: rx.Var | str) -> rx.Component:
    """The name of a lane, above what the pointer reads."""
    return asks_why(
        rx.el.span(name, class_name="underline decoration-dotted underline-offset-3"),
        says=name,
        on_click=OverviewState.explain_day(slug, OverviewState.day.date),
        class_name="relative z-10",
    )


def _lane(
    name: rx.Component | str, scale: rx.Var | str, hue: rx.Var | str, drawn: rx.Component
) -> rx.Component:
    return rx.el.div(_lane_name(name, scale, hue), drawn, class_name=_LANE)


def _lane_name(name: rx.Component | str, scale: rx.Var | str, hue: rx.Var | str) -> rx.Component:
    return rx.el.p(
        rx.el.span(rx.el.span(name, class_name="font-medium"), class_name=hue),
        rx.el.span(scale, class_name="text-faint"),
        class_name="mb-1.5 flex items-baseline gap-2 text-small",
    )


def _measured(lane: rx.Var[LaneView]) -> rx.Component:
    drawn = figure(
        rx.el.path(d=lane.area, class_name="spark-band"),
        rx.el.path(d=lane.line, class_name="spark-line"),
        rx.el.path(d=lane.dots, class_name="spark-mark"),
        rx.el.path(d=lane.bars, class_name="fill-current"),
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        label=f"{lane.name}, {lane.scale}",
        preserve_aspect_ratio="none",
        class_name=rx.cond(lane.name == "Heart rate", "h-24 w-full", "h-16 w-full"),
    )
    hue = domain_hue(lane.domain)
    return _lane(_says_why(lane.name, lane.slug), lane.scale, hue, rx.el.div(drawn, class_name=hue))


def _happened(name: str, hue: str, happened: rx.Var, drawn: Callable[[rx.Var], rx.Component]) -> rx.Component:
    """A lane of things that happened, which stand in words below the axis."""
    marks = rx.el.div(
        rx.foreach(happened, drawn), aria_hidden=True, class_name=f"relative h-4 rounded-mark bg-sunken {hue}"
    )
    return rx.cond(happened.length() > 0, _lane(name, "", hue, marks))


def _bar(workout: rx.Var[WorkoutView]) -> rx.Component:
    return rx.el.div(
        class_name="absolute inset-y-0 min-w-1 rounded-mark bg-current",
        style={"left": workout.left, "width": workout.width},
    )


def _moment(event: rx.Var[EventView]) -> rx.Component:
    return rx.el.div(
        class_name="absolute inset-y-0 w-1 -translate-x-1/2 rounded-mark bg-current",
        style={"left": event.left},
    )


def _as_table() -> rx.Component:
    columns = ["Time", "Sleep", "Heart rate", "Steps", "Workout", "Also"]
    return details(
        "Show the day as a table",
        table_or_list(
            OverviewState.day.alt,
            table(
                OverviewState.day.alt,
                columns,
                rx.foreach(OverviewState.day.slots.times, _quarter),
                class_name="max-h-96 overflow-y-auto",
            ),
            rx.foreach(OverviewState.day.slots.times, _narrow_quarter),
            room="lg",
        ),
        class_name="mt-3",
    )


def _narrow_quarter(time: rx.Var[str], place: rx.Var[int]) -> rx.Component:
    """A quarter of an hour, where there is no room for a table; of an empty lane nothing."""
    return item(
        rx.el.p(
            rx.el.span(time, class_name="shrink-0 text-soft"),
            rx.el.span(
                *[rx.cond(part != "", rx.el.span(part, class_name="block")) for part in parts_at(place)],
                class_name="text-right whitespace-pre-line",
            ),
            class_name="flex justify-between gap-x-3 text-small tabular-nums",
        )
    )


def _quarter(time: rx.Var[str], place: rx.Var[int]) -> rx.Component:
    *common, more = parts_at(place)
    return row(time, *common, rx.el.span(more, class_name="whitespace-pre-line"))
