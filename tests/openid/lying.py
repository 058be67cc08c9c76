"""A provider that signs whatever it is told to: the real protocol over real HTTP, and any claims at all."""

import asyncio
import base64
import hashlib
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT = "vault"
SECRET = "a secret of the client's, long enough for HMAC"


@dataclass(slots=True, kw_only=True)
class LyingProvider:
    """Change a field, and the next answer has it; `claims` replace what would be right, None drops it."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    signs_with: Any = None
    algorithm: str = "RS256"
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    moved_to: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    """The parameters of the way out."""
    given: list[dict[str, str]] = field(default_factory=list)
    """What was brought to exchange the code."""

    def answer(self, url: str, **more: str) -> dict[str, str]:
        """What a browser brings back that was sent to `url`."""
        self.asked = dict(parse_qsl(urlsplit(url).query))
        return {"state": self.asked["state"], "code": "a code", **more}

    def id_token(self) -> str:
        now_s = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "ann",
            "aud": CLIENT,
            "exp": now_s + 300,
            "iat": now_s,
            "nonce": self.asked.get("nonce"),
            "email": "ann@example.org",
            "email_verified": True,
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            parts = ({"alg": "none"}, claims)
            return ".".join(_base64(json.dumps(part).encode()) for part in parts) + "."
        header = {"alg": self.algorithm, "kid": "1"}
        return jwt.encode(header, claims, self.signs_with or self.key, algorithms=[self.algorithm])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1]
        length = next(
            (
                int(line.split(":")[1])
                for line in head.split("\r\n")
                if line.lower().startswith("content-length")
            ),
            0,
        )
        body = (await reader.readexactly(length)).decode()
        said = json.dumps(self._told(path, body)).encode()
        place = f"location: {self.moved_to}\r\n" if self.moved_to else ""
        writer.write(
            f"HTTP/1.1 {self.status} x\r\ncontent-type: application/json\r\n{place}"
            f"content-length: {len(said)}\r\nconnection: close\r\n\r\n".encode()
            + said
        )
        await writer.drain()
        writer.close()

    def _told(self, path: str, body: str) -> dict[str, Any]:
        if path.startswith("/.well-known"):
            endpoints = ("authorization_endpoint", "token_endpoint", "jwks_uri")
            told = {name: f"{self.issuer}/{name}" for name in endpoints}
            return {"issuer": self.issuer, **told, **self.metadata}
        if path == "/jwks_uri":
            return {"keys": [self.key.as_dict(private=False)]}
        self.given.append(dict(parse_qsl(body)))
        return {"access_token": "an access token", "token_type": "Bearer", "id_token": self.id_token()}


def half_hash(token: str) -> str:
    """What `at_hash` must be for RS256."""
    return _base64(hashlib.sha256(token.encode()).digest()[:16])


def shared_secret() -> OctKey:
    """The client's own secret as a key."""
    return OctKey.import_key(SECRET)


def another_key() -> RSAKey:
    """A key that the provider never published, under the name of one that it did."""
    return RSAKey.generate_key(2048, {"kid": "1"})


@asynccontextmanager
async def lying_provider() -> AsyncIterator[LyingProvider]:
    """A running provider."""
    provider = LyingProvider()
    server = await asyncio.start_server(provider.serve, "127.0.0.1", 0)
    provider.issuer = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield provider


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
