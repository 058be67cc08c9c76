"""What follows when a vault has changed: open screens are told, and its insights are looked for anew."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.core.jobs import Task, every, task
from healthvault.core.live import notify
from healthvault.ingest.profile import zone_of
from healthvault.insights.report import make_report
from healthvault.insights.store import people_due

_PRIORITY = -5
"""After the arrivals of others, and before vaults are made again."""


THEN: list[Task] = []
"""What is done after a report was made: whoever works the queue puts it here, this room knows it not."""


async def vault_changed(db: AsyncSession, person: PersonId) -> None:
    """Tell, when this transaction commits, that days of a person changed."""
    await notify(db, person, "vault")
    await look_through_vault.enqueue(db, person)


@task("look_through_vault", priority=_PRIORITY)
async def look_through_vault(*, person: UUID) -> None:
    """Make somebody's report. Whoever was erased meanwhile has no days, and gets none."""
    owner = PersonId(person)
    async with as_worker(owner, Purpose.SHOW) as db:
        await make_report(db, owner, await zone_of(db), clock.now())
        await notify(db, owner, "insights")
        for follower in THEN:
            await follower.enqueue(db, owner)


@every("*/15 * * * *", "look_through_vaults")
async def look_through_vaults() -> None:
    """Queue the reports that are due: once a day for everybody, in the early morning of their own clock."""
    async with as_worker(None, Purpose.SHOW) as db:
        for person in await people_due(db, clock.now()):
            await look_through_vault.enqueue_once(db, person)
