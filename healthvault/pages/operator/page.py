"""The operator's page at `/operator`; for everybody else there is nothing at this address."""

import reflex as rx

from healthvault.pages.operator.state import OperatorState
from healthvault.pages.operator.views import accounts, invited, letters, numbers
from healthvault.ui.frame import frame
from healthvault.ui.notice import notices
from healthvault.ui.skeleton import cards_shape


def page() -> rx.Component:
    """How the service stands, whom to let in, and letters to carry."""
    return frame(
        "Running this place",
        rx.cond(
            OperatorState.is_loaded,
            rx.el.div(numbers(), invited(), letters(), accounts()),
            cards_shape(3),
        ),
        lead="Numbers, invitations and letters. What anybody measured is not yours to see here.",
        notices=notices(OperatorState),
    )
