from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.house import House, start_house


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, database_url: str, database: None) -> Iterator[House]:
    """The app on a port of its own, on the tests' database, whose doors are open here too."""
    folder: Path = tmp_path_factory.mktemp("house")
    served, server = start_house(folder, database_url)
    yield served
    server.terminate()
    server.wait(20)
