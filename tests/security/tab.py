"""A browser tab reduced to its websocket."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from simple_websocket import AioClient

from healthvault.core.ids import new_id

ROOT_STATE = "reflex___state____state."
HYDRATE = "hydrate_and_load"
PATIENCE_S = 300.0
"""What must come may be so late: a busy machine is no failure."""
_MARK = "set_is_hydrated"
_OF_A_MARK = {f"{name}_rx_state_" for name in ("is_hydrated", "rx_router_page", "rx_router_url")}
_ROOT = ROOT_STATE.rstrip(".")
_SILENCES = 3
"""An event may lead to another that says nothing, as the opening of a page does."""
_DROPPED_S = 2.0
"""After so long, whoever came too fast has some turns again."""
_TURNS, _TURNS_A_S = 50.0, 18.0
"""A little less than what the guard lets a session send (`ui/guard`)."""

State = dict[str, dict[str, Any]]


@dataclass(slots=True, kw_only=True)
class Tab:
    """One browser tab, as the server sees it."""

    url: str
    token: str
    headers: dict[str, str]
    seen: list[dict[str, Any]] = field(default_factory=list)
    shown: State = field(default_factory=dict)
    """All of the state that it ever heard, as a browser holds it."""
    is_hasty: bool = False
    """Whether it sends faster than the guard lets it, so that some of it is dropped."""
    _turns: float = _TURNS
    _turned_s: float = field(default_factory=monotonic)
    _path: str = "/"
    _socket: AioClient | None = None

    async def __aenter__(self) -> "Tab":
        address = f"{self.url}/_event/?EIO=4&transport=websocket&token={self.token}"
        async with asyncio.timeout(PATIENCE_S):
            self._socket = socket = await AioClient.connect(address, headers=self.headers)
            # The greeting may have come with the answer to the handshake, where the client overlooks it until
            # more comes: so nobody waits for it alone.
            await socket.send("40/_event,")
            while not str(await socket.receive()).startswith("40/_event,"):
                pass
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket:
            await self._socket.close()

    async def open_page(self, path: str = "/") -> State:
        """Hydrate, as a page does that has just been opened; the state it got."""
        return await self.call(HYDRATE, {"vars": {}}, path=path)

    async def call(
        self,
        name: str,
        payload: dict[str, Any] | None = None,
        *,
        path: str = "/settings",
        for_s: float = PATIENCE_S,
        until: Callable[[State], object] | None = None,
    ) -> State:
        """Send an event; all of the state that it changed, or as far as `until`.

        When a handler that works in the background is done, `until` alone can tell.
        """
        await self.send(name, payload, path=path)
        return await self.listen(for_s, until) if until else await self.settle()

    async def send(
        self,
        name: str,
        payload: dict[str, Any] | None = None,
        *,
        path: str = "/settings",
        query: dict[str, str] | None = None,
    ) -> None:
        """Send an event, when it is its turn."""
        await self._turn()
        self._path = path.partition("?")[0]
        address = f"{path}?{urlencode(query)}" if query else path
        router_data = {"pathname": path, "query": query or {}, "asPath": address}
        event = {"name": ROOT_STATE + name, "payload": payload or {}, "router_data": router_data}
        assert self._socket
        await self._socket.send(f"42/_event,{json.dumps(['event', event])}")

    async def _turn(self) -> None:
        while True:
            now_s = monotonic()
            self._turns = min(_TURNS, self._turns + (now_s - self._turned_s) * _TURNS_A_S)
            self._turned_s = now_s
            if self._turns >= 1 or self.is_hasty:
                break
            await asyncio.sleep((1 - self._turns) / _TURNS_A_S)
        self._turns -= 1

    async def listen(self, for_s: float, until: Callable[[State], object]) -> State:
        """The state that changes until something holds of it, which it must within the time; what arrived
        stays in `seen`.
        """
        self.seen = []
        async with asyncio.timeout(for_s):
            while not self.seen or not until(self.state):
                await self._hear()
        return self.state

    async def answered(self) -> State:
        """The state that changes until what was sent is done, without what that leads to."""
        self.seen = await self._up_to_a_mark()
        return self.state

    async def settle(self) -> State:
        """The state that changes until everything that was sent is done, and what it led to.

        The events of a tab run one after the other, so that what is sent last is answered last. One may lead
        to others, which come after it: so a last one is sent again until nothing comes in between.
        """
        heard: list[dict[str, Any]] = []
        silences = 0
        while silences < _SILENCES:
            between = await self._up_to_a_mark()
            silences = 0 if between else silences + 1
            heard += between
        self.seen = heard
        return self.state

    @property
    def state(self) -> State:
        """What `seen` says, together."""
        merged: State = {}
        for update in self.seen:
            _add(merged, update)
        return merged

    @property
    def redirects(self) -> list[str]:
        events = [event for update in self.seen for event in update.get("events") or []]
        return [event["payload"]["path"] for event in events if event["name"] == "_redirect"]

    async def _up_to_a_mark(self) -> list[dict[str, Any]]:
        """What arrives before the answer to an event that only moves the address. Where the guard drops one,
        another is sent.
        """
        self.seen = []
        marks: set[str] = set()
        async with asyncio.timeout(PATIENCE_S):
            while not self._is_at(marks):
                marks.add(mark := new_id().hex)
                await self.send(_MARK, {"value": True}, path=self._path, query={"mark": mark})
                with suppress(TimeoutError):
                    async with asyncio.timeout(_DROPPED_S):
                        while not self._is_at(marks):
                            await self._hear()
        return [update for update in map(_unmarked, self.seen) if update]

    def _is_at(self, marks: set[str]) -> bool:
        return bool(self.seen) and _mark(self.seen[-1]) in marks

    async def _hear(self) -> None:
        """The next message, into `seen` if it is an update."""
        assert self._socket
        message = await self._socket.receive()
        if message == "2":
            await self._socket.send("3")
        elif isinstance(message, str) and message.startswith("42/_event,"):
            update = json.loads(message.removeprefix("42/_event,"))[1]
            self.seen.append(update)
            _add(self.shown, update)


def _add(state: State, update: dict[str, Any]) -> None:
    for name, changed in (update.get("delta") or {}).items():
        state.setdefault(name.removeprefix(ROOT_STATE), {}).update(_plain(changed))


def _plain(changed: dict[str, Any]) -> dict[str, Any]:
    return {name.partition("_rx_state_")[0]: value for name, value in changed.items()}


def _mark(update: dict[str, Any]) -> str:
    """The mark that an update answers, or nothing."""
    address = (update.get("delta") or {}).get(_ROOT, {}).get("rx_router_url_rx_state_", {})
    return address.get("query_parameters", {}).get("mark", "")


def _unmarked(update: dict[str, Any]) -> dict[str, Any]:
    """An update without what a mark changes; empty where that was all."""
    if not _mark(update):
        return update
    delta = dict(update["delta"])
    root = {name: value for name, value in delta.pop(_ROOT).items() if name not in _OF_A_MARK}
    delta |= {_ROOT: root} if root else {}
    return {**update, "delta": delta} if delta or update.get("events") else {}
