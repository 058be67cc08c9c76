"""Workouts as their sources told them: stored once each, never merged."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.metrics.day import local_day
from healthvault.metrics.sample import WorkoutSample
from healthvault.vault.inherit import TOLD, Again, remember_records
from healthvault.vault.streams import Streams
from healthvault.vault.tables import WorkoutRecordRow

_KEPT_IN = "workout_record"
_Identity = tuple[tuple[str, str], str, datetime, datetime]


async def add_workouts(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    workouts: Sequence[tuple[int, WorkoutSample]],
    streams: Streams,
) -> list[date]:
    """Store the workouts that are not there yet, each given with its stream's id, and remember who told the
    others; the local days of the new ones.
    """
    starts = [workout.start_at for _, workout in workouts]
    held = await db.scalars(
        select(WorkoutRecordRow).where(col(WorkoutRecordRow.start_at).between(min(starts), max(starts)))
    )
    seen: dict[_Identity, WorkoutRecordRow | None] = {
        (streams[row.stream_id].group, row.kind, row.start_at, row.end_at): row for row in held
    }
    rows: list[dict[str, object]] = []
    again: list[Again] = []
    for stream, workout in workouts:
        identity = (streams[stream].group, workout.kind, workout.start_at, workout.end_at)
        values = _values(person, batch, stream, workout, streams[stream].purposes)
        if identity not in seen:
            rows.append(values)
        elif (row := seen[identity]) is not None and row.batch_id != batch:
            again.append(Again(owner=row.batch_id, record=row.id, told=_differing(row, values)))
        seen[identity] = None  # What one batch tells twice counts as it is told first.
    if rows:
        await db.execute(insert(WorkoutRecordRow), rows)
    await remember_records(db, person, batch, _KEPT_IN, again)
    return [row["day"] for row in rows if isinstance(row["day"], date)]


def _differing(row: WorkoutRecordRow, values: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a telling as JSON knows them; nothing when they are what is held."""
    if all(getattr(row, name) == values[name] for name in TOLD[_KEPT_IN]):
        return {}
    told = {name: values[name] for name in TOLD[_KEPT_IN]}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def _values(
    person: PersonId, batch: BatchId, stream: int, workout: WorkoutSample, purposes: int
) -> dict[str, object]:
    return {
        "id": new_id(),
        "person_id": person,
        "stream_id": stream,
        "batch_id": batch,
        "purposes": purposes,
        "kind": workout.kind,
        "day": local_day(workout.start_at, workout.offset_min),
        "start_at": workout.start_at,
        "end_at": workout.end_at,
        "offset_min": workout.offset_min,
        "duration_s": workout.duration_s,
        "distance_m": workout.distance_m,
        "energy_kcal": workout.energy_kcal,
        "heart_rate_mean_bpm": workout.heart_rate_mean_bpm,
        "heart_rate_max_bpm": workout.heart_rate_max_bpm,
        "route_file": workout.route_file,
        "details": dict(workout.details),
    }
