"""Every way in that a person has, so that none of them takes the last one away by mistake."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store, store_ways
from healthvault.accounts.errors import LastWayInError, NoSessionError
from healthvault.accounts.store_ways import Identity, Passkey
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """How a person can show who they are; the second factor alone opens nothing."""

    has_password: bool
    has_second_factor: bool
    codes_left: int
    passkeys: tuple[Passkey, ...]
    identities: tuple[Identity, ...]

    @property
    def count(self) -> int:
        """How many of them open the door on their own."""
        return self.has_password + len(self.passkeys) + len(self.identities)


async def ways_in(session: SessionId) -> WaysIn:
    """The ways in of the person behind a session.

    Raises:
        NoSessionError: it ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        if await store.live_person(db) is None:
            raise NoSessionError
        return await ways_of(db)


async def ways_of(db: AsyncSession) -> WaysIn:
    """The ways in of the person of this transaction."""
    return WaysIn(
        has_password=await store_ways.has_password(db),
        has_second_factor=await store_ways.has_second_factor(db),
        codes_left=await store_ways.recovery_codes_left(db),
        passkeys=tuple(await store_ways.passkeys(db)),
        identities=tuple(await store_ways.identities(db)),
    )


async def keep_one(db: AsyncSession) -> None:
    """See that one of them may go.

    Raises:
        LastWayInError: it is the only one.
    """
    if (await ways_of(db)).count <= 1:
        raise LastWayInError
