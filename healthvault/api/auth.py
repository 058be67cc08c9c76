"""Signing up, in and out: plain form posts, because a websocket cannot set a cookie."""

import hmac
from http import HTTPStatus
from typing import Protocol, runtime_checkable
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from healthvault.accounts.errors import NoSessionError, StaleFormError
from healthvault.accounts.person import Session
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.accounts.sign_in import sign_in
from healthvault.accounts.sign_up import let_make_sample, sign_up
from healthvault.api.problem import problem
from healthvault.api.visitor import visitor
from healthvault.core.errors import HealthVaultError, InvalidInputError
from healthvault.core.ids import PersonId
from healthvault.custody.erase import erase
from healthvault.ingest.sample import make_sample_person
from healthvault.ui.gate import (
    Visitor,
    csrf_cookie,
    csrf_token,
    new_csrf_secret,
    no_session_cookie,
    session_cookie,
)

router = APIRouter(prefix="/auth", include_in_schema=False)
_LARGEST_FORM = 16_384
_HOME = "/overview"


class FormError(InvalidInputError):
    """This form cannot be read."""


@runtime_checkable
class _Coded(Protocol):
    code: str


@router.get("/csrf")
async def form_token(request: Request) -> Response:
    """The token that a form must carry, for a script; a page has it from its state."""
    known = visitor(request).csrf
    secret = "" if known else new_csrf_secret()
    answer = JSONResponse({"csrf_token": known or csrf_token(secret)})
    if secret:
        answer.headers.append("set-cookie", csrf_cookie(secret))
    return answer


@router.post("/sign-up")
async def post_sign_up(request: Request) -> Response:
    """Make an account and open its first session."""
    form = await _form(request)
    try:
        person = await sign_up(
            email=form.get("email", ""),
            password=form.get("password", ""),
            name=form.get("name", ""),
            zone=form.get("zone", ""),
            address=visitor(request).address,
        )
    except HealthVaultError as error:
        return _back(request, "/sign-up", error)
    return await _welcome(visitor(request), person)


@router.post("/sign-in")
async def post_sign_in(request: Request) -> Response:
    """Open a session, with a token of its own."""
    form = await _form(request)
    try:
        person = await sign_in(
            email=form.get("email", ""),
            password=form.get("password", ""),
            address=visitor(request).address,
        )
    except HealthVaultError as error:
        return _back(request, "/sign-in", error)
    return await _welcome(visitor(request), person)


@router.post("/sign-out")
async def post_sign_out(request: Request) -> Response:
    """End the session, here and in every open tab."""
    await _form(request)
    await _end(visitor(request).session)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", no_session_cookie())
    return answer


@router.post("/demo")
async def post_demo(request: Request) -> Response:
    """Let a visitor look around as a sample person of their own."""
    form = await _form(request)
    try:
        await let_make_sample(visitor(request).address)
        person = await make_sample_person(zone=form.get("zone", ""))
    except HealthVaultError as error:
        return _back(request, "/sign-in", error)
    return await _welcome(visitor(request), person)


@router.post("/erase")
async def post_erase(request: Request) -> Response:
    """Erase whoever is signed in, with everything that is theirs."""
    form = await _form(request)
    who = visitor(request)
    if who.session is None or who.session.kind != "browser":
        raise NoSessionError
    try:
        await erase(who.session.id, password=form.get("password", ""), address=who.address)
    except HealthVaultError as error:
        return _back(request, "/settings", error)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", no_session_cookie())
    return answer


async def _welcome(who: Visitor, person: PersonId) -> Response:
    """A new session with a new token; the one the browser came with, whoever gave it, ends."""
    await _end(who.session)
    opened = await open_browser_session(person, address=who.address, agent=who.agent)
    answer = RedirectResponse(_HOME, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", session_cookie(opened.token))
    return answer


async def _end(session: Session | None) -> None:
    if session is not None and session.kind == "browser":
        await revoke(session.id, session.id)


def _back(request: Request, path: str, error: HealthVaultError) -> Response:
    """Back to the form with a code, whose sentence the page knows."""
    if isinstance(error, _Coded):
        return RedirectResponse(f"{path}?problem={error.code}", HTTPStatus.SEE_OTHER)
    return problem(request, HTTPStatus.BAD_REQUEST, error.message)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form of ours.

    Raises:
        FormError: it is too large or not readable.
        StaleFormError: its token is missing, or not this browser's.
    """
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_FORM:
            raise FormError
    try:
        form = dict(
            parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=20)
        )
    except ValueError:
        raise FormError from None
    expected = visitor(request).csrf
    if not expected or not hmac.compare_digest(expected.encode(), form.get("csrf_token", "").encode()):
        raise StaleFormError
    return form
