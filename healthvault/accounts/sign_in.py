"""Showing who one is."""

from healthvault.accounts import store
from healthvault.accounts.attempts import (
    SIGN_IN_FROM_ADDRESS,
    SIGN_IN_FROM_HERE,
    SIGN_IN_TO_ACCOUNT,
    count,
)
from healthvault.accounts.errors import SignInError
from healthvault.accounts.passwords import check_choice, hash_password, is_outdated, is_right
from healthvault.accounts.person import Person
from healthvault.accounts.sessions import who
from healthvault.core.db import as_system
from healthvault.core.ids import PersonId, SessionId


async def sign_in(*, email: str, password: str, address: str) -> PersonId:
    """Whose e-mail address and password these are. An unknown address takes as long as a wrong password.

    Args:
        email: Their e-mail address, in any case.
        password: Their password.
        address: The network address they came from, for the limits alone.

    Raises:
        SignInError: one of the two is not right; which, is not said.
        TooManyAttemptsError: too many tries.
    """
    account = email.strip().casefold()
    await count(SIGN_IN_FROM_ADDRESS, address)
    await count(SIGN_IN_FROM_HERE, account, address)
    await count(SIGN_IN_TO_ACCOUNT, account)
    async with as_system("sign in") as db:
        known = await store.credentials(db, email.strip().replace("\x00", ""))
    kept_hash = known.password_hash if known else None
    if not await is_right(password, kept_hash) or known is None or kept_hash is None:
        raise SignInError
    if is_outdated(kept_hash):
        await _keep(known.person, old=kept_hash, password=password)
    return known.person


async def confirm(person: Person, *, password: str, address: str) -> None:
    """See that whoever holds the session knows the password too.

    Raises:
        SignInError: the password is not right.
        TooManyAttemptsError: too many tries.
    """
    await sign_in(email=person.email, password=password, address=address)


async def change_password(session: SessionId, *, old: str, new: str, address: str) -> None:
    """Put a new password in the place of the old one, which must be told once more.

    Raises:
        NoSessionError: the session ended.
        SignInError: the old password is not right.
        TooManyAttemptsError: too many tries.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    person = await who(session)
    check_choice(new, person.email)
    await confirm(person, password=old, address=address)
    async with as_system("change a password") as db:
        known = await store.credentials(db, person.email)
    if known is None or known.password_hash is None:
        raise SignInError
    await _keep(person.id, old=known.password_hash, password=new)


async def _keep(person: PersonId, *, old: str, password: str) -> None:
    new = await hash_password(password)
    async with as_system("keep a password") as db:
        await store.change_hash(db, person, old=old, new=new)
