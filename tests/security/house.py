"""A real server on a real database."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from simple_websocket import ConnectionClosed
from simple_websocket import ConnectionError as RefusedError

from healthvault.accounts.sessions import Opened, open_browser_session
from healthvault.accounts.sign_up import sign_up
from healthvault.core.config import environment
from healthvault.core.ids import PersonId, new_id
from healthvault.core.wrapping import hold_master
from tests import overheard
from tests.builders import a_person
from tests.security.tab import Tab

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a quiet lake in March"
_AT_ONCE = 12
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

    def tab(self, guest: Guest | None = None, *, token: str | None = None, origin: str | None = "") -> Tab:
        headers = {"Cookie": guest.cookie} if guest else {}
        if origin is not None:
            headers["Origin"] = origin or self.url
        return Tab(url=self.url.replace("http", "ws"), token=token or new_id().hex, headers=headers)


async def together(tried: list[Coroutine[Any, Any, int]]) -> int:
    """All of it, some at once; the sum of what they tell."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(each: Coroutine[Any, Any, int]) -> int:
        async with gate:
            return await each

    return sum(await asyncio.gather(*(one(each) for each in tried)))


def batched(listed: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [listed[start : start + size] for start in range(0, len(listed), size)]


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
