from collections.abc import Iterator

import psycopg
import pytest

from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.postmaster import SUPERUSER
from tests.security.planted import Planted, plant


@pytest.fixture(scope="session")
def superuser_url(database: None, embedded: EmbeddedPostgres) -> str:
    """Where whoever controls the database speaks to it: no policy holds them."""
    return embedded.url(SUPERUSER)


@pytest.fixture(scope="session")
def overseer(superuser_url: str) -> Iterator[psycopg.Connection]:
    """A connection of theirs, for what a test must see or change behind the doors."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
async def planted(overseer: psycopg.Connection) -> Planted:
    """Ann, whom nobody else may read."""
    return await plant(overseer)
