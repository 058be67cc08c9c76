"""Things begun at the door that end somewhere else: at a provider, in an authenticator, with a code.

Each is named by 32 random bytes that the browser holds; the database keeps their hash and a sealed state. It
lives for minutes, and what ends it ends it once.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_ways
from healthvault.accounts.errors import CeremonyOverError
from healthvault.core.db import as_system
from healthvault.core.ids import PersonId
from healthvault.core.keys import service_keys

LIFE = timedelta(minutes=10)


class Kind(StrEnum):
    """What was begun."""

    OPENID = "openid"
    LINK = "link"
    SECOND_FACTOR = "second factor"
    PASSKEY = "passkey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony:
    """What was begun: for whom, if that is known, and what is to be remembered until it ends."""

    person: PersonId | None
    state: dict[str, str]


async def begin(
    kind: Kind, state: dict[str, str], *, person: PersonId | None = None, life: timedelta = LIFE
) -> str:
    """Begin something; the token that names it, for the browser alone."""
    token = secrets.token_urlsafe(32)
    await begin_as(token, kind, state, person=person, life=life)
    return token


async def begin_as(
    token: str,
    kind: Kind,
    state: dict[str, str],
    *,
    person: PersonId | None = None,
    life: timedelta = LIFE,
) -> None:
    """Begin something under a token that was drawn at random already."""
    async with as_system("begin a ceremony") as db:
        keys = await service_keys(db)
        sealed = keys.seal(
            json.dumps(state).encode(), table="ceremony", column="state", row=_hash(token).hex()
        )
        await store_ways.begin_ceremony(db, _hash(token), person=person, kind=kind, state=sealed, life=life)


async def going_on(token: str, kind: Kind) -> Ceremony:
    """What goes by this token; it goes on.

    Raises:
        CeremonyOverError: there is none, or it took too long.
    """
    async with as_system("look at a ceremony") as db:
        return await _opened(db, token, await store_ways.ceremony(db, _hash(token), kind))


async def end(token: str, kind: Kind) -> Ceremony:
    """What goes by this token; it ends here, whatever comes of it.

    Raises:
        CeremonyOverError: there is none, it ended before, or it took too long.
    """
    async with as_system("end a ceremony") as db:
        return await _opened(db, token, await store_ways.end_ceremony(db, _hash(token), kind))


async def _opened(db: AsyncSession, token: str, begun: store_ways.Begun | None) -> Ceremony:
    if begun is None:
        raise CeremonyOverError
    keys = await service_keys(db)
    plain = keys.unseal(begun.state, table="ceremony", column="state", row=_hash(token).hex())
    return Ceremony(person=begun.person, state=json.loads(plain))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
