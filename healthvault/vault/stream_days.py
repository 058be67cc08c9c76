"""How much each stream told of each day: counted once when it changes, so that nobody counts to find out."""

from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.vault.ask import ask
from healthvault.vault.chunks import among
from healthvault.vault.streams import source_names, streams
from healthvault.vault.values import StreamDays

_COUNT = """
insert into hv.stream_day (person_id, stream_id, day, purposes, n, last_at)
select person_id, stream_id, day, bit_and(purposes), sum(n), max(last_at) from (
  select person_id, stream_id, day, purposes, cardinality(value) as n,
         (day::timestamp at time zone 'UTC') - offset_min * interval '1 minute'
           + (start_ms[cardinality(start_ms)]::bigint + duration_ms[cardinality(duration_ms)])
             * interval '1 millisecond' as last_at
  from hv.sample_chunk where {days}
  union all
  select person_id, stream_id, day, purposes, 1, end_at from hv.workout_record where {days}) told
group by person_id, stream_id, day"""
_STREAM_DAYS = b"""
with told as (
  select stream_id, sum(n)::bigint as n, min(day) as first_day, max(day) as last_day, max(last_at) as last_at
  from hv.stream_day group by stream_id)
select stream_id, n, first_day, last_day, last_at,
  (select array_agg(d.day order by d.day) from hv.stream_day d
   where d.stream_id = told.stream_id and d.day >= least(%s, told.last_day - %s::int))
from told"""


async def count_streams(db: AsyncSession, days: NDArray[np.int64]) -> None:
    """Count again what each stream told of some days, which are ascending."""
    if not len(days):
        return
    condition, parameters = among(days)
    connection = await raw(db)
    await connection.execute(f"delete from hv.stream_day where {condition}".encode(), parameters)
    await connection.execute(_COUNT.format(days=condition).encode(), (*parameters, *parameters))


async def stream_days(db: AsyncSession, first: date, before_last: int) -> list[StreamDays]:
    """What each stream of the person told in all, and on which days; in no order.

    Args:
        db: A transaction of the person.
        first: The date from which days are told.
        before_last: So many days up to its last are told of a stream in any case.
    """
    names, known = await source_names(db), await streams(db)
    return [
        StreamDays(
            source=names[stream],
            kind=known[stream].source.kind.value,
            n=n,
            first_day=first_day,
            last_at=last_at,
            days=tuple(days),
        )
        for stream, n, first_day, _, last_at, days in await ask(db, _STREAM_DAYS, (first, before_last))
    ]
