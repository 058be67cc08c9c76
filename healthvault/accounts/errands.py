"""Links that do one thing, once, for a while: verify an address, let in, set a password, make an account.

The token is 32 random bytes. It stands behind the `#` of the link, which no browser sends to any server, so
that it comes to us only in the body of a form that a person sent; opening the link does nothing. Only its
hash is kept.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_errands as store
from healthvault.accounts.errors import LinkOverError
from healthvault.accounts.store_errands import Errand
from healthvault.core.ids import PersonId


class Purpose(StrEnum):
    """The one thing that a link does."""

    VERIFY = "verify"
    RESET = "reset"
    SIGN_IN = "sign in"
    SIGN_UP = "sign up"
    INVITE = "invite"


LIFE = {
    Purpose.VERIFY: timedelta(days=1),
    Purpose.RESET: timedelta(minutes=30),
    Purpose.SIGN_IN: timedelta(minutes=10),
    Purpose.SIGN_UP: timedelta(days=1),
    Purpose.INVITE: timedelta(days=7),
}
"""How long each is good. Source for signing in: OWASP ASVS 5.0, 6.5.5, ten minutes at most."""


async def begin(db: AsyncSession, purpose: Purpose, person: PersonId | None, email: str) -> str:
    """Let a new token do one thing; every other open one for the same end lapses.

    Args:
        db: A transaction of nobody; for an invitation one of an operator, or of the command line.
        purpose: The one thing.
        person: Whose it is; None where there is no account, and then it opens nothing but a new one.
        email: The address that the link goes to, and that it proves.

    Returns:
        The token, for the letter alone.
    """
    token = secrets.token_urlsafe(32)
    await store.begin(db, _hash(token), person, purpose=purpose, email=email, life=LIFE[purpose])
    return token


async def use(db: AsyncSession, token: str, purpose: Purpose) -> Errand:
    """Use a token up, if this transaction commits; of two at once one gets it.

    Raises:
        LinkOverError: it is none, was used, has lapsed, or is for something else.
    """
    errand = await store.use(db, _hash(token), purpose)
    if errand is None:
        raise LinkOverError
    return errand


async def use_for_person(db: AsyncSession, token: str, purpose: Purpose) -> tuple[PersonId, str]:
    """Use up a token that is a person's: theirs, and the address that it proves.

    Raises:
        LinkOverError: it is none, was used, has lapsed, or is for something else.
    """
    errand = await use(db, token, purpose)
    if errand.person is None:
        raise LinkOverError
    return errand.person, errand.email


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
