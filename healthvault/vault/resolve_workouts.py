"""Workouts made again: seen twice they are one, told by the richest record, with what it lacks borrowed."""

import hashlib
from collections.abc import Sequence
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
from healthvault.vault.merging import WorkoutRecord, groups
from healthvault.vault.orders import Orders
from healthvault.vault.priority import RULE_SET, ranked
from healthvault.vault.streams import Streams
from healthvault.vault.tables import WorkoutRow

PRIORITY_OF = "active_energy"
"""Who is believed about energy is believed about workouts."""
_AROUND_DAYS = 2
_BORROWED = ("duration_s", "distance_m", "energy_kcal", "heart_rate_mean_bpm", "heart_rate_max_bpm")
_RECORDS = b"""select id, stream_id as stream, purposes, kind, start_at, end_at, offset_min, duration_s,
  distance_m, energy_kcal, heart_rate_mean_bpm, heart_rate_max_bpm, route_file is not null as has_route
from hv.workout_record where day = any(%s)"""


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
    told = [_row(person, group) for group in groups(records)]
    if resolved := [row for row in told if row["day"] in touched]:
        await db.execute(insert(WorkoutRow), resolved)


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


def _row(person: PersonId, group: Sequence[WorkoutRecord]) -> dict[str, object]:
    """The workout that some records tell of, the richest record in front."""
    first = group[0]
    identity = f"{person}|{first.kind}|{first.start_at.isoformat()}|{first.end_at.isoformat()}"
    borrowed = {
        name: next((told for record in group if (told := getattr(record, name)) is not None), None)
        for name in _BORROWED
    }
    return {
        "id": UUID(bytes=hashlib.sha256(identity.encode()).digest()[:16], version=5),
        "person_id": person,
        "purposes": reduce(and_, (record.purposes for record in group)),
        "kind": _kind(group),
        "day": local_day(first.start_at, first.offset_min),
        "start_at": first.start_at,
        "end_at": first.end_at,
        "offset_min": first.offset_min,
        "rule_set": RULE_SET,
        "lineage": _lineage(group),
        **borrowed,
    }


def _kind(group: Sequence[WorkoutRecord]) -> str:
    """The first kind that says something."""
    return next((record.kind for record in group if record.kind not in {"other", "workout"}), group[0].kind)


def _lineage(group: Sequence[WorkoutRecord]) -> dict[str, object]:
    return {
        "rule": "one source" if len(group) == 1 else f"merged from {len(group)}",
        "by": ",".join(str(stream) for stream in dict.fromkeys(record.stream for record in group)),
        "records": [
            {"stream": record.stream, "kind": record.kind, "start_at": record.start_at.isoformat()}
            for record in group
        ],
    }
