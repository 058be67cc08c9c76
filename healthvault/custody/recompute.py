"""A vault made again: what the readings say under today's rules.

Each part (a metric, the nights, the workouts) is one transaction, so that who reads sees all of it as it was
or all of it as it is. What is done carries the number of its rule set, and that is the only checkpoint:
whoever is killed goes on with what is still behind.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.core.jobs import every, task
from healthvault.core.live import notify
from healthvault.ingest.afterwards import look_through_vault
from healthvault.ingest.batches import lock
from healthvault.vault.resolve import resolve_part
from healthvault.vault.rule_sets import Part, behind, make_again, people_behind

_TURN_S = 20.0
"""A worker goes on with others' work after so long; the rest of the vault waits in the queue again."""
_PRIORITY = -10
"""Nobody waits for this; somebody may wait for anything else."""

OnPart = Callable[[Part, int, int], Awaitable[None]]
"""Told which part is made next, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """How many parts were made again, and whether none is left."""

    parts: int
    is_whole: bool


async def recompute(
    person: PersonId, *, most_s: float | None = None, on_part: OnPart | None = None
) -> Recomputed:
    """Make again what other rules made.

    Args:
        person: Whose vault it is.
        most_s: Begin no further part after so many seconds.
        on_part: Told how far it is.
    """
    ends_s = None if most_s is None else time.monotonic() + most_s
    async with as_worker(person, Purpose.SHOW) as db:
        parts = await behind(db)
    for done, part in enumerate(parts):
        if ends_s is not None and done and time.monotonic() > ends_s:
            return Recomputed(parts=done, is_whole=False)
        if on_part is not None:
            await on_part(part, done, len(parts))
        await _made_again(person, part)
    if parts:
        async with as_worker(person, Purpose.SHOW) as db:
            await look_through_vault.enqueue_once(db, person)
    return Recomputed(parts=len(parts), is_whole=True)


async def recompute_all(person: PersonId, *, on_part: OnPart | None = None) -> Recomputed:
    """Make the whole vault again, whatever made it. When this is killed, the worker makes the rest."""
    async with as_worker(person, Purpose.SHOW) as db:
        await lock(db, person)
        await make_again(db)
    return await recompute(person, on_part=on_part)


async def _made_again(person: PersonId, part: Part) -> None:
    async with as_worker(person, Purpose.SHOW) as db:
        await lock(db, person)
        if part in await behind(db):  # An import may have made it meanwhile.
            await resolve_part(db, person, part)
            await notify(db, person, "vault")


@task("recompute_vault", priority=_PRIORITY)
async def recompute_vault(*, person: UUID) -> None:
    """Make again what other rules made of somebody's vault, turn by turn."""
    owner = PersonId(person)
    done = await recompute(owner, most_s=_TURN_S)
    if not done.is_whole:
        async with as_worker(owner, Purpose.SHOW) as db:
            await recompute_vault.enqueue(db, owner)


@every("*/5 * * * *", "recompute_behind")
async def recompute_behind() -> None:
    """Queue the vaults that other rules made: after an upgrade, everybody's. The first time comes at once."""
    async with as_worker(None, Purpose.SHOW) as db:
        for person in await people_behind(db):
            await recompute_vault.enqueue_once(db, person)
