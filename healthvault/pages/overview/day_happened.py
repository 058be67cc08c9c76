"""What happened at times of a day, in words below its axis: workouts, and what was said of moments."""

from collections.abc import Callable

import reflex as rx

from healthvault.charts.route import HEIGHT, WIDTH
from healthvault.pages.overview.day import WorkoutView
from healthvault.pages.overview.day_lanes import EventView
from healthvault.pages.overview.state import OverviewState
from healthvault.ui.sparkline import figure
from healthvault.ui.why_workout import asks_why_workout


def happened() -> rx.Component:
    """The lists, in the order of the lanes; one without anything is absent."""
    day = OverviewState.day
    return rx.el.div(
        _list("Workouts", day.workouts, _workout),
        _list("Mood and notes", day.events, _event),
        class_name="mt-4 grid gap-x-8 gap-y-4 empty:hidden sm:grid-cols-2",
    )


def _list(name: str, listed: rx.Var, line: Callable[[rx.Var], rx.Component]) -> rx.Component:
    return rx.cond(
        listed.length() > 0,
        rx.el.section(
            rx.el.h4(name, class_name="mb-1 text-small text-faint"),
            rx.el.ul(rx.foreach(listed, line), class_name="grid gap-2"),
        ),
    )


def _workout(workout: rx.Var[WorkoutView]) -> rx.Component:
    return rx.el.li(
        rx.cond(workout.route != "", _route(workout)),
        rx.el.div(
            asks_why_workout(workout.name, workout.words, on_click=OverviewState.explain_workout(workout.id)),
            rx.el.p(workout.words, class_name="text-small text-soft tabular-nums"),
            class_name="min-w-0",
        ),
        class_name="flex items-center gap-3",
    )


def _route(workout: rx.Var[WorkoutView]) -> rx.Component:
    return rx.el.div(
        figure(
            rx.el.path(d=workout.route, class_name="spark-line"),
            rx.el.path(d=workout.start, class_name="spark-mark"),
            view_box=f"0 0 {WIDTH} {HEIGHT}",
            label=f"The way of {workout.name}, {workout.words}",
            class_name="h-12 w-16",
        ),
        class_name="shrink-0 rounded-control bg-sunken text-activity",
    )


def _event(event: rx.Var[EventView]) -> rx.Component:
    return rx.el.li(
        rx.el.span(event.time, class_name="mr-2 text-soft tabular-nums"), event.words, class_name="text-small"
    )
