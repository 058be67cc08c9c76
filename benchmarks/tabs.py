"""Thousands of connected tabs at one worker, some of them asking something all the time.

    python -m benchmarks.tabs --home FOLDER --tabs 5000 --events 500 --seconds 20

A real server, its database, and this process as all the browsers: the websocket as Reflex's client speaks it,
framed by hand, so that the browsers are cheap. Each event passes the gate, the guard and a state; its time
counts from when it was due. Once with the collector as `running` tunes it, once as Python ships it.
"""

import argparse
import asyncio
import base64
import gc
import json
import os
import random
import resource
import struct
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import numpy as np
import reflex as rx

from benchmarks.dashboard import opened
from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import sign_up
from healthvault.core.db import close_database
from healthvault.core.ids import new_id
from tests.security.house import PASSWORD, House, start_house
from tests.security.tab import HYDRATE, ROOT_STATE

PEOPLE, BROWSERS_EACH = 10, 10
AT_ONCE = 40
BUDGET_MS = 25
EVENT = "healthvault___pages___overview___state____overview_state.dismiss_notice"
HYDRATED = b'"is_hydrated_rx_state_":true'
PYTHONS_THRESHOLD = (700, 10, 10)
SETTINGS = {"tuned": "healthvault.app:app", "as Python ships it": "benchmarks.tabs:untuned"}


class RefusedError(RuntimeError):
    """The server did not want a tab, or wanted it no longer."""


def untuned() -> Any:
    """The app with the collector as Python ships it, for comparison."""
    from healthvault.app import app

    app.register_lifespan_task(_ship_collector)
    return app()


@asynccontextmanager
async def _ship_collector(app: rx.App) -> AsyncIterator[None]:
    del app
    gc.unfreeze()
    gc.set_threshold(*PYTHONS_THRESHOLD)
    yield


class Browser(asyncio.Protocol):
    """One tab's websocket. Frames are masked with nothing, which the protocol allows and costs nothing."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[bytes] = asyncio.Queue()
        self.due_s: float | None = None
        self.took_s: list[float] = []
        self._read = b""
        self._is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  asyncio calls it so.
        self.messages.put_nowait(b"")

    def data_received(self, data: bytes) -> None:
        self._read += data
        if not self._is_open:
            head, end, rest = self._read.partition(b"\r\n\r\n")
            if not end:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                raise RefusedError(head.decode())
            self._is_open, self._read = True, rest
        while (frame := self._frame()) is not None:
            self._hear(frame)

    def _frame(self) -> bytes | None:
        if len(self._read) < 2:
            return None
        size, begin = self._read[1] & 127, 2
        if size >= 126:
            form, begin = ("!H", 4) if size == 126 else ("!Q", 10)
            if len(self._read) < begin:
                return None
            (size,) = struct.unpack(form, self._read[2:begin])
        if len(self._read) < begin + size:
            return None
        frame, self._read = self._read[begin : begin + size], self._read[begin + size :]
        return frame

    def _hear(self, frame: bytes) -> None:
        if frame == b"2":
            self.say("3")
        elif self.due_s is not None:
            self.took_s.append(time.perf_counter() - self.due_s)
            self.due_s = None
        else:
            self.messages.put_nowait(frame)

    def say(self, words: str) -> None:
        said = words.encode()
        head = (
            bytes((0x81, 0x80 | len(said))) if len(said) < 126 else struct.pack("!BBH", 0x81, 0xFE, len(said))
        )
        self._transport.write(head + bytes(4) + said)

    def call(self, name: str, payload: dict[str, Any]) -> None:
        router_data = {"pathname": "/", "query": {}, "asPath": "/"}
        event = {"name": ROOT_STATE + name, "payload": payload, "router_data": router_data}
        self.say(f"42/_event,{json.dumps(['event', event])}")

    async def open_page(self, house: House, cookie: str) -> None:
        """Connect, and hydrate as a page does that has just been opened."""
        key = base64.b64encode(random.randbytes(16)).decode()
        self._transport.write(
            (
                f"GET /_event/?EIO=4&transport=websocket&token={new_id().hex} HTTP/1.1\r\n"
                f"Host: {urlsplit(house.url).netloc}\r\nOrigin: {house.url}\r\nCookie: {cookie}\r\n"
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\n\r\n"
            ).encode()
        )
        await self.messages.get()
        self.say("40/_event,")
        await self.messages.get()
        self.call(HYDRATE, {"vars": {}})
        while HYDRATED not in (message := await asyncio.wait_for(self.messages.get(), 30)):
            if not message:
                raise RefusedError(self._read.decode())

    def close(self) -> None:
        self._transport.close()


async def cookies() -> list[str]:
    """Many browsers of a few people: what one session may ask in a second is limited."""
    emails = [f"{new_id().hex}@benchmark.invalid" for _ in range(PEOPLE)]
    people = [
        await sign_up(email=email, password=PASSWORD, name="", address=new_id().hex) for email in emails
    ]
    return [
        f"hv={(await open_browser_session(person, address='', agent='')).token}"
        for person in people
        for _ in range(BROWSERS_EACH)
    ]


async def connected(house: House, many: Sequence[str], tabs: int) -> list[Browser]:
    url, turn, loop = urlsplit(house.url), asyncio.Semaphore(AT_ONCE), asyncio.get_running_loop()

    async def one(number: int) -> Browser:
        async with turn:
            _, browser = await loop.create_connection(Browser, url.hostname or "", url.port or 80)
            await browser.open_page(house, many[number % len(many)])
            return browser

    return await asyncio.gather(*(one(number) for number in range(tabs)))


async def asked(browsers: Sequence[Browser], events_a_s: float, seconds: float) -> tuple[list[float], int]:
    """Events at an even pace from tabs in turn: the milliseconds of each answer, and how many never came."""
    began_s, sent = time.perf_counter(), 0
    while (now_s := time.perf_counter()) < began_s + seconds:
        while (due_s := began_s + sent / events_a_s) <= now_s:
            browser = browsers[sent % len(browsers)]
            browser.due_s = due_s
            browser.call(EVENT, {})
            sent += 1
        await asyncio.sleep(max(due_s - time.perf_counter(), 0))
    await asyncio.sleep(2)
    took = [second * 1000 for browser in browsers for second in browser.took_s]
    return took, sent - len(took)


async def measured(
    house: House, process: subprocess.Popen[bytes], many: Sequence[str], asked_for: argparse.Namespace
) -> str:
    warm = await connected(house, many, AT_ONCE)
    before_kib, began_s = resident_kib(process), time.perf_counter()
    browsers = await connected(house, many, asked_for.tabs)
    took_s = time.perf_counter() - began_s
    kib = (resident_kib(process) - before_kib) / len(browsers)
    await asked(browsers, asked_for.events, 3)
    for browser in browsers:
        browser.took_s.clear()
    busy_s, began_s = time.process_time(), time.perf_counter()
    took, lost = await asked(browsers, asked_for.events, asked_for.seconds)
    busy = (time.process_time() - busy_s) / (time.perf_counter() - began_s)
    for browser in (*warm, *browsers):
        browser.close()
    p50, p95, p99 = np.percentile(took, [50, 95, 99])
    waited = f"{p50:.0f} | {p95:.0f} | {p99:.0f} | {max(took):.0f}"
    return f"{waited} | {lost} | {kib:.0f} | {took_s:.0f} | {busy:.0%}"


def resident_kib(process: subprocess.Popen[bytes]) -> int:
    """The memory of a process and of those it started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in (process.pid, *children)]
    return sum(pages) * 4


async def run(url: str, asked_for: argparse.Namespace) -> None:
    many = await cookies()
    print(f"{asked_for.tabs:,} tabs, {asked_for.events} events/s for {asked_for.seconds} s")
    print(f"load before: {os.getloadavg()[0]:.1f}\n")
    print(
        "| collector | p50 ms | p95 ms | p99 ms | most ms | unanswered | KiB a tab | connecting s | client |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name, factory in SETTINGS.items():
        house, process = await asyncio.to_thread(start_house, asked_for.home, url, factory=factory)
        try:
            print(f"| {name} | {await measured(house, process, many, asked_for)} |", flush=True)
        finally:
            process.terminate()
            process.wait(20)
    print(f"\nbudget: p95 {BUDGET_MS} ms")
    await close_database()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, default=Path(".healthvault-dashboard"))
    parser.add_argument("--tabs", type=int, default=5_000)
    parser.add_argument("--events", type=float, default=500)
    parser.add_argument("--seconds", type=float, default=20)
    asked_for = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # A tab is a file here, and another there.
    with opened(asked_for.home) as url:
        asyncio.run(run(url, asked_for))


if __name__ == "__main__":
    main()
