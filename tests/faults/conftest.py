import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.faults.machine import Machine, a_machine, opened


@pytest.fixture(scope="session")
def machine() -> Iterator[Machine]:
    """One that every test of these may kill: each leaves it running."""
    with tempfile.TemporaryDirectory(prefix="hv-faults-") as folder:
        running = a_machine(Path(folder))
        yield running
        running.stop()


@pytest.fixture
async def doors(machine: Machine, database: None, database_url: str) -> AsyncIterator[Machine]:
    """The doors of this process, open on that machine."""
    async with opened(machine.url, after=database_url):
        yield machine
