"""One question and its answer on the screen: what each event changes, and when."""

from collections.abc import AsyncGenerator
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

import reflex as rx

from healthvault.ai.model import Delta
from healthvault.coach.events import Checked, Done, Event, Failed, HandedOver, LookedAt, Started
from healthvault.coach.flow import SOONEST_S, Flow, Shown
from healthvault.coach.reply import reply
from healthvault.coach.running import stop, stoppable
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import ConversationId, new_id
from healthvault.ui.session import current_session

if TYPE_CHECKING:
    from healthvault.pages.coach.state import CoachState

_AT_ONCE = HandedOver | Done | Failed
_LONG = "The answer reached the longest it may be."


async def converse(state: "CoachState", question: str) -> AsyncGenerator[rx.event.EventSpec, None]:
    """Ask a question and show its answer as it comes; runs in a background task.

    An answer whose conversation was left goes on unseen, and is kept. Yields the way to a new conversation.
    """
    if not question.strip():
        return
    session, run, flow = current_session(), new_id().hex, Flow()
    async with state:
        stop(session, state._run)  # noqa: SLF001  The state and its exchange are one.
        state._begin(run, question)  # noqa: SLF001
        thread = ConversationId(UUID(state.thread)) if state.thread else None
    ended: Event | None = None
    try:
        events = stoppable(session, run, reply(session, thread, question), tick_s=SOONEST_S)
        async for event in events:
            ended = event if isinstance(event, Done | Failed) else None
            if isinstance(event, Delta):
                flow.add(event.text)
            shown = flow.show(monotonic(), at_once=isinstance(event, _AT_ONCE))
            if shown is None and not isinstance(event, Started | LookedAt | Checked | _AT_ONCE):
                continue
            async with state:
                if state._run == run:  # noqa: SLF001
                    apply(state, event, shown)
            if isinstance(event, HandedOver | Checked):
                flow = Flow()
            if isinstance(event, Started) and thread is None:
                yield rx.redirect(f"/coach?c={event.conversation}", replace=True)
    except HealthVaultError as error:
        ended = Failed(sentence=error.message)
        async with state:
            if state._run == run:  # noqa: SLF001
                apply(state, ended, None)
    if ended is None:
        async with state:
            if state._run == run:  # noqa: SLF001
                _show(state, flow.show(monotonic(), at_once=True))
                state.progress, state._run = "stopped", ""  # noqa: SLF001


def apply(state: "CoachState", event: Event | None, shown: Shown | None) -> None:
    """Change the screen by one event."""
    _show(state, shown)
    match event:
        case Started():
            state.thread, state.engine = str(event.conversation), event.engine
            state.answer_id = str(event.message)
        case LookedAt():
            state.looked_at = [*state.looked_at, event.what]
        case Delta():
            if state.progress == "asking":
                state.progress = "speaking"
        case Checked():
            state.settled, state.block, state.tail = event.text, "", ""
        case HandedOver():
            state.before = (state.settled + state.block + state.tail).rstrip()
            state.settled, state.block, state.tail = "", "", ""
            state.handover, state.engine = event.sentence, state.engine if state.before else event.engine
        case Done():
            state.progress, state._run = "complete", ""  # noqa: SLF001
            state.problem = "" if event.is_whole else _LONG
        case Failed():
            state.progress, state.problem, state._run = "broken", event.sentence, ""  # noqa: SLF001


def _show(state: "CoachState", shown: Shown | None) -> None:
    if shown is None:
        return
    if shown.settled is not None:
        state.settled = shown.settled
    if shown.block is not None:
        state.block = shown.block
    state.tail = shown.tail
