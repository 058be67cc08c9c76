"""The second step and the proof as forms, over HTTP: no session exists before both things were shown."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from pyotp.totp import TOTP

from healthvault.accounts import passkeys, second_factor
from healthvault.accounts.sessions import open_browser_session, session_of
from healthvault.accounts.sign_up import sign_up
from healthvault.api.routes import api
from healthvault.core import clock
from healthvault.core.ids import new_id
from healthvault.ui.gate import SessionGate
from tests.accounts.soft_key import SoftKey

BASE = "http://localhost:3000"
HOMES = {"/overview", "/welcome"}
"""Where one is after coming in; somebody new is welcomed first."""
PASSWORD = "a quiet lake in March"


@pytest.fixture
async def browser(database: None) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(SessionGate(api()), client=(new_id().hex, 1))
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers={"Origin": BASE}) as client:
        yield client


class Ann:
    """Somebody whose second step is on."""

    async def begin(self) -> "Ann":
        self.email = f"{new_id().hex}@example.org"
        self.person = await sign_up(email=self.email, password=PASSWORD, zone="UTC", address=new_id().hex)
        self.opened = await open_browser_session(self.person, address="", agent="")
        self.app = TOTP((await second_factor.set_up(self.opened.session)).secret)
        earlier = clock.now() - timedelta(seconds=30)
        self.codes = await second_factor.confirm(
            self.opened.session, self.app.at(earlier), address=new_id().hex
        )
        return self


@pytest.fixture
async def ann(database: None, one_moment: None) -> Ann:
    return await Ann().begin()


async def post(browser: httpx.AsyncClient, path: str, **fields: str) -> str:
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    return (await browser.post(path, data={**fields, "csrf_token": token})).headers["location"]


async def knock(browser: httpx.AsyncClient, ann: Ann) -> str:
    return await post(browser, "/auth/sign-in", email=ann.email, password=PASSWORD)


async def test_a_password_alone_opens_no_session(browser, ann):
    assert await knock(browser, ann) == "/sign-in/code"
    assert "hv" not in browser.cookies


async def test_both_together_do(browser, ann):
    await knock(browser, ann)
    assert await post(browser, "/auth/second-factor", code=ann.app.now()) in HOMES
    found = await session_of(browser.cookies["hv"])
    assert found is not None
    assert found.person == ann.person
    assert "hv-way" not in browser.cookies


async def test_a_code_alone_opens_nothing(browser, ann):
    assert await post(browser, "/auth/second-factor", code=ann.app.now()) == "/sign-in?problem=late"
    assert "hv" not in browser.cookies


async def test_the_code_of_somebody_else_opens_nothing(browser, ann):
    other = await Ann().begin()
    await knock(browser, ann)
    assert await post(browser, "/auth/second-factor", code=other.app.now()) == "/sign-in/code?problem=code"
    assert await post(browser, "/auth/second-factor", code=other.codes[0]) == "/sign-in/code?problem=code"
    assert "hv" not in browser.cookies


async def test_who_was_asked_in_one_browser_is_not_let_in_in_another(browser, ann):
    await knock(browser, ann)
    browser.cookies.delete("hv-way")
    assert await post(browser, "/auth/second-factor", code=ann.app.now()) == "/sign-in?problem=late"


async def test_the_question_is_answered_once(browser, ann):
    await knock(browser, ann)
    way = browser.cookies["hv-way"]
    await post(browser, "/auth/second-factor", code=ann.app.now())
    browser.cookies.set("hv-way", way, domain="localhost.local", path="/")
    assert await post(browser, "/auth/second-factor", code=ann.codes[0]) == "/sign-in?problem=late"


async def test_a_passkey_is_both_things(browser, ann):
    key = SoftKey()
    options = await passkeys.options_to_add(ann.opened.session, browser="x")
    await passkeys.add(ann.opened.session, key.make(options), name="phone", browser="x")
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    asked = await passkeys.options_to_show(browser=token, address=new_id().hex)
    assert await post(browser, "/auth/passkey", answer=key.show(asked)) in HOMES
    assert "hv" in browser.cookies


async def test_a_passkey_that_answered_another_browser_opens_nothing(browser, ann):
    key = SoftKey()
    options = await passkeys.options_to_add(ann.opened.session, browser="x")
    await passkeys.add(ann.opened.session, key.make(options), name="phone", browser="x")
    asked = await passkeys.options_to_show(browser="another browser", address=new_id().hex)
    assert await post(browser, "/auth/passkey", answer=key.show(asked)) == "/sign-in?problem=late"
    assert "hv" not in browser.cookies


async def come_in(browser: httpx.AsyncClient, ann: Ann) -> None:
    await knock(browser, ann)
    await post(browser, "/auth/second-factor", code=ann.app.now())


async def test_a_proof_changes_the_token_and_goes_on_to_where_one_was(browser, ann):
    await come_in(browser, ann)
    token = browser.cookies["hv"]
    to = "/settings/security"
    assert await post(browser, "/auth/prove", password=PASSWORD, to=to) == to
    assert browser.cookies["hv"] != token
    assert await session_of(token) is None


@pytest.mark.parametrize(
    "to",
    [
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/settings//evil.example",
        "javascript:alert(1)",
        "/settings\r\nX: y",
    ],
)
async def test_a_proof_leads_nowhere_else(browser, ann, to):
    await come_in(browser, ann)
    assert await post(browser, "/auth/prove", password=PASSWORD, to=to) == "/settings"


async def test_a_wrong_password_proves_nothing_and_asks_again(browser, ann):
    await come_in(browser, ann)
    token = browser.cookies["hv"]
    asked_again = await post(browser, "/auth/prove", password="not the password", to="/settings")
    assert asked_again == "/prove?to=/settings&problem=wrong"
    assert browser.cookies["hv"] == token


async def test_the_passkey_of_somebody_else_proves_nothing(browser, ann):
    other, key = await Ann().begin(), SoftKey()
    options = await passkeys.options_to_add(other.opened.session, browser="x")
    await passkeys.add(other.opened.session, key.make(options), name="phone", browser="x")
    await come_in(browser, ann)
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    asked = await passkeys.options_to_show(browser=token, address=new_id().hex)
    answer = key.show(asked)
    assert await post(browser, "/auth/passkey/prove", answer=answer, to="/settings") == (
        "/prove?to=/settings&problem=passkey"
    )


@pytest.mark.parametrize("path", ["/auth/prove", "/auth/passkey/prove"])
async def test_nobody_proves_nothing(browser, path):
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    answer = await browser.post(path, data={"password": PASSWORD, "csrf_token": token})
    assert answer.status_code == 401
