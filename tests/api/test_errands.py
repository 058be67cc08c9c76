"""The doors of letters, over HTTP: what a form brings, what an answer tells, what stands in no address."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from healthvault.accounts.invitations import invite_from_command_line
from healthvault.accounts.sign_up import sign_up
from healthvault.core.config import settings
from healthvault.core.ids import new_id
from tests.letterbox import letters_to, token_for

BASE = "http://localhost:3000"
PASSWORD = "a quiet lake in March"
OTHER = "a loud river in May"


class Browser:
    """A browser at the door: it keeps cookies, and sends forms with the token that the page has."""

    def __init__(self, client: httpx.AsyncClient, address: str) -> None:
        self.client, self._headers = client, {"Origin": BASE, "X-Forwarded-For": address}

    async def post(self, path: str, **fields: str) -> httpx.Response:
        told = await self.client.get("/auth/csrf")
        form = {"csrf_token": told.json()["csrf_token"], **fields}
        return await self.client.post(path, data=form, headers=self._headers)

    @property
    def is_in(self) -> bool:
        return bool(self.client.cookies.get("hv"))


@pytest.fixture(autouse=True)
def _proxied(monkeypatch: pytest.MonkeyPatch, home: object) -> Iterator[None]:
    """Each browser comes from an address of its own, or the limits on one would meet them all."""
    monkeypatch.setenv("HEALTHVAULT_PROXY_HOPS", "1")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
async def browser(visitor: httpx.AsyncClient) -> Browser:
    return Browser(visitor, new_id().hex)


@pytest.fixture
async def elsewhere(visitor: httpx.AsyncClient) -> AsyncIterator[Browser]:
    """Another browser, at another address."""
    async with httpx.AsyncClient(transport=visitor._transport, base_url=BASE) as client:
        yield Browser(client, new_id().hex)


async def an_account() -> str:
    email = f"{new_id().hex}@example.org"
    await sign_up(email=email, password=PASSWORD, address=new_id().hex)
    return email


@pytest.mark.parametrize("door", ["/auth/forgot", "/auth/link"])
async def test_a_known_and_an_unknown_address_get_the_same_answer(browser, elsewhere, door):
    known = await browser.post(door, email=await an_account())
    unknown = await elsewhere.post(door, email=f"{new_id().hex}@example.org")
    assert (known.status_code, known.headers["location"], known.content) == (303, "/sent", b"")
    assert unknown.headers.raw == known.headers.raw
    assert unknown.content == known.content


async def test_opening_a_link_does_nothing(browser):
    email = await an_account()
    await browser.post("/auth/link", email=email)
    token = await token_for(email)
    for method in ("GET", "HEAD"):
        for path in ("/way/sign-in", "/auth/way/sign-in", f"/auth/way/sign-in?token={token}"):
            await browser.client.request(method, path)
    answer = await browser.post("/auth/way/sign-in", token=token)
    assert (answer.headers["location"], browser.is_in) == ("/welcome", True)


async def test_the_token_stands_where_no_server_sees_it(browser):
    email = await an_account()
    await browser.post("/auth/forgot", email=email)
    [letter] = await letters_to(email)
    seen, _, token = letter.link.partition("#")
    assert seen == f"{BASE}/way/reset"
    assert len(token) == 43


async def test_a_form_of_another_site_uses_no_link_up(browser):
    email = await an_account()
    await browser.post("/auth/link", email=email)
    token = await token_for(email)
    forged = {"Origin": "https://evil.example"}
    assert (
        await browser.client.post("/auth/way/sign-in", data={"token": token}, headers=forged)
    ).status_code == 403
    plain = await browser.client.post("/auth/way/sign-in", data={"token": token}, headers={"Origin": BASE})
    assert plain.status_code == 403
    assert not browser.is_in
    await browser.post("/auth/way/sign-in", token=token)
    assert browser.is_in


async def test_a_session_that_was_brought_along_ends_when_a_link_signs_in(browser, elsewhere):
    await browser.post("/auth/sign-in", email=await an_account(), password=PASSWORD)
    planted = browser.client.cookies["hv"]
    email = await an_account()
    await elsewhere.post("/auth/link", email=email)
    elsewhere.client.cookies.set("hv", planted)
    answer = await elsewhere.post("/auth/way/sign-in", token=await token_for(email))
    assert answer.headers["location"] == "/welcome"
    assert planted not in str(answer.headers.get_list("set-cookie"))
    assert (await browser.client.get("/api/v1/metrics")).status_code == 401


async def test_a_second_factor_is_asked_for_after_a_link_and_after_a_reset(browser):
    for door, way, more in (("link", "sign-in", {}), ("forgot", "reset", {"password": OTHER})):
        email = await an_account()
        await turn_second_factor_on(email)
        await browser.post(f"/auth/{door}", email=email)
        answer = await browser.post(f"/auth/way/{way}", token=await token_for(email), **more)
        assert answer.headers["location"] == "/sign-in/code"
        assert not browser.is_in


async def test_a_weak_password_comes_back_with_the_link_still_open(browser):
    email = await an_account()
    await browser.post("/auth/forgot", email=email)
    token = await token_for(email)
    answer = await browser.post("/auth/way/reset", token=token, password="password123")
    assert answer.headers["location"] == f"/way/reset?problem=weak#{token}"
    assert (await browser.post("/auth/way/reset", token=token, password=OTHER)).headers[
        "location"
    ] == "/welcome"


async def test_a_token_that_is_none_is_never_repeated(browser):
    nasty = "x\r\nSet-Cookie: hv=stolen"
    answer = await browser.post("/auth/way/reset", token=nasty, password="short")
    assert "stolen" not in str(answer.headers)
    assert answer.headers["location"] == "/forgot?problem=link"


async def test_who_is_invited_joins_and_is_in(browser, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_SIGN_UP", "invite")
    settings.cache_clear()
    email = f"{new_id().hex}@example.org"
    token = (await invite_from_command_line(email)).link.partition("#")[2]
    refused = await browser.post("/auth/sign-up", email=email, password=PASSWORD)
    assert refused.headers["location"] == "/sign-up?problem=invited"
    joined = await browser.post("/auth/way/join", token=token, password=PASSWORD, zone="Europe/Berlin")
    assert (joined.headers["location"], browser.is_in) == ("/welcome", True)


async def test_with_a_mail_server_signing_up_never_tells_who_has_an_account(browser, elsewhere, mail_server):
    taken, free = await an_account(), f"{new_id().hex}@example.org"
    mail_server()
    one = await browser.post("/auth/sign-up", email=taken, password=PASSWORD)
    two = await elsewhere.post("/auth/sign-up", email=free, password=PASSWORD)
    assert one.headers["location"] == two.headers["location"] == "/sent"
    assert one.headers.raw == two.headers.raw
    assert not browser.is_in
    for email in (taken, free):
        guess = await browser.post("/auth/sign-in", email=email, password="not their password")
        assert guess.headers["location"] == "/sign-in?problem=wrong"


async def test_an_address_is_verified_whoever_is_signed_in(browser):
    from healthvault.accounts.recovery import ask_to_verify
    from healthvault.accounts.sessions import open_browser_session

    email = f"{new_id().hex}@example.org"
    person = await sign_up(email=email, password=PASSWORD, address=new_id().hex)
    await ask_to_verify(
        (await open_browser_session(person, address="", agent="")).session, address=new_id().hex
    )
    answer = await browser.post("/auth/way/verify", token=await token_for(email))
    assert answer.headers["location"] == "/sign-in?done=verified"
    again = await browser.post("/auth/way/verify", token="A" * 43)
    assert again.headers["location"] == "/sign-in?problem=link"


async def test_guessing_elsewhere_keeps_nobody_out_who_was_here_before(browser, elsewhere):
    email = await an_account()
    await browser.post("/auth/sign-in", email=email, password=PASSWORD)
    await browser.post("/auth/sign-out")
    elsewhere._headers["X-Forwarded-For"] = browser._headers["X-Forwarded-For"]
    for _ in range(5):
        await elsewhere.post("/auth/sign-in", email=email, password="not the password")
    shut = await elsewhere.post("/auth/sign-in", email=email, password=PASSWORD)
    assert shut.headers["location"] == "/sign-in?problem=often"
    await browser.post("/auth/sign-in", email=email, password=PASSWORD)
    assert browser.is_in


async def test_a_known_browser_has_a_limit_of_its_own(browser):
    email = await an_account()
    await browser.post("/auth/sign-in", email=email, password=PASSWORD)
    await browser.post("/auth/sign-out")
    for _ in range(10):
        await browser.post("/auth/sign-in", email=email, password="not the password")
    shut = await browser.post("/auth/sign-in", email=email, password=PASSWORD)
    assert shut.headers["location"] == "/sign-in?problem=often"


async def test_who_is_shut_out_still_comes_in_by_a_link(browser):
    email = await an_account()
    for _ in range(6):
        shut = await browser.post("/auth/sign-in", email=email, password="not the password")
    assert shut.headers["location"] == "/sign-in?problem=often"
    await browser.post("/auth/link", email=email)
    await browser.post("/auth/way/sign-in", token=await token_for(email))
    assert browser.is_in


async def test_what_a_browser_is_known_by_opens_nothing_and_no_script_reads_it(browser, elsewhere):
    answer = await browser.post("/auth/sign-in", email=await an_account(), password=PASSWORD)
    [cookie] = [each for each in answer.headers.get_list("set-cookie") if each.startswith("hv-known=")]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    elsewhere.client.cookies.set("hv-known", browser.client.cookies["hv-known"])
    elsewhere.client.cookies.set("hv", browser.client.cookies["hv-known"])
    assert (await elsewhere.client.get("/api/v1/metrics")).status_code == 401


async def turn_second_factor_on(email: str) -> None:
    from pyotp import TOTP

    from healthvault.accounts import second_factor
    from healthvault.accounts.sessions import open_browser_session
    from healthvault.accounts.sign_in import sign_in
    from healthvault.core import clock

    person = await sign_in(email=email, password=PASSWORD, address=new_id().hex)
    session = (await open_browser_session(person, address="", agent="")).session
    enrolment = await second_factor.set_up(session)
    code = TOTP(enrolment.secret).at(clock.now())
    await second_factor.confirm(session, code, address=new_id().hex)


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """There is one from now on; nobody listens there, and nothing is sent without a worker."""

    def have() -> None:
        monkeypatch.setenv("SMTP_URL", "smtp://127.0.0.1:1?starttls=never")
        monkeypatch.setenv("HEALTHVAULT_MAIL_FROM", "Health Vault <vault@example.org>")
        settings.cache_clear()

    yield have
    settings.cache_clear()
