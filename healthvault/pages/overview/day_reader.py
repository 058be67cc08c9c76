"""Reading all lanes of a day at once: under the pointer, or with a slider for keys and fingers.

Where the slider stands is known to the browser alone: nothing goes to the server while it moves.
"""

import reflex as rx
from reflex.experimental.client_state import ClientStateVar

from healthvault.pages.overview.day_marks import MarkView
from healthvault.pages.overview.state import OverviewState

_place = ClientStateVar.create("place_of_day", default=100)
"""No day has so many quarters: one begins to read at the last that there is, which is now on today."""
_BUBBLE = "absolute top-2 z-10 w-max rounded-control bg-ink px-3 py-2 text-small text-paper "


def slot_line(time: rx.Var[str], place: rx.Var[int]) -> rx.Component:
    """One quarter of an hour: a line under the pointer, and beside it what every lane says there."""
    wide = OverviewState.day.slot_percent
    is_late = place * wide > 50
    said = rx.el.div(
        *_lines(time, place), class_name=rx.cond(is_late, f"{_BUBBLE} right-2", f"{_BUBBLE} left-2")
    )
    return rx.el.div(
        rx.el.div(
            said, class_name="absolute inset-y-0 left-1/2 hidden border-l border-ink group-hover:block"
        ),
        class_name="group absolute inset-y-0",
        style={"left": f"{place * wide}%", "width": f"{wide}%"},
    )


def reader() -> rx.Component:
    """A slider over the quarters of the day, and what stands where it is."""
    times = OverviewState.day.slots.times
    last = times.length() - 1
    at = rx.cond(_place.value < times.length(), _place.value, last).to(int)
    return rx.cond(
        times.length() > 0,
        rx.el.div(
            rx.el.label(
                rx.el.span("Read the day at", class_name="text-small text-soft"),
                rx.el.input(
                    type="range",
                    min=0,
                    max=last,
                    value=at,
                    on_change=_place.set_value,
                    aria_valuetext=_heard(times[at], at),
                    class_name="block h-11 w-full accent-brand",
                ),
            ),
            rx.el.div(
                *_lines(times[at], at),
                aria_hidden=True,
                class_name="flex min-h-6 flex-wrap gap-x-4 text-small tabular-nums",
            ),
            class_name="mt-3",
        ),
    )


def clock_words() -> rx.Component:
    """What happened to the clock on this day, in words."""
    day = OverviewState.day
    return rx.cond(
        (day.marks.length() > 0) | (day.elsewhere != ""),
        rx.el.ul(
            rx.cond(day.elsewhere != "", rx.el.li(day.elsewhere)),
            rx.foreach(day.marks, lambda mark: rx.el.li(mark.words)),
            class_name="mb-3 max-w-prose text-small text-soft",
        ),
    )


def mark_line(mark: rx.Var[MarkView]) -> rx.Component:
    """The place where the clock changed: a dashed line with its name, and the hour that came twice."""
    return rx.el.div(
        rx.el.span(
            mark.name,
            class_name=rx.cond(
                mark.is_late,
                "absolute right-1 top-0 whitespace-nowrap bg-card px-1 text-small text-soft",
                "absolute left-1 top-0 whitespace-nowrap bg-card px-1 text-small text-soft",
            ),
        ),
        rx.el.div(class_name="absolute inset-0 bg-ink opacity-5"),
        aria_hidden=True,
        class_name="pointer-events-none absolute top-0 bottom-6 border-l border-dashed border-ink",
        style={"left": mark.left, "width": mark.width},
    )


def _lines(time: rx.Var[str], place: rx.Var[int]) -> list[rx.Component]:
    return [
        rx.el.p(time, class_name="font-medium"),
        *[rx.el.p(part, class_name="whitespace-pre-line empty:hidden") for part in parts_at(place)],
    ]


def _heard(time: rx.Var[str], place: rx.Var[int]) -> rx.Var:
    """All of a quarter in one sentence, put together in the browser: no tab keeps it twice."""
    said = rx.Var.create("")
    for part in parts_at(place):
        said = said + rx.cond(part, f", {part}", "")
    return time + rx.cond(said == "", ", nothing measured", said)


def parts_at(place: rx.Var[int]) -> tuple[rx.Var, ...]:
    """What each lane says at a place; nothing of a lane that is empty."""
    slots = OverviewState.day.slots
    lanes = (slots.sleep, slots.heart, slots.steps, slots.workout, slots.more)
    return tuple(lane[place] for lane in lanes)
