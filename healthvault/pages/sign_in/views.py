"""The parts of the pages at the door."""

from typing import Any

import reflex as rx

from healthvault.pages.sign_in.problems import DONE, PROBLEMS
from healthvault.ui.card import card
from healthvault.ui.form import field
from healthvault.ui.notice import notice
from healthvault.ui.post import post_form, send_button


def problem() -> rx.Component:
    """What went wrong, from the code in the address; nothing for a code that is none of ours."""
    asked = rx.State.router.url.query_parameters["problem"]
    notices = [(code, notice(sentence, kind="problem")) for code, sentence in PROBLEMS.items()]
    return rx.el.div(rx.match(asked, *notices, rx.fragment()), role="alert", class_name="empty:hidden")


def done() -> rx.Component:
    """What was done by a link, from the code in the address; nothing for a code that is none of ours."""
    asked = rx.State.router.url.query_parameters["done"]
    notices = [(code, notice(sentence, kind="done")) for code, sentence in DONE.items()]
    return rx.el.div(rx.match(asked, *notices, rx.fragment()), role="status", class_name="empty:hidden")


def door(
    title: str,
    action: str,
    *fields: rx.Component,
    send: str,
    below: rx.Component,
    lead: str = "",
    others: rx.Component | None = None,
) -> rx.Component:
    """One column: a title, a sentence, a form that is posted to `action`, and the other ways in below it."""
    return rx.el.div(
        rx.el.div(
            rx.el.h1(title, class_name="text-title font-semibold tracking-tight"),
            *([rx.el.p(lead, class_name="mt-2 text-soft")] if lead else []),
        ),
        problem(),
        done(),
        card(
            post_form(
                action,
                *fields,
                send_button(send, kind="primary"),
                class_name="flex flex-col gap-5",
            ),
        ),
        *([others] if others is not None else []),
        rx.el.p(below, class_name="flex flex-wrap justify-center gap-x-6 gap-y-2 text-center text-soft"),
        class_name="mx-auto flex max-w-column flex-col gap-6 pt-6 md:pt-14",
    )


def email_field() -> rx.Component:
    """Who it is."""
    return field("E-mail", "email", kind="email", required=True, auto_complete="username", **_plain_typing())


def password_field(*, is_new: bool) -> rx.Component:
    """The password: of an account, or for a new one."""
    if not is_new:
        return field(
            "Password",
            "password",
            kind="password",
            required=True,
            auto_complete="current-password",
            max_length=1000,
        )
    return field(
        "Password",
        "password",
        kind="password",
        hint="Ten characters or more. A few words that only you would put together are good.",
        required=True,
        auto_complete="new-password",
        min_length=10,
        max_length=1000,
    )


def _plain_typing() -> dict[str, Any]:
    return {"auto_capitalize": "none", "spell_check": False, "max_length": 254}
