"""Small servers that speak a real protocol over real HTTP, so that nothing of ours is replaced in a test."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class FakeModel:
    """A chat completions service that says `words`; change a field and the next request meets it.

    `cut_after` closes the connection after so many words; `pause_s` is the silence before each word;
    `status` other than 200 refuses. `asked` holds the body of every request, `left` counts those who hung up.
    """

    words: list[str] = field(default_factory=lambda: ["Seven ", "hours ", "a ", "night."])
    status: int = 200
    cut_after: int | None = None
    pause_s: float = 0.0
    finish: str = "stop"
    asked: list[dict[str, Any]] = field(default_factory=list)
    left: int = 0
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = next(
            int(line.split(":")[1])
            for line in head.split("\r\n")
            if line.lower().startswith("content-length")
        )
        self.asked.append(json.loads(await reader.readexactly(length)))
        try:
            await (self._refuse(writer) if self.status != 200 else self._speak(writer))
        except ConnectionError:
            self.left += 1
        finally:
            writer.close()

    async def _refuse(self, writer: asyncio.StreamWriter) -> None:
        body = json.dumps({"error": {"message": "No.", "type": "refused", "code": None}}).encode()
        writer.write(
            f"HTTP/1.1 {self.status} No\r\ncontent-type: application/json\r\nretry-after-ms: 1\r\n"
            f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
        )
        writer.write(body)
        await writer.drain()

    async def _speak(self, writer: asyncio.StreamWriter) -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n"
        writer.write(head + b"connection: close\r\n\r\n")
        for at, word in enumerate(self.words):
            if at == self.cut_after:
                return
            await asyncio.sleep(self.pause_s)
            await _send(writer, _chunk({"content": word}, None))
        await _send(writer, _chunk({}, self.finish))
        await _send(writer, "[DONE]")
        writer.write(b"0\r\n\r\n")
        await writer.drain()


def _chunk(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps(
        {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
    )


async def _send(writer: asyncio.StreamWriter, data: str) -> None:
    line = f"data: {data}\n\n".encode()
    writer.write(f"{len(line):x}\r\n".encode() + line + b"\r\n")
    await writer.drain()


@asynccontextmanager
async def fake_model(**script: Any) -> AsyncIterator[FakeModel]:
    """A running `FakeModel`; its `url` is what OPENAI_BASE_URL would be."""
    model = FakeModel(**script)
    server = await asyncio.start_server(model.serve, "127.0.0.1", 0)
    model.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    async with server:
        yield model
