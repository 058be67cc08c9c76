"""What is refused at the door is written down: what it was, and nothing of who or what was in it."""

from typing import Any

import httpx
import pytest

from healthvault.accounts.attempts import GUESSES_FROM_HERE, begin_guess
from healthvault.accounts.errors import TooManyAttemptsError
from healthvault.core.ids import new_id
from healthvault.ui.gate import SessionGate

BASE = "http://localhost:3000"


async def _nobody_home(_scope: Any, _receive: Any, _send: Any) -> None:
    pytest.fail("It came through.")


async def test_a_websocket_of_another_site_is_noted(caplog):
    sent = []

    async def send(message: Any) -> None:
        sent.append(message["type"])

    scope = {"type": "websocket", "path": "/_event", "headers": [(b"origin", b"https://evil.example")]}
    await SessionGate(_nobody_home)(scope, send, send)
    assert sent == ["websocket.close"]
    assert caplog.messages == ["Refused a websocket that is not of our own pages."]


async def test_a_request_of_another_site_is_noted(caplog):
    transport = httpx.ASGITransport(SessionGate(_nobody_home))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        answer = await client.post("/auth/sign-in", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert caplog.messages == ["Refused a request that is not of our own pages."]


async def test_guessing_is_noted_without_the_name(caplog, database):
    email = f"{new_id().hex}@example.org"
    for _ in range(GUESSES_FROM_HERE.free):
        await begin_guess(account=email, address="there", device="")
    with pytest.raises(TooManyAttemptsError):
        await begin_guess(account=email, address="there", device="")
    assert "Refused what was tried too often: guess from one address." in caplog.messages
    assert email not in caplog.text


async def test_an_event_for_nobody_is_noted(house):
    async with house.tab() as tab:
        await tab.open_page("/settings")
    assert "to nobody." in house.log.read_text()
