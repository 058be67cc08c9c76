"""The overview before there is anything to show, and its first two sentences."""

import reflex as rx

from healthvault.pages.overview.state import OverviewState
from healthvault.ui.button import button, button_link, link
from healthvault.ui.empty import empty
from healthvault.ui.notice import notice
from healthvault.ui.skeleton import cards_shape, loading, shape


def nothing_yet(*, class_name: str = "") -> rx.Component:
    """What stands here before anything has arrived that was measured."""
    return empty(
        "Your overview starts with your data",
        "Bring in an Apple Health export or a spreadsheet. It stays on this machine, "
        "and everything here fills itself.",
        rx.fragment(
            button_link("Bring in a file", "/sync", kind="primary", symbol="upload"),
            rx.cond(
                OverviewState.is_set_up,
                rx.fragment(),
                rx.el.p(link("Finish setting up", "/welcome"), class_name="mt-4"),
            ),
        ),
        symbol="heart",
        class_name=class_name,
    )


def trouble() -> rx.Component:
    """What stands here when nothing could be read yet."""
    return notice(
        OverviewState.problem,
        button("Try again", size="small", on_click=OverviewState.load, class_name="mt-3"),
        kind="problem",
    )


def on_its_way() -> rx.Component:
    """What stands here while the first data is being read."""
    return rx.el.div(
        notice(
            rx.el.span(
                rx.el.span("Your data is being read. ", class_name="font-medium"),
                OverviewState.arriving,
                " This page fills itself.",
            ),
            class_name="mb-8",
        ),
        waiting(),
    )


def waiting() -> rx.Component:
    """The shape of the page while it is being read."""
    return loading(
        shape("mb-8 h-16 w-full max-w-prose"),
        rx.el.div(
            shape("h-72 rounded-card lg:col-span-3"),
            shape("h-72 rounded-card lg:col-span-2"),
            class_name="mb-10 grid gap-4 lg:grid-cols-5",
        ),
        cards_shape(6),
    )


def summary() -> rx.Component:
    """The two sentences on top; before them, why a day that was asked for is not the one below."""
    return rx.fragment(
        rx.el.div(
            rx.cond(OverviewState.not_that_day != "", notice(OverviewState.not_that_day, class_name="mb-6")),
            role="status",
        ),
        rx.el.p(
            rx.foreach(OverviewState.summary, lambda sentence: rx.el.span(sentence, " ")),
            class_name="mb-8 max-w-prose text-lead text-pretty",
        ),
    )
