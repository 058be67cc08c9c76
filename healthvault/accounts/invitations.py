"""Invitations: an address that may make an account, while the settings let in who was invited."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import errands, letter_words, store_errands
from healthvault.accounts.email import clean_email
from healthvault.accounts.errands import LIFE, Purpose
from healthvault.accounts.errors import EmailTakenError
from healthvault.accounts.letter_words import Kind
from healthvault.accounts.letters import post
from healthvault.accounts.operator import as_operator
from healthvault.accounts.store import live_person, person_by_email
from healthvault.accounts.store_errands import Invitation
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose as Reading
from healthvault.core.db import as_worker
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An invitation that was just made; the link is in the letter too."""

    email: str
    link: str
    expires_at: datetime


async def invite(session: SessionId, email: str) -> None:
    """Invite an address, as an operator; a letter goes there. An open invitation of the same address lapses.

    Raises:
        NotAllowedError: they are no operator.
        EmailFormError: it is no address.
        EmailTakenError: somebody has an account with it.
    """
    async with as_operator(session) as db:
        await _invite(db, email)


async def invite_from_command_line(email: str) -> Invited:
    """Invite an address, as whoever runs the machine; the link is told as well.

    Raises:
        EmailFormError: it is no address.
        EmailTakenError: somebody has an account with it.
    """
    async with as_worker(None, Reading.SHOW) as db:
        return await _invite(db, email)


async def invitations(session: SessionId) -> list[Invitation]:
    """Every invitation, the newest first, for an operator.

    Raises:
        NotAllowedError: they are no operator.
    """
    async with as_operator(session) as db:
        return await store_errands.invitations(db)


async def invitations_for_command_line() -> list[Invitation]:
    """Every invitation, the newest first, for whoever runs the machine."""
    async with as_worker(None, Reading.SHOW) as db:
        return await store_errands.invitations(db)


async def withdraw(session: SessionId, email: str) -> None:
    """Take an open invitation back, as an operator.

    Raises:
        NotAllowedError: they are no operator.
        NotFoundError: there is none.
    """
    async with as_operator(session) as db:
        if not await store_errands.withdraw_invitation(db, email.strip()):
            raise NotFoundError("There is no open invitation for this address.")


async def withdraw_from_command_line(email: str) -> None:
    """Take an open invitation back, as whoever runs the machine.

    Raises:
        NotFoundError: there is none.
    """
    async with as_worker(None, Reading.SHOW) as db:
        if not await store_errands.withdraw_invitation(db, email.strip()):
            raise NotFoundError("There is no open invitation for this address.")


async def _invite(db: AsyncSession, email: str) -> Invited:
    email = clean_email(email)
    token = await errands.begin(db, Purpose.INVITE, await live_person(db), email)
    if await person_by_email(db, email) is not None:
        raise EmailTakenError
    letter = letter_words.invite(email, token)
    await post(db, Kind.INVITE, letter)
    await note(db, Deed.INVITED)
    return Invited(email=email, link=letter.link, expires_at=clock.now() + LIFE[Purpose.INVITE])
