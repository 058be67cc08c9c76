"""A small server that speaks the conversations of Dust over real HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes import answer, begin_events, end_events, say, send

ROOT = "/api/v1/w/w1/assistant/conversations"


@dataclass(slots=True, kw_only=True)
class FakeDust:
    """A workspace whose agent says `words`; change a field and the next request meets it.

    `status` other than 200 refuses a new conversation, because of `kind`; `streams` are the states that the
    streams answer with, one after the other. `cut_after` ends every stream after so many events, politely or
    with a `crash`. `last` are the events after the words; `raw` is sent in their place, as it is. `pause_s`
    is the silence before each event. `asked`, `heard_from`, `cancelled`, `files` and `keys` hold what came;
    `upload_url` is where a file shall go, here if empty.
    """

    words: list[str] = field(default_factory=lambda: ["Seven ", "hours ", "a ", "night."])
    status: int = 200
    kind: str = ""
    begun: Any = None
    streams: list[int] = field(default_factory=list)
    cut_after: int | None = None
    crash: bool = False
    last: list[dict[str, Any]] = field(default_factory=lambda: [{"type": "agent_message_success"}])
    raw: bytes = b""
    pause_s: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    heard_from: list[str] = field(default_factory=list)
    cancelled: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    files: list[Any] = field(default_factory=list)
    upload_url: str = ""
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's one request."""
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        heads = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        sent = await reader.readexactly(int(heads.get("content-length", 0)))
        body = sent if heads.get("content-type", "").startswith("multipart/") else json.loads(sent or b"null")
        self.keys.add(heads.get("authorization", ""))
        method, target, _ = first.split()
        try:
            await self._answer(writer, method, urlsplit(target), body)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, method: str, target: Any, body: Any) -> None:
        match method, target.path.removeprefix(ROOT):
            case "POST", "/api/v1/w/w1/files":
                self.files.append(body)
                await answer(
                    writer, 200, {"file": {"sId": "fil1", "uploadUrl": self.upload_url or f"{self.url}/up"}}
                )
            case "POST", "/up":
                self.files.append(body)
                await answer(writer, 200, {"file": {"sId": "fil1"}})
            case "POST", "":
                self.asked.append(body)
                refused = {"error": {"type": self.kind, "message": "No."}}
                await answer(writer, self.status, self._begun() if self.status == 200 else refused)
            case "POST", "/cnv1/cancel":
                self.cancelled.append(body)
                await answer(writer, 200, {"success": True})
            case "GET", "/cnv1/messages/agt1/events":
                [last] = parse_qs(target.query).get("lastEventId", [""])
                self.heard_from.append(last)
                await self._stream(writer, int(last) + 1 if last else 0)
            case _:
                await answer(writer, 404, {})

    def _begun(self) -> Any:
        asked = [{"sId": "usr1", "type": "user_message"}]
        answers = [{"sId": "old1", "type": "agent_message"}, {"sId": "agt1", "type": "agent_message"}]
        return self.begun or {"conversation": {"sId": "cnv1", "content": [asked, answers]}}

    async def _stream(self, writer: asyncio.StreamWriter, at: int) -> None:
        status = self.streams.pop(0) if self.streams else 200
        if status != 200:
            return await answer(writer, status, {})
        await begin_events(writer)
        if self.raw:
            await send(writer, self.raw)
            return await end_events(writer)
        said = [
            {"type": "generation_tokens", "classification": "tokens", "text": word} for word in self.words
        ]
        events = list(enumerate([*said, *self.last]))[at:]
        for number, data in events[: self.cut_after]:
            await asyncio.sleep(self.pause_s)
            await say(writer, json.dumps({"eventId": str(number), "data": data}, ensure_ascii=False))
        if self.crash:
            return None
        await say(writer, "done")
        return await end_events(writer)


@asynccontextmanager
async def fake_dust(**script: Any) -> AsyncIterator[FakeDust]:
    """A running `FakeDust`; its `url` is what DUST_BASE_URL would be."""
    dust = FakeDust(**script)
    server = await asyncio.start_server(dust.serve, "127.0.0.1", 0)
    dust.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield dust
