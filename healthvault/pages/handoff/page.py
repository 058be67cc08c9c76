"""Handing over, at `/handoff`."""

import reflex as rx

from healthvault.pages.handoff.state import HandoffState
from healthvault.pages.handoff.views import for_a_visit, for_an_agent, for_an_assistant
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import lines_shape


def page() -> rx.Component:
    """To a doctor, to an agent, to an assistant: what leaves, and where to, is said before it does."""
    return frame(
        "Hand over",
        rx.cond(
            HandoffState.is_loaded,
            rx.el.div(for_a_visit(), for_an_agent(), for_an_assistant(), class_name="max-w-prose"),
            lines_shape(6),
        ),
        lead="Give what you know about yourself to somebody who can work with it.",
        notices=notices(HandoffState),
    )
