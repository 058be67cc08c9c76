"""How a question travels to a service: to the host that the settings name, within limits of time and size.

An answer is read as it comes. A service that sends without end, in small drops or in one long line, is left.
"""

from collections.abc import AsyncIterator
from time import monotonic

import httpx2

from healthvault.ai.errors import EngineTimeoutError, EngineUnreadableError

LONGEST_S = 300.0
"""Seconds from the first byte of an answer to its last. Source: our convention: as the longest answer."""
LARGEST_BYTES = 16_000_000
"""Bytes of one answer as sent. Source: our convention: 40,000 characters, each a chunk of 400 bytes."""
_CONNECT_S = 5.0


def client(*, silence_s: float) -> httpx2.AsyncClient:
    """A client that goes nowhere that an answer says; `silence_s` is the longest wait for the next bytes.

    Reading an answer raises `EngineTimeoutError` or `EngineUnreadableError` at its limits.
    """
    return httpx2.AsyncClient(
        follow_redirects=False,
        timeout=httpx2.Timeout(silence_s, connect=_CONNECT_S),
        # What is packed small can be large: the limit would count the wrong bytes.
        headers={"accept-encoding": "identity"},
        event_hooks={"response": [_limit]},
    )


async def _limit(response: httpx2.Response) -> None:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise EngineUnreadableError
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Limited(response.stream)


class _Limited(httpx2.AsyncByteStream):
    """The bytes of an answer, up to the limits."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        began_s, length = monotonic(), 0
        async for part in self._stream:
            length += len(part)
            if length > LARGEST_BYTES:
                raise EngineUnreadableError
            if monotonic() - began_s > LONGEST_S:
                raise EngineTimeoutError
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()
