"""*What was sent*: the button beside what an engine said, and the dialog with its record.

A page shows `sent_dialog()` once.
"""

from collections.abc import AsyncIterator
from uuid import UUID

import reflex as rx

from healthvault.coach.ledger import exchange
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.ui.dialog import dialog, opens
from healthvault.ui.sent_rows import NOTHING_KEPT, SentPart, SentRequest, SentView, sent_view
from healthvault.ui.session import SessionState, current_session
from healthvault.ui.skeleton import lines_shape

SENT = "sent"
_TITLE = "What was sent"


class SentState(rx.State):
    """What was sent for the words whose record is open; None while it is read."""

    view: SentView | None = None

    @rx.event
    async def show(self, record: str) -> AsyncIterator[None]:
        """Read what was sent, by the record's id, which of an answer is the answer's."""
        self.view = None
        yield  # So that nobody reads what was sent for the one before.
        try:
            told = await exchange(current_session(), UUID(record))
            self.view = sent_view(told, clock.now(), (await self.get_state(SessionState)).zone)
        except ValueError:
            self.view = SentView(intro=NOTHING_KEPT)
        except HealthVaultError as error:
            self.view = SentView(intro=error.message)


def sent_button(record: rx.Var[str]) -> rx.Component:
    """Opens a record."""
    return rx.el.button(
        _TITLE,
        type="button",
        on_click=SentState.show(record),
        class_name=(
            "ml-auto min-h-6 rounded-mark text-[0.75rem]/4 text-faint underline decoration-dotted "
            "underline-offset-3 transition-colors hover:text-brand"
        ),
        **opens(SENT),
    )


def sent_dialog() -> rx.Component:
    """The dialog; it stands once in the page."""
    view = SentState.view
    return dialog(
        SENT,
        _TITLE,
        rx.cond(view, _told(view), lines_shape(4)),
        class_name="!w-[min(100vw-2rem,var(--container-prose))]",
    )


def _told(view: rx.Var[SentView]) -> rx.Component:
    return rx.fragment(
        rx.el.p(view.intro, class_name="text-small text-soft"),
        rx.el.div(rx.foreach(view.requests, _request), class_name="flex flex-col"),
    )


def _request(request: SentRequest) -> rx.Component:
    return rx.el.section(
        rx.el.h3(request.title, class_name="font-medium"),
        rx.el.p(request.took, class_name="mt-1 text-small text-faint"),
        rx.foreach(request.parts, _part),
        rx.cond(
            request.asked.length() > 0,
            rx.fragment(
                rx.el.h4("It asked for", class_name="mt-3 text-small text-soft"),
                rx.el.ul(
                    rx.foreach(request.asked, lambda asked: rx.el.li(asked, class_name="break-words")),
                    class_name="mt-1 list-disc pl-5 text-small marker:text-faint",
                ),
            ),
        ),
        class_name="mt-5 border-t border-hairline pt-4",
    )


def _part(part: SentPart) -> rx.Component:
    return rx.fragment(
        rx.el.h4(part.who, class_name="mt-3 text-small text-soft"),
        rx.el.pre(
            part.words,
            class_name=(
                "mt-1 max-h-80 overflow-y-auto overscroll-contain rounded-control bg-sunken p-3 font-sans "
                "text-small whitespace-pre-wrap break-words"
            ),
            tab_index=0,
        ),
    )
