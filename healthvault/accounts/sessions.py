"""Ways in: opened at sign-in, shown as a list, ended one by one or all but this.

The token is 32 random bytes and goes to the browser or the program; only its SHA-256 is kept.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from healthvault.accounts import store
from healthvault.accounts.errors import NoSessionError, UnreachableError
from healthvault.accounts.person import OpenSession, Person, Scope, Session
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person, as_system
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId, SessionId, new_id
from healthvault.core.live import notify

IDLE = timedelta(days=14)
LIFE = timedelta(days=90)
TOKEN_LIFE = timedelta(days=365)
TOKEN_MARK = "hvt_"  # noqa: S105  It marks a token, so that a leak can be searched for; it is none.
_LONGEST_AGENT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A way in that was just opened. The token is told once."""

    session: SessionId
    token: str


async def open_browser_session(person: PersonId, *, address: str, agent: str, method: str = "") -> Opened:
    """Open a browser's session: idle for at most 14 days, 90 days in all.

    `method` is how they showed who they are just now, in a word or two.
    """
    opened = Opened(session=SessionId(new_id()), token=secrets.token_urlsafe(32))
    async with as_system("open a session") as db:
        await store.add_session(
            db,
            opened.session,
            person,
            token_hash=_hash(opened.token),
            kind="browser",
            label="",
            scopes=[],
            address=address,
            agent=agent[:_LONGEST_AGENT],
            idle=IDLE,
            life=LIFE,
            method=method,
        )
        await note(db, Deed.SIGN_IN, person, method=method, address=address, agent=agent[:_LONGEST_AGENT])
    return opened


async def open_token(
    person: PersonId, *, label: str, scopes: Iterable[Scope], life: timedelta = TOKEN_LIFE
) -> Opened:
    """Open a way in for a program, for a year unless told, with these scopes and no others."""
    opened = Opened(session=SessionId(new_id()), token=TOKEN_MARK + secrets.token_urlsafe(32))
    async with as_system("open a token") as db:
        await store.add_session(
            db,
            opened.session,
            person,
            token_hash=_hash(opened.token),
            kind="token",
            label=label,
            scopes=sorted(set(scopes)),
            address="",
            agent="",
            idle=life,
            life=life,
        )
        await note(db, Deed.TOKEN_MADE, person, label=label, scopes=", ".join(sorted(set(scopes))))
    return opened


async def renew(session: SessionId) -> Opened:
    """Give a session that proved itself another token; the one it had opens nothing any more.

    Raises:
        NoSessionError: it ended.
    """
    opened = Opened(session=session, token=secrets.token_urlsafe(32))
    async with as_person(session, Purpose.SHOW) as db:
        if not await store.renew_session(db, _hash(opened.token)):
            raise NoSessionError
    return opened


async def session_of(token: str) -> Session | None:
    """The live session of a token; None when there is none, or it ended."""
    async with as_system("resolve a session") as db:
        return await store.session_of(db, _hash(token), IDLE)


async def live_sessions(
    known: Collection[SessionId], used: Collection[SessionId]
) -> dict[SessionId, PersonId]:
    """Those of some sessions that live, and whose they are, in one question; those of `used` count as used.

    Raises:
        UnreachableError: the database cannot be asked.
    """
    try:
        async with as_system("see which sessions live") as db:
            return await store.live_sessions(db, known, used, IDLE)
    except DBAPIError:
        raise UnreachableError from None


async def who(session: SessionId) -> Person:
    """Whose session it is.

    Raises:
        NoSessionError: it ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.person(db)
    if person is None:
        raise NoSessionError
    return person


async def open_sessions(session: SessionId) -> list[OpenSession]:
    """Every open way in of the person behind a session, the last used first; none when it ended."""
    async with as_person(session, Purpose.SHOW) as db:
        return await store.open_sessions(db)


async def revoke(session: SessionId, ending: SessionId) -> None:
    """End one way in of the person behind `session`, which may be `session` itself.

    Raises:
        NotFoundError: it is not theirs, or it has ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.live_person(db)
        if person is None:
            raise NotFoundError
        # First the note: who has ended their own session can write nothing.
        await note(db, Deed.SIGN_OUT if ending == session else Deed.SESSION_ENDED, person)
        if not await store.revoke(db, ending, clock.now()):
            raise NotFoundError
        await notify(db, person, "account")


async def revoke_others(session: SessionId) -> int:
    """End every way in of the person but this one; how many ended.

    Raises:
        NoSessionError: this one ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await store.live_person(db)
        if person is None:
            raise NoSessionError
        ended = await store.revoke_others(db, session, clock.now())
        if ended:
            await note(db, Deed.SESSION_ENDED, person, ended=str(ended))
        await notify(db, person, "account")
    return ended


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
