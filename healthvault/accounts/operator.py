"""The door for whoever runs the service: invitations and letters, never a health value."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_errands
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotAllowedError
from healthvault.core.ids import SessionId


async def runs_it(session: SessionId) -> bool:
    """Whether the person behind a session is an operator."""
    async with as_person(session, Purpose.SHOW) as db:
        return await store_errands.is_operator(db)


@asynccontextmanager
async def as_operator(session: SessionId | None) -> AsyncIterator[AsyncSession]:
    """One transaction of an operator; the functions of the database that only they may call ask again.

    Raises:
        NotAllowedError: the person behind the session is none, or the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        if not await store_errands.is_operator(db):
            raise NotAllowedError
        yield db
