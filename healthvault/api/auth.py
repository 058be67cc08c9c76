"""Signing up, in and out: plain form posts, because a websocket cannot set a cookie."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.sign_in import sign_in
from healthvault.accounts.sign_up import let_make_sample, sign_up
from healthvault.api.errands import letter_to_sign_up
from healthvault.api.form import back, form_of
from healthvault.api.visitor import visitor
from healthvault.api.welcome import leave, signed_out, welcome
from healthvault.core.errors import HealthVaultError
from healthvault.core.mail import sends_letters
from healthvault.custody.erase import erase
from healthvault.ingest.sample import make_sample_person
from healthvault.ui.gate import csrf_cookie, csrf_token, new_csrf_secret

router = APIRouter(prefix="/auth", include_in_schema=False)


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
    """Make an account and open its first session; or, where letters can be sent, send one to begin with."""
    form = await form_of(request)
    if sends_letters():
        return await letter_to_sign_up(request, form.get("email", ""))
    try:
        person = await sign_up(
            email=form.get("email", ""),
            password=form.get("password", ""),
            name=form.get("name", ""),
            zone=form.get("zone", ""),
            address=visitor(request).address,
        )
    except HealthVaultError as error:
        return back(request, "/sign-up", error)
    return await welcome(request, person, method="password")


@router.post("/sign-in")
async def post_sign_in(request: Request) -> Response:
    """Open a session, with a token of its own."""
    form = await form_of(request)
    try:
        person = await sign_in(
            email=form.get("email", ""),
            password=form.get("password", ""),
            address=visitor(request).address,
            device=visitor(request).device,
        )
    except HealthVaultError as error:
        return back(request, "/sign-in", error)
    return await welcome(request, person, method="password")


@router.post("/sign-out")
async def post_sign_out(request: Request) -> Response:
    """End the session, here and in every open tab."""
    await form_of(request)
    await leave(visitor(request).session)
    return signed_out()


@router.post("/demo")
async def post_demo(request: Request) -> Response:
    """Let a visitor look around as a sample person of their own."""
    form = await form_of(request)
    try:
        await let_make_sample(visitor(request).address)
        person = await make_sample_person(zone=form.get("zone", ""))
    except HealthVaultError as error:
        return back(request, "/sign-in", error)
    return await welcome(request, person, method="sample")


@router.post("/erase")
async def post_erase(request: Request) -> Response:
    """Erase whoever is signed in, with everything that is theirs."""
    form = await form_of(request)
    who = visitor(request)
    if who.session is None or who.session.kind != "browser":
        raise NoSessionError
    try:
        await erase(who.session.id, password=form.get("password", ""), address=who.address)
    except HealthVaultError as error:
        return back(request, "/settings", error)
    return signed_out()
