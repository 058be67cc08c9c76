"""What the coach may see of a person: each sort of data on its own, by their say, from that moment on.

The database holds to it (`app.unseen`): under the purposes `coach` and `analyst` it shows no row of a sort
that is off. This room keeps what the person says, and what the coach may still tell itself of before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach import store_sight
from healthvault.coach.conversation import Turn
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.live import notify
from healthvault.metrics.sort import Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is off at a moment, and when the last of it was switched off."""

    off: frozenset[Sort] = frozenset()
    narrowed_at: datetime | None = None

    def lets(self, sort: Sort) -> bool:
        """Whether the coach may see a sort of data."""
        return sort not in self.off

    def kept_of(self, history: Sequence[Turn]) -> list[Turn]:
        """The turns that an engine may be told: what the coach said before something was switched off may
        hold numbers of it, and stays out. What the person wrote stays in.
        """
        since = self.narrowed_at
        return [turn for turn in history if turn.role == "person" or since is None or turn.created_at > since]


async def sight(session: SessionId) -> Sight:
    """What the coach may see at this moment; who is signed out hears that nothing was switched off.

    Everything is seen until it is switched off, but for notes, which are not until they are switched on.
    """
    async with as_person(session, Purpose.SHOW) as db:
        said = await store_sight.said(db)
        narrowed_at = await store_sight.narrowed_at(db)
    off = {sort for sort in Sort if not said.get(sort, sort is not Sort.NOTE)}
    return Sight(off=frozenset(off), narrowed_at=narrowed_at)


async def let_see(session: SessionId, sort: Sort, *, may: bool) -> None:
    """Let the coach see a sort of data, or no longer. It counts at once, for an answer that is on its way
    too.

    Raises:
        NoSessionError: the session has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        if await store_sight.say(db, person, sort, is_seen=may, at=clock.now()):
            deed = Deed.SIGHT_OPENED if may else Deed.SIGHT_CLOSED
            await note(db, deed, person, sort=sort.label)
            await notify(db, person, "coach")
