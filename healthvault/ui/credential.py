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
_NOBODY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """Whose connection it is (None: nobody's), the form token of its browser, and the network address."""

    session: SessionId | None
    csrf: str
    address: str


_NONE = Credential(session=None, csrf="", address="")


def header(session: SessionId | None, csrf: str) -> tuple[bytes, bytes]:
    """The header for Reflex; neither part is secret from the server, and the session's token is not in it."""
    return HEADER, f"{_SCHEME} {session or _NOBODY} {csrf}".encode()


def credential(router_data: Mapping[str, Any]) -> Credential:
    """The connection's credential from an event's router data; nobody's when there is none."""
    headers = router_data.get("headers") or {}
    scheme, _, rest = headers.get(HEADER.decode(), "").partition(" ")
    if scheme != _SCHEME:
        return _NONE
    session, _, csrf = rest.partition(" ")
    return Credential(
        session=None if session == _NOBODY else SessionId(UUID(session)),
        csrf=csrf,
        address=str(router_data.get("ip", "")),
    )
