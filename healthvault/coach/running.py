"""Answers that are on their way in this process, and how to stop one."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from typing import TypeVar

from healthvault.coach.errors import BusyError
from healthvault.core.ids import SessionId

MOST_AT_ONCE = 3
"""How many answers one session may have on their way. Source: our convention: three tabs."""

Item = TypeVar("Item")
_answering: Counter[SessionId] = Counter()
_stops: dict[tuple[SessionId, str], asyncio.Event] = {}


@contextmanager
def a_place(session: SessionId) -> Iterator[None]:
    """One of the few places for answers that a session has, for as long as the block lasts.

    Raises:
        BusyError: all are taken.
    """
    if _answering[session] >= MOST_AT_ONCE:
        raise BusyError
    _answering[session] += 1
    try:
        yield
    finally:
        _answering[session] -= 1
        if not _answering[session]:
            del _answering[session]


def stop(session: SessionId, run: str) -> None:
    """Stop a run of this session; nothing happens when there is none of that name."""
    stopping = _stops.get((session, run))
    if stopping is not None:
        stopping.set()


async def stoppable(
    session: SessionId, run: str, stream: AsyncGenerator[Item, None], *, tick_s: float
) -> AsyncGenerator[Item | None, None]:
    """The items of a stream until it ends or is stopped, and None whenever `tick_s` passed in silence.

    Stopping does not wait for the next item: what the stream is waiting for is cancelled.
    """
    key = (session, run)
    stopping = _stops.setdefault(key, asyncio.Event())
    stopped = asyncio.ensure_future(stopping.wait())
    try:
        async with aclosing(stream):
            following = asyncio.ensure_future(anext(stream))
            while not stopping.is_set():
                await asyncio.wait({following, stopped}, timeout=tick_s, return_when=asyncio.FIRST_COMPLETED)
                if not following.done():
                    yield None
                    continue
                try:
                    item = following.result()
                except StopAsyncIteration:
                    return
                yield item
                following = asyncio.ensure_future(anext(stream))
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
    finally:
        stopped.cancel()
        _stops.pop(key, None)
