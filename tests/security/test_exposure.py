"""What is served besides pages, and what is not."""

from collections.abc import AsyncIterator

import httpx
import pytest

from healthvault.api.routes import api
from healthvault.ui.gate import SessionGate

BASE = "http://localhost:3000"


@pytest.fixture
async def door() -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(SessionGate(api()))
    async with httpx.AsyncClient(transport=transport, base_url=BASE, headers={"Origin": BASE}) as client:
        yield client


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/days", "/auth/sign-in"])
async def test_nobody_is_told_their_own_request(door, path):
    answer = await door.request("TRACE", path, headers={"X-Secret": "seen"})
    assert answer.status_code == 405
    assert "seen" not in answer.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
async def test_no_page_of_the_framework_is_served(door, path):
    assert (await door.get(path)).status_code == 404


async def test_the_description_of_the_api_names_no_door_of_pages(door):
    told = (await door.get("/api/openapi.json")).json()
    assert told["paths"]
    assert [path for path in told["paths"] if not path.startswith("/api/v1/")] == []


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/.env",
        "/requirements.txt",
        "/healthvault/app.py",
        "/assets/",
        "/uploads/",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/master.key",
    ],
)
async def test_no_file_but_the_built_pages_is_served(house, path):
    async with httpx.AsyncClient(base_url=house.url) as client:
        answer = await client.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/healthz", "/api/openapi.json", "/api/v1/days", "/auth/csrf", "/nothing"])
async def test_every_text_says_its_kind_and_its_signs(house, path):
    async with httpx.AsyncClient(base_url=house.url) as client:
        for mode in ("navigate", "cors"):
            kind = (await client.get(path, headers={"Sec-Fetch-Mode": mode})).headers["content-type"]
            assert "charset=utf-8" in kind or kind.startswith("application/")
