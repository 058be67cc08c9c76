"""What every answer carries: where its content may come from, who may frame it, how long it may be kept."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from healthvault.core.config import settings
from healthvault.core.frontend import web_folder

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_FRAMED_BY_US = "/api/v1/imports"
"""A form that sends a file aims at a hidden frame, so that the page stays; only we may frame its answer."""
_HASHED = "/assets/"
_PEOPLES = ("/api/", "/auth/")
"""Where answers are about somebody; no cache keeps any of them, whatever kind it is."""
_YEAR_S = 31_536_000

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Pair = tuple[bytes, bytes]


def inline_script_hashes(pages: Path) -> tuple[str, ...]:
    """The sources, for a content security policy, of every inline script in the built pages."""
    scripts = {
        script
        for page in pages.rglob("*.html")
        for script in _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    }
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return tuple(sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))


class Policy:
    """The headers of this process; the built pages are read once."""

    def __init__(self) -> None:
        self._always: list[Pair] | None = None
        self._scripts: tuple[str, ...] = ()
        self._pages: frozenset[str] | None = None

    def place_of(self, path: str) -> str:
        """Where a page lies: `/overview` is kept as `/overview/index.html`, and served without a detour."""
        if self._pages is None:
            built = _built()
            self._pages = frozenset(
                f"/{page.parent.relative_to(built)}" for page in built.rglob("index.html")
            )
        return f"{path}/" if path in self._pages else path

    def dress(self, scope: MutableMapping[str, Any], send: Send, *, cookie: str) -> Send:
        """A `send` that adds what every answer carries; a `cookie` goes along with pages."""
        path: str = scope["path"]
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")

        async def dressed(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = [_without_host(pair, host) for pair in message["headers"]]
                message["headers"] = given + self._added(path, message["status"], dict(given), cookie)
            await send(message)

        return dressed

    def _added(self, path: str, status: int, given: dict[bytes, bytes], cookie: str) -> list[Pair]:
        content_type = given.get(b"content-type", b"")
        is_page = content_type.startswith(b"text/html")
        added = self._constant() + self._content(path, is_page=is_page)
        if b"cache-control" not in given:
            added.append((b"cache-control", _keeping(path, status, content_type)))
        if cookie and is_page:
            added.append((b"set-cookie", cookie.encode()))
        return added

    def _constant(self) -> list[Pair]:
        if self._always is None:
            self._scripts = inline_script_hashes(_built())
            self._always = [
                (b"x-content-type-options", b"nosniff"),
                # Not no-referrer: under that policy browsers send `Origin: null` with a form of our own.
                (b"referrer-policy", b"same-origin"),
                (b"cross-origin-opener-policy", b"same-origin"),
                (b"cross-origin-resource-policy", b"same-origin"),
                (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
            ]
            if settings().is_https:
                self._always.append((b"strict-transport-security", b"max-age=63072000; includeSubDomains"))
        return self._always

    def _content(self, path: str, *, is_page: bool) -> list[Pair]:
        """Where a page may take what from; anything else takes nothing from anywhere."""
        framed = path == _FRAMED_BY_US
        sources = self._page_sources() if is_page else {"default-src": "'none'", "base-uri": "'none'"}
        sources["frame-ancestors"] = "'self'" if framed else "'none'"
        policy = "; ".join(f"{name} {value}" for name, value in sources.items())
        return [
            (b"content-security-policy", policy.encode()),
            (b"x-frame-options", b"SAMEORIGIN" if framed else b"DENY"),
        ]

    def _page_sources(self) -> dict[str, str]:
        return {
            "default-src": "'none'",
            "object-src": "'none'",
            "script-src": " ".join(("'self'", *self._scripts)),
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "connect-src": " ".join(("'self'", *_sockets())),
            "manifest-src": "'self'",
            "worker-src": "'self' blob:",
            "frame-src": "'self'",
            "base-uri": "'none'",
            "form-action": "'self'",
        }


def _built() -> Path:
    return web_folder() / "build" / "client"


def _sockets() -> tuple[str, ...]:
    """Some browsers do not count a websocket to the same host as 'self'."""
    return tuple(origin.replace("http", "ws", 1) for origin in settings().origins)


def _without_host(pair: Pair, host: str) -> Pair:
    """A redirect to ourselves without scheme and host: behind a proxy the scheme would be wrong."""
    name, value = pair[0].lower(), pair[1]
    if name != b"location":
        return name, value
    parts = urlsplit(value.decode("latin-1"))
    if parts.netloc != host:
        return name, value
    path = "/" + parts.path.lstrip("/")
    return name, (path + (f"?{parts.query}" if parts.query else "")).encode("latin-1")


def _keeping(path: str, status: int, content_type: bytes) -> bytes:
    if path.startswith(_HASHED) and status < 300:
        return f"public, max-age={_YEAR_S}, immutable".encode()
    if path.startswith(_PEOPLES) or content_type.startswith(
        (b"text/html", b"application/json", b"application/problem+json")
    ):
        return b"no-store"
    return b"no-cache"
