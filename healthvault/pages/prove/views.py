"""The parts of the page on which one shows once more who one is."""

import reflex as rx

from healthvault.pages.prove.state import ProveState
from healthvault.ui.card import card
from healthvault.ui.dialog import details
from healthvault.ui.form import field, hidden
from healthvault.ui.notice import notice
from healthvault.ui.passkey import passkey_button
from healthvault.ui.post import post_form, send_button
from healthvault.ui.ways import provider_links

_PROBLEMS = {
    "wrong": "That is not your password. Check it, and try again.",
    "code": "That code is not right, or it was used already. Wait for the next one.",
    "often": "Too many tries. Wait a few minutes, then try again.",
    "expired": "The page had been open for too long. Nothing was sent; try again.",
    "late": "That took too long. Try again.",
    "passkey": "That passkey did not work here. Try again, or choose another way.",
}


def problem() -> rx.Component:
    """What went wrong, from the code in the address."""
    asked = rx.State.router.url.query_parameters["problem"]
    notices = [(code, notice(sentence, kind="problem")) for code, sentence in _PROBLEMS.items()]
    return rx.el.div(rx.match(asked, *notices, rx.fragment()), role="alert", class_name="empty:hidden")


def ways() -> rx.Component:
    """The ways that the person has: a passkey, the password or a code, a provider."""
    return rx.el.div(
        rx.cond(ProveState.has_passkeys, passkey_button("Use a passkey", "/auth/passkey/prove", _where_to())),
        rx.cond(
            ProveState.has_password,
            rx.fragment(
                card(_with_password()),
                rx.cond(
                    ProveState.has_second_factor,
                    details("Use a code of your app instead", card(_with_code())),
                ),
            ),
            rx.cond(ProveState.has_second_factor, card(_with_code())),
        ),
        provider_links(ProveState.links, "Go on with", beyond="/prove", more="?to=" + _asked()),
        class_name="flex flex-col gap-4",
    )


def _with_password() -> rx.Component:
    return post_form(
        "/auth/prove",
        _where_to(),
        field(
            "Your password",
            "password",
            kind="password",
            required=True,
            auto_complete="current-password",
            max_length=1000,
        ),
        send_button("Go on", kind="primary"),
        class_name="flex flex-col gap-5",
    )


def _with_code() -> rx.Component:
    return post_form(
        "/auth/prove",
        _where_to(),
        field("Code", "code", hint="Six digits of your app.", **CODE_TYPING),
        send_button("Go on", kind="primary"),
        class_name="flex flex-col gap-5",
    )


def _where_to() -> rx.Component:
    return hidden("to", _asked())


def _asked() -> rx.Var[str]:
    return rx.State.router.url.query_parameters["to"].to(str)


CODE_TYPING = {"input_mode": "numeric", "auto_complete": "one-time-code", "max_length": 10, "required": True}
