"""The queries of consents."""

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Purpose
from healthvault.core.ids import PersonId


async def whose(db: AsyncSession) -> PersonId | None:
    """The person of this transaction; None when their session has ended."""
    return await db.scalar(text("select app.uid()"))


async def agreed(db: AsyncSession, purpose: Purpose) -> bool:
    """Whether the person of this transaction agrees to a purpose now, whatever they are read for."""
    return bool(await db.scalar(text("select app.agreed(:purpose)"), {"purpose": purpose}))


async def given_at(db: AsyncSession, purpose: Purpose, host: str) -> datetime | None:
    """Since when the person agrees to a purpose, and to that host; None when they do not."""
    return await db.scalar(
        text(
            "select given_at from hv.consent"
            " where purpose = :purpose and host = :host and withdrawn_at is null"
        ),
        {"purpose": purpose, "host": host},
    )


async def give(db: AsyncSession, person: PersonId, purpose: Purpose, host: str, at: datetime) -> None:
    """Keep that the person agrees from now on."""
    await db.execute(
        text(
            "insert into hv.consent (person_id, purpose, host, given_at)"
            " values (:person, :purpose, :host, :at)"
            " on conflict (person_id, purpose)"
            " do update set host = :host, given_at = :at, withdrawn_at = null"
        ),
        {"person": person, "purpose": purpose, "host": host, "at": at},
    )


async def withdraw(db: AsyncSession, purpose: Purpose, at: datetime) -> None:
    """Keep that the person no longer agrees."""
    await db.execute(
        text("update hv.consent set withdrawn_at = :at where purpose = :purpose and withdrawn_at is null"),
        {"purpose": purpose, "at": at},
    )
