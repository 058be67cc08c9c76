"""Around everything that is served: each request gets a name, is timed, counted and logged; never its path.

A request is known by its route: the template of the API, `/_event` for the websocket of the pages, `page` or
`file` for what was built.
"""

import logging
import secrets
import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from healthvault.core import telemetry
from healthvault.core.log import request_id
from healthvault.core.tracing import span

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_SEEN = "healthvault.seen"
_NO_ROUTE = frozenset({"", "/{path}"})
"""What is called so belongs to no route of the API: the second is Starlette's word for what Reflex serves."""
_HEADER = b"x-request-id"
_EVENTS = "/_event"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_TOO_OFTEN = frozenset({"file", "/healthz", "/readyz", "/metrics", _EVENTS})
"""What is asked for so often that it is counted, but not logged."""
_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What one request turned out to be; no answer at all is a broken one."""

    route: str = ""
    status: int = int(HTTPStatus.INTERNAL_SERVER_ERROR)
    is_page: bool = False

    def known_as(self, path: str) -> str:
        """The route; what belongs to none is a page or a file of the build, or nothing of ours."""
        if self.route:
            return self.route
        if path.startswith(_EVENTS):
            return _EVENTS
        return "page" if self.is_page else "file"


class Observed:
    """ASGI, outermost: see the module."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it through, and note what came of it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        name = secrets.token_hex(8)
        named = request_id.set(name)
        try:
            if scope["type"] == "http":
                await self._http(scope, receive, send, name)
            else:
                await self._app(scope, receive, send)
        finally:
            request_id.reset(named)

    async def _http(self, scope: Scope, receive: Receive, send: Send, name: str) -> None:
        seen, began_s = _Seen(), time.perf_counter()
        method = scope["method"] if scope["method"] in _METHODS else "other"

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                seen.is_page = _is_page(message)
                message["headers"] = [*message.get("headers", ()), (_HEADER, name.encode())]
            await send(message)

        with span("request", http__request__method=method, healthvault__request=name) as traced:
            try:
                await self._app({**scope, _SEEN: seen}, receive, noting)
            finally:
                route = seen.known_as(scope["path"])
                if traced is not None:
                    traced.update_name(f"{method} {route}")
                    traced.set_attributes({"http.route": route, "http.response.status_code": seen.status})
                _tell(method, route, seen.status, time.perf_counter() - began_s)


class RouteNoted:
    """ASGI, innermost around the routes of the API: tells `Observed` which of them it was."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it through, and say where it went."""
        try:
            await self._app(scope, receive, send)
        finally:
            path = getattr(scope.get("route"), "path_format", "")
            if _SEEN in scope and path not in _NO_ROUTE:
                scope[_SEEN].route = path


def _is_page(message: Message) -> bool:
    headers = message.get("headers", ())
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers)


def _tell(method: str, route: str, status: int, took_s: float) -> None:
    telemetry.answered(method, route, status, took_s)
    if route not in _TOO_OFTEN and _log.isEnabledFor(logging.INFO):
        facts = {"method": method, "route": route, "status": status, "took_ms": round(took_s * 1000, 2)}
        _log.info("answered", extra=facts)
