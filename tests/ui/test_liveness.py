"""A session is believed for a moment, and never longer."""

import time

import pytest

from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.core.db import close_database, open_database
from healthvault.ui import liveness
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def _nothing_known():
    liveness._seen.clear()


@pytest.fixture
def later(monkeypatch):
    """Moves the clock that only counts."""

    def move(seconds: float) -> None:
        now_s = time.monotonic() + seconds
        monkeypatch.setattr(liveness.time, "monotonic", lambda: now_s)

    return move


async def a_session():
    return await open_browser_session(await a_person(), address="", agent="")


async def test_an_announced_end_is_known_at_once():
    opened = await a_session()
    person = await liveness.live_person(opened.session)
    assert person is not None
    await revoke(opened.session, opened.session)
    liveness.forget(person)
    assert await liveness.live_person(opened.session) is None


async def test_an_end_that_nobody_announced_is_seen_by_looking():
    opened = await a_session()
    assert await liveness.live_person(opened.session) is not None
    await revoke(opened.session, opened.session)
    await liveness._look()
    assert liveness._seen == {}


async def test_without_looking_a_session_is_not_believed_for_long(later):
    opened = await a_session()
    assert await liveness.live_person(opened.session) is not None
    await revoke(opened.session, opened.session)
    later(4.5)
    assert await liveness.live_person(opened.session) is None


async def test_what_is_not_used_is_forgotten(later):
    opened = await a_session()
    await liveness.live_person(opened.session)
    later(61)
    await liveness._look()
    assert liveness._seen == {}


async def test_nobody_lives_when_the_database_cannot_be_asked(database_url):
    opened = await a_session()
    await close_database()
    open_database("postgresql:///nothing?host=/nowhere")
    with pytest.raises(liveness.UnreachableError):
        await liveness.live_person(opened.session)
    await close_database()
    open_database(database_url)
