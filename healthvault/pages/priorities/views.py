"""The sections of the page about the order of sources."""

import reflex as rx

from healthvault.pages.priorities.rows import ChangeView, HeldView, PlaceView
from healthvault.pages.priorities.state import PrioritiesState
from healthvault.ui.button import button, button_link, icon_button, link
from healthvault.ui.card import card, section
from healthvault.ui.empty import empty
from healthvault.ui.form import CONTROL, choices_box
from healthvault.ui.icon import icon
from healthvault.ui.movable import movable
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.table import row, table

_NUMBERS = frozenset({1, 2})


def nothing_to_order() -> rx.Component:
    """What stands here while every metric has one source."""
    return empty(
        "One source tells each of your numbers",
        "When a second watch, phone or scale measures the same, you say here which of them counts first.",
        button_link("Bring in a file", "/sync", kind="primary", symbol="upload"),
        symbol="device",
    )


def trouble() -> rx.Component:
    """What stands here when the address asks for what there is not."""
    return notice(
        PrioritiesState.problem,
        button_link("Begin again", "/priorities", size="small", class_name="mt-3"),
        kind="problem",
    )


def waiting() -> rx.Component:
    """The shape of the page while it is being read."""
    return lines_shape(5)


def ordering() -> rx.Component:
    """The metric, the rule in words, the list, and from when."""
    return card(
        rx.el.div(_metric(), _since(), class_name="flex flex-wrap gap-4"),
        rx.el.p(PrioritiesState.rule, class_name="mt-4 text-small text-soft"),
        rx.el.ol(
            rx.foreach(PrioritiesState.places, _place),
            aria_label="Sources, the one that counts first on top",
            class_name="mt-4 flex flex-col gap-2",
        ),
        rx.el.p(PrioritiesState.said, role="status", aria_live="polite", class_name="only-heard"),
        rx.cond(
            PrioritiesState.places.length() == 1,
            rx.el.p(
                "Only one source tells of this, so there is nothing to order.",
                class_name="mt-4 text-small text-soft",
            ),
        ),
    )


def _metric() -> rx.Component:
    return rx.el.label(
        rx.el.span("Of what", class_name="mb-1.5 block text-small font-medium"),
        choices_box(
            rx.foreach(PrioritiesState.choices, lambda one: rx.el.option(one.name, value=one.slug)),
            value=PrioritiesState.metric,
            on_change=PrioritiesState.choose,
        ),
        class_name="min-w-0 flex-1",
    )


def _since() -> rx.Component:
    return rx.el.div(
        rx.el.label(
            rx.el.span("From which day on", class_name="mb-1.5 block text-small font-medium"),
            rx.el.input(
                type="date",
                default_value=PrioritiesState.from_day,
                key=PrioritiesState.from_day,
                max=PrioritiesState.today,
                on_change=PrioritiesState.since,
                aria_describedby="since-hint",
                class_name=CONTROL,
            ),
        ),
        rx.cond(
            PrioritiesState.from_day != "",
            button("For all days", kind="plain", size="small", on_click=PrioritiesState.since("")),
            rx.el.p("Without a day: for all days.", id="since-hint", class_name="mt-1 text-small text-soft"),
        ),
        class_name="min-w-0 flex-1",
    )


def _place(one: rx.Var[PlaceView]) -> rx.Component:
    return movable(
        rx.el.span(one.rank, aria_hidden=True, class_name="w-5 text-center text-faint tabular-nums"),
        rx.el.div(
            rx.el.p(one.name, class_name="font-medium break-words"),
            rx.el.p(one.detail, class_name="text-small text-soft"),
            class_name="min-w-0 flex-1",
        ),
        icon_button(
            "arrow-up",
            f"Move {one.name} up",
            disabled=one.is_first,
            auto_focus=one.takes == "up",
            key=one.lift,
            on_click=PrioritiesState.move(one.stream, -1),
        ),
        icon_button(
            "arrow-down",
            f"Move {one.name} down",
            disabled=one.is_last,
            auto_focus=one.takes == "down",
            key=one.sink,
            on_click=PrioritiesState.move(one.stream, 1),
        ),
        on_pick=PrioritiesState.pick(one.stream),
        on_place=PrioritiesState.place(one.stream),
        key=one.stream.to_string(),
        class_name=(
            "flex items-center gap-2 rounded-control border border-hairline bg-card py-1.5 pr-1 pl-2"
        ),
    )


def change() -> rx.Component:
    """What the draft would change, before it is kept."""
    return rx.el.div(
        rx.cond(
            PrioritiesState.is_changed,
            card(
                rx.el.h2("What this would change", class_name="text-base font-semibold"),
                rx.cond(
                    PrioritiesState.effect != "",
                    rx.fragment(
                        rx.el.p(PrioritiesState.effect, class_name="mt-2"),
                        rx.cond(
                            PrioritiesState.largest.length() > 0, largest_changes(PrioritiesState.largest)
                        ),
                    ),
                    lines_shape(3),
                ),
                rx.el.div(
                    button(
                        "Save this order",
                        kind="primary",
                        disabled=PrioritiesState.is_working,
                        on_click=PrioritiesState.save,
                    ),
                    button("Leave as it is", on_click=PrioritiesState.leave),
                    class_name="mt-4 flex flex-wrap gap-2",
                ),
                class_name="mt-4",
            ),
        ),
        role="status",
        aria_live="polite",
    )


def largest_changes(changes: rx.Var[list[ChangeView]], one: str = "Day") -> rx.Component:
    """The days, or nights, that would change most."""
    caption = f"The {one.lower()}s that would change most"
    return rx.el.div(
        table(
            caption,
            [one, "Now", "Would be"],
            rx.foreach(changes, lambda told: row(told.day, told.before, told.after, numeric=_NUMBERS)),
            numeric=_NUMBERS,
        ),
        rx.el.p(f"{caption}.", class_name="mt-1 text-small text-faint"),
        class_name="mt-3",
    )


def chosen() -> rx.Component:
    """The orders that were chosen so far, and the way back."""
    return rx.cond(
        PrioritiesState.held.length() > 0,
        section(
            "What you chose",
            rx.el.ul(rx.foreach(PrioritiesState.held, _held), class_name="flex flex-col gap-2"),
            aside=button(
                "Back to the usual order",
                size="small",
                symbol="undo",
                on_click=PrioritiesState.back_to_usual,
            ),
        ),
        rx.el.p(
            icon("info", size=18, class_name="text-brand"),
            rx.el.span(
                "This is the usual order: what is worn before what is carried. ",
                link("What arrived, and from where", "/sync"),
            ),
            class_name="mt-4 flex items-start gap-2 text-small text-soft",
        ),
    )


def _held(one: rx.Var[HeldView]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(one.since, class_name="font-medium"),
            rx.el.p(one.order, class_name="text-small text-soft"),
            class_name="min-w-0 flex-1",
        ),
        button("Take away", size="small", on_click=PrioritiesState.take_away(one.day)),
        class_name="flex items-center gap-3 rounded-control border border-hairline bg-card px-4 py-2",
    )
