"""Who asks, for every route: from the gate, never from what the request says of itself."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.person import Scope, Session
from healthvault.accounts.token_reads import note_read
from healthvault.core.errors import NotAllowedError
from healthvault.core.telemetry import present
from healthvault.ui.gate import VISITOR, Visitor


class ScopeError(NotAllowedError):
    """This token does not open that door. Make one with the scope it needs."""


def visitor(request: Request) -> Visitor:
    """Who comes, signed in or not."""
    return request.scope[VISITOR]


def _with(scope: Scope, *, looks: bool = False) -> Callable[[Request], Awaitable[Session]]:
    async def asking(request: Request) -> Session:
        session = visitor(request).session
        if session is None:
            raise NoSessionError
        if not session.may(scope):
            raise ScopeError
        present(session.person)
        if looks or scope == "read" or request.method == "GET":
            await note_read(session, request.scope["route"].path)
        return session

    return asking


Reader = Annotated[Session, Depends(_with("read"))]
"""A session that may read."""
Writer = Annotated[Session, Depends(_with("write"))]
"""A session that may change something."""
Talker = Annotated[Session, Depends(_with("coach"))]
"""A session that may talk with the coach."""
Seeker = Annotated[Session, Depends(_with("coach", looks=True))]
"""A session that may, and reads what was said. What it looks for is in the body: no address tells of it."""
