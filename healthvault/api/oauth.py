"""The way to an OpenID provider and back.

Setting out is a link, not a form: under our content security policy a browser follows no form's answer to
another site. So it changes nothing but a cookie, and linking and proving begin on a page of ours alone.
"""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from healthvault.accounts import identities, oidc
from healthvault.accounts.attempts import OPENID_FROM_ADDRESS, count
from healthvault.accounts.errors import (
    LinkNeededError,
    NoSessionError,
    NoSuchProviderError,
    WrongPersonError,
)
from healthvault.accounts.oidc import Arrived, Purpose
from healthvault.accounts.oidc_provider import Provider, label_of, provider_named
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import renew, who
from healthvault.api.form import back, path_of_ours
from healthvault.api.visitor import visitor
from healthvault.api.welcome import welcome, with_session
from healthvault.core.config import settings
from healthvault.core.errors import HealthVaultError, NotAllowedError
from healthvault.core.ids import SessionId
from healthvault.ui.gate import no_way_cookie, way_cookie
from healthvault.ui.prove import proof_page

router = APIRouter(prefix="/auth/oidc", include_in_schema=False)
_SECURITY = "/settings/security"
_LARGEST_ANSWER = 16_384


@router.get("/{name}")
async def set_out(request: Request, name: str) -> Response:
    """Send the browser to a provider: to sign in. Another site can send it here only as far as the door."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        return RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    try:
        return await _sent(request, provider_named(name), Purpose.SIGN_IN)
    except HealthVaultError as error:
        return back(request, "/sign-in", error)


@router.get("/{name}/link")
async def set_out_to_link(request: Request, name: str) -> Response:
    """Send the browser to a provider: to link an identity to whoever is signed in."""
    try:
        session = _from_our_page(request)
        await require_proof(session)
        return await _sent(request, provider_named(name), Purpose.LINK, session=session, to=_SECURITY)
    except HealthVaultError as error:
        return back(request, _SECURITY, error)


@router.get("/{name}/prove")
async def set_out_to_prove(request: Request, name: str, to: str = "") -> Response:
    """Send the browser to a provider: to show once more who one is."""
    to = path_of_ours(to)
    try:
        session = _from_our_page(request)
        return await _sent(request, provider_named(name), Purpose.PROVE, session=session, to=to)
    except HealthVaultError as error:
        return back(request, proof_page(to), error)


@router.get("/{name}/callback")
async def come_back(request: Request, name: str) -> Response:
    """Take a provider's answer."""
    return await _taken(request, name, dict(request.query_params))


@router.post("/apple/callback")
async def come_back_by_form(request: Request) -> Response:
    """Take Apple's answer, which is a form of another site: its state is all that is believed."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST_ANSWER:
            raise NoSuchProviderError
    return await _taken(request, "apple", dict(parse_qsl(body.decode("latin-1"), max_num_fields=20)))


async def _sent(
    request: Request, provider: Provider, purpose: Purpose, *, session: SessionId | None = None, to: str = ""
) -> Response:
    await count(OPENID_FROM_ADDRESS, visitor(request).address)
    way, url = await oidc.begin(provider, purpose, session=session, to=to, origin=_origin(request))
    answer = RedirectResponse(url, HTTPStatus.SEE_OTHER)
    answer.headers.append("set-cookie", way_cookie(way, from_other_sites=provider.answers_by_form))
    return answer


async def _taken(request: Request, name: str, told: Mapping[str, str]) -> Response:
    try:
        provider = provider_named(name)
        arrived = await oidc.finish(provider, visitor(request).way, told)
    except HealthVaultError as error:
        to = "/sign-in" if visitor(request).session is None else _SECURITY
        return _without_way(back(request, to, error))
    if arrived.session is None:
        return await _let_in(request, arrived)
    to = _SECURITY if arrived.purpose is Purpose.LINK else proof_page(arrived.to)
    try:
        return await _returned(arrived, arrived.session)
    except HealthVaultError as error:
        return _without_way(back(request, to, error))


async def _let_in(request: Request, arrived: Arrived) -> Response:
    told = arrived.told
    try:
        person = await identities.person_of(told)
        if person is None:
            person = await identities.sign_up_with(told, address=visitor(request).address)
    except LinkNeededError as error:
        answer = back(request, "/sign-in", error)
        answer.headers.append("set-cookie", way_cookie(await identities.wait_for(told)))
        return answer
    except HealthVaultError as error:
        return _without_way(back(request, "/sign-in", error))
    return await welcome(request, person, method=label_of(told.issuer))


async def _returned(arrived: Arrived, session: SessionId) -> Response:
    """Back to the session that they left from, which is linked or proved; it goes on under a new token."""
    if arrived.purpose is Purpose.LINK:
        await identities.link(session, arrived.told)
    elif await identities.person_of(arrived.told) != (await who(session)).id:
        raise WrongPersonError
    return with_session(await renew(session), to=arrived.to)


def _from_our_page(request: Request) -> SessionId:
    """The session of whoever pressed a link on a page of ours; another site cannot press it for them.

    Raises:
        NoSessionError: nobody is signed in.
        NotAllowedError: it came from another site, or from nowhere.
    """
    session = visitor(request).session
    if session is None or session.kind != "browser":
        raise NoSessionError
    site = request.headers.get("sec-fetch-site")
    came_from = urlsplit(request.headers.get("referer", ""))
    is_ours = f"{came_from.scheme}://{came_from.netloc}" in settings().origins
    if site != "same-origin" and not (site is None and is_ours):
        raise NotAllowedError
    return session.id


def _origin(request: Request) -> str:
    """The origin that the browser knows us by, if it is one of ours."""
    known = settings().origins
    asked = f"http://{request.headers.get('host', '')}"
    return asked if asked in known else known[0]


def _without_way(answer: Response) -> Response:
    answer.headers.append("set-cookie", no_way_cookie())
    return answer
