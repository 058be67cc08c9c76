"""One question and its answer on the screen: what each event changes, and when.

The answer is driven elsewhere (`coach/running`); a screen follows it from a **seat**, of which a tab has one.
Whoever sits down anew, or leaves for another conversation, makes the seat before an empty one.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

import reflex as rx

from healthvault.ai.model import Delta
from healthvault.coach import running
from healthvault.coach.conversation import turns
from healthvault.coach.events import Checked, Done, Event, Failed, HandedOver, LookedAt, Started
from healthvault.coach.flow import SOONEST_S, Flow, Shown
from healthvault.coach.running import Run
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import ConversationId, new_id
from healthvault.ui.session import current_session

if TYPE_CHECKING:
    from healthvault.pages.coach.state import CoachState

_AT_ONCE = HandedOver | Done | Failed
_LONG = "The answer reached the longest it may be."
_LOOK_AGAIN_S = 1.0
"""How often one looks at an answer that another process writes; it writes it down every three seconds."""

_seats: set[str] = set()


def is_taken(seat: str) -> bool:
    """Whether somebody in this process follows from a seat."""
    return seat in _seats


@contextmanager
def _a_seat() -> Iterator[str]:
    seat = new_id().hex
    _seats.add(seat)
    try:
        yield seat
    finally:
        _seats.discard(seat)


async def converse(
    state: "CoachState", question: str, *, afresh: bool = False
) -> AsyncGenerator[rx.event.EventSpec, None]:
    """Ask a question and show its answer as it comes; runs in a background task.

    `afresh` asks a model even where it answered the same before. Yields the way to a new conversation.
    """
    if not question.strip():
        return
    with _a_seat() as seat:
        async with state:
            state._begin(seat, question)  # noqa: SLF001  The state and its exchange are one.
            thread = ConversationId(UUID(state.thread)) if state.thread else None
        try:
            run = await running.begin(current_session(), thread, question, afresh=afresh)
        except HealthVaultError as error:
            await _tell(state, seat, Failed(sentence=error.message))
            return
        await _tell(state, seat, run.begun)
        if thread is None:
            yield rx.redirect(f"/coach?c={run.begun.conversation}", replace=True)
        await _follow(state, run, seat)


async def rejoin(state: "CoachState") -> None:
    """Follow the answer that is on its way in the open conversation, from its beginning on."""
    with _a_seat() as seat:
        async with state:
            if not state.thread or is_taken(state._seat):  # noqa: SLF001
                return
            thread, state._seat = ConversationId(UUID(state.thread)), seat  # noqa: SLF001
        try:
            run = await running.find(current_session(), thread)
            if run is None:
                await _look_on(state, thread, seat)
                return
        except HealthVaultError as error:
            await _tell(state, seat, Failed(sentence=error.message))
            return
        async with state:
            if state._seat == seat:  # noqa: SLF001
                state._clear_answer()  # noqa: SLF001
                _apply(state, run.begun)
        await _follow(state, run, seat)


async def _tell(state: "CoachState", seat: str, event: Event) -> None:
    async with state:
        if state._seat == seat:  # noqa: SLF001
            _apply(state, event)


async def _follow(state: "CoachState", run: Run, seat: str) -> None:
    flow, ended = Flow(), False
    async with aclosing(run.follow(tick_s=SOONEST_S)) as batches:
        async for batch in batches:
            flow, changes = _changes(flow, batch)
            if not changes:
                continue
            async with state:
                if state._seat != seat:  # noqa: SLF001
                    return
                for event, shown in changes:
                    _show(state, shown)
                    ended = _apply(state, event) or ended
    async with state:
        if state._seat == seat and not ended:  # noqa: SLF001
            _show(state, flow.show(monotonic(), at_once=True))
            state.progress, state._seat = "stopped", ""  # noqa: SLF001


async def _look_on(state: "CoachState", thread: ConversationId, seat: str) -> None:
    """Show how far an answer has come that another process writes, until it has ended."""
    while True:
        told = await turns(current_session(), thread, most=2)
        async with state:
            if state._seat != seat:  # noqa: SLF001
                return
            if [turn.role for turn in told] == ["person", "coach"]:
                state._take(told[0], told[1])  # noqa: SLF001
            if state.progress != "speaking":
                return
            state._seat = seat  # noqa: SLF001
        await asyncio.sleep(_LOOK_AGAIN_S)


def _changes(flow: Flow, batch: Sequence[Event]) -> tuple[Flow, list[tuple[Event | None, Shown | None]]]:
    """What some events change on the screen, in turn, and the flow that goes on from there."""
    changes: list[tuple[Event | None, Shown | None]] = []
    for event in batch:
        if isinstance(event, Delta):
            flow.add(event.text)
            continue
        changes.append((event, flow.show(monotonic(), at_once=isinstance(event, _AT_ONCE))))
        if isinstance(event, HandedOver | Checked):
            flow = Flow()
    shown = flow.show(monotonic())
    return flow, [*changes, (None, shown)] if shown is not None else changes


def _apply(state: "CoachState", event: Event | None) -> bool:
    """Change the screen by one event; whether it is the last."""
    match event:
        case Started():
            state.thread, state.engine = str(event.conversation), event.engine
            state.answer_id = str(event.message)
        case LookedAt():
            state.looked_at = [*state.looked_at, event.what]
        case Checked():
            state.settled, state.block, state.tail = event.text, "", ""
        case HandedOver():
            state.before = (state.settled + state.block + state.tail).rstrip()
            state.settled, state.block, state.tail = "", "", ""
            state.handover, state.engine = event.sentence, state.engine if state.before else event.engine
        case Done():
            state.progress, state._seat = "complete", ""  # noqa: SLF001
            state.problem = "" if event.is_whole else _LONG
        case Failed():
            state.progress, state.problem, state._seat = "broken", event.sentence, ""  # noqa: SLF001
        case _:
            pass
    return isinstance(event, Done | Failed)


def _show(state: "CoachState", shown: Shown | None) -> None:
    if shown is None:
        return
    if shown.settled is not None:
        state.settled = shown.settled
    if shown.block is not None:
        state.block = shown.block
    state.tail = shown.tail
    if state.progress == "asking":
        state.progress = "speaking"
