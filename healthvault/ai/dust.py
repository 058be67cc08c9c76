"""An agent of Dust (dust.tt): every answer is a conversation of its own there, heard event by event.

Dust cuts a stream after a while; it is taken up again where it was, until the agent has ended. What is
stopped here is cancelled there. A file goes there first, and is then a fragment of the conversation.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from functools import cached_property
from time import monotonic
from urllib.parse import urlsplit

import httpx2
from pydantic import ValidationError

from healthvault.ai.dust_words import Begun, Heard, Place, Refused, Told, conversation
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
    EngineWaitsError,
)
from healthvault.ai.model import Capabilities, Delta, File, Finished, Form, Message, Spoken, Tool
from healthvault.ai.wire import LONGEST_S, client

_MOST_ROUNDS = 10
"""How often a stream is taken up again. Source: our convention, as in Dust's own SDK."""
_LARGEST_EVENT_BYTES = 1_000_000
"""Bytes. Source: our convention: the last event holds the whole answer once more, with all its thoughts."""
_SPENT = "plan_message_limit_exceeded"
_REFUSALS: dict[int, type[EngineError]] = {
    401: EngineKeyError,
    402: EngineSpentError,
    403: EngineKeyError,
    404: EngineModelError,
    429: EngineBusyError,
}
_ENDS: dict[str, type[EngineError]] = {
    "agent_error": EngineDownError,
    "user_message_error": EngineDownError,
    "agent_generation_cancelled": EngineCutError,
    "tool_approve_execution": EngineWaitsError,
}


class DustEngine:
    """An agent in a workspace of Dust."""

    def __init__(
        self,
        *,
        key: str,
        workspace: str,
        agent: str,
        base_url: str,
        silence_s: float = 60.0,
        again_s: float = 1.0,
    ) -> None:
        """Name the agent; nothing connects before the first question.

        Args:
            key: A key of the workspace.
            workspace: The workspace's id.
            agent: The agent's id there.
            base_url: `https://dust.tt`, or where else the workspace lies.
            silence_s: The longest wait for the next event, in seconds.
            again_s: The pause before a stream is taken up again, in seconds.
        """
        self._key, self._agent, self._base_url = key, agent, base_url
        self._path = f"/api/v1/w/{workspace}/assistant/conversations"
        self._files = f"/api/v1/w/{workspace}/files"
        self._silence_s, self._again_s = silence_s, again_s
        self._cancelling: set[asyncio.Task[None]] = set()

    @property
    def capabilities(self) -> Capabilities:
        """The agent by its name; what it looks up besides is Dust's."""
        host = urlsplit(self._base_url).netloc
        return Capabilities(
            label=f"{self._agent} (Dust)", composes=True, sees=True, leaves_home=True, host=host
        )

    @cached_property
    def _client(self) -> httpx2.AsyncClient:
        http = client(silence_s=self._silence_s)
        http.base_url = self._base_url
        http.headers["authorization"] = f"Bearer {self._key}"
        return http

    async def stream(
        self, messages: Sequence[Message], *, tools: Sequence[Tool] = (), form: Form | None = None
    ) -> AsyncGenerator[Spoken, None]:
        """The agent's answer, as it comes; its tools are its own, so that it asks for none of ours, and it
        is held to no form.

        Raises:
            EngineError: see the children of that error.
        """
        del tools, form
        where, answer = await self._begun(messages)
        has_ended, said = False, ""
        try:
            async with aclosing(self._told(f"{where}/messages/{answer}/events")) as events:
                async for event in events:
                    has_ended = event.type in _ENDS or event.type == "agent_message_success"
                    words = _words(event, said)
                    if words:
                        said += words
                        yield Delta(text=words)
                    if has_ended:
                        break
        finally:
            if not has_ended:
                self._cancel(where, answer)
        yield Finished()

    async def _begun(self, messages: Sequence[Message]) -> tuple[str, str]:
        """The path of a new conversation, and the id of the answer in it."""
        files = [(file.name, await self._given(file)) for message in messages for file in message.files]
        asked = conversation(messages, self._agent, files)
        async with self._sent("POST", self._path, json=asked) as response:
            try:
                begun = Begun.model_validate_json(await response.aread())
            except ValidationError as error:
                raise EngineUnreadableError from error
        if begun.answer is None:
            raise EngineUnreadableError
        return f"{self._path}/{begun.conversation.sId}", begun.answer

    async def _given(self, file: File) -> str:
        """Send a file there; its id.

        Raises:
            EngineUnreadableError: it would have to go to another machine, which nobody agreed to.
        """
        about = {
            "contentType": file.kind,
            "fileName": file.name,
            "fileSize": len(file.data),
            "useCase": "conversation",
        }
        async with self._sent("POST", self._files, json=about) as response:
            try:
                place = Place.model_validate_json(await response.aread()).file
            except ValidationError as error:
                raise EngineUnreadableError from error
        if urlsplit(place.uploadUrl)[:2] != urlsplit(self._base_url)[:2]:
            raise EngineUnreadableError
        sent = {"file": (file.name, file.data, file.kind)}
        async with self._sent("POST", place.uploadUrl, files=sent) as response:
            await response.aread()
        return place.sId

    async def _told(self, path: str) -> AsyncGenerator[Told, None]:
        """What happens until the agent has ended, over as many streams as it takes; each thing once."""
        ends_s, last, heard_ids = monotonic() + LONGEST_S, "", set[str]()
        for at in range(_MOST_ROUNDS):
            if at:
                await asyncio.sleep(self._again_s)
            try:
                async with aclosing(self._heard(path, last)) as events:
                    async for heard in events:
                        if heard.event_id and heard.event_id in heard_ids:
                            continue
                        last = heard.event_id or last
                        heard_ids.add(last)
                        yield heard.data
            except (EngineUnreachableError, EngineDownError):
                # A stream that breaks is one that can be taken up again.
                pass
            if monotonic() > ends_s:
                raise EngineTimeoutError
        raise EngineCutError

    async def _heard(self, path: str, last: str) -> AsyncGenerator[Heard, None]:
        params = {"lastEventId": last} if last else {}
        async with self._sent("GET", path, params=params) as response:
            try:
                async for sent in httpx2.EventSource(response, max_event_size=_LARGEST_EVENT_BYTES):
                    if sent.data != "done":
                        yield Heard.model_validate_json(sent.data)
            except (ValidationError, httpx2.SSEError) as error:
                raise EngineUnreadableError from error

    @asynccontextmanager
    async def _sent(self, method: str, path: str, **what: object) -> AsyncIterator[httpx2.Response]:
        """The answer to a request, unread.

        Raises:
            EngineError: it was refused, or did not come.
        """
        try:
            async with self._client.stream(method, path, **what) as response:  # pyright: ignore[reportArgumentType]
                if not response.is_success:
                    raise await _refusal(response)
                yield response
        except httpx2.TimeoutException as error:
            raise EngineTimeoutError from error
        except httpx2.HTTPError as error:
            raise EngineUnreachableError from error

    def _cancel(self, where: str, answer: str) -> None:
        """Have the agent stop; nobody waits for it, and where it cannot be told, it ends by itself."""
        task = asyncio.get_running_loop().create_task(self._cancelled(where, answer))
        self._cancelling.add(task)
        task.add_done_callback(self._cancelling.discard)

    async def _cancelled(self, where: str, answer: str) -> None:
        try:
            async with self._sent("POST", f"{where}/cancel", json={"messageIds": [answer]}):
                pass
        except EngineError:
            pass

    async def close(self) -> None:
        """Let go of the connections, when what is being cancelled is."""
        await asyncio.gather(*self._cancelling)
        if "_client" in self.__dict__:
            await self._client.aclose()


def _words(event: Told, said: str) -> str:
    """What an event adds to the answer; thoughts and tools add nothing.

    Raises:
        EngineError: it says that the agent failed.
    """
    failed = _ENDS.get(event.type)
    if failed is not None:
        raise failed
    if event.type == "generation_tokens":
        return event.text if event.classification == "tokens" else ""
    if event.type == "agent_message_success" and event.message and event.message.content:
        # The whole of it: what was lost on the way is made up for.
        return event.message.content[len(said) :] if event.message.content.startswith(said) else ""
    return ""


async def _refusal(response: httpx2.Response) -> EngineError:
    try:
        why = Refused.model_validate_json(await response.aread()).error.type
    except (ValidationError, httpx2.HTTPError):
        why = ""
    if why == _SPENT:
        return EngineSpentError()
    if response.is_server_error:
        return EngineDownError()
    return _REFUSALS.get(response.status_code, EngineError)()
