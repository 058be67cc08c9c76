"""The gate and the forms, over HTTP to a real server."""

from collections.abc import AsyncIterator

import httpx
import pytest

from healthvault.accounts.sessions import open_token, session_of
from tests.security.house import PASSWORD, House, a_guest, new_id


@pytest.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=house.url, headers={"Origin": house.url}) as client:
        yield client


async def form(browser: httpx.AsyncClient, **fields: str) -> dict[str, str]:
    return {**fields, "csrf_token": (await browser.get("/auth/csrf")).json()["csrf_token"]}


async def signed_up(browser: httpx.AsyncClient) -> str:
    email = f"{new_id().hex}@example.org"
    answer = await browser.post("/auth/sign-up", data=await form(browser, email=email, password=PASSWORD))
    assert (answer.status_code, answer.headers["location"]) == (303, "/welcome")
    return email


async def test_who_signs_up_is_signed_in(browser):
    await signed_up(browser)
    assert await session_of(browser.cookies["hv"]) is not None


async def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(browser):
    answer = await browser.post(
        "/auth/sign-up", data=await form(browser, email=f"{new_id().hex}@example.org", password=PASSWORD)
    )
    flags = answer.headers["set-cookie"].lower()
    assert "httponly" in flags
    assert "samesite=lax" in flags
    assert "path=/" in flags


async def test_a_session_given_by_somebody_else_is_not_kept_at_sign_in(browser):
    email = await signed_up(browser)
    given = browser.cookies["hv"]
    await browser.post("/auth/sign-in", data=await form(browser, email=email, password=PASSWORD))
    assert browser.cookies["hv"] != given
    assert await session_of(given) is None


async def test_signing_out_ends_the_session(browser):
    await signed_up(browser)
    token = browser.cookies["hv"]
    answer = await browser.post("/auth/sign-out", data=await form(browser))
    assert answer.status_code == 303
    assert "hv" not in browser.cookies
    assert await session_of(token) is None


async def test_signing_out_clears_the_browser(browser):
    await signed_up(browser)
    answer = await browser.post("/auth/sign-out", data=await form(browser))
    assert answer.headers["clear-site-data"] == '"cache", "storage"'


@pytest.mark.parametrize("path", ["/auth/sign-up", "/auth/sign-in", "/auth/sign-out"])
@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
async def test_a_form_without_this_browsers_token_is_refused(browser, path, token):
    fields = {"email": f"{new_id().hex}@example.org", "password": PASSWORD}
    await form(browser)
    answer = await browser.post(path, data=fields if token is None else {**fields, "csrf_token": token})
    assert answer.status_code == 403
    assert "hv" not in browser.cookies


async def test_the_token_of_another_browser_is_refused(browser, house):
    async with httpx.AsyncClient(base_url=house.url) as other:
        fields = await form(other, email=f"{new_id().hex}@example.org", password=PASSWORD)
    await form(browser)
    assert (await browser.post("/auth/sign-up", data=fields)).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
async def test_a_form_from_another_site_is_refused(browser, origin):
    fields = await form(browser, email=f"{new_id().hex}@example.org", password=PASSWORD)
    answer = await browser.post("/auth/sign-up", data=fields, headers={"Origin": origin})
    assert answer.status_code == 403


async def test_without_an_origin_the_browser_must_say_that_it_is_ours(house):
    async with httpx.AsyncClient(base_url=house.url) as client:
        fields = await form(client, email=f"{new_id().hex}@example.org", password=PASSWORD)
        assert (await client.post("/auth/sign-up", data=fields)).status_code == 403
        cross = {"Sec-Fetch-Site": "cross-site"}
        assert (await client.post("/auth/sign-up", data=fields, headers=cross)).status_code == 403
        own = {"Sec-Fetch-Site": "same-origin"}
        assert (await client.post("/auth/sign-up", data=fields, headers=own)).status_code == 303


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"email": "nobody@example.org", "password": PASSWORD}, "wrong"),
        ({"email": "", "password": ""}, "wrong"),
        ({}, "wrong"),
    ],
)
async def test_a_refused_sign_in_goes_back_to_the_form_with_a_code(browser, fields, code):
    answer = await browser.post("/auth/sign-in", data=await form(browser, **fields))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/sign-in?problem={code}")


async def test_a_form_of_megabytes_is_refused(browser):
    answer = await browser.post("/auth/sign-in", data=await form(browser, email="x" * 100_000))
    assert answer.status_code == 422


async def test_other_sites_may_not_read_answers(browser):
    answer = await browser.get("/auth/csrf", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


async def test_an_answer_that_is_no_page_takes_nothing_from_anywhere(browser):
    headers = (await browser.get("/healthz")).headers
    assert headers["content-security-policy"] == "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


async def test_a_page_runs_no_script_but_ours(browser):
    headers = (await browser.get("/api/nothing", headers={"Sec-Fetch-Mode": "navigate"})).headers
    assert headers["content-type"].startswith("text/html")
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert "*" not in headers["content-security-policy"]
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-frame-options"] == "DENY"


async def test_a_cookie_is_no_token_and_a_token_is_no_cookie(house):
    ann = await a_guest()
    opened = await open_token(ann.person, label="script", scopes=["read"])
    async with httpx.AsyncClient(base_url=house.url) as client:
        as_token = {"Authorization": f"Bearer {ann.opened.token}"}
        as_cookie = {"Cookie": f"hv={opened.token}"}
        assert (await client.get("/api/nothing", headers=as_token)).status_code == 401
        assert (await client.get("/api/nothing", headers=as_cookie)).status_code == 401
        assert (await client.get("/api/nothing", headers={"Cookie": ann.cookie})).status_code == 404
        bearer = {"Authorization": f"Bearer {opened.token}"}
        assert (await client.get("/api/nothing", headers=bearer)).status_code == 404


async def test_nobody_writes_the_gates_own_header(house):
    ann = await a_guest("Ann")
    tab = house.tab(None)
    tab.headers["Authorization"] = f"hv {ann.opened.session} x"
    async with tab:
        await tab.open_page("/settings")
        assert ann.email not in repr(tab.seen)
