"""The page at `/settings/security`: every way in, and who is in."""

import reflex as rx

from healthvault.pages.settings.email import email
from healthvault.pages.settings.security_state import SecurityState
from healthvault.pages.settings.security_views import password, second_step, sessions, tokens
from healthvault.pages.settings.security_ways import passkeys, problem, providers
from healthvault.ui.button import link
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import card_shape, loading


def security() -> rx.Component:
    """How one signs in, and where one is signed in."""
    return frame(
        "Sign-in and security",
        problem(),
        rx.cond(
            SecurityState.is_loaded,
            rx.el.div(email(), password(), passkeys(), second_step(), providers(), sessions(), tokens()),
            loading(*[card_shape() for _ in range(3)], class_name="grid gap-8"),
        ),
        active="/settings",
        lead=link("Back to the settings", "/settings"),
        notices=notices(SecurityState),
    )
