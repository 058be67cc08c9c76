"""The parts of the landing page."""

import reflex as rx

from healthvault.ui.button import button_link, link
from healthvault.ui.door import DoorState
from healthvault.ui.form import hidden
from healthvault.ui.icon import icon
from healthvault.ui.post import post_form, send_button
from healthvault.ui.session import SessionState
from healthvault.ui.zone import BROWSER_ZONE

PROMISES: tuple[tuple[str, str, str], ...] = (
    (
        "lock",
        "Yours",
        "It runs on your own machine and sends nothing anywhere, until you give the coach a service to ask.",
    ),
    (
        "info",
        "Explained",
        "Every number says where it came from and what it is compared with. What is unknown stays blank.",
    ),
    (
        "download",
        "Portable",
        "Bring your history in from a file, undo any import, take out a table of exactly what you see.",
    ),
)
"""Icon, title and text of the three promises."""


def start() -> rx.Component:
    """The ways in, as far as this door opens; somebody who is in already is shown where they were."""
    back = button_link("Go to your overview", "/overview", kind="primary")
    ways = rx.match(
        DoorState.lets_in,
        ("closed", _ways_of_the_known()),
        ("invite", _ways("I was invited", "New accounts are made by invitation here.")),
        _ways("Start"),
    )
    return rx.cond(SessionState.is_signed_in, back, ways)


def _ways(begin: str, word: str = "") -> rx.Component:
    return rx.el.div(
        rx.el.div(
            button_link(begin, "/sign-up", kind="primary", class_name="px-6"),
            post_form(
                "/auth/demo",
                hidden("zone", BROWSER_ZONE),
                send_button("Look around with sample data"),
            ),
            class_name="flex flex-wrap gap-3",
        ),
        *([rx.el.p(word, class_name="mt-3 text-small text-soft")] if word else []),
    )


def _ways_of_the_known() -> rx.Component:
    return rx.el.div(
        button_link("Sign in", "/sign-in", kind="primary", class_name="px-6"),
        rx.el.p("No new accounts are made here.", class_name="mt-3 text-small text-soft"),
    )


def sign_in() -> rx.Component:
    """The way in for somebody who has an account."""
    look = "font-medium no-underline"
    return rx.cond(SessionState.is_signed_in, rx.fragment(), link("Sign in", "/sign-in", class_name=look))


def promises() -> rx.Component:
    """The three promises, side by side where they fit."""
    return rx.el.ul(
        *[
            rx.el.li(
                icon(symbol, size=22, class_name="text-brand"),
                rx.el.h2(title, class_name="mt-3 text-base font-semibold"),
                rx.el.p(text, class_name="mt-1 text-soft"),
            )
            for symbol, title, text in PROMISES
        ],
        class_name="grid gap-8 border-t border-hairline pt-10 md:grid-cols-3 md:gap-12",
    )
