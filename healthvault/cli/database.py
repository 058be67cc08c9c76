"""The database for the length of a command: the one of the settings, or the embedded one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from healthvault.core.config import settings
from healthvault.core.db import close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.migrate import migrate
from healthvault.vault.catalogue import sync_catalogue

Answer = TypeVar("Answer")


@contextmanager
def running_database() -> Iterator[str]:
    """A running, migrated database; its address without a role.

    Raises:
        SetUpError: it cannot run here.
    """
    if url := settings().database_url:
        migrate(url)
        sync_catalogue(url)
        yield url
        return
    embedded = EmbeddedPostgres(settings().home)
    try:
        embedded.start()
        migrate(embedded.url())
        sync_catalogue(embedded.url())
        yield embedded.url()
    finally:
        embedded.stop()


def with_database(job: Callable[[], Awaitable[Answer]]) -> Answer:
    """Run an asynchronous job with the database's doors open, and close them."""

    async def opened(url: str) -> Answer:
        open_database(url, pool_size=2)
        try:
            return await job()
        finally:
            await close_database()

    with running_database() as url:
        return asyncio.run(opened(url))
