"""Letting somebody in who has shown who they are, and out again. Only here does a browser get its session."""

from http import HTTPStatus

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from healthvault.accounts.person import Session
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.api.visitor import visitor
from healthvault.core.ids import PersonId
from healthvault.ui.gate import no_session_cookie, session_cookie

_HOME = "/overview"


async def welcome(request: Request, person: PersonId) -> Response:
    """A new session with a new token; the one the browser came with, whoever gave it, ends."""
    who = visitor(request)
    await leave(who.session)
    opened = await open_browser_session(person, address=who.address, agent=who.agent)
    answer = RedirectResponse(_HOME, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", session_cookie(opened.token))
    return answer


async def leave(session: Session | None) -> None:
    """End the session that a browser came with."""
    if session is not None and session.kind == "browser":
        await revoke(session.id, session.id)


def signed_out(to: str = "/") -> Response:
    """Away, without a session."""
    answer = RedirectResponse(to, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", no_session_cookie())
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer
