"""What a person says of two workouts that were taken for one, or of one that she had taken for two."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import PersonId, SessionId
from healthvault.ingest.afterwards import vault_changed
from healthvault.ingest.batches import ArrivingError, has_lock
from healthvault.vault.apart import join_again, set_apart


async def part(session: SessionId, workout: UUID, place: int) -> None:
    """Take one record of a workout, by its place in the lineage, for a workout of its own.

    Raises:
        NoSessionError: the session ended.
        NoSuchWorkoutError: there is no such workout of this person, or it has no such record.
        NothingToPartError: it has no other record.
        ArrivingError: an arrival is being stored.
    """
    await _said(session, Deed.PART, lambda db, person: set_apart(db, person, workout, place))


async def unpart(session: SessionId, workout: UUID) -> None:
    """Take back that a workout was set apart.

    Raises:
        NoSessionError: the session ended.
        NoSuchWorkoutError: there is no such workout of this person.
        ArrivingError: an arrival is being stored.
    """
    await _said(session, Deed.JOIN, lambda db, person: join_again(db, person, workout))


async def _said(
    session: SessionId, deed: Deed, say: Callable[[AsyncSession, PersonId], Awaitable[None]]
) -> None:
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
    if person is None:
        raise NoSessionError
    async with as_worker(person, Purpose.SHOW) as db:
        if not await has_lock(db, person):
            raise ArrivingError
        await say(db, person)
        await note(db, deed, person)
        await vault_changed(db, person)
