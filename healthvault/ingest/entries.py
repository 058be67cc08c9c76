"""What a person enters by hand is kept, corrected, taken away and put back; no version of it is ever lost."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.errors import ConflictError, NotFoundError
from healthvault.core.ids import BatchId, PersonId, SessionId
from healthvault.core.keys import Keys, keys_of
from healthvault.core.live import notify
from healthvault.ingest import batches
from healthvault.ingest.by_hand import SLEEP
from healthvault.ingest.importing import give_back, take_in
from healthvault.metrics.day import MINUTE_MS, epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.vault import entries as kept
from healthvault.vault.entries import Entry, Version

_SLUG = "by_hand"
_NAME = "Entered by hand"
_SOURCE = Source(origin="manual", carrier="manual", app="By hand", kind=DeviceKind.MANUAL)


class AlreadyEnteredError(ConflictError):
    """The vault holds exactly this already. Nothing was added."""


class NoSuchEntryError(NotFoundError):
    """There is no such entry."""


class NothingChangedError(ConflictError):
    """It says this already. Nothing was changed."""


class AlreadyTakenAwayError(ConflictError):
    """This was taken away already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One change of one person's entries, in a transaction that nobody else's change comes between."""

    db: AsyncSession
    person: PersonId
    keys: Keys

    async def versions(self, entry: UUID) -> list[Version]:
        found = await kept.versions(self.db, self.keys, entry)
        if not found:
            raise NoSuchEntryError
        return found

    async def write(self, told: Entry, before: Version | None, *, is_gone: bool = False) -> UUID:
        """One more version: what stood before leaves the vault, what is told comes in."""
        if before is not None and before.stands and before.batch is not None:
            await give_back(self.db, self.person, before.batch)
        batch = None if is_gone or told.note else await self._store(told)
        entry = await kept.add_version(
            self.db,
            self.keys,
            self.person,
            told,
            entry=before.entry if before else None,
            n=before.n + 1 if before else 0,
            is_gone=is_gone,
            batch=batch,
            at=clock.now(),
        )
        await notify(self.db, self.person, "vault")
        return entry

    async def _store(self, told: Entry) -> BatchId:
        batch = await batches.open_batch(self.db, self.person, _NAME, None, provider=_SLUG)
        arrivals = [_batch(metric, value, told) for metric, value in told.values.items()]
        recorded = await take_in(self.db, self.person, batch, arrivals, provider=_SLUG)
        if not recorded.new:
            raise AlreadyEnteredError
        return batch


async def entries(session: SessionId, *, most: int, skip: int = 0) -> list[list[Version]]:
    """What the person entered, the last made first, each with its versions, the newest first.

    Raises:
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        return await kept.entries(db, await keys_of(db, await _person(db)), most=most, skip=skip)


async def versions(session: SessionId, entry: UUID) -> list[Version]:
    """The versions of an entry, the newest first.

    Raises:
        NoSessionError: the session ended.
        NoSuchEntryError: this person made no such entry.
    """
    async with as_person(session, Purpose.SHOW) as db:
        found = await kept.versions(db, await keys_of(db, await _person(db)), entry)
    if not found:
        raise NoSuchEntryError
    return found


async def standing(session: SessionId, entries: Sequence[UUID]) -> set[UUID]:
    """Those of some entries that count today; none when the session ended."""
    if not entries:
        return set()
    async with as_person(session, Purpose.SHOW) as db:
        return await kept.standing(db, entries)


async def keep(session: SessionId, told: Entry) -> UUID:
    """Keep a new entry, and make its day again; the entry's id.

    Raises:
        NoSessionError: the session ended.
        AlreadyEnteredError: every value of it is there already.
    """
    async with _desk(session) as desk:
        return await desk.write(told, None)


async def correct(session: SessionId, entry: UUID, told: Entry) -> None:
    """Let an entry say something else; what it said stays in its history, and no longer counts.

    Raises:
        NoSessionError: the session ended.
        NoSuchEntryError: this person made no such entry.
        NothingChangedError: it says this already.
        AlreadyEnteredError: every value of it is there already, from another entry.
    """
    async with _desk(session) as desk:
        before = (await desk.versions(entry))[0]
        if before.stands and before.told == told:
            raise NothingChangedError
        await desk.write(told, before)


async def take_away(session: SessionId, entry: UUID) -> None:
    """Let an entry count no longer; it stays in its history, and can be put back.

    Raises:
        NoSessionError: the session ended.
        NoSuchEntryError: this person made no such entry.
        AlreadyTakenAwayError: it does not count already.
    """
    async with _desk(session) as desk:
        before = (await desk.versions(entry))[0]
        if not before.stands:
            raise AlreadyTakenAwayError
        await desk.write(before.told, before, is_gone=True)


async def put_back(session: SessionId, entry: UUID, n: int) -> None:
    """Let an entry say what its version `n` said.

    Raises:
        NoSessionError: the session ended.
        NoSuchEntryError: this person made no such entry, or it has no such version.
        NothingChangedError: it says this already.
        AlreadyEnteredError: every value of it is there already, from another entry.
    """
    async with _desk(session) as desk:
        history = await desk.versions(entry)
        wanted = next((version for version in history if version.n == n), None)
        if wanted is None:
            raise NoSuchEntryError
        if history[0].stands and history[0].told == wanted.told:
            raise NothingChangedError
        await desk.write(wanted.told, history[0])


@asynccontextmanager
async def _desk(session: SessionId) -> AsyncIterator[_Desk]:
    async with as_person(session, Purpose.SHOW) as db:
        person = await _person(db)
    async with as_worker(person, Purpose.SHOW) as db:
        # The lock before the keys: whoever makes the first key holds the end of the log.
        await batches.lock(db, person)
        yield _Desk(db=db, person=person, keys=await keys_of(db, person))


async def _person(db: AsyncSession) -> PersonId:
    person = await store.person(db)
    if person is None:
        raise NoSessionError
    return person.id


def _batch(metric: str, value: float, told: Entry) -> SampleBatch:
    """A reading; of a sleep the stretch that ended then, of which no stage is known."""
    length_ms = round(value * MINUTE_MS) if metric == SLEEP else 0
    return SampleBatch(
        metric="sleep_stage" if metric == SLEEP else metric,
        sources=(_SOURCE,),
        source=np.zeros(1, np.int32),
        start_ms=np.array([epoch_ms(told.at) - length_ms], np.int64),
        duration_ms=np.array([length_ms], np.int64),
        value=np.array([SleepStage.UNSPECIFIED if metric == SLEEP else value], np.float64),
        offset_min=np.array([told.offset_min], np.int16),
    )
