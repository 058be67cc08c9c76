"""Light, dark, or as the machine has it: kept with the person, so that every browser of theirs shows it."""

from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.style import resolved_color_mode

from healthvault.accounts import preferences
from healthvault.accounts.errors import PreferencesError
from healthvault.accounts.person import Theme
from healthvault.ui.form import segmented
from healthvault.ui.session import SessionState, current_session

_CHOICES: dict[str, Theme] = {"Auto": "auto", "Light": "light", "Dark": "dark"}


class AppearanceState(rx.State):
    """Changes the person's light; `SessionState.theme` tells it."""

    @rx.event
    async def choose_theme(self, theme: str) -> object:
        """Keep another light; one that there is not leaves it as it was."""
        here = current_session()
        try:
            kept = await preferences.preferences(here)
            await preferences.keep_preferences(here, replace(kept, theme=theme))  # pyright: ignore[reportArgumentType]
        except PreferencesError:
            return None
        return SessionState.refresh


def appearance(name: str, *, class_name: str = "") -> rx.Component:
    """The three choices side by side; `name` sets this group of radio buttons apart from another."""
    return segmented(
        "Appearance",
        name,
        {
            shown: {
                "checked": SessionState.theme == theme,
                "on_change": AppearanceState.choose_theme(theme),
                "value": theme,
            }
            for shown, theme in _CHOICES.items()
        },
        class_name=class_name,
    )


def chosen_theme() -> dict[str, Any]:
    """The attribute that turns a page to the person's light; it is empty until the page knows the person."""
    return {"data-theme": rx.cond(SessionState.is_signed_in, SessionState.theme, "")}


def by_light(light: Any, dark: Any) -> rx.Var:
    """One of two values, for what cannot read the tokens."""
    return rx.cond(
        SessionState.theme == "auto",
        rx.cond(resolved_color_mode == "dark", dark, light),
        rx.cond(SessionState.theme == "dark", dark, light),
    )
