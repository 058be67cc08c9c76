"""The pages at the door: `/sign-in` and `/sign-up`."""

import reflex as rx

from healthvault.pages.sign_in.other_ways import other_ways_in, other_ways_up
from healthvault.pages.sign_in.views import door, email_field, password_field
from healthvault.ui.button import link
from healthvault.ui.door import DoorState
from healthvault.ui.form import hidden
from healthvault.ui.frame import page_title
from healthvault.ui.notice import notice
from healthvault.ui.porch import porch
from healthvault.ui.zone import BROWSER_ZONE


def sign_in() -> rx.Component:
    """For somebody who has an account."""
    return porch(
        door(
            "Sign in",
            "/auth/sign-in",
            email_field(),
            password_field(is_new=False),
            send="Sign in",
            others=other_ways_in(),
            below=rx.fragment(
                rx.el.span("New here? ", link("Make an account", "/sign-up")),
                rx.el.span(link("Forgot the password?", "/forgot")),
                rx.el.span(link("Sign in by mail", "/link")),
            ),
        )
    )


def sign_up() -> rx.Component:
    """For somebody who has none. Where letters can be sent, an account begins with one."""
    return porch(
        rx.match(
            DoorState.lets_in,
            ("closed", _closed()),
            rx.cond(DoorState.sends_letters, _by_letter(), _at_once()),
        )
    )


def _at_once() -> rx.Component:
    return door(
        "Make an account",
        "/auth/sign-up",
        _by_invitation(),
        email_field(),
        password_field(is_new=True),
        hidden("zone", BROWSER_ZONE),
        send="Make the account",
        others=other_ways_up(),
        below=_already_here(),
    )


def _by_letter() -> rx.Component:
    return door(
        "Make an account",
        "/auth/sign-up",
        _by_invitation(),
        email_field(),
        send="Send me a letter",
        others=other_ways_up(),
        lead="Give your e-mail address. The letter that comes has a link with which you make the account.",
        below=_already_here(),
    )


def _by_invitation() -> rx.Component:
    return rx.cond(
        DoorState.lets_in == "invite",
        notice(
            "Accounts are made by invitation here: the link is in the letter that invites you. Only the very "
            "first account needs none."
        ),
    )


def _closed() -> rx.Component:
    return rx.el.div(
        page_title("No new accounts"),
        rx.el.p("No new accounts are made here. Ask whoever runs this Health Vault."),
        rx.el.p(_already_here(), class_name="text-soft"),
        class_name="mx-auto flex max-w-column flex-col gap-6 pt-6 md:pt-14",
    )


def _already_here() -> rx.Component:
    return rx.el.span("Already have one? ", link("Sign in", "/sign-in"))
