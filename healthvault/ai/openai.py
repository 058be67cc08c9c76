"""Any service that speaks as OpenAI does: theirs, Ollama, vLLM and many others.

OpenAI's own is asked by the Responses API, others by chat completions, which all of them know, unless the
settings say otherwise.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import cached_property
from typing import Any, Literal
from urllib.parse import urlsplit

import openai

from healthvault.ai.errors import (
    EngineBusyError,
    EngineCutError,
    EngineDownError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineTimeoutError,
    EngineUnreachableError,
    EngineUnreadableError,
)
from healthvault.ai.model import Capabilities, Form, Message, Spoken, Tool
from healthvault.ai.openai_chat import ChatQuestion, ChatTalk
from healthvault.ai.openai_responses import ResponsesQuestion, ResponsesTalk
from healthvault.ai.wire import client

# At DEBUG the library writes whole requests to the log, and a request holds health values.
logging.getLogger("openai").setLevel(logging.WARNING)

_THEIRS = "api.openai.com"
"""Source: the default `base_url` of the `openai` package, 3.54."""
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_RETRIES = 1
_LARGE_CONTEXT, _SMALL_CONTEXT = 32_000, 16_000
"""What is told at most, in tokens. Source: our convention: theirs take in more, but it costs; 8,000 to 16,000
is what a small model at home is run with (docs.ollama.com, "Context length", 2025)."""
_COUNT = "stream_options"
"""What a service names that knows no count of tokens in a stream."""
_FORM = ("response_format", "text.format", "json_schema")
"""What a service names that cannot hold its model to a form."""
_COUNT_S = 2.0
"""Seconds that the count is waited for after the last word. Source: our convention: it comes at once."""
_PAY, _SPENT = 402, "insufficient_quota"
"""How a service says that nothing is left to spend. Source: the error codes of OpenAI; RFC 9110, 15.5.3."""


class OpenAIEngine:
    """A model behind a service that speaks as OpenAI does."""

    def __init__(
        self,
        *,
        key: str,
        base_url: str,
        model: str,
        api: Literal["", "responses", "chat"] = "",
        sees: bool = False,
        silence_s: float = 60.0,
        context_tokens: int = 0,
    ) -> None:
        """Name the service; nothing connects before the first question.

        Args:
            key: The service's key; a service on this machine may need none.
            base_url: Its address up to `/v1`; empty for OpenAI's own.
            model: The model's name there.
            api: How it is asked; empty goes by the address.
            sees: Whether the model takes pictures and PDFs.
            silence_s: The longest wait for the next words, in seconds.
            context_tokens: How much the model takes in at once; 0 goes by the address.
        """
        self._key = key
        self._base_url = base_url
        self._model = model
        self._silence_s = silence_s
        self.is_responses = (api or ("responses" if self._host == _THEIRS else "chat")) == "responses"
        self._sees = sees
        self._takes_tools = True
        self._takes_forms = True
        self._tells_usage = True
        self._context = context_tokens or (_LARGE_CONTEXT if self._host == _THEIRS else _SMALL_CONTEXT)

    @property
    def capabilities(self) -> Capabilities:
        """The model's name; whether the question leaves this machine is told by the address."""
        return Capabilities(
            label=self._model,
            composes=True,
            takes_tools=self._takes_tools,
            sees=self._sees,
            leaves_home=urlsplit(self._base_url).hostname not in _HERE,
            host=self._host,
            context_tokens=self._context,
        )

    @property
    def _host(self) -> str:
        return urlsplit(self._base_url).netloc.rpartition("@")[2] or _THEIRS

    @cached_property
    def _client(self) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            # The library insists on a key; servers at home ignore it.
            api_key=self._key or "none",
            base_url=self._base_url or None,
            max_retries=_RETRIES,
            http_client=client(silence_s=self._silence_s),
        )

    async def stream(
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = (), form: Form | None = None
    ) -> AsyncGenerator[Spoken, None]:
        """The answer to the last message. A service that knows no tools, or cannot hold its model to a form,
        is asked again without.

        Raises:
            EngineError: see the children of that error.
        """
        talk, spoke = (ResponsesTalk if self.is_responses else ChatTalk)(tools, form), False
        try:
            async with aclosing(self._sent(talk, messages, tools)) as sent:
                async for each in sent:
                    for spoken in talk.hear(each):
                        spoke = True
                        yield spoken
                    if talk.ended is not None and (talk.ended.usage or not talk.tells_usage):
                        break
        except openai.OpenAIError as error:
            if talk.ended is None:
                raise _sentence(error, spoke=spoke) from error
        except (ValueError, RecursionError) as error:
            if talk.ended is None:
                raise EngineUnreadableError from error
        if talk.ended is None:
            raise EngineCutError
        yield talk.ended

    async def _sent(
        self, talk: ChatTalk | ResponsesTalk, messages: Sequence[Message], tools: Sequence[Tool]
    ) -> AsyncGenerator[object, None]:
        """What is sent until the answer has ended, and the count of tokens where that follows at once."""
        stream = await self._opened(talk, messages, tools)
        async with stream:
            pieces = aiter(stream)
            while True:
                try:
                    async with asyncio.timeout(None if talk.ended is None else _COUNT_S):
                        piece = await anext(pieces)
                except (StopAsyncIteration, TimeoutError):
                    return
                yield piece

    async def _opened(
        self, talk: ChatTalk | ResponsesTalk, messages: Sequence[Message], tools: Sequence[Tool]
    ) -> openai.AsyncStream[Any]:
        """The stream of an answer; what the service does not know is not asked of it again."""
        while True:
            offered = tools if self._takes_tools else ()
            talk.tells_usage = self._tells_usage
            talk.form = talk.form if self._takes_forms else None
            try:
                return await self._asked(talk.question(messages, offered))
            except openai.BadRequestError as error:
                if self._tells_usage and _COUNT in error.message:
                    self._tells_usage = False
                elif talk.form is not None and any(name in error.message for name in _FORM):
                    self._takes_forms = False
                elif offered:
                    self._takes_tools = False
                else:
                    raise

    async def _asked(self, question: ChatQuestion | ResponsesQuestion) -> openai.AsyncStream[Any]:
        known = self._client
        create: Any = known.responses.create if self.is_responses else known.chat.completions.create
        return await create(model=self._model, stream=True, **question)

    async def close(self) -> None:
        """Let go of the connections."""
        if "_client" in self.__dict__:
            await self._client.close()


_SENTENCES: tuple[tuple[type[openai.OpenAIError], type[EngineError]], ...] = (
    (openai.AuthenticationError, EngineKeyError),
    (openai.PermissionDeniedError, EngineKeyError),
    (openai.NotFoundError, EngineModelError),
    (openai.RateLimitError, EngineBusyError),
    (openai.InternalServerError, EngineDownError),
    (openai.APIConnectionError, EngineUnreachableError),
)


def _sentence(error: openai.OpenAIError, *, spoke: bool) -> EngineError:
    """The sentence for a failure. After the first words every failure is an answer that broke off."""
    if isinstance(error, openai.APITimeoutError):
        return EngineTimeoutError()
    if spoke:
        return EngineCutError()
    if isinstance(error, openai.APIStatusError) and (error.status_code == _PAY or error.code == _SPENT):
        return EngineSpentError()
    return next((ours() for theirs, ours in _SENTENCES if isinstance(error, theirs)), EngineError())
