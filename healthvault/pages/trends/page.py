"""The trends page at `/trends`."""

import reflex as rx

from healthvault.pages.trends.goal_views import goal
from healthvault.pages.trends.state import TrendsState
from healthvault.pages.trends.table_views import numbers
from healthvault.pages.trends.views import choosing, drawing, nothing_yet, steering, trouble, waiting
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.why import why


def page() -> rx.Component:
    """Which metric, how far back, the drawing, the numbers."""
    return frame(
        "Trends",
        rx.cond(
            TrendsState.is_loaded,
            rx.cond(TrendsState.has_metrics, _full(), nothing_yet()),
            rx.cond(TrendsState.problem != "", trouble(), waiting()),
        ),
        active="/trends",
        notices=notices(TrendsState),
    )


def _full() -> rx.Component:
    return rx.el.div(choosing(), steering(), drawing(), numbers(), goal(), why(TrendsState))
