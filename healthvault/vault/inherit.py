"""Records that are kept whole (workouts, payloads): who told them again, and whose they are after an undo."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.metrics.day import day_number

TOLD: Mapping[str, tuple[str, ...]] = {
    "workout_record": (
        "stream_id",
        "purposes",
        "day",
        "offset_min",
        "duration_s",
        "distance_m",
        "energy_kcal",
        "heart_rate_mean_bpm",
        "heart_rate_max_bpm",
        "route_file",
        "details",
    ),
    "raw_payload": ("kind", "name"),
    "workout_route": ("name",),
}
"""What two batches may tell differently about one record, by the table that keeps it."""
Telling = Mapping[str, object]
"""The values of a record's `TOLD` columns as JSON knows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A record that another batch holds, told again; `told` is empty when it was told as it is held."""

    owner: UUID
    record: UUID
    told: Telling = field(default_factory=dict[str, object])


_REMEMBER = text("""
insert into hv.record_repeat (person_id, batch_id, owner_id, kept_in, record_ids, told)
values (:person, :batch, :owner, :kept_in, :ids, cast(:told as jsonb))""")


async def remember_records(
    db: AsyncSession, person: PersonId, batch: UUID, kept_in: str, again: Sequence[Again]
) -> None:
    """Write down which records a batch told again, and how where it told them differently."""
    owners: dict[UUID, list[Again]] = {}
    for each in again:
        owners.setdefault(each.owner, []).append(each)
    for owner, records in owners.items():
        told = {str(place): each.told for place, each in enumerate(records) if each.told}
        context = {"person": person, "batch": batch, "owner": owner, "kept_in": kept_in}
        ids = [each.record for each in records]
        await db.execute(_REMEMBER, {**context, "ids": ids, "told": json.dumps(told)})


_FORGET = text("""
with told as (delete from hv.record_repeat where owner_id = :owner and kept_in = :kept_in returning *)
select told.batch_id, told.record_ids, told.told from told join hv.import_batch b on b.id = told.batch_id
order by b.finished_at, told.batch_id, told.id""")


async def inherit(db: AsyncSession, person: PersonId, batch: BatchId, kept_in: str) -> set[int]:
    """Give each record of a batch to the earliest later one that told it, as that one told it.

    Returns:
        The local days of the handed over workouts, as they are told now; of other records nothing.
    """
    tellers: dict[UUID, dict[UUID, Telling]] = {}
    for teller, records, told in (await db.execute(_FORGET, {"owner": batch, "kept_in": kept_in})).all():
        for place, record in enumerate(records):
            tellers.setdefault(record, {}).setdefault(teller, told.get(str(place), {}))
    if not tellers:
        return set()
    held = await _held(db, kept_in, list(tellers))
    days: set[int] = set()
    besides: dict[UUID, list[Again]] = {}
    for record, told in tellers.items():
        heir, *others = told
        await _give(db, kept_in, record, heir, told[heir])
        now = {**held[record], **told[heir]}
        for other in others:
            telling = {**held[record], **told[other]}
            different = {} if telling == now else telling
            besides.setdefault(other, []).append(Again(owner=heir, record=record, told=different))
    for teller, again in besides.items():
        await remember_records(db, person, teller, kept_in, again)
    if kept_in == "workout_record":
        query = text("select distinct day from hv.workout_record where id = any(:ids)")
        days |= {day_number(day) for day in await db.scalars(query, {"ids": list(tellers)})}
    return days


async def _held(db: AsyncSession, kept_in: str, records: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """How some records are told now."""
    query = text(f"select id, to_jsonb(r) from hv.{kept_in} r where id = any(:ids)")
    rows = await db.execute(query, {"ids": list(records)})
    return {record: {name: row[name] for name in TOLD[kept_in]} for record, row in rows}


async def _give(db: AsyncSession, kept_in: str, record: UUID, heir: UUID, told: Telling) -> None:
    """Let a record belong to another batch, as that one told it."""
    columns = ", ".join(TOLD[kept_in])
    query = text(
        f"update hv.{kept_in} r set batch_id = :heir, ({columns}) ="
        f" (select {', '.join(f'n.{name}' for name in TOLD[kept_in])}"
        f" from jsonb_populate_record(r, cast(:told as jsonb)) n) where id = :id"
    )
    await db.execute(query, {"heir": heir, "id": record, "told": json.dumps(told)})
