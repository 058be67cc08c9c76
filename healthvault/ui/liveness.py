"""Whether a session still lives, remembered for two seconds, because every event asks.

A revocation is announced, and forgets at once; the database refuses an ended session in any case.
"""

import time
from dataclasses import dataclass

from healthvault.accounts import sessions
from healthvault.core.ids import PersonId, SessionId

_REMEMBER_S = 2.0
_MOST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    person: PersonId | None
    at_s: float


_seen: dict[SessionId, _Seen] = {}


async def live_person(session: SessionId | None) -> PersonId | None:
    """Whose live session it is; None when it ended, or there is none."""
    if session is None:
        return None
    seen = _seen.get(session)
    now_s = time.monotonic()
    if seen is None or now_s - seen.at_s > _REMEMBER_S:
        if len(_seen) >= _MOST:
            _seen.clear()
        seen = _seen[session] = _Seen(person=await sessions.used_by(session), at_s=now_s)
    return seen.person


def forget(person: PersonId) -> None:
    """Ask the database again about every session of this person."""
    for session in [session for session, seen in _seen.items() if seen.person == person]:
        del _seen[session]
