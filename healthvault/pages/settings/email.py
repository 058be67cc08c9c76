"""The e-mail address: whether it is confirmed, and another one in its place."""

import reflex as rx

from healthvault.pages.settings.email_state import EmailState
from healthvault.pages.settings.views import group
from healthvault.ui.button import button
from healthvault.ui.form import field, form
from healthvault.ui.icon import icon
from healthvault.ui.notice import notice
from healthvault.ui.session import SessionState


def email() -> rx.Component:
    """The address that one signs in with; a sample person's leads nowhere."""
    return rx.cond(
        SessionState.is_sample,
        rx.fragment(),
        group(
            "E-mail address",
            "You sign in with it, and letters go there: a new password, a link. Another one counts once you "
            "have opened the link in the letter that goes to it.",
            _news(),
            _now(),
            form(
                field(
                    "Another address",
                    "email",
                    kind="email",
                    required=True,
                    auto_complete="email",
                    max_length=254,
                ),
                button("Send a letter there", type="submit", class_name="self-start"),
                on_submit=EmailState.move_email,
                reset_on_submit=True,
            ),
        ),
    )


def _now() -> rx.Component:
    return rx.el.div(
        rx.el.p(SessionState.email, class_name="font-medium break-all"),
        rx.cond(
            EmailState.is_verified,
            rx.el.p(
                icon("check", size=16, class_name="text-brand"),
                "Confirmed",
                class_name="flex items-center gap-1.5 text-small text-soft",
            ),
            rx.el.div(
                rx.el.p("Not confirmed yet", class_name="text-small text-soft"),
                button("Send a letter to confirm it", size="small", on_click=EmailState.send_verification),
                class_name="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2",
            ),
        ),
    )


def _news() -> rx.Component:
    """What a letter is waited for, and what went wrong; spoken when it appears."""
    asked = rx.State.router.url.query_parameters["done"]
    return rx.el.div(
        rx.cond(EmailState.email_problem != "", notice(EmailState.email_problem, kind="problem")),
        rx.cond(EmailState.email_said != "", notice(EmailState.email_said)),
        rx.cond(asked == "verified", notice("Your e-mail address is confirmed.", kind="done")),
        role="status",
        class_name="flex flex-col gap-3 empty:hidden",
    )
