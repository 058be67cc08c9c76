"""The outbox: what became of letters, and, where there is no mail server, the letters themselves.

Whoever reads a letter with a link can go where it leads. So letters are shown only while nothing else can
bring them, to an operator and to whoever runs the machine.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_letters
from healthvault.accounts.letters import unsealed
from healthvault.accounts.operator import as_operator
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import SessionId
from healthvault.core.mail import Letter, sends_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A letter in the outbox: its kind (`accounts/letter_words.py`), when it was written and sent (None: not
    yet), what keeps it back ("" for nothing), and what it says, where a person must carry it (else None).
    """

    id: UUID
    kind: str
    created_at: datetime
    sent_at: datetime | None
    problem: str
    letter: Letter | None


async def outbox(session: SessionId) -> list[Posted]:
    """The last two hundred letters, the newest first, for an operator.

    Raises:
        NotAllowedError: they are no operator.
    """
    async with as_operator(session) as db:
        return await _posted(db)


async def outbox_for_command_line() -> list[Posted]:
    """The last two hundred letters, the newest first, for whoever runs the machine."""
    async with as_worker(None, Purpose.SHOW) as db:
        return await _posted(db)


async def _posted(db: AsyncSession) -> list[Posted]:
    return [
        Posted(
            id=kept.id,
            kind=kept.kind,
            created_at=kept.created_at,
            sent_at=kept.sent_at,
            problem=kept.problem or "",
            letter=None if sends_letters() or kept.sent_at else await unsealed(db, kept.id, kept.body),
        )
        for kept in await store_letters.outbox(db)
    ]
