"""The queries of what the coach was asked to remember, sealed with the person's key and opened here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CursorResult, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId
from healthvault.core.keys import Keys, keys_of

_TABLE, _COLUMN = "coach_memory", "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something remembered, or proposed, opened."""

    id: UUID
    words: str
    is_proposed: bool
    said_at: datetime


async def memories(db: AsyncSession) -> list[Kept]:
    """Everything remembered and proposed, in time; none when the session has ended.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    query = text("select id, words, is_proposed, said_at from hv.coach_memory order by said_at, id")
    rows = (await db.execute(query)).all()
    if not rows:
        return []
    keys = await keys_of(db, PersonId(await db.scalar(text("select app.uid()"))))
    return [
        Kept(
            id=row.id,
            words=keys.unseal(row.words, table=_TABLE, column=_COLUMN, row=row.id).decode(),
            is_proposed=row.is_proposed,
            said_at=row.said_at,
        )
        for row in rows
    ]


async def add(
    db: AsyncSession,
    keys: Keys,
    person: PersonId,
    memory: UUID,
    *,
    words: str,
    is_proposed: bool,
    at: datetime,
) -> bool:
    """Remember something; False, and nothing is kept, while memory is off."""
    added = await db.scalar(
        text(
            "insert into hv.coach_memory (id, person_id, words, is_proposed, said_at)"
            " select :id, :person, :words, :is_proposed, :at"
            " where not exists (select from hv.coach_sight where sort = 'memory' and not is_seen)"
            " returning true"
        ),
        {
            "id": memory,
            "person": person,
            "words": _sealed(keys, memory, words),
            "is_proposed": is_proposed,
            "at": at,
        },
    )
    return bool(added)


async def change(db: AsyncSession, keys: Keys, memory: UUID, words: str) -> bool:
    """Remember it in other words; what was proposed is remembered by that. False when there is none."""
    changed: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.coach_memory set words = :words, is_proposed = false where id = :id"),
        {"id": memory, "words": _sealed(keys, memory, words)},
    )
    return changed.rowcount == 1


async def confirm(db: AsyncSession, memory: UUID) -> bool:
    """Remember what was proposed; False when there is none."""
    query = text("update hv.coach_memory set is_proposed = false where id = :id")
    confirmed: CursorResult = await db.execute(query, {"id": memory})  # pyright: ignore[reportAssignmentType]
    return confirmed.rowcount == 1


async def forget(db: AsyncSession, memory: UUID | None) -> bool:
    """Forget one thing, or with None everything; False when there was nothing."""
    query = text("delete from hv.coach_memory where cast(:id as uuid) is null or id = :id")
    gone: CursorResult = await db.execute(query, {"id": memory})  # pyright: ignore[reportAssignmentType]
    return gone.rowcount > 0


def _sealed(keys: Keys, memory: UUID, words: str) -> bytes:
    return keys.seal(words.encode(), table=_TABLE, column=_COLUMN, row=memory)
