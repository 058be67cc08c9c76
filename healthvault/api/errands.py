"""Asking for letters, and what the links in them do. A link opens a page; only its form comes here.

The token stands in the body of the form. It was in no address that a server sees, and stands in none now.
"""

import re
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from healthvault.accounts.recovery import ask_for_link, ask_for_reset, follow_link, reset_password, verify
from healthvault.accounts.sign_up import ask_to_sign_up, join
from healthvault.api.form import back, form_of
from healthvault.api.visitor import visitor
from healthvault.api.welcome import welcome
from healthvault.core.errors import HealthVaultError, InvalidInputError

router = APIRouter(prefix="/auth", include_in_schema=False)
_SENT = "/sent"
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@router.post("/forgot")
async def post_forgot(request: Request) -> Response:
    """Send a link to a new password, if anybody has that address. The answer is the same."""
    form, who = await form_of(request), visitor(request)
    try:
        await ask_for_reset(email=form.get("email", ""), address=who.address, device=who.device)
    except HealthVaultError as error:
        return back(request, "/forgot", error)
    return RedirectResponse(_SENT, HTTPStatus.SEE_OTHER)


@router.post("/link")
async def post_link(request: Request) -> Response:
    """Send a link that signs in, if anybody has that address. The answer is the same."""
    form, who = await form_of(request), visitor(request)
    try:
        await ask_for_link(email=form.get("email", ""), address=who.address, device=who.device)
    except HealthVaultError as error:
        return back(request, "/link", error)
    return RedirectResponse(_SENT, HTTPStatus.SEE_OTHER)


async def letter_to_sign_up(request: Request, email: str) -> Response:
    """Send the link with which an account is made, or word that there is one. The answer is the same."""
    who = visitor(request)
    try:
        await ask_to_sign_up(email=email, address=who.address, device=who.device)
    except HealthVaultError as error:
        return back(request, "/sign-up", error)
    return RedirectResponse(_SENT, HTTPStatus.SEE_OTHER)


@router.post("/way/sign-in")
async def post_way_in(request: Request) -> Response:
    """Sign in by a link; a second factor is asked for as ever."""
    form = await form_of(request)
    try:
        person = await follow_link(form.get("token", ""), address=visitor(request).address)
    except HealthVaultError as error:
        return back(request, "/link", error)
    return await welcome(request, person, method="link by mail")


@router.post("/way/reset")
async def post_reset(request: Request) -> Response:
    """Choose a new password by a link; a second factor is asked for as ever."""
    form = await form_of(request)
    token = form.get("token", "")
    try:
        person = await reset_password(
            token, password=form.get("password", ""), address=visitor(request).address
        )
    except InvalidInputError as error:
        return _again(request, "/way/reset", token, error)
    except HealthVaultError as error:
        return back(request, "/forgot", error)
    return await welcome(request, person, method="link by mail")


@router.post("/way/join")
async def post_join(request: Request) -> Response:
    """Make the account that a link is for, and open its first session."""
    form = await form_of(request)
    token = form.get("token", "")
    try:
        person = await join(
            token,
            password=form.get("password", ""),
            name=form.get("name", ""),
            zone=form.get("zone", ""),
            address=visitor(request).address,
        )
    except InvalidInputError as error:
        return _again(request, "/way/join", token, error)
    except HealthVaultError as error:
        return back(request, "/sign-up", error)
    return await welcome(request, person, method="link by mail")


@router.post("/way/verify")
async def post_verify(request: Request) -> Response:
    """Keep an address as shown to be its person's, whoever is signed in here."""
    form, who = await form_of(request), visitor(request)
    to = "/settings/security" if who.session else "/sign-in"
    try:
        await verify(form.get("token", ""), address=who.address)
    except HealthVaultError as error:
        return back(request, to, error)
    return RedirectResponse(f"{to}?done=verified", HTTPStatus.SEE_OTHER)


def _again(request: Request, path: str, token: str, error: HealthVaultError) -> Response:
    """Back to the form of a link that is still open: the token goes where it was, behind the `#`."""
    answer = back(request, path, error)
    if _TOKEN.fullmatch(token) and "location" in answer.headers:
        answer.headers["location"] += f"#{token}"
    return answer
