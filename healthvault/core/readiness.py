"""Whether the process can do its work: the database answers, is of this version and opens, and a worker
lives.
"""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from healthvault.core.db import Purpose, as_system, as_worker, database_url
from healthvault.core.jobs import Queue, is_worked_on, queue
from healthvault.core.keys import service_keys
from healthvault.core.master import MasterKeyError
from healthvault.core.migrate import is_current
from healthvault.core.seal import SealBrokenError

_PATIENCE_S = 5.0
_current: set[str] = set()
"""Databases that had this version's schema when they were asked; it does not go away while we run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What the app stands on; what cannot be asked is not there."""

    database: bool = False
    migrations: bool = False
    keys: bool = False
    worker: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether all of it is there."""
        return self.database and self.migrations and self.keys and self.worker


async def readiness() -> Readiness:
    """What the app stands on at this moment; answers within a few seconds, whatever happens."""
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return await _asked()
    except (DBAPIError, TimeoutError):
        return Readiness()


async def queued() -> Queue | None:
    """What the workers have before them; None when the database cannot be asked."""
    try:
        async with asyncio.timeout(_PATIENCE_S), as_worker(None, Purpose.SHOW) as db:
            return await queue(db)
    except (DBAPIError, TimeoutError):
        return None


async def _asked() -> Readiness:
    async with as_system("see whether all is well") as db:
        worker = await is_worked_on(db)
    url = database_url()
    if url not in _current and await asyncio.to_thread(is_current, url):
        _current.add(url)
    is_new = url in _current
    return Readiness(database=True, migrations=is_new, keys=is_new and await _opens(), worker=worker)


async def _opens() -> bool:
    """Whether the master key of this process is the database's."""
    try:
        async with as_system("see whether the keys open") as db:
            await service_keys(db)
    except (MasterKeyError, SealBrokenError):
        return False
    return True
