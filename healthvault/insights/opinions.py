"""What a person says of an insight."""

from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import SessionId
from healthvault.core.version import grow
from healthvault.insights import store
from healthvault.insights.finding import Opinion


class NoSuchInsightError(NotFoundError):
    """This insight is no longer there: your numbers were looked through again meanwhile."""


async def keep_opinion(session: SessionId, key: str, said: Opinion | None) -> None:
    """Keep what the person behind a session says of an insight; None takes back what they said.

    Raises:
        NoSuchInsightError: there is no such insight of theirs, or nothing to take back.
    """
    async with as_person(session, Purpose.SHOW) as db:
        if not await store.keep_opinion(db, key, said, clock.now()):
            raise NoSuchInsightError
        await grow(db)
