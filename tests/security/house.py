"""A real server on a real database, and a browser tab reduced to its websocket."""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from simple_websocket import AioClient, ConnectionClosed
from simple_websocket import ConnectionError as RefusedError

from healthvault.accounts.sessions import Opened, open_browser_session
from healthvault.accounts.sign_up import sign_up
from healthvault.core.config import environment
from healthvault.core.ids import PersonId, new_id
from healthvault.core.wrapping import hold_master
from tests import overheard
from tests.builders import a_person

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a quiet lake in March"
ROOT_STATE = "reflex___state____state."
_AT_ONCE = 12
HYDRATE = "hydrate_and_load"
SESSION = "healthvault___ui___session____session_state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody with an account, signed in."""

    person: PersonId
    email: str
    opened: Opened

    @property
    def cookie(self) -> str:
        return f"hv={self.opened.token}"


async def a_guest(name: str = "") -> Guest:
    email = f"{new_id().hex}@example.org"
    person = await sign_up(email=email, password=PASSWORD, name=name, address=new_id().hex)
    return Guest(person=person, email=email, opened=await open_browser_session(person, address="", agent=""))


async def a_stranger() -> Guest:
    """Somebody without a password, which is slow to hash, signed in."""
    person = await a_person()
    opened = await open_browser_session(person, address="", agent="")
    return Guest(person=person, email=f"{person}@example.org", opened=opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The served app."""

    url: str
    log: Path

    def tab(self, guest: Guest | None = None, *, token: str | None = None, origin: str | None = "") -> "Tab":
        headers = {"Cookie": guest.cookie} if guest else {}
        if origin is not None:
            headers["Origin"] = origin or self.url
        return Tab(url=self.url.replace("http", "ws"), token=token or new_id().hex, headers=headers)


@dataclass(slots=True, kw_only=True)
class Tab:
    """One browser tab, as the server sees it."""

    url: str
    token: str
    headers: dict[str, str]
    seen: list[dict[str, Any]] = field(default_factory=list)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    """All of the state that it ever heard, as a browser holds it."""
    _socket: AioClient | None = None

    async def __aenter__(self) -> "Tab":
        address = f"{self.url}/_event/?EIO=4&transport=websocket&token={self.token}"
        self._socket = await AioClient.connect(address, headers=self.headers)
        await self._socket.receive(5)
        await self._socket.send("40/_event,")
        await self._socket.receive(5)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket:
            await self._socket.close()

    async def open_page(self, path: str = "/") -> dict[str, dict[str, Any]]:
        """Hydrate, as a page does that has just been opened; the state it got."""
        return await self.call(HYDRATE, {"vars": {}}, path=path)

    async def call(
        self,
        name: str,
        payload: dict[str, Any] | None = None,
        *,
        path: str = "/settings",
        for_s: float = 0.6,
        until: Callable[[dict[str, dict[str, Any]]], bool] | None = None,
    ) -> dict[str, dict[str, Any]]:
        """Send an event; the state that changed within the time, or until it is what is waited for."""
        await self.send(name, payload, path=path)
        return await self.listen(for_s, until)

    async def send(
        self,
        name: str,
        payload: dict[str, Any] | None = None,
        *,
        path: str = "/settings",
        query: dict[str, str] | None = None,
    ) -> None:
        """Send an event."""
        address = f"{path}?{urlencode(query)}" if query else path
        router_data = {"pathname": path, "query": query or {}, "asPath": address}
        event = {"name": ROOT_STATE + name, "payload": payload or {}, "router_data": router_data}
        assert self._socket
        await self._socket.send(f"42/_event,{json.dumps(['event', event])}")

    async def listen(
        self, for_s: float = 0.6, until: Callable[[dict[str, dict[str, Any]]], bool] | None = None
    ) -> dict[str, dict[str, Any]]:
        """The state that changes within the time, or until; what arrived stays in `seen`."""
        self.seen = []
        ends = asyncio.get_running_loop().time() + for_s
        assert self._socket
        while (left := ends - asyncio.get_running_loop().time()) > 0:
            message = await self._socket.receive(left)
            if message == "2":
                await self._socket.send("3")
            elif isinstance(message, str) and message.startswith("42/_event,"):
                update = json.loads(message.removeprefix("42/_event,"))[1]
                self.seen.append(update)
                _add(self.shown, update)
                if until and until(self.state):
                    break
        return self.state

    @property
    def state(self) -> dict[str, dict[str, Any]]:
        merged: dict[str, dict[str, Any]] = {}
        for update in self.seen:
            _add(merged, update)
        return merged

    @property
    def redirects(self) -> list[str]:
        events = [event for update in self.seen for event in update.get("events") or []]
        return [event["payload"]["path"] for event in events if event["name"] == "_redirect"]


async def quiet(tab: Tab) -> None:
    """Hear what comes until nothing does for a second; all of it is then in `seen`."""
    heard: list[dict[str, Any]] = []
    silences = 0
    while silences < 3:
        await tab.listen(0.4)
        silences = 0 if tab.seen else silences + 1
        heard += tab.seen
    tab.seen = heard


async def together(tried: list[Coroutine[Any, Any, int]]) -> int:
    """All of it, some at once; the sum of what they tell."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(each: Coroutine[Any, Any, int]) -> int:
        async with gate:
            return await each

    return sum(await asyncio.gather(*(one(each) for each in tried)))


def batched(listed: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [listed[start : start + size] for start in range(0, len(listed), size)]


def _add(state: dict[str, dict[str, Any]], update: dict[str, Any]) -> None:
    for name, changed in (update.get("delta") or {}).items():
        state.setdefault(name.removeprefix(ROOT_STATE), {}).update(_plain(changed))


def _plain(changed: dict[str, Any]) -> dict[str, Any]:
    return {name.partition("_rx_state_")[0]: value for name, value in changed.items()}


async def is_let_in(tab: Tab) -> bool:
    """Whether the server opens a websocket to it at all."""
    try:
        async with tab:
            return True
    except (RefusedError, ConnectionClosed):
        return False


def start_house(
    folder: Path,
    database_url: str,
    *,
    openai_base_url: str = "",
    factory: str = "healthvault.app:app",
    **more: str,
) -> tuple[House, subprocess.Popen[bytes]]:
    """Serve the app without its pages, under `more` settings; returns when it answers."""
    port = _free_port()
    house = House(url=f"http://127.0.0.1:{port}", log=folder / "house.log")
    overheard.keep(house.log)
    overheard.learn(PASSWORD)
    chosen = {
        "DATABASE_URL": database_url,
        "HEALTHVAULT_HOME": str(folder),
        "HEALTHVAULT_MASTER_KEY": hold_master(database_url).written,
        "HEALTHVAULT_PORT": str(port),
        "HEALTHVAULT_PUBLIC_URL": "",
        "DUST_API_KEY": "",
        "OPENAI_API_KEY": "",
        "OPENAI_BASE_URL": openai_base_url,
        "REFLEX_WEB_WORKDIR": str(folder / "web"),
        "REFLEX_DIR": str(folder / "reflex"),
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "__REFLEX_SKIP_COMPILE": "true",
        **more,
    }
    env = environment(**chosen)
    argv = [sys.executable, "-m", "granian", "--interface", "asgi", "--factory", factory]
    argv += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--workers-kill-timeout", "2"]
    argv += ["--log-config", str(ROOT / "deploy" / "granian-log.json")]
    with house.log.open("wb") as log:
        server = subprocess.Popen(argv, cwd=ROOT, env=env, stdout=log, stderr=log)
    ends_s = time.monotonic() + 180
    while not _answers(house.url):
        if server.poll() is not None or time.monotonic() > ends_s:
            server.kill()
            raise RuntimeError(house.log.read_text())
        time.sleep(0.2)
    return house, server


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", timeout=1).is_success
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
