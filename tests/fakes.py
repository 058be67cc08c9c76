"""Small servers that speak a real protocol over real HTTP, so that nothing of ours is replaced in a test."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any


@dataclass(slots=True, kw_only=True)
class FakeModel:
    """A chat completions service that says `words`; change a field and the next request meets it.

    `cut_after` closes the connection after so many words; `pause_s` is the silence before each word; after
    `holds_after` words it is silent until it is told to `go_on`, however slow the machine is;
    `status` other than 200 refuses, with the `code` of the refusal. `raw` is sent instead of words, as it is,
    again and again while `endless`. `packed` says that the answer is compressed. `wants` are questions in
    words that it looks up before it speaks, or tools with what it says to them; one that does not know tools
    refuses them. `usage` is what it counts, tokens in and out, for who asks; one that does not know how to
    count refuses who asks, and so does one that knows no forms. `asked` holds the body of every request,
    `paths` where it went, `left` counts those who hung up; `spoke_s` is when it last said a first word, by
    the monotonic clock.
    """

    words: list[str] = field(default_factory=lambda: ["Seven ", "hours ", "a ", "night."])
    status: int = 200
    code: str | None = None
    raw: bytes = b""
    endless: bool = False
    packed: bool = False
    cut_after: int | None = None
    pause_s: float = 0.0
    holds_after: int | None = None
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    finish: str | None = "stop"
    wants: list[str | tuple[str, Any]] = field(default_factory=list)
    knows_tools: bool = True
    usage: tuple[int, int] | None = None
    knows_usage: bool = True
    knows_forms: bool = True
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    left: int = 0
    spoke_s: float = 0.0
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.paths.append(head.split()[1])
        length = next(
            int(line.split(":")[1])
            for line in head.split("\r\n")
            if line.lower().startswith("content-length")
        )
        body = json.loads(await reader.readexactly(length))
        self.asked.append(body)
        try:
            if "stream_options" in body and not self.knows_usage:
                await self._refuse(writer, 400, "Unrecognized request argument supplied: stream_options")
            elif {"response_format", "text"} & set(body) and not self.knows_forms:
                await self._refuse(writer, 400, "Unsupported: response_format, text.format")
            else:
                await self._answer(writer, body.get("tools") or [])
        except ConnectionError:
            self.left += 1
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, tools: list[dict[str, Any]]) -> None:
        status = 400 if tools and not self.knows_tools else self.status
        if status != 200:
            await self._refuse(writer, status)
        elif tools and self.wants:
            await self._want(writer, *self._next_want())
        elif self.raw:
            await self._babble(writer)
        else:
            await self._speak(writer)

    async def _babble(self, writer: asyncio.StreamWriter) -> None:
        await begin_events(writer, b"content-encoding: gzip\r\n" if self.packed else b"")
        await send(writer, self.raw)
        while self.endless:
            await send(writer, self.raw)
        await say(writer, "[DONE]")
        await end_events(writer)

    def _next_want(self) -> tuple[str, str]:
        wanted = self.wants.pop(0)
        name, said = ("look_up", {"question": wanted}) if isinstance(wanted, str) else wanted
        return name, said if isinstance(said, str) else json.dumps(said)

    async def _want(self, writer: asyncio.StreamWriter, name: str, arguments: str) -> None:
        await begin_events(writer)
        for at, piece in enumerate((arguments[:5], arguments[5:])):
            function = {"name": name, "arguments": piece} if at == 0 else {"arguments": piece}
            call = {"index": 0, "function": function} | ({"id": "c1", "type": "function"} if at == 0 else {})
            await say(writer, _chunk({"tool_calls": [call]}, None))
        await say(writer, _chunk({}, "tool_calls"))
        await self._count(writer)
        await say(writer, "[DONE]")
        await end_events(writer)

    async def _refuse(self, writer: asyncio.StreamWriter, status: int, message: str = "No.") -> None:
        await answer(writer, status, {"error": {"message": message, "type": "refused", "code": self.code}})

    async def _count(self, writer: asyncio.StreamWriter) -> None:
        if self.usage is not None:
            count = {"prompt_tokens": self.usage[0], "completion_tokens": self.usage[1]}
            await say(writer, json.dumps({"id": "c", "choices": [], "usage": count}))

    async def _speak(self, writer: asyncio.StreamWriter) -> None:
        await begin_events(writer)
        for at, word in enumerate(self.words):
            if at == self.cut_after:
                return
            await asyncio.sleep(self.pause_s)
            if at == self.holds_after:
                await self.go_on.wait()
            if at == 0:
                self.spoke_s = monotonic()
            await say(writer, _chunk({"content": word}, None))
        await say(writer, _chunk({}, self.finish))
        await self._count(writer)
        await say(writer, "[DONE]")
        await end_events(writer)


async def answer(writer: asyncio.StreamWriter, status: int, told: Any) -> None:
    """Answer a request with JSON."""
    body = json.dumps(told).encode()
    writer.write(
        f"HTTP/1.1 {status} So\r\ncontent-type: application/json\r\nretry-after-ms: 1\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
    )
    writer.write(body)
    await writer.drain()


async def begin_events(writer: asyncio.StreamWriter, more: bytes = b"") -> None:
    """Answer a request with events, the first of which follows."""
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"
    writer.write(head + more + b"connection: close\r\n\r\n")


async def end_events(writer: asyncio.StreamWriter) -> None:
    """No event follows."""
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def _chunk(delta: dict[str, Any], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps(
        {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    )


async def say(writer: asyncio.StreamWriter, data: str) -> None:
    """One event."""
    await send(writer, f"data: {data}\n\n".encode())


async def send(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Any bytes, as they are."""
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()


@asynccontextmanager
async def fake_model(kind: type[FakeModel] = FakeModel, **script: Any) -> AsyncIterator[FakeModel]:
    """A running `FakeModel`; its `url` is what OPENAI_BASE_URL would be."""
    model = kind(**script)
    server = await asyncio.start_server(model.serve, "127.0.0.1", 0)
    model.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    async with server:
        yield model
        model.go_on.set()
