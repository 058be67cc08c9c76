"""The coach page at `/coach`; `?c=` names the open conversation."""

import reflex as rx

from healthvault.pages.coach.seen_views import seen
from healthvault.pages.coach.state import CoachState
from healthvault.pages.coach.thread_views import actions, threads
from healthvault.pages.coach.views import composer, dialogs, exchange, start
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.sent import sent_dialog
from healthvault.ui.skeleton import lines_shape
from healthvault.ui.why import why


def page() -> rx.Component:
    """Conversations on the left, the exchange in the middle, what the coach can see on the right."""
    return frame(
        "Coach",
        rx.el.div(
            rx.el.div(threads("rail"), class_name="-mx-1 hidden overflow-y-auto px-1 lg:block"),
            rx.el.div(_talk(), composer(), class_name="flex min-h-0 min-w-0 flex-col gap-4"),
            rx.el.aside(
                rx.el.h2("What the coach can see", class_name="mb-2 text-small font-medium text-soft"),
                seen("model"),
                aria_label="What the coach can see",
                class_name="hidden overflow-y-auto xl:block",
                tab_index=0,
            ),
            class_name=(
                "grid min-h-0 flex-1 grid-cols-1 grid-rows-1 gap-8 lg:grid-cols-[13rem_minmax(0,1fr)] "
                "xl:grid-cols-[13rem_minmax(0,1fr)_14rem]"
            ),
        ),
        dialogs(),
        sent_dialog(),
        why(CoachState),
        active="/coach",
        actions=actions(),
        notices=notices(CoachState),
        fills=True,
    )


def _talk() -> rx.Component:
    """The exchange in a region that stays at its end while an answer grows.

    A reversed column is scrolled from its end, so the browser itself follows what is added, and stops
    following as soon as one scrolls up.
    """
    return rx.el.div(
        rx.el.div(
            rx.cond(
                CoachState.is_loaded,
                rx.cond(CoachState.question != "", exchange(), start()),
                lines_shape(4),
            ),
            class_name="mb-auto",
        ),
        role="region",
        aria_label="Conversation",
        tab_index=0,
        class_name="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain -ml-3 pl-3 pr-1",
    )
