"""Entering something by hand, at `/add`."""

import reflex as rx

from healthvault.pages.add.list_views import entered
from healthvault.pages.add.state import AddState
from healthvault.pages.add.views import done, entry_form
from healthvault.ui.card import card
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import lines_shape


def page() -> rx.Component:
    """One form: what, how much, when; and what was entered so far."""
    return frame(
        "Add an entry",
        rx.el.div(
            rx.el.div(done(), role="status", aria_live="polite"),
            rx.cond(AddState.is_loaded, rx.fragment(card(entry_form()), entered()), lines_shape(4)),
            class_name="max-w-prose",
        ),
        lead="What you measured yourself, how you are, or a note.",
        notices=notices(AddState),
    )
