"""Which parts of a vault were resolved by other rules than today's, and all the days of a part.

A part is a metric, all nights with their numbers, or all workouts. It is always resolved by one rule set from
its first day to its last: who changes some days of a part that is behind makes all of it again (`resolve`).
So a line that somebody looks at never has two rule sets in it.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.metrics.day import day_number
from healthvault.vault.ask import ask
from healthvault.vault.priority import RULE_SET
from healthvault.vault.resolve_nights import METRIC as NIGHTS
from healthvault.vault.resolve_nights import NIGHTLY

Part = str
"""A metric's slug, as its readings arrive: `sleep_stage` stands for the nights. Or `WORKOUTS`."""
WORKOUTS = "workout"

_KNOWN = b"select metric, min(rule_set) from hv.known_metric group by metric"
_WORKOUTS = b"select min(rule_set) from hv.workout"
_ARRIVED = b"""
with recursive arrived (metric) as (
  (select metric from hv.sample_chunk order by metric limit 1)
  union all
  select (select metric from hv.sample_chunk c where c.metric > arrived.metric order by metric limit 1)
  from arrived where arrived.metric is not null)
select metric from arrived where metric is not null"""
"""Every metric that has readings: a step in the index for each, not one for each chunk."""
_DAYS = b"""
select min(first), max(last) from (
  select (select min(day) from hv.sample_chunk where metric = %(part)s) as first,
         (select max(day) from hv.sample_chunk where metric = %(part)s) as last
  union all
  select first_day, last_day from hv.known_metric
  where metric = %(part)s or metric = any(%(nights)s)) spans"""
_WORKOUT_DAYS = b"select distinct day from hv.workout_record union select day from hv.workout order by day"


async def rule_sets(db: AsyncSession) -> Mapping[Part, int]:
    """By which rule set each part was resolved, if there is anything of it; 0 shall be made again."""
    found: dict[Part, int] = {}
    for metric, rule_set in await ask(db, _KNOWN):
        part = NIGHTS if metric in NIGHTLY else metric
        found[part] = min(rule_set, found.get(part, rule_set))
    ((workouts,),) = await ask(db, _WORKOUTS)
    return found if workouts is None else {**found, WORKOUTS: workouts}


async def behind(db: AsyncSession) -> Sequence[Part]:
    """The parts that today's rules have not made, in a steady order; those of which nothing came too."""
    known = await rule_sets(db)
    there = {metric for (metric,) in await ask(db, _ARRIVED)} | known.keys()
    if await ask(db, b"select from hv.workout_record limit 1"):
        there.add(WORKOUTS)
    return sorted(part for part in there if known.get(part) != RULE_SET)


async def all_days(db: AsyncSession, part: Part) -> NDArray[np.int64]:
    """The local days since 1970-01-01 over which a part has readings or values, ascending."""
    if part == WORKOUTS:
        days = await ask(db, _WORKOUT_DAYS)
        return np.array([day_number(day) for (day,) in days], np.int64)
    of_nights = list(NIGHTLY) if part == NIGHTS else []
    connection = await raw(db)
    found = await connection.execute(_DAYS, {"part": part, "nights": of_nights})
    first, last = await found.fetchone() or (None, None)
    if first is None or last is None:
        return np.empty(0, np.int64)
    return np.arange(day_number(first), day_number(last) + 1)


async def make_again(db: AsyncSession) -> None:
    """Say of every part that it shall be made again, whatever made it."""
    connection = await raw(db)
    for table in ("known_metric", "workout"):
        await connection.execute(f"update hv.{table} set rule_set = 0".encode())


async def people_behind(db: AsyncSession) -> list[PersonId]:
    """Whose vaults have parts that other rules made. Only a worker's transaction may ask."""
    return [PersonId(person) for (person,) in await ask(db, b"select app.people_behind(%s)", (RULE_SET,))]
