"""A parser in a thread of its own, so that reading and storing happen at once."""

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
_AHEAD = 2
"""So many arrivals may wait: memory stays flat, and neither side stands idle."""
_LOOK_S = 0.2


@dataclass(slots=True)
class _Feed(Generic[Item]):
    source: Iterable[Item]
    waiting: "queue.Queue[Item | BaseException | None]" = field(default_factory=lambda: queue.Queue(_AHEAD))
    stopped: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Hand on everything, then None; or what went wrong, as a value."""
        try:
            for item in self.source:
                if not self._put(item):
                    return
            self._put(None)
        except BaseException as error:  # noqa: BLE001  It is raised again where somebody waits for it.
            self._put(error)

    def _put(self, item: "Item | BaseException | None") -> bool:
        while not self.stopped.is_set():
            try:
                self.waiting.put(item, timeout=_LOOK_S)
            except queue.Full:
                continue
            return True
        return False


async def fed(source: Iterable[Item]) -> AsyncIterator[Item]:
    """The items of an iterable that is run in its own thread; what it raises is raised here."""
    feed = _Feed(source)
    thread = threading.Thread(target=feed.run, name="parser", daemon=True)
    thread.start()
    try:
        while (item := await asyncio.to_thread(feed.waiting.get)) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        feed.stopped.set()
        with suppress(queue.Full):  # Whoever still waits for an item must not wait for ever.
            feed.waiting.put_nowait(None)
        await asyncio.to_thread(thread.join)
