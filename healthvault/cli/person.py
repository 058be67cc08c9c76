"""Whom a command is about."""

from healthvault.accounts.store import person_by_email
from healthvault.core.db import as_system
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import PersonId


class NobodyError(NotFoundError):
    """Nobody has this e-mail address."""


async def person_of(email: str) -> PersonId:
    """Who has an e-mail address.

    Raises:
        NobodyError: nobody has it.
    """
    async with as_system("find the person a command is about") as db:
        person = await person_by_email(db, email)
    if person is None:
        raise NobodyError(f"Nobody has the e-mail address {email}.")
    return person
