"""The gate around everything that is served: who comes, from where, and what they may bring.

Outermost, so that neither Reflex nor the API ever sees a cookie or a token: they see a `Visitor`.
"""

import hashlib
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from healthvault.accounts.person import Session
from healthvault.accounts.sessions import LIFE, TOKEN_MARK, session_of
from healthvault.core.config import settings
from healthvault.ui.credential import HEADER, header
from healthvault.ui.headers import Policy

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

VISITOR = "healthvault.visitor"
"""Where the gate leaves the `Visitor` in the ASGI scope."""
_CLOSED_FOR_ORIGIN = 4403
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_EVENTS_PATH = "/_event"
_ASKING_PATHS = ("/api/", "/auth/", _EVENTS_PATH)
_POSTED_BY_APPLE = "/auth/oidc/apple/callback"
"""Apple sends its answer as a form of another site; like every provider's, its state alone is believed."""
_WAY_LIFE_S = 600
_log = logging.getLogger(__name__)
_KNOWN_LIFE_S = 400 * 86_400
"""The most that a browser keeps a cookie. Source: RFC 6265bis, section 5.5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who comes: their live session (None for nobody), the form token of their browser ("" before its first
    page), what they began at the door ("" for nothing), what their browser is known by ("" before the first
    sign-in), their network address, and what their browser calls itself.
    """

    session: Session | None
    csrf: str
    way: str
    device: str
    address: str
    agent: str
    may_watch: bool
    """Whether they may read what is counted."""


def session_cookie(token: str) -> str:
    """The header that gives a browser its session."""
    return _cookie(_name("hv"), token, max_age_s=int(LIFE.total_seconds()))


def no_session_cookie() -> str:
    """The header that takes a browser's session away."""
    return _cookie(_name("hv"), "", max_age_s=0)


def way_cookie(token: str, *, from_other_sites: bool = False) -> str:
    """The header that names, for ten minutes, what a browser began at the door.

    `from_other_sites` sends it along with another site's form too, which Apple's answer is; only under TLS.
    """
    cookie = _cookie(_name("hv-way"), token, max_age_s=_WAY_LIFE_S)
    if from_other_sites and settings().is_https:
        return cookie.replace("SameSite=Lax", "SameSite=None")
    return cookie


def no_way_cookie() -> str:
    """The header that takes it away."""
    return _cookie(_name("hv-way"), "", max_age_s=0)


def device_cookie(device: str) -> str:
    """The header that lets a browser in which somebody signed in be known again. It opens nothing."""
    return _cookie(_name("hv-known"), device, max_age_s=_KNOWN_LIFE_S)


def csrf_cookie(secret: str) -> str:
    """The header that gives a browser what its form tokens are made from."""
    return _cookie(_name("hv-csrf"), secret, max_age_s=int(LIFE.total_seconds()))


def new_csrf_secret() -> str:
    """32 random bytes for a browser that has none yet."""
    return secrets.token_urlsafe(32)


def csrf_token(secret: str) -> str:
    """The token that a form of this browser must carry; the secret itself stays in the cookie."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest() if secret else ""


class SessionGate:
    """ASGI, around everything: see the module."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._policy = Policy()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or turn it away."""
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        brought = _Brought(scope)
        # A browser always says where it comes from; whoever does not is no browser of ours.
        if brought.origin not in settings().origins:
            _log.warning("Refused a websocket that is not of our own pages.")
            await send({"type": "websocket.close", "code": _CLOSED_FOR_ORIGIN})
            return
        await self._app(await self._introduced(scope, brought, may_use_token=False), receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        brought = _Brought(scope)
        cookie = "" if brought.csrf_secret else csrf_cookie(new_csrf_secret())
        guarded = self._policy.dress(scope, send, cookie=cookie)
        is_apples = scope["method"] == "POST" and scope["path"] == _POSTED_BY_APPLE
        if scope["method"] not in _SAFE_METHODS and not is_apples and not brought.is_own_or_program:
            _log.warning("Refused a request that is not of our own pages.")
            await _turn_away(guarded)
            return
        introduced = await self._introduced(scope, brought, may_use_token=True)
        await self._app({**introduced, "path": self._policy.place_of(scope["path"])}, receive, guarded)

    async def _introduced(self, scope: Scope, brought: "_Brought", *, may_use_token: bool) -> Scope:
        session = None
        if scope["path"].startswith(_ASKING_PATHS):
            session = await brought.session(may_use_token=may_use_token)
        visitor = Visitor(
            session=session,
            csrf=csrf_token(brought.csrf_secret),
            way=brought.way,
            device=brought.device,
            address=brought.address,
            agent=brought.agent,
            may_watch=brought.may_watch,
        )
        headers = [pair for pair in scope["headers"] if pair[0] not in {b"cookie", HEADER}]
        headers.append(header(session.id if session else None, csrf=visitor.csrf, address=visitor.address))
        return {**scope, "headers": headers, VISITOR: visitor}


class _Brought:
    """What a request says of itself."""

    def __init__(self, scope: Scope) -> None:
        self._headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        jar = self._jar()
        self._session_token = jar.get(_name("hv"), "")
        self.csrf_secret = jar.get(_name("hv-csrf"), "")
        self.way = jar.get(_name("hv-way"), "")
        self.device = jar.get(_name("hv-known"), "")
        self.origin = self._headers.get(b"origin", "")
        self.agent = self._headers.get(b"user-agent", "")
        self._peer = str((scope.get("client") or ("",))[0])

    @property
    def is_own_or_program(self) -> bool:
        """Whether a request that changes something comes from our own pages, or from a program."""
        if self._bearer and not self._session_token:
            return True
        if self.origin:
            return self.origin in settings().origins
        return self._headers.get(b"sec-fetch-site") == "same-origin"

    @property
    def address(self) -> str:
        """Where from. What a request says of it counts only as far as our own proxies wrote it."""
        hops = settings().proxy_hops
        said = self._headers.get(b"x-forwarded-for", "").replace(" ", "").split(",")
        return (hops and len(said) >= hops and said[-hops]) or self._peer

    async def session(self, *, may_use_token: bool) -> Session | None:
        """The live session of the token or the cookie; a token is no cookie, nor the other way round."""
        if self._bearer and may_use_token:
            found = await session_of(self._bearer) if self._bearer.startswith(TOKEN_MARK) else None
            return found if found and found.kind == "token" else None
        found = await session_of(self._session_token) if self._session_token else None
        return found if found and found.kind == "browser" else None

    @property
    def may_watch(self) -> bool:
        """Whether they show the token of whoever watches over the app, if there is one."""
        asked = settings().metrics_token
        return not asked or hmac.compare_digest(self._bearer.encode(), asked.encode())

    @property
    def _bearer(self) -> str:
        scheme, _, token = self._headers.get(HEADER, "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def _jar(self) -> dict[str, str]:
        pairs = (pair.strip().partition("=") for pair in self._headers.get(b"cookie", "").split(";"))
        return {name: value for name, _, value in pairs}


def _name(name: str) -> str:
    """Under TLS the browser itself holds the cookie to this very host (RFC 6265bis, section 4.1.3.2)."""
    return f"__Host-{name}" if settings().is_https else name


def _cookie(name: str, value: str, *, max_age_s: int) -> str:
    flags = f"Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax"
    return f"{name}={value}; {flags}" + ("; Secure" if settings().is_https else "")


async def _turn_away(send: Send) -> None:
    body = b'{"title":"This came from another site, so nothing was done.","status":403}'
    headers = [(b"content-type", b"application/problem+json")]
    await send({"type": "http.response.start", "status": int(HTTPStatus.FORBIDDEN), "headers": headers})
    await send({"type": "http.response.body", "body": body})
