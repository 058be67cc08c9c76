"""Taking a batch's readings back."""

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId
from healthvault.metrics.day import day_number
from healthvault.vault.resolve import Touched


async def withdraw(db: AsyncSession, batch: BatchId) -> Touched:
    """Delete every reading and workout of a batch; what must be resolved again."""
    days: dict[str, list[int]] = {}
    chunks = await db.execute(
        text("select distinct metric, day from hv.sample_chunk where batch_id = :b order by metric, day"),
        {"b": batch},
    )
    for metric, day in chunks:
        days.setdefault(metric, []).append(day_number(day))
    workouts = await db.scalars(
        text("select distinct day from hv.workout_record where batch_id = :b order by day"), {"b": batch}
    )
    touched = Touched(
        readings={metric: np.array(numbers, np.int64) for metric, numbers in days.items()},
        workouts=np.array([day_number(day) for day in workouts], np.int64),
    )
    for table in ("sample_chunk", "workout_record"):
        await db.execute(text(f"delete from hv.{table} where batch_id = :b"), {"b": batch})
    return touched
