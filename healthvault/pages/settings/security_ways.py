"""The parts of the security page about passkeys and providers."""

import reflex as rx

from healthvault.accounts.errors import (
    CeremonyOverError,
    IdentityTakenError,
    ProviderDeniedError,
    ProviderError,
)
from healthvault.pages.settings.security_lines import Line
from healthvault.pages.settings.security_state import SecurityState
from healthvault.pages.settings.security_views import row
from healthvault.pages.settings.views import group
from healthvault.ui.button import button
from healthvault.ui.dialog import details
from healthvault.ui.form import field, form
from healthvault.ui.notice import notice
from healthvault.ui.passkey import ask_browser
from healthvault.ui.ways import provider_links

_PROBLEMS = (CeremonyOverError, IdentityTakenError, ProviderDeniedError, ProviderError)


def problem() -> rx.Component:
    """Why the way to a provider changed nothing, from the code in the address."""
    asked = rx.State.router.url.query_parameters["problem"]
    notices = [(kind.code, notice(str(kind.__doc__), kind="problem")) for kind in _PROBLEMS]
    return rx.el.div(rx.match(asked, *notices, rx.fragment()), role="alert", class_name="mb-8 empty:hidden")


def passkeys() -> rx.Component:
    """Passkeys: those that are here, and one more."""
    return group(
        "Passkeys",
        "Sign in with your finger, your face or your device's PIN. There is nothing to remember, and nothing "
        "that another site could steal.",
        rx.cond(
            SecurityState.passkey_lines.length() > 0,
            rx.el.ul(
                rx.foreach(SecurityState.passkey_lines, _passkey),
                class_name="flex flex-col divide-y divide-hairline -my-2",
            ),
        ),
        rx.cond(SecurityState.passkey_options.length() > 0, _making(), details("Add a passkey", _naming())),
    )


def providers() -> rx.Component:
    """Providers: those that are linked, and the others that this Health Vault knows."""
    return rx.cond(
        SecurityState.identity_lines.length() + SecurityState.more_providers.length() > 0,
        group(
            "Other accounts",
            "Sign in with an account that you have elsewhere. It learns that you were here, and nothing of "
            "what is kept here.",
            rx.cond(
                SecurityState.identity_lines.length() > 0,
                rx.el.ul(
                    rx.foreach(SecurityState.identity_lines, _identity),
                    class_name="flex flex-col divide-y divide-hairline -my-2",
                ),
            ),
            provider_links(SecurityState.more_providers, "Add", beyond="/link"),
        ),
    )


def _naming() -> rx.Component:
    return form(
        field(
            "Name",
            "passkey_name",
            hint="What you will know it by, such as the device that keeps it.",
            required=True,
            max_length=60,
            auto_complete="off",
        ),
        button("Go on", type="submit", class_name="self-start"),
        on_submit=SecurityState.name_passkey,
        class_name="pt-3",
    )


def _making() -> rx.Component:
    return rx.el.div(
        rx.el.p("Your browser asks now where to keep it, and makes sure that it is you."),
        rx.el.div(
            button(
                "Make the passkey",
                kind="primary",
                on_click=ask_browser(
                    "startRegistration",
                    SecurityState.passkey_options,
                    then=SecurityState.add_passkey,
                    otherwise=SecurityState.miss_new_passkey,
                ),
            ),
            button("Not now", kind="plain", on_click=SecurityState.stop_adding),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-4",
    )


def _passkey(line: rx.vars.ObjectVar[Line]) -> rx.Component:
    removing = button("Remove", kind="danger", size="small", on_click=SecurityState.remove_passkey(line.id))
    return row(line.what, line.told, removing, symbol="lock")


def _identity(line: rx.vars.ObjectVar[Line]) -> rx.Component:
    removing = button("Remove", kind="danger", size="small", on_click=SecurityState.unlink(line.id))
    return row(line.what, line.told, removing, symbol="person")
