"""Somebody signed in, and an engine that the test writes the words of."""

from collections.abc import AsyncIterator

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.dust import DustEngine
from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import engine
from healthvault.coach.reply import reply
from healthvault.consent.consents import give
from healthvault.core.db import Purpose
from tests.builders import a_person
from tests.fake_dust import FakeDust, fake_dust
from tests.fakes import FakeModel, fake_model

QUESTIONS = ["What can you do?", "Thanks", "Can you see the future?"]


@pytest.fixture
async def session(database):
    """The session of a new person with an empty vault."""
    return (await open_browser_session(await a_person(), address="::1", agent="a browser")).session


@pytest.fixture
async def model(monkeypatch, session) -> AsyncIterator[FakeModel]:
    """A model behind real HTTP that answers in place of the analyst; the person of `session` agrees to it."""
    async with fake_model() as running:
        service = OpenAIEngine(key="", base_url=running.url, model="small", silence_s=60.0)
        await give(session, Purpose.COACH, host=service.capabilities.host)
        monkeypatch.setattr(engine, "_service", lambda: service)
        yield running
        await service.close()


@pytest.fixture
async def agent(monkeypatch, session) -> AsyncIterator[FakeDust]:
    """An agent of Dust in place of the model."""
    async with fake_dust() as running:
        service = DustEngine(
            key="k", workspace="w1", agent="insights", base_url=running.url, silence_s=60.0, again_s=0
        )
        await give(session, Purpose.COACH, host=service.capabilities.host)
        monkeypatch.setattr(engine, "_service", lambda: service)
        yield running
        await service.close()


@pytest.fixture
async def talk(session):
    """A conversation of `QUESTIONS`, each answered."""
    thread = None
    for question in QUESTIONS:
        told = [event async for event in reply(session, thread, question)]
        thread = thread or told[0].conversation
    return thread
