"""Signing in, linking and proving with a certified OpenID provider, over HTTP."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from sqlalchemy import text

from healthvault.accounts import oidc_discovery
from healthvault.accounts.oidc_provider import providers
from healthvault.accounts.sessions import session_of
from healthvault.accounts.sign_up import sign_up
from healthvault.accounts.ways_in import ways_in
from healthvault.api.routes import api
from healthvault.core.config import openid_settings
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import new_id
from healthvault.ui.gate import SessionGate
from tests.openid.certified import certified_provider, consent, refuse

BASE = "http://localhost:3000"
HOMES = {"/overview", "/welcome"}
"""Where one is after coming in; somebody new is welcomed first."""
PASSWORD = "a quiet lake in March"


@pytest.fixture(scope="session")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("tools")
    with certified_provider(f"{BASE}/auth/oidc/certified/callback", folder) as issuer:
        yield issuer


@pytest.fixture(scope="session")
def second_issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("tools")
    with certified_provider(f"{BASE}/auth/oidc/certified/callback", folder) as issuer:
        yield issuer


@pytest.fixture(autouse=True)
def two_providers(issuer: str, second_issuer: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, where, client in (
        ("CERTIFIED", issuer, "vault"),
        ("SECOND", second_issuer, "vault"),
        ("APPLE", second_issuer, "another"),
    ):
        monkeypatch.setenv(f"HEALTHVAULT_OIDC_{name}_ISSUER", where)
        monkeypatch.setenv(f"HEALTHVAULT_OIDC_{name}_CLIENT_ID", client)
        monkeypatch.setenv(f"HEALTHVAULT_OIDC_{name}_CLIENT_SECRET", f"secret of {client}")
    _forget()
    yield
    _forget()


def _forget() -> None:
    openid_settings.cache_clear()
    providers.cache_clear()
    oidc_discovery.forget_providers()


@pytest.fixture
async def browser(database: None) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(SessionGate(api()), client=(new_id().hex, 1))
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers={"Origin": BASE}) as client:
        yield client


def somebody(kind: str = "ann") -> str:
    return f"{kind}-{new_id().hex}"


async def set_out(browser: httpx.AsyncClient, path: str = "/auth/oidc/certified", **headers: str) -> str:
    answer = await browser.get(path, headers=headers)
    assert answer.status_code == 303
    return answer.headers["location"]


async def come_in(browser: httpx.AsyncClient, name: str, path: str = "/auth/oidc/certified") -> str:
    told = await consent(await set_out(browser, path, **FROM_US), name)
    answer = await browser.get("/auth/oidc/certified/callback", params=told)
    return answer.headers["location"]


async def post(browser: httpx.AsyncClient, path: str, **fields: str) -> str:
    token = (await browser.get("/auth/csrf")).json()["csrf_token"]
    return (await browser.post(path, data={**fields, "csrf_token": token})).headers["location"]


async def an_account(name: str):
    return await sign_up(email=f"{name}@example.org", password=PASSWORD, zone="UTC", address=new_id().hex)


async def signed_in(browser: httpx.AsyncClient):
    found = await session_of(browser.cookies.get("hv", ""))
    assert found is not None
    return found


FROM_US = {"Sec-Fetch-Site": "same-origin"}


async def test_somebody_new_gets_an_account_and_comes_back_to_it(browser):
    name = somebody()
    assert await come_in(browser, name) == "/welcome"
    first = await signed_in(browser)
    await post(browser, "/auth/sign-out")
    assert await come_in(browser, name) == "/welcome"
    again = await signed_in(browser)
    assert again.person == first.person
    assert again.id != first.id


async def test_a_new_account_has_the_address_and_the_name_that_were_told(browser):
    name = somebody()
    await come_in(browser, name)
    async with as_worker((await signed_in(browser)).person, Purpose.SHOW) as db:
        row = (await db.execute(text("select email, name, email_verified_at from hv.person"))).one()
    assert (row.email, row.name) == (f"{name}@example.org", "Ann")
    assert row.email_verified_at is not None


async def test_an_address_that_nobody_checked_is_not_taken_for_verified(browser):
    await come_in(browser, somebody("unverified-ann"))
    async with as_worker((await signed_in(browser)).person, Purpose.SHOW) as db:
        assert await db.scalar(text("select email_verified_at from hv.person")) is None


async def test_an_account_needs_an_address(browser):
    assert await come_in(browser, somebody("nameless")) == "/sign-in?problem=noemail"
    assert "hv" not in browser.cookies


async def test_the_session_says_how_it_was_opened(browser):
    await come_in(browser, somebody())
    async with as_worker((await signed_in(browser)).person, Purpose.SHOW) as db:
        assert await db.scalar(text("select method from hv.session")) == "Certified"


async def test_no_session_exists_before_the_answer_and_another_browser_cannot_bring_it(browser):
    told = await consent(await set_out(browser), somebody())
    assert "hv" not in browser.cookies
    browser.cookies.delete("hv-way")
    answer = await browser.get("/auth/oidc/certified/callback", params=told)
    assert answer.headers["location"] == "/sign-in?problem=late"


async def test_an_answer_is_taken_once(browser):
    told = await consent(await set_out(browser), somebody())
    way = browser.cookies["hv-way"]
    assert (await browser.get("/auth/oidc/certified/callback", params=told)).headers["location"] == "/welcome"
    browser.cookies.set("hv-way", way, domain="localhost.local", path="/")
    replayed = await browser.get("/auth/oidc/certified/callback", params=told)
    assert replayed.headers["location"] == "/settings/security?problem=late"


async def test_a_wrong_state_is_refused(browser):
    told = await consent(await set_out(browser), somebody())
    answer = await browser.get("/auth/oidc/certified/callback", params={**told, "state": "another"})
    assert answer.headers["location"] == "/sign-in?problem=late"


async def test_the_answer_of_one_provider_is_not_taken_at_the_address_of_another(browser):
    told = await consent(await set_out(browser), somebody())
    answer = await browser.get("/auth/oidc/second/callback", params=told)
    assert answer.headers["location"] == "/sign-in?problem=provider"


async def test_the_answer_of_a_provider_that_was_not_asked_is_refused(browser, second_issuer):
    told = await consent(await set_out(browser), somebody())
    answer = await browser.get("/auth/oidc/certified/callback", params={**told, "iss": second_issuer})
    assert answer.headers["location"] == "/sign-in?problem=provider"


async def test_a_code_is_worth_nothing_without_the_verifier_of_its_way(browser):
    stolen = await consent(await set_out(browser), somebody())
    mine = dict(parse_qsl(urlsplit(await set_out(browser)).query))
    answer = await browser.get("/auth/oidc/certified/callback", params={**stolen, "state": mine["state"]})
    assert answer.headers["location"] == "/sign-in?problem=provider"


async def test_who_turns_away_at_the_provider_is_told_so(browser):
    told = await refuse(await set_out(browser))
    assert told["error"] == "access_denied"
    answer = await browser.get("/auth/oidc/certified/callback", params=told)
    assert answer.headers["location"] == "/sign-in?problem=denied"


async def test_another_site_cannot_sign_somebody_in(browser):
    answer = await browser.get("/auth/oidc/certified", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.headers["location"] == "/sign-in"
    assert "hv-way" not in browser.cookies


async def test_a_provider_that_is_not_set_is_none(browser):
    assert (await browser.get("/auth/oidc/nobody")).status_code == 400


async def test_an_account_with_the_same_address_is_linked_only_when_it_is_proved_too(browser):
    name = somebody()
    person = await an_account(name)
    assert await come_in(browser, name) == "/sign-in?problem=both"
    assert "hv" not in browser.cookies
    email = f"{name}@example.org"
    assert await post(browser, "/auth/sign-in", email=email, password=PASSWORD) == "/welcome"
    ways = await ways_in((await signed_in(browser)).id)
    assert [each.email for each in ways.identities] == [email]
    await post(browser, "/auth/sign-out")
    assert await come_in(browser, name) == "/welcome"
    assert (await signed_in(browser)).person == person


async def test_what_waits_is_not_linked_to_somebody_else(browser):
    name, other = somebody(), somebody()
    await an_account(name)
    await an_account(other)
    await come_in(browser, name)
    await post(browser, "/auth/sign-in", email=f"{other}@example.org", password=PASSWORD)
    assert (await ways_in((await signed_in(browser)).id)).identities == ()


async def test_an_address_that_nobody_checked_never_leads_to_the_account_that_has_it(browser):
    name = somebody()
    await an_account(name)
    assert await come_in(browser, f"unverified-{name}") == "/sign-in?problem=add"
    await post(browser, "/auth/sign-in", email=f"{name}@example.org", password=PASSWORD)
    assert (await ways_in((await signed_in(browser)).id)).identities == ()


async def test_whoever_is_signed_in_adds_a_provider_and_signs_in_with_it(browser):
    name, at_provider = somebody(), somebody()
    person = await an_account(name)
    await post(browser, "/auth/sign-in", email=f"{name}@example.org", password=PASSWORD)
    token = browser.cookies["hv"]
    assert await come_in(browser, at_provider, "/auth/oidc/certified/link") == "/settings/security"
    assert browser.cookies["hv"] != token
    await post(browser, "/auth/sign-out")
    await come_in(browser, at_provider)
    assert (await signed_in(browser)).person == person


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Referer": "https://evil.example/"}]
)
async def test_another_site_cannot_make_somebody_add_a_provider(browser, headers):
    name = somebody()
    await an_account(name)
    await post(browser, "/auth/sign-in", email=f"{name}@example.org", password=PASSWORD)
    answer = await browser.get("/auth/oidc/certified/link", headers=headers)
    assert "hv-way" not in browser.cookies
    assert answer.status_code == 400


async def test_somebody_elses_identity_is_not_added(browser):
    at_provider, name = somebody(), somebody()
    await come_in(browser, at_provider)
    await post(browser, "/auth/sign-out")
    await an_account(name)
    await post(browser, "/auth/sign-in", email=f"{name}@example.org", password=PASSWORD)
    back_to = await come_in(browser, at_provider, "/auth/oidc/certified/link")
    assert back_to == "/settings/security?problem=linked"


async def test_who_has_no_password_proves_themselves_at_the_provider(browser):
    name = somebody()
    await come_in(browser, name)
    token = browser.cookies["hv"]
    path = "/auth/oidc/certified/prove?to=/settings/security"
    assert await come_in(browser, somebody(), path) == "/prove?to=/settings/security&problem=other"
    assert browser.cookies["hv"] == token
    assert await come_in(browser, name, path) == "/settings/security"
    assert browser.cookies["hv"] != token


async def test_only_at_apples_address_a_form_of_another_site_is_taken_and_its_state_alone_counts(browser):
    elsewhere = {"Origin": "https://appleid.apple.com", "Sec-Fetch-Site": "cross-site"}
    for path, status in (
        ("/auth/oidc/apple/callback", 303),
        ("/auth/oidc/certified/callback", 403),
        ("/auth/oidc/apple/callback/", 403),
        ("/auth/oidc/apple", 403),
        ("/auth/sign-in", 403),
    ):
        answer = await browser.post(path, data={"state": "x", "code": "y"}, headers=elsewhere)
        assert answer.status_code == status, path
    answer = await browser.post("/auth/oidc/apple/callback", data={"state": "x"}, headers=elsewhere)
    assert answer.headers["location"] == "/sign-in?problem=late"


async def test_apples_answer_comes_as_a_form_and_opens_the_account(browser):
    elsewhere = {"Origin": "https://appleid.apple.com", "Sec-Fetch-Site": "cross-site"}
    url = await set_out(browser, "/auth/oidc/apple")
    assert dict(parse_qsl(urlsplit(url).query))["response_mode"] == "form_post"
    told = await consent(url, somebody())
    answer = await browser.post("/auth/oidc/apple/callback", data=told, headers=elsewhere)
    assert answer.headers["location"] == "/welcome"
    assert (await signed_in(browser)).kind == "browser"
