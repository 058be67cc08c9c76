"""What a person agrees to: nothing, until they say so, and no longer than they say so.

The database asks too: under a purpose that needs a consent it shows no row to whoever did not give it.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.consent import store
from healthvault.consent.errors import GoneError
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.live import notify


async def agreed_since(session: SessionId, purpose: Purpose, *, host: str = "") -> datetime | None:
    """Since when the person agrees to a purpose, where something leaves for a `host`, to that host.

    None when they do not, or were told of another host, or the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        return await store.given_at(db, purpose, host)


async def agreed(db: AsyncSession, purpose: Purpose) -> bool:
    """Whether the person of a transaction agrees to a purpose at this moment."""
    return await store.agreed(db, purpose)


async def agreed_to(db: AsyncSession, purpose: Purpose, host: str) -> bool:
    """Whether the person of a transaction agrees to a purpose now, and to that host."""
    return await store.given_at(db, purpose, host) is not None


async def give(session: SessionId, purpose: Purpose, *, host: str = "", **what: str) -> None:
    """Agree to a purpose; who agrees already changes nothing.

    Args:
        session: The person's session.
        purpose: To what.
        host: Which machine they were told would get it; the consent counts for no other.
        **what: What else they were told; it is kept in their log.

    Raises:
        GoneError: the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await _whose(db)
        if await store.given_at(db, purpose, host) is None:
            await store.give(db, person, purpose, host, clock.now())
            told = {"host": host, **what} if host else what
            await note(db, Deed.CONSENT_GIVEN, person, purpose=purpose, **told)
            await _tell(db, person)


async def withdraw(session: SessionId, purpose: Purpose) -> None:
    """Take a consent back; from this moment nothing is done under it.

    Raises:
        GoneError: the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await _whose(db)
        if await store.agreed(db, purpose):
            await store.withdraw(db, purpose, clock.now())
            await note(db, Deed.CONSENT_WITHDRAWN, person, purpose=purpose)
            await _tell(db, person)


async def _whose(db: AsyncSession) -> PersonId:
    person = await store.whose(db)
    if person is None:
        raise GoneError
    return person


async def _tell(db: AsyncSession, person: PersonId) -> None:
    """Let every open screen that shows it read it again."""
    await notify(db, person, "coach")
    await notify(db, person, "account")
