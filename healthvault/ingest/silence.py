"""After how long a silence a sleep is over: as it would be, and changed."""

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import InvalidInputError
from healthvault.core.ids import PersonId, SessionId
from healthvault.ingest.afterwards import vault_changed
from healthvault.ingest.batches import ArrivingError, has_lock
from healthvault.vault.reorder import Effect, effect_of_silence
from healthvault.vault.resolve import resolve_part
from healthvault.vault.rule_sets import NIGHTS
from healthvault.vault.silence import CHOICES_MIN, keep_silence


class NoSuchSilenceError(InvalidInputError):
    """A sleep can be over after a silence of 30, 60, 90 or 120 minutes."""


async def preview_silence(session: SessionId, minutes: int) -> Effect:
    """What the nights would be if only a longer silence ended a sleep. Nothing is kept.

    Raises:
        NoSuchSilenceError: it is none of those that can be chosen.
    """
    async with as_person(session, Purpose.SHOW) as db:
        return await silence_effect(db, minutes)


async def silence_effect(db: AsyncSession, minutes: int) -> Effect:
    """The same in a transaction of the person."""
    _check(minutes)
    return await effect_of_silence(db, minutes)


async def change_silence(session: SessionId, minutes: int) -> None:
    """Keep a choice, and make the nights again, all at once.

    Raises:
        NoSessionError: the session ended.
        NoSuchSilenceError: it is none of those that can be chosen.
        ArrivingError: an arrival is being stored.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
    if person is None:
        raise NoSessionError
    await change_silence_for(person, minutes)


async def change_silence_for(person: PersonId, minutes: int) -> None:
    """The same for somebody who is known."""
    _check(minutes)
    async with as_worker(person, Purpose.SHOW) as db:
        if not await has_lock(db, person):
            raise ArrivingError
        await keep_silence(db, person, minutes)
        await resolve_part(db, person, NIGHTS)
        await note(db, Deed.SILENCE, person, minutes=str(minutes))
        await vault_changed(db, person)


def _check(minutes: int) -> None:
    if minutes not in CHOICES_MIN:
        raise NoSuchSilenceError
