"""Letting somebody in who has shown who they are, and out again. Only here does a browser get its session."""

from http import HTTPStatus

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from healthvault.accounts import second_factor
from healthvault.accounts.devices import know
from healthvault.accounts.identities import link_what_waits
from healthvault.accounts.onboarding import is_new
from healthvault.accounts.person import Session
from healthvault.accounts.second_step import Shown, ask
from healthvault.accounts.sessions import Opened, open_browser_session, revoke
from healthvault.api.visitor import visitor
from healthvault.core.ids import PersonId
from healthvault.ui.gate import (
    device_cookie,
    no_session_cookie,
    no_way_cookie,
    session_cookie,
    way_cookie,
)

_HOME = "/overview"
_WELCOME = "/welcome"
CODE_PAGE = "/sign-in/code"
PASSKEY = "passkey"
"""The way that is two things at once: something one has, and a finger, a face or a PIN that opens it."""


async def welcome(request: Request, person: PersonId, *, method: str) -> Response:
    """Let somebody in, or first ask for their second factor, if they have one; until then no session exists.

    Args:
        request: What they came with.
        person: Who they have shown to be.
        method: How, as the list of sessions says it: `password`, `passkey`, `Google`.
    """
    shown = Shown(person=person, method=method, link=visitor(request).way)
    if method == PASSKEY or not await second_factor.is_on(person):
        return await enter(request, shown)
    answer = RedirectResponse(CODE_PAGE, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", way_cookie(await ask(shown)))
    return answer


async def enter(request: Request, shown: Shown) -> Response:
    """A new session with a new token; the one the browser came with, whoever gave it, ends."""
    who = visitor(request)
    await link_what_waits(shown.link, shown.person)
    await leave(who.session)
    opened = await open_browser_session(
        shown.person, address=who.address, agent=who.agent, method=shown.method
    )
    answer = with_session(opened, to=_WELCOME if await is_new(opened.session) else _HOME)
    answer.headers.append("set-cookie", device_cookie(await know(shown.person, who.device)))
    return answer


def with_session(opened: Opened, *, to: str) -> Response:
    """Onwards, under the token of a session; what was begun at the door is done."""
    answer = RedirectResponse(to, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", session_cookie(opened.token))
    answer.headers.append("set-cookie", no_way_cookie())
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
