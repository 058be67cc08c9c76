"""A lab report at `/report`; `?id=` names the one that is open, `?c=` the conversation it is attached to."""

import reflex as rx

from healthvault.pages.report.state import ReportState
from healthvault.pages.report.views import actions, drop_zone, listed, whole
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import lines_shape


def page() -> rx.Component:
    """A report in plain words and line by line; without one, where it is dropped."""
    return frame(
        rx.cond(ReportState.name != "", ReportState.name, "Lab reports"),
        rx.cond(
            ReportState.is_loaded,
            rx.cond(
                ReportState.report != "",
                whole(),
                rx.el.div(drop_zone(), listed(), class_name="max-w-column"),
            ),
            lines_shape(6),
        ),
        active="/coach",
        lead=ReportState.lead,
        actions=actions(),
        notices=notices(ReportState),
    )
