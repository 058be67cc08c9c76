"""The queries of what the coach may see."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId
from healthvault.metrics.sort import Sort


async def said(db: AsyncSession) -> dict[Sort, bool]:
    """What the person said of each sort of data; of the others they said nothing."""
    rows = await db.execute(text("select sort, is_seen from hv.coach_sight"))
    return {Sort(row.sort): row.is_seen for row in rows}


async def say(db: AsyncSession, person: PersonId, sort: Sort, *, is_seen: bool, at: datetime) -> bool:
    """Keep what the person says of a sort; False when they said so before."""
    changed = await db.scalar(
        text(
            "insert into hv.coach_sight as s (person_id, sort, is_seen, said_at)"
            " values (:person, :sort, :is_seen, :at)"
            " on conflict (person_id, sort)"
            " do update set is_seen = excluded.is_seen, said_at = excluded.said_at"
            " where s.is_seen <> excluded.is_seen returning true"
        ),
        {"person": person, "sort": sort, "is_seen": is_seen, "at": at},
    )
    return bool(changed)


async def narrowed_at(db: AsyncSession) -> datetime | None:
    """When the last of the sorts that are off was switched off; None when none was."""
    return await db.scalar(text("select max(said_at) from hv.coach_sight where not is_seen"))
