"""Workouts made again: seen twice they are one, told by the richest record, with what it lacks borrowed."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor
from psycopg.rows import dict_row
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.metrics.day import local_day
from healthvault.vault.chunks import dates
from healthvault.vault.merging import Merged, WorkoutRecord, merged
from healthvault.vault.orders import Orders
from healthvault.vault.priority import RULE_SET, ranked
from healthvault.vault.roads import SHADOWED, relays
from healthvault.vault.streams import Streams
from healthvault.vault.tables import WorkoutHeartRow, WorkoutRow

PRIORITY_OF = "active_energy"
"""Who is believed about energy is believed about workouts."""
_AROUND_DAYS = 2
_SAYS_NOTHING = frozenset({"other", "workout"})
_HEART = ("heart_rate_mean_bpm", "heart_rate_max_bpm")
_BORROWED = ("duration_s", "distance_m", "energy_kcal", *_HEART)
_RECORDS = b"""select r.id, r.stream_id as stream, r.purposes, r.kind, r.start_at, r.end_at, r.offset_min,
  r.duration_s, r.distance_m, r.energy_kcal, r.heart_rate_mean_bpm, r.heart_rate_max_bpm,
  r.route_file is not null as has_route,
  exists (select from hv.workout_apart a join hv.stream s on (s.carrier, s.app) = (a.carrier, a.app)
          where s.id = r.stream_id
            and (a.kind, a.start_at, a.end_at) = (r.kind, r.start_at, r.end_at)) as is_apart
from hv.workout_record r where r.day = any(%s)"""


async def resolve_workouts(
    db: AsyncSession, person: PersonId, days: NDArray[np.int64], known: Streams, chosen: Orders
) -> None:
    """Make the workouts again that records which began on some local days can have changed."""
    touched = set(dates(np.unique(days[:, None] + np.arange(-1, 2))))
    around = dates(np.unique(days[:, None] + np.arange(-_AROUND_DAYS, _AROUND_DAYS + 1)))
    connection = await raw(db)
    await connection.execute(b"delete from hv.workout where day = any(%s)", (list(touched),))
    async with AsyncCursor(connection, row_factory=dict_row) as cursor:
        await cursor.execute(_RECORDS, (around,), binary=True)
        rows = await cursor.fetchall()
    records = [
        WorkoutRecord(rank=rank, **row) for row, rank in zip(rows, _ranks(rows, known, chosen), strict=True)
    ]
    told = [_row(person, workout, known) for workout in merged(records, relays(list(known.values())))]
    resolved = [row for row in told if row["day"] in touched]
    hearts = [heart for row in resolved if (heart := _heart(row))]
    if resolved:
        await db.execute(insert(WorkoutRow), resolved)
    if hearts:
        await db.execute(insert(WorkoutHeartRow), hearts)


def _heart(row: dict[str, object]) -> dict[str, object]:
    """What the heart did in a workout, taken out of its row; empty where nobody told."""
    told = {name: row.pop(name) for name in _HEART}
    if all(value is None for value in told.values()):
        return {}
    return {"id": row["id"], "person_id": row["person_id"], "purposes": row["purposes"], **told}


def _ranks(rows: Sequence[dict[str, Any]], known: Streams, chosen: Orders) -> list[int]:
    """The rank of each record's stream on its day."""
    places: dict[tuple[int, ...], dict[int, int]] = {}
    ranks: list[int] = []
    for row in rows:
        placed = chosen.at(PRIORITY_OF, local_day(row["start_at"], row["offset_min"])).streams
        if placed not in places:
            ranking = ranked(PRIORITY_OF, known, placed)
            places[placed] = {stream.id: place for place, stream in enumerate(ranking)}
        ranks.append(places[placed][row["stream"]])
    return ranks


def _row(person: PersonId, workout: Merged, known: Streams) -> dict[str, object]:
    first = workout.records[0]
    lenders = {name: lender for name in _BORROWED if (lender := _lender(workout.records, name)) is not None}
    namer = next((record for record in workout.records if record.kind not in _SAYS_NOTHING), first)
    gave = [first, namer, *lenders.values()]
    return {
        "id": _identity(person, first, known),
        "person_id": person,
        "purposes": reduce(and_, (record.purposes for record in gave)),
        "kind": namer.kind,
        "day": local_day(first.start_at, first.offset_min),
        "start_at": first.start_at,
        "end_at": first.end_at,
        "offset_min": first.offset_min,
        "rule_set": RULE_SET,
        "lineage": _lineage(workout, lenders, gave),
        **{name: getattr(lender, name) for name, lender in lenders.items()},
        **{name: None for name in _BORROWED if name not in lenders},
    }


def _identity(person: PersonId, first: WorkoutRecord, known: Streams) -> UUID:
    """The same for the same record, whenever it is imported and whichever device of its app told it."""
    carrier, app = known[first.stream].group
    span = f"{first.kind}|{first.start_at.isoformat()}|{first.end_at.isoformat()}"
    identity = f"{person}|{span}|{carrier}|{app}"
    return UUID(bytes=hashlib.sha256(identity.encode()).digest()[:16], version=5)


def _lender(records: Sequence[WorkoutRecord], name: str) -> WorkoutRecord | None:
    """The first record that tells something; None when nobody does."""
    return next((record for record in records if getattr(record, name) is not None), None)


def _lineage(
    workout: Merged, lenders: Mapping[str, WorkoutRecord], gave: Sequence[WorkoutRecord]
) -> dict[str, object]:
    """The rule; who gave something; each record, what it gave, and what became of it."""
    first = workout.records[0]
    return {
        "rule": _rule(workout),
        "by": ",".join(str(stream) for stream in dict.fromkeys(record.stream for record in gave)),
        "records": [
            {
                "stream": record.stream,
                "kind": record.kind,
                "start_at": record.start_at.isoformat(),
                "end_at": record.end_at.isoformat(),
                "gave": [name for name, lender in lenders.items() if lender is record],
                "rule": _word(workout, record, is_first=record is first, lends=record in gave),
            }
            for record in workout.records
        ],
    }


def _rule(workout: Merged) -> str:
    many = len(workout.records)
    if many == 1:
        return "set apart" if workout.records[0].is_apart else "one source"
    return "two roads" if len(workout.shadowed) == many - 1 else f"merged from {many}"


def _word(workout: Merged, record: WorkoutRecord, *, is_first: bool, lends: bool) -> str:
    if len(workout.records) == 1:
        return "alone"
    if is_first:
        return "tells it"
    if record.id in workout.shadowed:
        return SHADOWED
    return "lends" if lends else "says the same"
