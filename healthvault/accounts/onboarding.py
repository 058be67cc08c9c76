"""The first minutes of a new person: one question at a time, each of which can be left out."""

from dataclasses import dataclass

from healthvault.accounts import store_onboarding
from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId

STEPS = ("birth-year", "sex", "height", "zone", "devices", "consents", "video")
"""In this order, by the names that stand in the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Onboarding:
    """How far somebody has come; a step that was left out counts as seen."""

    seen: frozenset[str]
    is_finished: bool

    @property
    def next(self) -> str:
        """The first step that was not seen; after the last one, the last."""
        return next((step for step in STEPS if step not in self.seen), STEPS[-1])


async def is_new(session: SessionId) -> bool:
    """Whether the person never saw the first step, and is no sample person."""
    async with as_person(session, Purpose.SHOW) as db:
        return await store_onboarding.is_new(db)


async def onboarding(session: SessionId) -> Onboarding:
    """How far the person has come."""
    async with as_person(session, Purpose.SHOW) as db:
        seen, is_finished = await store_onboarding.seen(db)
    return Onboarding(seen=seen, is_finished=is_finished)


async def see(session: SessionId, *steps: str, is_finished: bool = False) -> None:
    """Keep that the person saw some steps; none keeps that they were here.

    Raises:
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        known = [step for step in steps if step in STEPS]
        await store_onboarding.see(db, person, known, is_finished=is_finished)
