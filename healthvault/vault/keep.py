"""Resolved days and hours, put where they are read."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.vault.chunks import among
from healthvault.vault.copying import JSONB_VERSION, PG_EPOCH_DAY, Stage, array, rows, store, text
from healthvault.vault.priority import RULE_SET
from healthvault.vault.table import Days, Hours


async def forget(db: AsyncSession, metric: str, days: NDArray[np.int64]) -> None:
    """Delete the resolved days and hours of a metric on some days."""
    connection = await raw(db)
    condition, parameters = among(days)
    for table in ("day_value", "hour_value"):
        query = f"delete from hv.{table} where metric = %s and {condition}"
        await connection.execute(query.encode(), (metric, *parameters))


_DAYS = Stage(
    name="days",
    columns="day date, value float8, low float8, high float8, n int4, purposes int2, lineage jsonb",
    insert="""insert into hv.day_value
  (person_id, metric, rule_set, day, value, low, high, n, purposes, lineage)
select %s, %s, %s, day, value, nullif(low, 'NaN'), nullif(high, 'NaN'), n, purposes, lineage
from pg_temp.days""",
)
_HOURS = Stage(
    name="hours",
    columns="day date, purposes int2, minute int4[], value float8[], low float8[], high float8[], n int4[]",
    insert="""insert into hv.hour_value
  (person_id, metric, rule_set, day, purposes, minute, value, low, high, n)
select %s, %s, %s, * from pg_temp.hours""",
)


async def keep_days(db: AsyncSession, person: PersonId, metric: str, table: Days) -> None:
    """Store the resolved days of a metric; none of them may be there."""
    body = rows(
        [
            (">i4", table.day - PG_EPOCH_DAY),
            (">f8", table.value),
            (">f8", table.low),
            (">f8", table.high),
            (">i4", table.n),
            (">i2", table.purposes),
        ],
        last=[text(JSONB_VERSION + lineage.encode()) for lineage in table.lineage],
    )
    await store(db, _DAYS, body, (person, metric, RULE_SET))


async def keep_hours(db: AsyncSession, person: PersonId, metric: str, table: Hours) -> None:
    """Store the resolved hours of a metric; none of their days may be there."""
    numbers = [
        (table.minute, ">i4"),
        (table.value, ">f8"),
        (table.low, ">f8"),
        (table.high, ">f8"),
        (table.n, ">i4"),
    ]
    body = rows(
        [(">i4", table.day - PG_EPOCH_DAY), (">i2", table.purposes)],
        cut=table.cut,
        arrays=[array(column, kind) for column, kind in numbers],
    )
    await store(db, _HOURS, body, (person, metric, RULE_SET))


_NOTE = b"""insert into hv.known_metric
  (person_id, metric, purposes, first_day, last_day, day_count, rule_set)
select person_id, metric, purposes, min(day), max(day), count(*), min(rule_set) from hv.day_value
where metric = any(%s) group by person_id, metric, purposes"""


async def note_known(db: AsyncSession, metrics: Sequence[str]) -> None:
    """Count again over which days there are some metrics."""
    connection = await raw(db)
    await connection.execute(b"delete from hv.known_metric where metric = any(%s)", (list(metrics),))
    await connection.execute(_NOTE, (list(metrics),))
