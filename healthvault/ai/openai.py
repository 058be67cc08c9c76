"""Any service that speaks the chat completions of OpenAI: theirs, Ollama, vLLM and many others."""

import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import cached_property
from urllib.parse import urlsplit

import openai
from openai.types.chat import ChatCompletionMessageParam

from healthvault.ai.errors import (
    EngineBusyError,
    EngineCutError,
    EngineDeclinedError,
    EngineDownError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineTimeoutError,
    EngineUnreachableError,
    EngineUnreadableError,
)
from healthvault.ai.model import Capabilities, Delta, Finished, Message, Spoken, Tool
from healthvault.ai.openai_tools import Calls, Piece, described
from healthvault.ai.wire import client

# At DEBUG the library writes whole requests to the log, and a request holds health values.
logging.getLogger("openai").setLevel(logging.WARNING)

_THEIRS = "api.openai.com"
"""Source: the default `base_url` of the `openai` package, 3.54."""
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_RETRIES = 1
_PAY, _SPENT = 402, "insufficient_quota"
"""How a service says that nothing is left to spend. Source: the error codes of OpenAI; RFC 9110, 15.5.3."""
_ROLES = {"system": "system", "person": "user", "coach": "assistant"}


class OpenAIEngine:
    """A model behind a chat completions endpoint."""

    def __init__(self, *, key: str, base_url: str, model: str, silence_s: float = 60.0) -> None:
        """Name the service; nothing connects before the first question.

        Args:
            key: The service's key; a service on this machine may need none.
            base_url: Its address up to `/v1`; empty for OpenAI's own.
            model: The model's name there.
            silence_s: The longest wait for the next words, in seconds.
        """
        self._key = key
        self._base_url = base_url
        self._model = model
        self._silence_s = silence_s
        self._takes_tools = True

    @property
    def capabilities(self) -> Capabilities:
        """The model's name; whether the question leaves this machine is told by the address."""
        address = urlsplit(self._base_url)
        return Capabilities(
            label=self._model,
            composes=True,
            takes_tools=self._takes_tools,
            leaves_home=address.hostname not in _HERE,
            host=address.netloc.rpartition("@")[2] or _THEIRS,
        )

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
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = ()
    ) -> AsyncGenerator[Spoken, None]:
        """The answer to the last message. A service that knows no tools is asked again without them.

        Raises:
            EngineError: see the children of that error.
        """
        calls, spoke = Calls(tools), False
        try:
            async with aclosing(self._pieces(messages, tools)) as pieces:
                async for piece in pieces:
                    calls.hear(piece)
                    for spoken in _spoken(piece):
                        spoke = True
                        if isinstance(spoken, Finished):
                            for call in calls.asked():
                                yield call
                        yield spoken
                        if isinstance(spoken, Finished):
                            return
        except openai.OpenAIError as error:
            raise _sentence(error, spoke=spoke) from error
        except (ValueError, RecursionError) as error:
            raise EngineUnreadableError from error
        raise EngineCutError

    async def _pieces(
        self, messages: Sequence[Message], tools: Sequence[Tool]
    ) -> AsyncGenerator[Piece, None]:
        turns: list[ChatCompletionMessageParam] = [
            {"role": _ROLES[message.role], "content": message.text}  # pyright: ignore[reportAssignmentType]
            for message in messages
        ]
        offered = described(tools) if tools and self._takes_tools else openai.omit
        try:
            stream = await self._client.chat.completions.create(
                model=self._model, messages=turns, stream=True, tools=offered
            )
        except openai.BadRequestError:
            if offered is openai.omit:
                raise
            self._takes_tools = False
            stream = await self._client.chat.completions.create(
                model=self._model, messages=turns, stream=True
            )
        async with stream:
            async for chunk in stream:
                yield Piece.model_validate(chunk)

    async def close(self) -> None:
        """Let go of the connections."""
        if "_client" in self.__dict__:
            await self._client.close()


def _spoken(piece: Piece) -> list[Spoken]:
    """What a piece says; nothing when it only carries counts or reasoning.

    Raises:
        EngineDeclinedError: the service's filter ended the answer.
    """
    if not piece.choices:
        return []
    [choice, *_] = piece.choices
    text = (choice.delta.content or choice.delta.refusal or "") if choice.delta else ""
    said: list[Spoken] = [Delta(text=text)] if text else []
    match choice.finish_reason:
        case None:
            return said
        case "content_filter":
            raise EngineDeclinedError
        case "length":
            return [*said, Finished(reason="length")]
        case _:
            return [*said, Finished()]


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
