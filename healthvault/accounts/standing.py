"""How the service stands, for whoever runs it: numbers, and who has an account; nothing anybody measured."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from healthvault.accounts import store_standing
from healthvault.accounts.operator import as_operator
from healthvault.accounts.store_standing import Account, Counts, Logs
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import SessionId
from healthvault.core.jobs import Queue
from healthvault.core.readiness import Readiness, queued, readiness

_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The service at this moment; `queue` is None when it cannot be asked."""

    counts: Counts
    accounts: tuple[Account, ...]
    readiness: Readiness
    queue: Queue | None
    master: str


async def standing(session: SessionId) -> Standing:
    """How the service stands.

    Raises:
        NotAllowedError: whoever asks does not run it.
    """
    async with as_operator(session) as db:
        counts = await store_standing.counts(db)
        accounts = await store_standing.accounts(db)
        master = await store_standing.master(db)
    return Standing(
        counts=counts,
        accounts=tuple(accounts),
        readiness=await readiness(),
        queue=await queued(),
        master=master,
    )


async def in_numbers() -> Counts | None:
    """The service in numbers, for the counters; None when it cannot be asked."""
    try:
        async with asyncio.timeout(_PATIENCE_S), as_worker(None, Purpose.SHOW) as db:
            return await store_standing.counts(db)
    except (DBAPIError, TimeoutError):
        return None


async def verify_logs(session: SessionId) -> Logs:
    """Look through every log of deeds.

    Raises:
        NotAllowedError: whoever asks does not run the service.
    """
    async with as_operator(session) as db:
        return await store_standing.logs(db)


async def verify_own_log(session: SessionId) -> Logs:
    """Look through one's own log of deeds."""
    async with as_person(session, Purpose.SHOW) as db:
        return await store_standing.own_log(db)
