"""How an answer is made to end before it is whole, without waiting for the next word of it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from healthvault.coach.draft import Draft
from healthvault.core.errors import HealthVaultError
from healthvault.core.live import subscribe

Item = TypeVar("Item")
_TOPICS = frozenset({"coach", "account"})
"""What is announced when a session ends, a consent or a switch is taken back, a conversation is deleted."""


class Ending:
    """The one end that an answer is told; what is told after the first is not heard."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._why: HealthVaultError | None = None
        self._told = asyncio.Event()

    def tell(self, why: HealthVaultError) -> None:
        """End it, and say why."""
        if self._why is None:
            self._why = why
            self._told.set()

    async def heeded(self, stream: AsyncGenerator[Item, None]) -> AsyncGenerator[Item, None]:
        """The items of a stream until its end, or until one is told: what it waits for is cancelled then.

        Raises:
            HealthVaultError: what was told.
        """
        told = asyncio.ensure_future(self._told.wait())
        try:
            async with aclosing(stream):
                following = asyncio.ensure_future(anext(stream))
                try:
                    while self._why is None:
                        await asyncio.wait({following, told}, return_when=asyncio.FIRST_COMPLETED)
                        if not following.done():
                            continue
                        try:
                            item = following.result()
                        except StopAsyncIteration:
                            return
                        yield item
                        following = asyncio.ensure_future(anext(stream))
                    raise self._why
                finally:
                    following.cancel()
                    await asyncio.gather(following, return_exceptions=True)
        finally:
            told.cancel()


async def watch(draft: Draft, ending: Ending) -> None:
    """Ask, whenever something of this person is announced, whether the answer may go on; until it may not."""
    async with subscribe() as news:
        while True:
            notice = await news.get()
            if notice.person != draft.person or notice.topic not in _TOPICS:
                continue
            try:
                await draft.stand()
            except HealthVaultError as error:
                ending.tell(error)
                return
            except DBAPIError:
                continue  # Asked again with the next news, and every few seconds besides.
