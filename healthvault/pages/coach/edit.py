"""A question that is asked anew or forgotten: the one that is being changed, and what happens to it."""

from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING
from uuid import UUID

import reflex as rx

from healthvault.coach import running
from healthvault.coach.branch import set_aside
from healthvault.coach.forgetting import forget_turn
from healthvault.core.errors import HealthVaultError, NotFoundError
from healthvault.core.ids import ConversationId, MessageId
from healthvault.pages.coach.exchange import converse
from healthvault.ui.session import current_session

if TYPE_CHECKING:
    from healthvault.pages.coach.state import CoachState


class EditMixin(rx.State, mixin=True):
    """The question in the dialog: `editing` is its turn, or the answer to it, and `edit_text` its words."""

    editing: str = ""
    edit_text: str = ""

    @rx.event
    async def begin_edit(self, message: str, words: str) -> None:
        """Put a question into the dialog."""
        self.editing, self.edit_text = message, words


async def forget_this(state: "CoachState", message: str) -> AsyncGenerator[rx.event.EventSpec, None]:
    """Delete a question of the open conversation with its answer; yields the way out of one that is empty."""
    async with state:
        thread = state.thread
    try:
        conversation, turn = _ids(thread, message)
        await running.settle(current_session(), conversation)
        is_left = await forget_turn(current_session(), conversation, turn)
        async with state:
            if is_left:
                await state._open(thread)  # noqa: SLF001
            else:
                state._clear()  # noqa: SLF001
            state.dialogs += 1
    except HealthVaultError as error:
        async with state:
            state._explain(error)  # noqa: SLF001
        return
    if not is_left:
        yield rx.redirect("/coach", replace=True)


def _ids(thread: str, message: str) -> tuple[ConversationId, MessageId]:
    """What a screen calls the open conversation and a turn of it.

    Raises:
        NotFoundError: they are no ids.
    """
    try:
        return ConversationId(UUID(thread)), MessageId(UUID(message))
    except ValueError:
        raise NotFoundError from None


async def ask_instead(
    state: "CoachState", message: str, question: str = ""
) -> AsyncGenerator[rx.event.EventSpec, None]:
    """Set a question of the open conversation aside with all that follows, and ask another in its place.

    Args:
        state: The screen.
        message: The turn of the question, or the answer to it.
        question: What is asked instead; empty asks the same once more.
    """
    async with state:
        thread = state.thread
    try:
        conversation, turn = _ids(thread, message)
        await running.settle(current_session(), conversation)
        before = await set_aside(current_session(), conversation, turn)
        async with state:
            await state._open(thread)  # noqa: SLF001  The state and its exchange are one.
            state.dialogs += 1
    except HealthVaultError as error:
        async with state:
            state._explain(error)  # noqa: SLF001
        return
    asked = question.strip() or before
    async for event in converse(state, asked, afresh=asked == before):
        yield event
