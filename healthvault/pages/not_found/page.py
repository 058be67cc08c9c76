"""What stands at an address under which there is nothing."""

import reflex as rx

from healthvault.ui.button import button_link
from healthvault.ui.empty import empty
from healthvault.ui.porch import porch


def page() -> rx.Component:
    """One sentence and the way back."""
    return porch(
        rx.el.h1("There is nothing here", class_name="only-heard"),
        empty(
            "There is nothing here",
            "The address may be old, or have a letter too many. Your data is where it was.",
            button_link("Go to your overview", "/overview", kind="primary"),
            symbol="search",
            class_name="mt-10",
        ),
    )
