"""Light, dark, or as the machine has it: kept by this browser, changed without a round trip."""

import reflex as rx
from reflex.style import color_mode, set_color_mode

from healthvault.ui.form import segmented

_CHOICES = {"Auto": "system", "Light": "light", "Dark": "dark"}


def appearance(name: str, *, class_name: str = "") -> rx.Component:
    """The three choices side by side; `name` sets this group of radio buttons apart from another."""
    return segmented(
        "Appearance",
        name,
        {
            shown: {"checked": color_mode == mode, "on_change": set_color_mode(mode), "value": mode}
            for shown, mode in _CHOICES.items()
        },
        class_name=class_name,
    )
