"""The pages of letters: `/forgot` and `/link` ask for one, `/sent` says where to look, links end at `/way/…`.

Opening a link does nothing: programs that look through mail open links too. The one button does it.
"""

import reflex as rx

from healthvault.pages.sign_in.views import door, email_field, password_field
from healthvault.ui.button import link
from healthvault.ui.door import DoorState
from healthvault.ui.form import field, hidden
from healthvault.ui.fragment import FRAGMENT
from healthvault.ui.frame import page_title
from healthvault.ui.porch import porch
from healthvault.ui.zone import BROWSER_ZONE


def forgot() -> rx.Component:
    """For somebody who does not know their password."""
    return porch(
        door(
            "A new password",
            "/auth/forgot",
            email_field(),
            send="Send the link",
            lead="Give your e-mail address. A link comes to your mailbox; with it you choose a new one.",
            below=link("Back to signing in", "/sign-in"),
        )
    )


def ask_for_link() -> rx.Component:
    """For somebody who would rather not type a password."""
    return porch(
        door(
            "Sign in by mail",
            "/auth/link",
            email_field(),
            send="Send the link",
            lead="Give your e-mail address. A link comes to your mailbox, and it signs you in.",
            below=link("Back to signing in", "/sign-in"),
        )
    )


def sent() -> rx.Component:
    """The same for everybody: whether anybody has that address is not told here."""
    return porch(
        rx.el.div(
            page_title(rx.cond(DoorState.sends_letters, "Look into your mailbox", "A letter is written")),
            rx.cond(
                DoorState.sends_letters,
                rx.el.p(
                    "If there is something to tell, a letter is on its way to the address you gave. It takes "
                    "a minute or two; look among the unwanted mail as well. The link in it works once, and "
                    "not for long.",
                ),
                rx.el.p(
                    "This Health Vault sends no mail by itself. If anybody has the address you gave, a "
                    "letter with a link lies with whoever runs it: ask them for yours.",
                ),
            ),
            rx.el.p(link("Back to signing in", "/sign-in"), class_name="text-soft"),
            class_name="mx-auto flex max-w-column flex-col gap-6 pt-6 md:pt-14",
        )
    )


def way_in() -> rx.Component:
    """Where a link leads that signs in."""
    return _way(
        "Welcome back",
        "sign-in",
        send="Sign in",
        lead="Press the button, and you are signed in on this device. The link works once.",
    )


def way_to_reset() -> rx.Component:
    """Where a link leads that sets a password."""
    return _way(
        "Choose a new password",
        "reset",
        password_field(is_new=True),
        send="Keep this password",
        lead="With it you are signed in here, and signed out everywhere else.",
    )


def way_to_verify() -> rx.Component:
    """Where a link leads that shows an address to be one's own."""
    return _way(
        "Is this your address?",
        "verify",
        send="Yes, it is mine",
        lead="Press the button, and Health Vault knows that letters reach you there.",
    )


def way_to_join() -> rx.Component:
    """Where a link leads that makes an account: after an invitation, or after asking for one."""
    return _way(
        "Make your account",
        "join",
        field(
            "Name", "name", hint="How to greet you. It may stay empty.", auto_complete="name", max_length=100
        ),
        password_field(is_new=True),
        hidden("zone", BROWSER_ZONE),
        send="Make the account",
        lead="The letter has shown that the e-mail address is yours. Choose a password to go with it.",
    )


def _way(title: str, to: str, *fields: rx.Component, send: str, lead: str) -> rx.Component:
    return porch(
        door(
            title,
            f"/auth/way/{to}",
            hidden("token", FRAGMENT),
            *fields,
            send=send,
            lead=lead,
            below=link("Not now", "/"),
        )
    )
