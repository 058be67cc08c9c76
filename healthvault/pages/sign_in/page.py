"""The pages at the door: `/sign-in` and `/sign-up`."""

import reflex as rx

from healthvault.pages.sign_in.views import door, email_field, password_field
from healthvault.ui.button import link
from healthvault.ui.form import hidden
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
            below=rx.fragment("New here? ", link("Make an account", "/sign-up")),
        )
    )


def sign_up() -> rx.Component:
    """For somebody who has none."""
    return porch(
        door(
            "Make an account",
            "/auth/sign-up",
            email_field(),
            password_field(is_new=True),
            hidden("zone", BROWSER_ZONE),
            send="Make the account",
            below=rx.fragment("Already have one? ", link("Sign in", "/sign-in")),
        )
    )
