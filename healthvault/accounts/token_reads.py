"""Noting that a program read with its token: one line a token, a door and a minute, so that the log stays
readable.
"""

import hashlib
from datetime import timedelta
from time import monotonic

from healthvault.accounts import store
from healthvault.accounts.person import Session
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId

_WINDOW = timedelta(minutes=1)
_MOST_REMEMBERED = 10_000
_noted_s: dict[tuple[SessionId, str], float] = {}
"""When this process noted a read last, so that the next ones ask the database nothing."""


async def note_read(session: Session, door: str) -> None:
    """Note that somebody reads, if it is a program and this minute's line is not there yet.

    Args:
        session: Who reads; the sessions of browsers are not noted.
        door: The route, without what is asked of it.
    """
    if session.kind != "token" or _is_noted(session.id, door):
        return
    key = hashlib.sha256(f"token read\x00{session.id}\x00{door}".encode()).hexdigest()
    async with as_person(session.id, Purpose.SHOW) as db:
        if await store.count_attempt(db, key, _WINDOW) == 1:
            await note(db, Deed.TOKEN_READ, session.person, door=door)
    _remember(session.id, door)


def _is_noted(session: SessionId, door: str) -> bool:
    at_s = _noted_s.get((session, door))
    return at_s is not None and monotonic() - at_s < _WINDOW.total_seconds()


def _remember(session: SessionId, door: str) -> None:
    if len(_noted_s) >= _MOST_REMEMBERED:
        _noted_s.clear()
    _noted_s[session, door] = monotonic()
