"""The API behind its gate, spoken to over ASGI, on a real database; files go to a home of the test's own."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from healthvault.accounts.sessions import open_token
from healthvault.api.routes import api
from healthvault.core.config import settings
from healthvault.ui.gate import SessionGate
from tests.builders import a_person

BASE = "http://localhost:3000"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HEALTHVAULT_HOME", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture
async def visitor(database: None) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody without a session or a token."""
    transport = httpx.ASGITransport(SessionGate(api()))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


@pytest.fixture
async def ann(visitor: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """A program of Ann's that may read and write."""
    opened = await open_token(await a_person(), label="test", scopes=["read", "write"])
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Authorization": f"Bearer {opened.token}"}
    ) as client:
        yield client


@pytest.fixture
async def bob(visitor: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    """A program of somebody else's that may do everything."""
    opened = await open_token(await a_person(), label="test", scopes=["read", "write", "coach"])
    async with httpx.AsyncClient(
        transport=visitor._transport, base_url=BASE, headers={"Authorization": f"Bearer {opened.token}"}
    ) as client:
        yield client
