"""What a provider says of itself: its endpoints and keys, asked for at its own address, kept for an hour."""

import ipaddress
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2

from healthvault.accounts.errors import ProviderError

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

PATIENCE_S = 8.0
_KEPT_S = 3600.0
_KEYS_AGAIN_S = 30.0
"""A token of an unknown key makes us ask for the keys again, and not more often than this."""
_LARGEST = 1 << 18
_SAFE = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
"""Signatures of a key that the provider alone has; never `none`, never one with our own secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A provider's endpoints, and what it promises."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    algorithms: tuple[str, ...]
    auth_method: str
    names_itself: bool
    """Whether it names itself in every answer (RFC 9207)."""


@dataclass(slots=True)
class _Kept:
    metadata: Metadata
    at_s: float
    keys: "KeySet | None" = None
    keys_at_s: float = 0.0


_kept: dict[str, _Kept] = {}


async def metadata_of(issuer: str) -> Metadata:
    """What the provider says of itself.

    Raises:
        ProviderError: it does not answer, calls itself something else, or names an endpoint without TLS.
    """
    kept = _kept.get(issuer)
    if kept is None or time.monotonic() - kept.at_s > _KEPT_S:
        told = await _fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        kept = _kept[issuer] = _Kept(_read(issuer, told), time.monotonic())
    return kept.metadata


async def keys_of_provider(issuer: str, *, again: bool = False) -> "KeySet":
    """The provider's public keys; `again` when a token names one that is not among them.

    Raises:
        ProviderError: it does not answer, or not with keys.
    """
    from joserfc.errors import JoseError  # Slow to import, and few start need it.
    from joserfc.jwk import KeySet

    metadata = await metadata_of(issuer)
    kept, now_s = _kept[issuer], time.monotonic()
    if kept.keys is None or (again and now_s - kept.keys_at_s > _KEYS_AGAIN_S):
        told: Any = await _fetched(metadata.jwks_uri)
        try:
            kept.keys, kept.keys_at_s = KeySet.import_key_set(told), now_s
        except (JoseError, KeyError, ValueError, TypeError):
            raise ProviderError from None
    return kept.keys


def forget_providers() -> None:
    """Ask every provider anew."""
    _kept.clear()


def checked_address(address: object) -> str:
    """An address that may be asked: over TLS, or on this very machine.

    Raises:
        ProviderError: it is neither.
    """
    parts = urlsplit(address) if isinstance(address, str) else urlsplit("")
    if parts.scheme == "https" and parts.hostname:
        return parts.geturl()
    if parts.scheme == "http" and _is_here(parts.hostname or ""):
        return parts.geturl()
    raise ProviderError


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read(issuer: str, told: dict[str, Any]) -> Metadata:
    if told.get("issuer") != issuer:
        raise ProviderError
    signs = told.get("id_token_signing_alg_values_supported") or ["RS256"]
    methods = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Metadata(
        issuer=issuer,
        authorization_endpoint=checked_address(told.get("authorization_endpoint")),
        token_endpoint=checked_address(told.get("token_endpoint")),
        jwks_uri=checked_address(told.get("jwks_uri")),
        userinfo_endpoint=checked_address(told["userinfo_endpoint"]) if "userinfo_endpoint" in told else "",
        algorithms=tuple(each for each in signs if each in _SAFE),
        auth_method="client_secret_basic" if "client_secret_basic" in methods else "client_secret_post",
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
    )


async def _fetched(address: str) -> dict[str, Any]:
    """A JSON object from exactly this address: a redirect is no answer."""
    body = b""
    try:
        async with (
            httpx2.AsyncClient(timeout=PATIENCE_S, follow_redirects=False) as client,
            client.stream("GET", checked_address(address)) as answer,
        ):
            if answer.status_code != httpx2.codes.OK:
                raise ProviderError
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > _LARGEST:
                    raise ProviderError
        told = json.loads(body)
    except (httpx2.HTTPError, ValueError):
        raise ProviderError from None
    if not isinstance(told, dict):
        raise ProviderError
    return told
