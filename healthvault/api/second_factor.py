"""The second step of signing in, and showing once more who one is: plain forms, because both set a cookie."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from healthvault.accounts.errors import CeremonyOverError, NoSessionError
from healthvault.accounts.proof import prove
from healthvault.accounts.second_step import answer
from healthvault.api.form import back, form_of, path_of_ours
from healthvault.api.visitor import visitor
from healthvault.api.welcome import CODE_PAGE, enter, with_session
from healthvault.core.errors import HealthVaultError
from healthvault.ui.prove import proof_page

router = APIRouter(prefix="/auth", include_in_schema=False)


@router.post("/second-factor")
async def post_second_factor(request: Request) -> Response:
    """Let in whoever has shown the first thing and now shows the second."""
    form = await form_of(request)
    who = visitor(request)
    try:
        shown = await answer(who.way, form.get("code", ""), address=who.address)
    except CeremonyOverError as error:
        return back(request, "/sign-in", error)
    except HealthVaultError as error:
        return back(request, CODE_PAGE, error)
    return await enter(request, shown)


@router.post("/prove")
async def post_prove(request: Request) -> Response:
    """Prove a session, and go back to where one was."""
    form = await form_of(request)
    who = visitor(request)
    if who.session is None or who.session.kind != "browser":
        raise NoSessionError
    to = path_of_ours(form.get("to", ""))
    try:
        opened = await prove(
            who.session.id,
            password=form.get("password", ""),
            code=form.get("code", ""),
            address=who.address,
        )
    except HealthVaultError as error:
        return back(request, proof_page(to), error)
    return with_session(opened, to=to)
