"""What was done in a person's name, as they may read it: the lines of their audit log."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from healthvault.accounts.store import live_person
from healthvault.core.audit import Deed
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId
from healthvault.core.keys import keys_of

MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One line: the number in the person's log, when, what, with which particulars.

    `token` is the name of the program whose token was used, empty for a browser; `agent` is what a browser
    called itself. `session` is the way in through which it was done; None for what was done at the door,
    before there was one, or by the machine.
    """

    n: int
    at: datetime
    deed: Deed
    facts: Mapping[str, str] = field(default_factory=dict[str, str])
    session: SessionId | None = None
    token: str = ""
    agent: str = ""


async def activity(
    session: SessionId, before: int | None = None, most: int = 50, *, deeds: Collection[Deed] = ()
) -> list[Activity]:
    """The last lines of the person's log, the newest first; none when the session ended.

    Args:
        session: The person's session.
        before: Only lines before this number, to read on; None begins at the end.
        most: So many at most, and never over a hundred.
        deeds: Only these; none means all.

    Raises:
        SealBrokenError: a line was changed in the database.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            return []
        keys = await keys_of(db, person)
        rows = (await db.execute(_LINES, _asked(before, most, deeds))).all()
    return [
        Activity(
            n=row.n,
            at=row.at,
            deed=Deed(row.deed),
            facts=json.loads(keys.unseal(row.detail, table="audit_entry", column="detail", row=row.deed)),
            session=_session(row.actor),
            token=row.label or "",
            agent=row.agent or "",
        )
        for row in rows
    ]


_LINES = text(
    "select e.n, e.at, e.deed, e.detail, e.actor, s.agent, case when s.kind = 'token' then s.label end label"
    " from hv.audit_entry e left join hv.session s on s.id::text = e.actor"
    " where (cast(:before as bigint) is null or e.n < :before)"
    " and (cast(:deeds as text[]) is null or e.deed = any (:deeds)) order by e.n desc limit :most"
)


def _asked(before: int | None, most: int, deeds: Collection[Deed]) -> dict[str, object]:
    return {"before": before, "most": min(most, MOST), "deeds": list(deeds) or None}


def _session(actor: str) -> SessionId | None:
    try:
        return SessionId(UUID(actor))
    except ValueError:
        return None
