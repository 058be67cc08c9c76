"""What an engine made of the claims of insights; each stands only for the very claim that it words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from healthvault.core.db import AsyncSession
from healthvault.core.ids import PersonId, new_id
from healthvault.core.keys import keys_of
from healthvault.insights import store

_TABLE, _COLUMN = "insight_words", "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A claim as we say it, as `engine` says it, and that engine's name for the person.

    Where its words do not hold they are empty: `left_out` is what it said, and `why_not` the reason.
    `exchange` is the record of what was sent; None of words from before there was one.
    """

    claim: str
    words: str
    engine: str
    exchange: UUID | None = None
    left_out: str = ""
    why_not: str = ""


_FORM = TypeAdapter(Worded)


async def worded(db: AsyncSession, person: PersonId) -> dict[str, Worded]:
    """What was worded for the person of this transaction, by the claim.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    rows = await store.words(db)
    if not rows:
        return {}
    keys = await keys_of(db, person)
    told = [
        _FORM.validate_json(keys.unseal(sealed, table=_TABLE, column=_COLUMN, row=row))
        for row, sealed in rows
    ]
    return {one.claim: one for one in told}


async def keep_words(db: AsyncSession, person: PersonId, told: Sequence[Worded], at: datetime) -> None:
    """Keep these words in the place of all that were kept before."""
    await store.forget_words(db)
    if told:
        keys = await keys_of(db, person)
        rows = [(new_id(), _FORM.dump_json(one)) for one in told]
        sealed = [(row, keys.seal(plain, table=_TABLE, column=_COLUMN, row=row)) for row, plain in rows]
        await store.add_words(db, person, sealed, at)
