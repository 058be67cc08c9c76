"""Taking a batch's readings back: what later batches told too stays, as theirs."""

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.metrics.day import day_number
from healthvault.vault.hand_over import hand_over
from healthvault.vault.inherit import inherit
from healthvault.vault.resolve import Touched


async def withdraw(db: AsyncSession, person: PersonId, batch: BatchId) -> Touched:
    """Hand over what later batches told again, delete the other readings and workouts of a batch; what must
    be resolved again.
    """
    for table in ("sample_repeat", "record_repeat"):
        await db.execute(text(f"delete from hv.{table} where batch_id = :b"), {"b": batch})
    workouts = {day_number(day) for day in await db.scalars(_WORKOUT_DAYS, {"b": batch})}
    workouts |= await inherit(db, person, batch, "workout_record")
    readings: dict[str, set[int]] = {}
    for metric in (await db.scalars(_TOLD_AGAIN, {"b": batch})).all():
        changed = await hand_over(db, person, batch, metric)
        readings[metric] = set(changed.tolist())
    for metric, day in await db.execute(_CHUNK_DAYS, {"b": batch}):
        readings.setdefault(metric, set()).add(day_number(day))
    for table in ("sample_chunk", "workout_record"):
        await db.execute(text(f"delete from hv.{table} where batch_id = :b"), {"b": batch})
    return Touched(
        readings={metric: np.array(sorted(days), np.int64) for metric, days in readings.items() if days},
        workouts=np.array(sorted(workouts), np.int64),
    )


_CHUNK_DAYS = text(
    "select distinct metric, day from hv.sample_chunk where batch_id = :b order by metric, day"
)
_WORKOUT_DAYS = text("select distinct day from hv.workout_record where batch_id = :b")
_TOLD_AGAIN = text("select distinct metric from hv.sample_repeat where owner_id = :b order by metric")
