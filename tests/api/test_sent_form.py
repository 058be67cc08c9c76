"""The form of the *Sync* page: its token is asked for before the file, its answer stays in a frame."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from healthvault.accounts.sessions import open_browser_session
from tests.api.conftest import BASE
from tests.builders import a_person

CSV = b"date,steps\n2026-01-01,8000\n"


@pytest.fixture
async def browser(visitor: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    opened = await open_browser_session(await a_person(), address="", agent="")
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Origin": BASE}, cookies={"hv": opened.token}
    ) as client:
        yield client


async def token(browser: httpx.AsyncClient) -> str:
    return (await browser.get("/auth/csrf")).json()["csrf_token"]


async def sent(browser: httpx.AsyncClient, *, csrf: str | None, **fields: str) -> httpx.Response:
    parts: list[tuple[str, tuple[str | None, bytes | str]]] = []
    if csrf is not None:
        parts.append(("csrf_token", (None, csrf)))
    parts.append(("file", ("steps.csv", CSV)))
    parts += [(name, (None, value)) for name, value in fields.items()]
    return await browser.post("/api/v1/imports", files=parts)


def uploads(home: Path) -> list[Path]:
    return sorted((home / "uploads").glob("*"))


async def test_a_file_in_a_form_is_taken(browser, home):
    answer = await sent(browser, csrf=await token(browser))
    assert answer.status_code == 202
    assert answer.headers["content-type"].startswith("text/html")
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert [path.read_bytes() for path in uploads(home)] == [CSV]
    (status,) = (await browser.get("/api/v1/imports")).json()["imports"]
    assert (status["file_name"], status["state"], status["dry_run"]) == ("steps.csv", "waiting", False)


async def test_what_stands_after_the_file_counts(browser):
    await sent(browser, csrf=await token(browser), dry_run="1")
    (status,) = (await browser.get("/api/v1/imports")).json()["imports"]
    assert status["dry_run"] is True


@pytest.mark.parametrize("csrf", [None, "", "0" * 64])
async def test_without_the_token_nothing_is_written(browser, home, csrf):
    await token(browser)
    assert (await sent(browser, csrf=csrf)).status_code == 403
    assert uploads(home) == []
    assert (await browser.get("/api/v1/imports")).json()["imports"] == []


async def test_a_form_without_a_file_is_refused(browser):
    answer = await browser.post("/api/v1/imports", files=[("csrf_token", (None, await token(browser)))])
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"not a form at all"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n" + b"y" * 9000,
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name=f; filename="a"\r\n\r\n',
        ),
    ],
)
async def test_what_is_no_form_is_refused(browser, home, kind, body):
    answer = await browser.post("/api/v1/imports", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 422
    assert uploads(home) == []


async def test_a_form_from_another_site_is_refused(browser, home):
    parts = [("csrf_token", (None, await token(browser))), ("file", ("a.csv", CSV))]
    answer = await browser.post("/api/v1/imports", files=parts, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert uploads(home) == []


async def test_a_form_that_is_cut_off_leaves_nothing(browser, home):
    csrf = await token(browser)
    head = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{csrf}\r\n'.encode()
    head += b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + CSV
    answer = await browser.post(
        "/api/v1/imports", content=head, headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert answer.status_code == 422
    assert uploads(home) == []
