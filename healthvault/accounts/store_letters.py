"""The queries of letters. Each is a definer function: the rows belong to nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """A letter as it lies in the outbox, sealed; `sent_at` and `problem` are None while there is none."""

    id: UUID
    kind: str
    body: bytes
    created_at: datetime
    sent_at: datetime | None
    problem: str | None


async def keep(db: AsyncSession, letter: UUID, kind: str, body: bytes) -> None:
    """Keep a sealed letter."""
    await db.execute(
        text("select app.keep_letter(:id, :kind, :body)"), {"id": letter, "kind": kind, "body": body}
    )


async def to_send(db: AsyncSession, letter: UUID) -> bytes | None:
    """The body of a letter that is not yet sent, sealed; None when it is, or is gone."""
    return await db.scalar(text("select app.letter_to_send(:id)"), {"id": letter})


async def settle(db: AsyncSession, letter: UUID, problem: str | None) -> None:
    """Write on a letter that it is sent, or what keeps it back."""
    await db.execute(text("select app.settle_letter(:id, :problem)"), {"id": letter, "problem": problem})


async def outbox(db: AsyncSession) -> list[KeptLetter]:
    """The last two hundred letters, the newest first; the database refuses whoever is no operator."""
    rows = await db.execute(text("select * from app.outbox()"))
    return [
        KeptLetter(
            id=row.id,
            kind=row.kind,
            body=bytes(row.body),
            created_at=row.created_at,
            sent_at=row.sent_at,
            problem=row.problem,
        )
        for row in rows
    ]
