"""A passkey as a way in, and as a proof: forms that a page fills with what the browser answered."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from healthvault.accounts import passkeys
from healthvault.accounts.errors import NoSessionError, PasskeyError
from healthvault.accounts.sessions import renew
from healthvault.api.form import back, form_of, path_of_ours
from healthvault.api.visitor import visitor
from healthvault.api.welcome import PASSKEY, welcome, with_session
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import PersonId
from healthvault.ui.prove import proof_page

router = APIRouter(prefix="/auth/passkey", include_in_schema=False)


@router.post("")
async def post_passkey(request: Request) -> Response:
    """Let in whoever showed a passkey; it is two things at once, so that no code is asked for."""
    form = await form_of(request)
    try:
        person = await _shown(request, form.get("answer", ""))
    except HealthVaultError as error:
        return back(request, "/sign-in", error)
    return await welcome(request, person, method=PASSKEY)


@router.post("/prove")
async def post_proof(request: Request) -> Response:
    """Prove a session by a passkey of the same person, and go back to where one was."""
    form = await form_of(request)
    session = visitor(request).session
    if session is None or session.kind != "browser":
        raise NoSessionError
    to = path_of_ours(form.get("to", ""))
    try:
        opened = await renew(session.id) if await _is_theirs(request, form, session.person) else None
    except HealthVaultError as error:
        return back(request, proof_page(to), error)
    return with_session(opened, to=to) if opened else back(request, proof_page(to), PasskeyError())


async def _is_theirs(request: Request, form: dict[str, str], person: PersonId) -> bool:
    return await _shown(request, form.get("answer", "")) == person


async def _shown(request: Request, answer: str) -> PersonId:
    who = visitor(request)
    return await passkeys.show(answer, browser=who.csrf, address=who.address)
