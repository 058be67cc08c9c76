"""What a person says of workouts that were taken for one: that a record is a workout of its own."""

from datetime import date, datetime
from uuid import UUID

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core import clock
from healthvault.core.errors import ConflictError
from healthvault.core.ids import PersonId
from healthvault.metrics.day import day_number
from healthvault.vault.read_lineage import NoSuchWorkoutError
from healthvault.vault.resolve import Touched, resolve
from healthvault.vault.streams import streams

_WORKOUT = text("select day, lineage from hv.workout where id = :id")
_SET_APART = text("""
insert into hv.workout_apart (person_id, carrier, app, kind, start_at, end_at, created_at)
values (:person, :carrier, :app, :kind, :start_at, :end_at, :now) on conflict do nothing""")
_JOIN = text("""
delete from hv.workout_apart where carrier = :carrier and app = :app and kind = :kind
  and start_at = :start_at and end_at = :end_at""")


class NothingToPartError(ConflictError):
    """This workout was told only once."""


async def set_apart(db: AsyncSession, person: PersonId, workout: UUID, place: int) -> None:
    """Take one record of a workout for a workout of its own, and make its days again.

    Args:
        db: A transaction that may write for the person, and holds off their imports.
        person: Whose workout it is.
        workout: The workout that was merged.
        place: Which of its records, in the order of its lineage, from 0.

    Raises:
        NoSuchWorkoutError: there is no such workout, or it has no such record.
        NothingToPartError: it has no other record.
    """
    day, records = await _records(db, workout)
    if not 0 <= place < len(records):
        raise NoSuchWorkoutError
    if len(records) == 1:
        raise NothingToPartError
    identity = await _identity(db, records[place])
    await db.execute(_SET_APART, {**identity, "person": person, "now": clock.now()})
    await _again(db, person, day)


async def join_again(db: AsyncSession, person: PersonId, workout: UUID) -> None:
    """Take back that a workout was set apart, and make its days again.

    Raises:
        NoSuchWorkoutError: there is no such workout.
    """
    day, records = await _records(db, workout)
    await db.execute(_JOIN, await _identity(db, records[0]))
    await _again(db, person, day)


async def _records(db: AsyncSession, workout: UUID) -> tuple[date, list[dict[str, object]]]:
    found = (await db.execute(_WORKOUT, {"id": workout})).first()
    if found is None:
        raise NoSuchWorkoutError
    return found.day, found.lineage["records"]


async def _identity(db: AsyncSession, record: dict[str, object]) -> dict[str, object]:
    """By what a record is known again, whenever and from whichever device of its app it is imported."""
    carrier, app = (await streams(db))[int(str(record["stream"]))].group
    span = {name: datetime.fromisoformat(str(record[name])) for name in ("start_at", "end_at")}
    return {"carrier": carrier, "app": app, "kind": record["kind"], **span}


async def _again(db: AsyncSession, person: PersonId, day: date) -> None:
    around = np.arange(-1, 2) + day_number(day)
    await resolve(db, person, Touched(workouts=around))
