"""Answers that are on their way in this process.

An answer belongs to its conversation, not to whoever asked for it: it goes on when a tab closes, reloads or
loses its connection. Whoever opens the conversation may follow it, from its first event on.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress

from healthvault.coach import conversation as talks
from healthvault.coach.ending import Ending
from healthvault.coach.errors import ShutDownError, StoppedError
from healthvault.coach.events import Event, Started
from healthvault.coach.reply import reply
from healthvault.coach.speaker import Speaker
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import ConversationId, SessionId

_PATIENCE_S = 5.0
"""How long one waits for an answer to be kept."""


class Run:
    """One answer on its way, driven by a task of its own to its end."""

    def __init__(
        self, session: SessionId, begun: Started, events: AsyncGenerator[Event, None], ending: Ending
    ) -> None:
        """Drive what began with `begun`; see `begin`."""
        self.session, self.begun = session, begun
        self._log: list[Event] = []
        self._has_ended = False
        self._followers: set[asyncio.Event] = set()
        self._ending = ending
        self._task = asyncio.create_task(self._drive(events))

    async def follow(self, *, tick_s: float | None = None) -> AsyncGenerator[Sequence[Event], None]:
        """What happened since it began, all at once, then what happens; nothing after `tick_s` of silence.

        The last event is `Done` or `Failed`; an answer that was stopped ends without. Leaving ends nothing.
        """
        news, at = asyncio.Event(), 0
        self._followers.add(news)
        try:
            while True:
                news.clear()
                fresh = self._log[at:]
                at += len(fresh)
                yield fresh
                if self._has_ended and at == len(self._log):
                    break
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), tick_s)
        finally:
            self._followers.discard(news)
        await self._task  # A fault of ours is told to whoever follows.

    def end(self, why: HealthVaultError) -> None:
        """Make it end; one that has ended is left as it is."""
        self._ending.tell(why)

    async def is_kept(self) -> None:
        """Wait until it has ended and is kept, but not for ever: a database may be away."""
        await asyncio.wait({self._task}, timeout=_PATIENCE_S)

    async def _drive(self, events: AsyncGenerator[Event, None]) -> None:
        try:
            async with aclosing(events):
                async for event in events:
                    self._log.append(event)
                    self._tell()
        finally:
            self._has_ended = True
            if _runs.get(self.begun.conversation) is self:
                del _runs[self.begun.conversation]
            self._tell()

    def _tell(self) -> None:
        for news in self._followers:
            news.set()


_runs: dict[ConversationId, Run] = {}


async def begin(
    session: SessionId,
    conversation: ConversationId | None,
    question: str,
    *,
    to: Speaker | None = None,
    afresh: bool = False,
) -> Run:
    """Ask a question; its answer is on its way, and another one in the same conversation is stopped.

    `to` is who answers, where it is not left to the settings; `afresh` asks a model even where it answered
    the same before.

    Raises:
        HealthVaultError: the question is not taken; see `reply`.
    """
    if conversation is not None:
        await settle(session, conversation)
    ending = Ending()
    events = reply(session, conversation, question, ending=ending, to=to, afresh=afresh)
    begun = await anext(events)
    if not isinstance(begun, Started):
        raise TypeError(begun)
    run = Run(session, begun, events, ending)
    _runs[begun.conversation] = run
    return run


async def find(session: SessionId, conversation: ConversationId) -> Run | None:
    """The answer that is on its way in a conversation of this person, in this process.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    run = _runs.get(conversation)
    if run is not None and run.session != session:
        await talks.turns(session, conversation, most=1)
    return run


async def stop(session: SessionId, conversation: ConversationId) -> None:
    """Stop what is being answered in a conversation of this person, wherever it is; what came will be kept.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    run = await find(session, conversation)
    if run is not None:
        run.end(StoppedError())
    else:
        await talks.stop_elsewhere(session, conversation)


async def settle(session: SessionId, conversation: ConversationId) -> None:
    """Stop what is being answered in a conversation, and wait until it is kept.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    run = await find(session, conversation)
    await stop(session, conversation)
    if run is not None:
        await run.is_kept()


async def shut_down() -> None:
    """End every answer that is on its way: this process ends."""
    runs = list(_runs.values())
    for run in runs:
        run.end(ShutDownError())
    await asyncio.gather(*(run.is_kept() for run in runs))
