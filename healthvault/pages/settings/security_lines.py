"""The rows of the security page: ways in, sessions and tokens, in words. Pure."""

from dataclasses import dataclass
from datetime import datetime

from healthvault.accounts.device_words import device_words
from healthvault.accounts.oidc_provider import label_of
from healthvault.accounts.person import OpenSession
from healthvault.accounts.store_ways import Identity, Passkey
from healthvault.core.ids import SessionId
from healthvault.ui import text

_SCOPE_WORDS = {"read": "read", "write": "add", "coach": "ask the coach"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One browser that is signed in, as its row in the list."""

    id: str
    what: str
    told: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A passkey, a provider or a token, as its row in the list."""

    id: str
    what: str
    told: str


def session_line(one: OpenSession, here: SessionId, *, now: datetime, zone: str) -> SessionLine:
    """`Firefox on Linux`, and when, from where and how."""
    is_this = one.id == here
    used = "This browser" if is_this else f"Last used {text.moment(one.last_used_at, now, zone)}"
    by = f"by {one.method}" if one.method else ""
    told = " · ".join(part for part in (used, one.address, by) if part)
    return SessionLine(id=str(one.id), what=device_words(one.agent), told=told, is_this=is_this)


def token_line(one: OpenSession, *, now: datetime, zone: str) -> Line:
    """A token's name, what it may do, when it was used and when it ends."""
    may = ", ".join(words for scope, words in _SCOPE_WORDS.items() if scope in one.scopes)
    was_used = one.last_used_at > one.created_at
    used = f"last used {text.moment(one.last_used_at, now, zone)}" if was_used else "never used"
    ends = f"ends {text.moment(one.expires_at, now, zone)}"
    return Line(id=str(one.id), what=one.label, told=f"May {may or 'do nothing'} · {used} · {ends}")


def passkey_line(one: Passkey, *, now: datetime, zone: str) -> Line:
    """A passkey's name, when it was used, and whether it is in somebody's keychain."""
    used = f"last used {text.moment(one.last_used_at, now, zone)}" if one.last_used_at else "not used yet"
    kept = "kept in your keychain" if one.is_backed_up else "on one device only"
    return Line(id=str(one.id), what=one.name, told=f"{used.capitalize()} · {kept}")


def identity_line(one: Identity, *, now: datetime, zone: str) -> Line:
    """A provider's name, whom it knows, and when it was used."""
    used = f"last used {text.moment(one.last_used_at, now, zone)}" if one.last_used_at else "not used yet"
    told = " · ".join(part for part in (one.email, used) if part)
    return Line(id=str(one.id), what=label_of(one.issuer), told=told)
