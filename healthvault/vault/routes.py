"""Where workouts went: sealed with the person's key, found by the name that a workout gives its file."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

import numpy as np
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.core.keys import Keys, keys_of
from healthvault.core.seal import SealBrokenError
from healthvault.metrics.sample import RouteSample
from healthvault.metrics.track import Track
from healthvault.vault.ask import ask
from healthvault.vault.inherit import Again, inherit, remember_records
from healthvault.vault.tables_routes import WorkoutRouteRow
from healthvault.vault.values import Workout

_KEPT_IN = "workout_route"
_A_DEGREE = 100_000
"""Degrees are kept to five places, which is about a metre."""
_NAMED = b"""
select w.person_id, w.id, c.route_file
from hv.workout w, jsonb_array_elements(w.lineage -> 'records') r, hv.workout_record c
where w.id = any(%s) and c.person_id = w.person_id and c.stream_id = (r ->> 'stream')::int
  and c.kind = r ->> 'kind' and c.start_at = (r ->> 'start_at')::timestamptz and c.route_file is not null
order by w.id, c.id"""


async def add_route(db: AsyncSession, person: PersonId, batch: BatchId, route: RouteSample) -> bool:
    """Keep where a workout went, unless the person has the very same way; whether it was new."""
    keys = await keys_of(db, person)
    plain, name = _written(route.track), _name(keys, route.name)
    digest = keys.digest(plain)
    same = select(WorkoutRouteRow.id, WorkoutRouteRow.batch_id, WorkoutRouteRow.name)
    held = (await db.execute(same.where(col(WorkoutRouteRow.digest) == digest).limit(1))).first()
    if held is not None:
        if held.batch_id != batch:
            # This is how the database writes bytes in JSON, and reads them again when the way changes hands.
            told = {} if held.name == name else {"name": "\\x" + name.hex()}
            await remember_records(
                db, person, batch, _KEPT_IN, [Again(owner=held.batch_id, record=held.id, told=told)]
            )
        return False
    row = new_id()
    track = keys.seal(plain, table=_KEPT_IN, column="track", row=row)
    values = {
        "id": row,
        "person_id": person,
        "batch_id": batch,
        "name": name,
        "digest": digest,
        "track": track,
    }
    await db.execute(insert(WorkoutRouteRow).values(values))
    return True


async def withdraw_routes(db: AsyncSession, person: PersonId, batch: BatchId) -> None:
    """Take back the ways that an arrival brought; what a later one brought too stays, as its own."""
    await inherit(db, person, batch, _KEPT_IN)
    await db.execute(delete(WorkoutRouteRow).where(col(WorkoutRouteRow.batch_id) == batch))


async def routes(db: AsyncSession, workouts: Sequence[Workout]) -> dict[UUID, Track]:
    """Where some workouts went, by their ids; a workout without a way is absent.

    A way is a workout's when one of the records that make it names its file, and it lies within its time: the
    same name can stand for another way in another phone's export. One that was changed
    in the database is absent.
    """
    named = await ask(db, _NAMED, ([workout.id for workout in workouts],)) if workouts else []
    if not named:
        return {}
    keys = await keys_of(db, named[0][0])
    times = {workout.id: (workout.start_at, workout.end_at) for workout in workouts}
    found: dict[UUID, Track] = {}
    for _, workout, path in named:
        for track in await _called(db, keys, path):
            if track.start_at < times[workout][1] and track.end_at > times[workout][0]:
                found.setdefault(workout, track)
    return found


async def _called(db: AsyncSession, keys: Keys, path: str) -> list[Track]:
    query = select(WorkoutRouteRow.id, WorkoutRouteRow.track).order_by(col(WorkoutRouteRow.id))
    rows = await db.execute(query.where(col(WorkoutRouteRow.name) == _name(keys, path)))
    return [track for row in rows if (track := _opened(keys, row.id, row.track)) is not None]


def _opened(keys: Keys, row: UUID, sealed: bytes) -> Track | None:
    try:
        return _read(keys.unseal(sealed, table=_KEPT_IN, column="track", row=row))
    except SealBrokenError:
        return None


def _name(keys: Keys, path: str) -> bytes:
    """What the last part of a path is known by."""
    return keys.digest(PurePosixPath(path).name.encode())


def _written(track: Track) -> bytes:
    pieces = [np.rint(piece * _A_DEGREE).astype(np.int64).tolist() for piece in track.pieces]
    told = {"start": track.start_at.isoformat(), "end": track.end_at.isoformat(), "pieces": pieces}
    return json.dumps(told, separators=(",", ":")).encode()


def _read(plain: bytes) -> Track:
    told = json.loads(plain)
    return Track(
        start_at=datetime.fromisoformat(told["start"]),
        end_at=datetime.fromisoformat(told["end"]),
        pieces=tuple(np.array(piece, np.float64) / _A_DEGREE for piece in told["pieces"]),
    )
