"""Whether a session still lives. Every event asks, so that all are looked at together every two seconds.

A revocation is announced and forgets at once; looking again is for what is announced by nobody, such as an
end of time. When the database cannot be asked, nobody is known to live. It refuses an ended session anyway.
"""

import asyncio
import time
from dataclasses import dataclass

from healthvault.accounts.errors import UnreachableError
from healthvault.accounts.sessions import live_sessions
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.telemetry import present

_EVERY_S = 2.0
_BELIEVED_S = 2 * _EVERY_S
_FORGOTTEN_S = 60.0


@dataclass(slots=True)
class _Seen:
    person: PersonId
    asked_at_s: float
    used_at_s: float


_seen: dict[SessionId, _Seen] = {}


async def live_person(session: SessionId | None) -> PersonId | None:
    """Whose live session it is; None when it ended, or there is none."""
    if session is None:
        return None
    seen, now_s = _seen.get(session), time.monotonic()
    if seen is None or now_s - seen.asked_at_s > _BELIEVED_S:
        person = (await live_sessions([session], [session])).get(session)
        if person is None:
            _seen.pop(session, None)
            return None
        seen = _seen[session] = _Seen(person, now_s, now_s)
    seen.used_at_s = now_s
    present(seen.person)
    return seen.person


def forget(person: PersonId) -> None:
    """Ask the database again about every session of this person."""
    for session in [session for session, seen in _seen.items() if seen.person == person]:
        del _seen[session]


async def keep_looking() -> None:
    """Look at all of them together, for ever; one a process."""
    while True:
        await asyncio.sleep(_EVERY_S)
        try:
            await _look()
        except UnreachableError:
            _seen.clear()


async def _look() -> None:
    now_s = time.monotonic()
    for session in [each for each, seen in _seen.items() if now_s - seen.used_at_s > _FORGOTTEN_S]:
        del _seen[session]
    if not _seen:
        return
    used = [session for session, seen in _seen.items() if now_s - seen.used_at_s <= _EVERY_S]
    known = list(_seen)
    alive = await live_sessions(known, used)
    for session in known:
        seen = _seen.get(session)
        if session not in alive:
            _seen.pop(session, None)
        elif seen is not None:
            seen.asked_at_s = now_s
