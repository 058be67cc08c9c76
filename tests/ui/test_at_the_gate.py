"""The gate with a small app behind it that keeps what it is handed: who comes in, and what goes on."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from healthvault.accounts.sessions import Opened, open_browser_session, open_token
from healthvault.api.form import path_of_ours
from healthvault.api.routes import api
from healthvault.core.config import settings
from healthvault.ui.gate import VISITOR, SessionGate, csrf_token, session_cookie
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database")
HERE = "http://localhost:3000"
SECRET = "the secret of a browser"


class Inside:
    """What stands behind the gate: it answers with a page, and keeps the last scope."""

    def __init__(self) -> None:
        self.scope: dict[str, Any] = {}
        self.content_type = b"text/html"

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        self.scope = dict(scope)
        if scope["type"] == "http":
            headers = [(b"content-type", self.content_type)]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"inside"})


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HEALTHVAULT_PUBLIC_URL", "HEALTHVAULT_PORT"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
async def opened() -> Opened:
    return await open_browser_session(await a_person(), address="", agent="")


@pytest.fixture
async def token() -> Opened:
    return await open_token(await a_person(), label="test", scopes=["read", "write"])


async def asked(method: str = "GET", path: str = "/api/nothing", **headers: str) -> SimpleNamespace:
    """One request: its status and headers, and what was handed on (None for nothing)."""
    inside = Inside()
    transport = httpx.ASGITransport(SessionGate(inside))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx.AsyncClient(transport=transport, base_url=HERE, headers=named) as client:
        answer = await client.request(method, path)
    visitor = inside.scope.get(VISITOR)
    return SimpleNamespace(status=answer.status_code, headers=answer.headers, scope=inside.scope, who=visitor)


async def knocked(**headers: str) -> Inside:
    """A websocket: what was handed on."""
    inside = Inside()
    pairs = [(name.replace("_", "-").lower().encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "path": "/_event/", "headers": pairs, "client": ("127.0.0.1", 1)}

    async def send(_message: object) -> None:
        """What the gate says to a visitor it turns away."""

    await SessionGate(inside)(scope, send, send)
    return inside


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://localhost:3001"])
async def test_a_websocket_is_opened_to_our_own_pages_alone(origin):
    assert (await knocked(Origin=HERE)).scope
    assert not (await knocked(**({} if origin is None else {"Origin": origin}))).scope


async def test_a_programs_token_is_nobody_on_a_websocket(opened, token):
    assert (await knocked(Origin=HERE, Cookie=f"hv={opened.token}")).scope[VISITOR].session
    inside = await knocked(Origin=HERE, Authorization=f"Bearer {token.token}")
    assert inside.scope[VISITOR].session is None


@pytest.mark.parametrize("site", [None, "cross-site", "same-site", "none"])
async def test_a_post_that_does_not_say_where_from_is_refused(site):
    said = {} if site is None else {"Sec_Fetch_Site": site}
    assert (await asked("POST", **said)).status == 403
    assert (await asked("POST", Sec_Fetch_Site="same-origin")).status == 200


async def test_a_cookie_with_a_header_beside_it_is_no_program(opened):
    headers = {"Cookie": f"hv={opened.token}", "Authorization": "Bearer anything"}
    assert (await asked("POST", Origin="https://evil.example", **headers)).status == 403


async def test_a_cookie_is_no_token_and_a_token_is_no_cookie(opened, token):
    assert (await asked(Cookie=f"hv={opened.token}")).who.session.kind == "browser"
    assert (await asked(Authorization=f"Bearer {token.token}")).who.session.kind == "token"
    assert (await asked(Cookie=f"hv={token.token}")).who.session is None
    assert (await asked(Authorization=f"Bearer {opened.token}")).who.session is None


async def test_what_the_gate_hands_on_is_its_own_word(opened):
    scope = (await asked(Cookie=f"hv={opened.token}", Authorization="hv 1 2 3")).scope
    told = [value for name, value in scope["headers"] if name == b"authorization"]
    assert len(told) == 1
    assert told[0].startswith(b"hv ")
    assert b" 2 3" not in told[0]
    assert opened.token.encode() not in repr(scope["headers"]).encode()


@pytest.mark.parametrize(
    ("url", "flags"),
    [
        ("", {"path=/", "httponly", "samesite=lax"}),
        ("https://vault.example", {"path=/", "httponly", "samesite=lax", "secure"}),
    ],
)
def test_the_flags_of_a_cookie(monkeypatch, url, flags):
    monkeypatch.setenv("HEALTHVAULT_PUBLIC_URL", url)
    settings.cache_clear()
    name, *told = session_cookie("token").lower().split("; ")
    assert name == ("__host-hv=token" if url else "hv=token")
    assert {each for each in told if not each.startswith("max-age")} == flags


@pytest.mark.parametrize("token", ["", "0" * 64, csrf_token("another secret"), "é"])
async def test_a_form_needs_the_token_of_its_browser(token):
    transport = httpx.ASGITransport(SessionGate(api()))
    headers = {"Origin": HERE, "Cookie": f"hv-csrf={SECRET}"}
    async with httpx.AsyncClient(transport=transport, base_url=HERE, headers=headers) as client:
        told = {csrf: (await client.post("/auth/sign-out", data={"csrf_token": csrf})).status_code
                for csrf in (csrf_token(SECRET), token)}  # fmt: skip
    assert list(told.values()) == [303, 403]


@pytest.mark.parametrize(
    "asked_for",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a b", ""],
)
def test_nobody_is_sent_to_another_site(asked_for):
    assert path_of_ours("/trends?metric=steps") == "/trends?metric=steps"
    assert path_of_ours(asked_for) == "/settings"


async def test_what_a_page_may_take_from_where():
    headers = (await asked()).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == policy["frame-src"] == "'self'"
    assert policy["script-src"].startswith("'self'")
    assert "unsafe" not in policy["script-src"]
    assert headers["x-frame-options"] == "DENY"


async def test_what_every_answer_carries():
    headers = (await asked()).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
