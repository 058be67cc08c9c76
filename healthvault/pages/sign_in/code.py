"""The page at `/sign-in/code`: the second step, for who turned it on."""

import reflex as rx

from healthvault.pages.sign_in.views import problem
from healthvault.ui.button import link
from healthvault.ui.card import card
from healthvault.ui.dialog import details
from healthvault.ui.form import CONTROL, field
from healthvault.ui.frame import page_title
from healthvault.ui.passkey import passkey_button
from healthvault.ui.porch import porch
from healthvault.ui.post import post_form, send_button


def code_page() -> rx.Component:
    """Six digits; or, behind a line, a recovery code."""
    return porch(
        rx.el.div(
            page_title("One more step"),
            problem(),
            card(_code()),
            passkey_button("Use a passkey instead", "/auth/passkey"),
            details("I do not have the app at hand", card(_recovery_code())),
            rx.el.p(link("Sign in as somebody else", "/sign-in"), class_name="text-center text-soft"),
            class_name="mx-auto flex max-w-column flex-col gap-6 pt-6 md:pt-14",
        )
    )


def _code() -> rx.Component:
    return post_form(
        "/auth/second-factor",
        field(
            "Code",
            "code",
            hint="The six digits that your authenticator app shows for Health Vault.",
            input_mode="numeric",
            auto_complete="one-time-code",
            max_length=10,
            required=True,
        ),
        send_button("Sign in", kind="primary"),
        class_name="flex flex-col gap-5",
    )


def _recovery_code() -> rx.Component:
    return post_form(
        "/auth/second-factor",
        rx.el.label("Recovery code", html_for="recovery-code", class_name="text-small font-medium"),
        rx.el.input(
            name="code",
            custom_attrs={"id": "recovery-code"},
            auto_complete="off",
            auto_capitalize="none",
            spell_check=False,
            max_length=60,
            required=True,
            class_name=CONTROL,
        ),
        rx.el.p(
            "One of the ten that you were shown when you turned this on. Each opens once.",
            class_name="text-small text-soft",
        ),
        send_button("Sign in"),
        class_name="flex flex-col gap-3",
    )
