"""Workouts as their sources told them: stored once each, never merged, never changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.metrics.day import local_day
from healthvault.metrics.sample import WorkoutSample
from healthvault.vault.streams import Streams
from healthvault.vault.tables import WorkoutRecordRow


async def add_workouts(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    workouts: Sequence[tuple[int, WorkoutSample]],
    streams: Streams,
) -> list[date]:
    """Store the workouts that are not there yet, each given with its stream's id; the local days of the new
    ones.
    """
    starts = [workout.start_at for _, workout in workouts]
    held = await db.execute(
        select(
            WorkoutRecordRow.stream_id,
            WorkoutRecordRow.kind,
            WorkoutRecordRow.start_at,
            WorkoutRecordRow.end_at,
        ).where(col(WorkoutRecordRow.start_at).between(min(starts), max(starts)))
    )
    seen = {(streams[stream].group, kind, start, end) for stream, kind, start, end in held}
    rows: list[dict[str, object]] = []
    for stream, workout in workouts:
        identity = (streams[stream].group, workout.kind, workout.start_at, workout.end_at)
        if identity not in seen:
            seen.add(identity)
            rows.append(_values(person, batch, stream, workout, streams[stream].purposes))
    if rows:
        await db.execute(insert(WorkoutRecordRow), rows)
    return [row["day"] for row in rows if isinstance(row["day"], date)]


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
