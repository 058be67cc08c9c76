"""What the gate tells the guard about a connection, in the one header that Reflex never shows to the browser.

The gate takes away what the browser sent and writes its own, so that no visitor can write one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from healthvault.core.ids import SessionId

HEADER = b"authorization"
_SCHEME = "hv"
_NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Whose connection it is (None: nobody's), the form token of its browser, and the network address."""

    session: SessionId | None
    csrf: str
    address: str


_NONE = Credential(session=None, csrf="", address="")


def header(session: SessionId | None, *, csrf: str, address: str) -> tuple[bytes, bytes]:
    """The header for Reflex. The session's token is not in it; its id opens nothing from outside."""
    return HEADER, f"{_SCHEME} {session or _NOTHING} {csrf or _NOTHING} {address or _NOTHING}".encode()


def credential(router_data: Mapping[str, Any]) -> Credential:
    """The connection's credential from an event's router data; nobody's when there is none."""
    headers = router_data.get("headers") or {}
    scheme, *told = headers.get(HEADER.decode(), "").split(" ")
    if scheme != _SCHEME or len(told) != 3:
        return _NONE
    session, csrf, address = ("" if part == _NOTHING else part for part in told)
    return Credential(session=SessionId(UUID(session)) if session else None, csrf=csrf, address=address)
