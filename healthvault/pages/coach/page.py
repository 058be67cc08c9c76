"""The coach page at `/coach`; `?c=` names the open conversation."""

import reflex as rx

from healthvault.pages.coach.state import CoachState
from healthvault.pages.coach.views import actions, composer, dialogs, exchange, seen, start, threads
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import lines_shape


def page() -> rx.Component:
    """Conversations on the left, the exchange in the middle, what the coach can see on the right."""
    return frame(
        "Coach",
        rx.el.div(
            rx.el.aside(threads(), class_name="hidden lg:block"),
            rx.el.div(
                rx.cond(
                    CoachState.is_loaded,
                    rx.cond(CoachState.question != "", exchange(), start()),
                    lines_shape(4),
                ),
                rx.el.div(
                    composer(),
                    class_name="sticky bottom-14 mt-auto bg-paper py-4 md:bottom-0",
                ),
                class_name="flex min-h-[calc(100dvh-12rem)] min-w-0 flex-col gap-8",
            ),
            rx.el.aside(
                rx.el.h2("What the coach can see", class_name="mb-2 text-small font-medium text-soft"),
                seen(),
                class_name="hidden xl:block",
            ),
            class_name=(
                "grid grid-cols-1 gap-8 lg:grid-cols-[13rem_minmax(0,1fr)] "
                "xl:grid-cols-[13rem_minmax(0,1fr)_14rem]"
            ),
        ),
        dialogs(),
        active="/coach",
        lead=f"Answered by {CoachState.engine_now}",
        actions=actions(),
        notices=notices(CoachState),
    )
