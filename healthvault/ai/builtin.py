"""The built-in analyst: words from a function instead of a model, streamed alike. No key, no network."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

from healthvault.ai.model import Capabilities, Delta, Finished, Form, Message, Spoken, Tool

Compose = Callable[[], Awaitable[str]]
"""Answers its question in Markdown. The same records and the same question give the same words."""

_PAUSE_S = 0.02
_WORDS_AT_ONCE = 3
_WORDS = re.compile(r"\s*(?:\[[^\]\n]*\]\([^)\s]*\)|\S)+\s*")
"""A word with the space around it; a link is one word, because half a link is none."""


class BuiltinAnalyst:
    """An engine that only says what `compose` found. It has no opinion and no memory."""

    def __init__(self, compose: Compose, *, pause_s: float = _PAUSE_S) -> None:
        """Answer with `compose`; `pause_s` is the pause between a few words and the next, in seconds."""
        self._compose = compose
        self._pause_s = pause_s

    @property
    def capabilities(self) -> Capabilities:
        """Nothing leaves this machine; nothing is composed."""
        return Capabilities(label="Built-in analyst")

    async def stream(
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = (), form: Form | None = None
    ) -> AsyncGenerator[Spoken, None]:
        """The answer, a few words at a time; it is told nothing, and asks for nothing."""
        del messages, tools, form
        words = _WORDS.findall(await self._compose())
        for at in range(0, len(words), _WORDS_AT_ONCE):
            yield Delta(text="".join(words[at : at + _WORDS_AT_ONCE]))
            await asyncio.sleep(self._pause_s)
        yield Finished()
