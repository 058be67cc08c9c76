"""The database for the length of a command: the one of the settings, or the embedded one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from healthvault.core.config import settings
from healthvault.core.db import close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.vault.catalogue import sync_catalogue

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A running, migrated database: its address without a role, and what brings it back should it fall."""

    url: str
    revive: Callable[[], None]


@contextmanager
def watched_database() -> Iterator[Database]:
    """The database for as long as it is needed, by somebody who will look after it.

    Raises:
        SetUpError: it cannot run here.
    """
    if url := settings().database_url:
        yield _up_to_date(Database(url=url, revive=lambda: None))
        return
    embedded = EmbeddedPostgres(settings().home)

    def revive() -> None:
        if not embedded.is_running:
            embedded.start()

    try:
        embedded.start()
        yield _up_to_date(Database(url=embedded.url(), revive=revive))
    finally:
        embedded.stop()


@contextmanager
def running_database() -> Iterator[str]:
    """The database for the length of a command; its address without a role.

    Raises:
        SetUpError: it cannot run here.
    """
    with watched_database() as database:
        yield database.url


def _up_to_date(database: Database) -> Database:
    migrate(database.url)
    sync_catalogue(database.url)
    hold_master(database.url)
    return database


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
