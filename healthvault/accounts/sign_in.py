"""Showing who one is."""

from healthvault.accounts import letter_words, store, store_errands
from healthvault.accounts.attempts import (
    SIGN_IN_FROM_ADDRESS,
    begin_confirmation,
    begin_guess,
    count,
    forget,
)
from healthvault.accounts.errors import NoSuchPersonError, SignInError
from healthvault.accounts.letter_words import Kind
from healthvault.accounts.letters import post
from healthvault.accounts.passwords import check_choice, hash_password, is_outdated, is_right
from healthvault.accounts.person import Person
from healthvault.accounts.sessions import revoke_others, who
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.live import notify


async def sign_in(*, email: str, password: str, address: str, device: str = "") -> PersonId:
    """Whose e-mail address and password these are. An unknown address takes as long as a wrong password.

    Args:
        email: Their e-mail address, in any case.
        password: Their password.
        address: The network address they came from, for the limits alone.
        device: What the browser brought to be known by (`accounts/devices.py`), for the limits alone.

    Raises:
        SignInError: one of the two is not right; which, is not said.
        TooManyAttemptsError: too many tries.
    """
    email = email.strip().replace("\x00", "")
    await count(SIGN_IN_FROM_ADDRESS, address)
    guess = await begin_guess(account=email.casefold(), address=address, device=device)
    return await _checked(email, password, guess)


async def confirm(person: Person, *, password: str, address: str) -> None:
    """See that whoever holds a session of the person knows the password too.

    Raises:
        SignInError: the password is not right.
        TooManyAttemptsError: too many tries.
    """
    await count(SIGN_IN_FROM_ADDRESS, address)
    await _checked(person.email, password, await begin_confirmation(person.email.casefold()))


async def change_password(session: SessionId, *, old: str, new: str, address: str) -> None:
    """Put a new password in the place of the old one, and end every other session.

    Args:
        session: The person's session; it stays.
        old: The password until now, told once more.
        new: The password from now on.
        address: The network address they came from, for the limits on guessing.

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
    await _replace(person.email, new)
    await revoke_others(session)


async def replace_password(email: str, new: str) -> None:
    """Give somebody who lost their password a new one, and end all their sessions; for the command line.

    Raises:
        NoSuchPersonError: nobody has an account with this address and a password.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    check_choice(new, email)
    person = await _replace(email, new)
    async with as_worker(person, Purpose.SHOW) as db:
        await store.revoke_all(db, clock.now())
        await notify(db, person, "account")


async def _checked(email: str, password: str, guess: list[str]) -> PersonId:
    async with as_system("sign in") as db:
        known = await store.credentials(db, email)
    kept_hash = known.password_hash if known else None
    if not await is_right(password, kept_hash) or known is None or kept_hash is None:
        async with as_system("note a wrong password") as db:
            if known:
                await store.live_person(db)  # Without a person `note` asks this, and both must take as long.
            await note(db, Deed.SIGN_IN_FAILED, known.person if known else None)
        raise SignInError
    await forget(guess)
    if is_outdated(kept_hash):
        await _keep(known.person, old=kept_hash, password=password)
    return known.person


async def _replace(email: str, new: str) -> PersonId:
    async with as_system("replace a password") as db:
        known = await store.credentials(db, email.strip())
    if known is None or known.password_hash is None:
        raise NoSuchPersonError
    await _keep(known.person, old=known.password_hash, password=new)
    async with as_system("end what the old password began") as db:
        await store_errands.cancel(db, known.person)
        await note(db, Deed.PASSWORD_CHANGED, known.person)
        await post(db, Kind.CHANGED, letter_words.changed(email.strip()))
    return known.person


async def _keep(person: PersonId, *, old: str, password: str) -> None:
    new = await hash_password(password)
    async with as_system("keep a password") as db:
        await store.change_hash(db, person, old=old, new=new)
