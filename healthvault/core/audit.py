"""The log of deeds: each line chained to the one before, appended by the database alone, read by its person.

A deed is noted in the transaction that does it, so that neither is there without the other.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.deed import Deed
from healthvault.core.ids import PersonId
from healthvault.core.keys import keys_of, service_keys

__all__ = ["Deed", "note", "note_for_nobody"]

_APPEND = text("select app.audit(:person, :deed, :detail)")


async def note(db: AsyncSession, deed: Deed, person: PersonId | None = None, **facts: str) -> None:
    """Write down that something is done; it stands when, and only when, this transaction commits.

    Args:
        db: A transaction from any door.
        deed: What is done.
        person: In whose log; the person of the transaction, and where there is none, the service's.
        **facts: Particulars. They are sealed, and for nobody's eyes but the person's.
    """
    whose = person or await db.scalar(text("select app.uid()"))
    if whose is None:
        await note_for_nobody(db, deed, **facts)
        return
    detail = (await keys_of(db, whose)).facts(deed, facts)
    await db.execute(_APPEND, {"person": whose, "deed": deed, "detail": detail})


async def note_for_nobody(db: AsyncSession, deed: Deed, **facts: str) -> None:
    """Write down in the service's own log that something is done, whoever's transaction it is."""
    detail = (await service_keys(db)).facts(deed, facts)
    await db.execute(_APPEND, {"person": None, "deed": deed, "detail": detail})
