"""OpenID Connect: the authorization code flow with PKCE, state and nonce, and a careful look at the answer.

What was begun stands in a ceremony that a short-lived cookie names; it ends with the first answer, whatever
the answer is.
"""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import httpx2

from healthvault.accounts import ceremonies
from healthvault.accounts.ceremonies import Kind
from healthvault.accounts.errors import CeremonyOverError, ProviderDeniedError, ProviderError
from healthvault.accounts.oidc_discovery import PATIENCE_S, Metadata, keys_of_provider, metadata_of
from healthvault.accounts.oidc_provider import Provider
from healthvault.core import clock
from healthvault.core.ids import SessionId

_LEEWAY_S = 60
_LONGEST_SUBJECT = 255
"""Characters. Source: OpenID Connect Core 1.0, section 2, `sub`."""
_DENIED = frozenset({"access_denied", "user_cancelled_authorize"})
"""The second is Apple's word for the first."""


class Purpose(StrEnum):
    """What the way to a provider is for."""

    SIGN_IN = "sign in"
    LINK = "link"
    PROVE = "prove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who somebody is, as a provider told it.

    `email` is empty when it told none; `is_theirs` says that its word is enough to believe the address.
    """

    issuer: str
    subject: str
    email: str
    is_theirs: bool
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Somebody came back from a provider; `session` is the one that they left from, to link or to prove."""

    told: Told
    purpose: Purpose
    session: SessionId | None
    to: str


async def begin(
    provider: Provider, purpose: Purpose, *, session: SessionId | None = None, to: str = "", origin: str
) -> tuple[str, str]:
    """Set out for a provider.

    Args:
        provider: Where to.
        purpose: What for.
        session: The session that is linked or proved; None to sign in.
        to: Where to go on afterwards: a path of ours.
        origin: The origin that the browser knows us by.

    Returns:
        The token that names the way, for the browser alone, and the address to send it to.

    Raises:
        ProviderError: the provider does not say where to go.
    """
    metadata = await metadata_of(provider.issuer)
    state, nonce, verifier = (secrets.token_urlsafe(48) for _ in range(3))
    kept = {
        "provider": provider.name,
        "issuer": provider.issuer,
        "state": state,
        "nonce": nonce,
        "verifier": verifier,
        "purpose": purpose,
        "session": str(session or ""),
        "began_s": str(int(clock.now().timestamp())),
        "to": to,
        "origin": origin,
    }
    extra = {"response_mode": "form_post"} if provider.answers_by_form else {}
    if purpose is Purpose.PROVE:
        extra |= {"prompt": "login", "max_age": "0"}
    async with _client(provider, metadata, origin) as client:
        url, _ = client.create_authorization_url(
            metadata.authorization_endpoint, state=state, nonce=nonce, code_verifier=verifier, **extra
        )
    return await ceremonies.begin(Kind.OPENID, kept), url


async def finish(provider: Provider, way: str, answer: Mapping[str, str]) -> Arrived:
    """Take a provider's answer, once.

    Args:
        provider: Whose address it came to.
        way: The token that the browser brought.
        answer: The parameters of the answer.

    Raises:
        CeremonyOverError: this browser did not set out, took too long, or has been answered.
        ProviderDeniedError: the person said no.
        ProviderError: the answer is not from that provider, not for this way, or not to be believed.
    """
    kept = (await ceremonies.end(way, Kind.OPENID)).state
    if not hmac.compare_digest(kept["state"].encode(), answer.get("state", "").encode()):
        raise CeremonyOverError
    metadata = await metadata_of(provider.issuer)
    _check_sender(provider, metadata, kept, answer)
    if error := answer.get("error"):
        raise ProviderDeniedError if error in _DENIED else ProviderError
    if not answer.get("code"):
        raise ProviderError
    told = await _told(provider, metadata, kept, answer["code"])
    session = SessionId(UUID(kept["session"])) if kept["session"] else None
    return Arrived(told=told, purpose=Purpose(kept["purpose"]), session=session, to=kept["to"])


def way_back(provider: Provider, origin: str) -> str:
    """The address that the provider sends the browser back to."""
    return f"{origin}/auth/oidc/{provider.name}/callback"


def _check_sender(
    provider: Provider, metadata: Metadata, kept: Mapping[str, str], answer: Mapping[str, str]
) -> None:
    """See that the answer comes from where the browser was sent, so that no two providers are mixed up."""
    if (kept["provider"], kept["issuer"]) != (provider.name, metadata.issuer):
        raise ProviderError
    named = answer.get("iss")
    if (metadata.names_itself or named is not None) and named != metadata.issuer:
        raise ProviderError


async def _told(provider: Provider, metadata: Metadata, kept: Mapping[str, str], code: str) -> Told:
    from authlib.integrations.base_client import OAuthError  # Slow to import, and few start need it.

    try:
        async with _client(provider, metadata, kept["origin"]) as client:
            token = await client.fetch_token(
                metadata.token_endpoint,
                grant_type="authorization_code",
                code=code,
                code_verifier=kept["verifier"],
            )
            claims = await _claims(provider, metadata, kept["nonce"], token)
            if kept["purpose"] == Purpose.PROVE and provider.tells_when:
                _check_shown_since(int(kept["began_s"]), claims)
            if not claims.get("email") and metadata.userinfo_endpoint:
                claims = {**await _userinfo(client, metadata, claims["sub"]), **claims}
    except (httpx2.HTTPError, OAuthError, ValueError, TypeError):
        raise ProviderError from None
    return _believed(provider, metadata, claims)


async def _claims(
    provider: Provider, metadata: Metadata, nonce: str, token: Mapping[str, Any]
) -> dict[str, Any]:
    """The claims of an id_token: signed by a key of the provider, for us, for this way, and not too old.

    Raises:
        ProviderError: one of these is not so.
    """
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import InvalidKeyIdError, JoseError
    from joserfc.jws import JWSRegistry

    registry = JWSRegistry(algorithms=list(metadata.algorithms), strict_check_header=False)
    id_token = token.get("id_token", "")
    try:
        try:
            read = jwt.decode(id_token, await keys_of_provider(provider.issuer), registry=registry)
        except InvalidKeyIdError:
            keys = await keys_of_provider(provider.issuer, again=True)
            read = jwt.decode(id_token, keys, registry=registry)
        claims = CodeIDToken(
            read.claims,
            read.header,
            {
                "iss": {"essential": True, "value": metadata.issuer},
                "aud": {"essential": True, "value": provider.client_id},
            },
            {"nonce": nonce, "client_id": provider.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(leeway=_LEEWAY_S)
    except JoseError:
        raise ProviderError from None
    return dict(claims)


def _check_shown_since(began_s: int, claims: Mapping[str, Any]) -> None:
    """See that they showed who they are on this way: the browser could have left our wish for it out.

    Raises:
        ProviderError: they did not, or nothing was said of when they did.
    """
    shown_s = claims.get("auth_time")
    if not isinstance(shown_s, int) or shown_s < began_s - _LEEWAY_S:
        raise ProviderError


async def _userinfo(client: Any, metadata: Metadata, subject: str) -> dict[str, Any]:
    answer = await client.get(metadata.userinfo_endpoint)
    told = answer.raise_for_status().json()
    if not isinstance(told, dict) or told.get("sub") != subject:
        raise ProviderError
    return told


def _believed(provider: Provider, metadata: Metadata, claims: Mapping[str, Any]) -> Told:
    subject, email, name = (claims.get(each) for each in ("sub", "email", "name"))
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise ProviderError
    email = email if isinstance(email, str) else ""
    is_verified = claims.get("email_verified") in (True, "true")  # Apple says it in words.
    return Told(
        issuer=metadata.issuer,
        subject=subject,
        email=email,
        is_theirs=provider.vouches_for(email, is_verified=is_verified, hosted=bool(claims.get("hd"))),
        name=name if isinstance(name, str) else "",
    )


def _client(provider: Provider, metadata: Metadata, origin: str) -> Any:
    from authlib.integrations.httpx_client import AsyncOAuth2Client

    scope = "openid email name" if provider.answers_by_form else "openid email profile"
    secret = provider.client_secret
    return AsyncOAuth2Client(
        client_id=provider.client_id,
        client_secret=secret or None,
        token_endpoint_auth_method=metadata.auth_method if secret else "none",
        scope=scope,
        redirect_uri=way_back(provider, origin),
        code_challenge_method="S256",
        timeout=PATIENCE_S,
        follow_redirects=False,
    )
