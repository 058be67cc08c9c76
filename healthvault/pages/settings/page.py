"""The settings page at `/settings`."""

import reflex as rx

from healthvault.pages.settings.state import SettingsState
from healthvault.pages.settings.views import (
    about_you,
    emergencies,
    leaving,
    not_erased,
    numbers,
    running,
    security,
)
from healthvault.pages.settings.zones_state import ZonesState
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import card_shape, loading


def page() -> rx.Component:
    """Who one is, how numbers are shown, and the way to everything about signing in."""
    return frame(
        "Settings",
        not_erased(),
        rx.cond(
            SettingsState.is_loaded,
            rx.el.div(
                about_you(),
                numbers(),
                emergencies(),
                security(),
                rx.cond(SettingsState.runs_it, running()),
                leaving(),
            ),
            loading(*[card_shape() for _ in range(3)], class_name="grid gap-8"),
        ),
        active="/settings",
        notices=rx.fragment(notices(SettingsState), notices(ZonesState)),
    )
