"""The order of sources at `/priorities`."""

import reflex as rx

from healthvault.pages.priorities.rows import shown_as
from healthvault.pages.priorities.silence_state import SilenceState
from healthvault.pages.priorities.silence_views import silence
from healthvault.pages.priorities.state import PrioritiesState
from healthvault.pages.priorities.views import change, chosen, nothing_to_order, ordering, trouble, waiting
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices


def page() -> rx.Component:
    """A list to be put in order, what that would change, and what was chosen before."""
    return frame(
        "Which source counts",
        rx.cond(
            PrioritiesState.problem != "",
            trouble(),
            rx.cond(
                PrioritiesState.is_loaded,
                rx.cond(PrioritiesState.metric == "", nothing_to_order(), _full()),
                waiting(),
            ),
        ),
        active="/sync",
        lead="When several measured the same, the one on top comes first.",
        notices=rx.fragment(notices(PrioritiesState), notices(SilenceState)),
    )


def _full() -> rx.Component:
    return rx.el.div(
        ordering(),
        change(),
        chosen(),
        rx.cond(PrioritiesState.metric == shown_as("sleep_stage"), silence()),
        class_name="max-w-prose",
    )
