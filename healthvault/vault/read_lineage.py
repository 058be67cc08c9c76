"""Why a day's number, or a workout, is what it is."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.errors import NotFoundError
from healthvault.vault.read_events import workout_by_id
from healthvault.vault.streams import source_names, streams
from healthvault.vault.values import Lineage, StreamValue, ToldWorkout, WorkoutLineage

_LINEAGE = text("select value, rule_set, lineage from hv.day_value where metric = :metric and day = :day")


_WORKOUT = text("select rule_set, lineage from hv.workout where id = :id")


class NoSuchDayError(NotFoundError):
    """There is no measurement of this on that day."""


class NoSuchWorkoutError(NotFoundError):
    """There is no such workout any more."""


async def lineage(db: AsyncSession, metric: str, day: date) -> Lineage:
    """What a day's number was made from: every stream that spoke of it, and what became of each.

    Raises:
        NoSuchDayError: nothing was measured on that day.
    """
    found = (await db.execute(_LINEAGE, {"metric": metric, "day": day})).first()
    if found is None:
        raise NoSuchDayError
    value, rule_set, document = found
    known = await streams(db)
    told = tuple(
        StreamValue(
            source=known[stream].source.app,
            kind=known[stream].source.kind.value,
            n=n,
            minutes=minutes,
            value=own,
            counted=counted,
            rule=rule,
        )
        for stream, n, minutes, own, counted, rule in document["streams"]
    )
    return Lineage(
        metric=metric, day=day, value=value, rule=document["rule"], rule_set=rule_set, streams=told
    )


async def workout_lineage(db: AsyncSession, workout: UUID) -> WorkoutLineage:
    """What a workout was made from: every record that tells of it, and what became of each.

    Raises:
        NoSuchWorkoutError: there is no such workout.
    """
    resolved = await workout_by_id(db, workout)
    found = (await db.execute(_WORKOUT, {"id": workout})).first()
    if found is None or resolved is None:
        raise NoSuchWorkoutError
    names = await source_names(db)
    told = tuple(
        ToldWorkout(
            source=names[record["stream"]],
            kind=record["kind"],
            start_at=datetime.fromisoformat(record["start_at"]),
            end_at=datetime.fromisoformat(record["end_at"]),
            gave=tuple(record["gave"]),
            rule=record["rule"],
        )
        for record in found.lineage["records"]
    )
    return WorkoutLineage(workout=resolved, rule=found.lineage["rule"], rule_set=found.rule_set, told=told)
