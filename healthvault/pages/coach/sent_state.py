"""The record of one answer, read when it is asked for."""

from collections.abc import AsyncIterator
from uuid import UUID

import reflex as rx

from healthvault.coach.ledger import exchange
from healthvault.core import clock
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import MessageId
from healthvault.pages.coach.sent_rows import NOTHING_KEPT, SentView, sent_view
from healthvault.ui.session import SessionState, current_session


class SentState(rx.State):
    """What was sent for the answer whose record is open; None while it is read."""

    view: SentView | None = None

    @rx.event
    async def show(self, message: str) -> AsyncIterator[None]:
        """Read what was sent for an answer."""
        self.view = None
        yield  # So that nobody reads what was sent for the one before.
        try:
            told = await exchange(current_session(), MessageId(UUID(message)))
            self.view = sent_view(told, clock.now(), (await self.get_state(SessionState)).zone)
        except ValueError:
            self.view = SentView(intro=NOTHING_KEPT)
        except HealthVaultError as error:
            self.view = SentView(intro=error.message)
