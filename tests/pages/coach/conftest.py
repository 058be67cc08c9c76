"""The served app with a model beside it that the test writes the words of."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.fakes import FakeModel, fake_model
from tests.security.house import House, start_house


@pytest.fixture(scope="session")
async def model(database) -> AsyncIterator[FakeModel]:
    async with fake_model() as running:
        yield running


@pytest.fixture(scope="session")
async def house(tmp_path_factory, database_url, model) -> AsyncIterator[House]:
    folder = tmp_path_factory.mktemp("coach-house")
    served, server = await asyncio.to_thread(start_house, folder, database_url, openai_base_url=model.url)
    yield served
    server.terminate()
    await asyncio.to_thread(server.wait, 20)


@pytest.fixture(autouse=True)
def _as_written(model: FakeModel) -> None:
    """Each test begins with a model in good health."""
    fresh = FakeModel()
    model.words, model.status, model.finish = fresh.words, fresh.status, fresh.finish
    model.cut_after, model.pause_s, model.wants = fresh.cut_after, fresh.pause_s, fresh.wants
    model.holds_after, model.usage = fresh.holds_after, fresh.usage
    model.go_on.set()
    model.go_on = fresh.go_on
    model.asked.clear()
