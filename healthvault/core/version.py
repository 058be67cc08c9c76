"""The version of somebody's data: a number that grows whenever what screens show of them may have changed.

It grows with the news of `core/live`, in the same transaction, so that what makes a screen read again also
makes an answer that was kept an old one.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import PersonId


async def grow(db: AsyncSession, person: PersonId | None = None) -> None:
    """What is known of a person, or of this transaction's own, changes when it commits."""
    whose = "cast(:person as uuid)" if person else "app.uid()"
    await db.execute(text(f"select app.data_changed({whose})"), {"person": person} if person else {})


async def version(db: AsyncSession) -> int:
    """The version of the data of this transaction's person; 0 before the first change."""
    return await db.scalar(text("select version from hv.data_version")) or 0
