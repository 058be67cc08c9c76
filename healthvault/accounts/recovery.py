"""Ways in by letter: a new password, a link that signs in, and showing that an address is one's own.

Whoever asks for a letter is told the same in the same time, whether anybody has the address or not: for an
address that nobody has, the same rows are written and the same letter is sealed, and it goes nowhere.
"""

from collections.abc import Callable
from datetime import datetime

from healthvault.accounts import errands, letter_words, store_errands
from healthvault.accounts.attempts import LINKS_FROM_ADDRESS, count, count_letter, count_own_letter
from healthvault.accounts.email import clean_email
from healthvault.accounts.errands import Purpose
from healthvault.accounts.errors import EmailTakenError
from healthvault.accounts.letter_words import Kind
from healthvault.accounts.letters import post
from healthvault.accounts.passwords import check_choice, hash_password
from healthvault.accounts.person import Person
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import who
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose as Reading
from healthvault.core.db import as_person, as_system
from healthvault.core.errors import NotAllowedError
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.live import notify
from healthvault.core.mail import Letter

Words = Callable[[str, str], Letter]


async def ask_for_reset(*, email: str, address: str, device: str = "") -> None:
    """Send whoever has this address a link to a new password; silent when nobody has it.

    Args:
        email: The address, as a visitor typed it. The letter goes to the one that its owner wrote.
        address: The network address they came from, for the limits alone.
        device: What the browser brought to be known by, for the limits alone.

    Raises:
        EmailFormError: it is no address.
        TooManyAttemptsError: too many letters.
    """
    await _ask(Purpose.RESET, Kind.RESET, letter_words.reset, email=email, address=address, device=device)


async def ask_for_link(*, email: str, address: str, device: str = "") -> None:
    """Send whoever has this address a link that signs them in; silent when nobody has it.

    Raises:
        EmailFormError: it is no address.
        TooManyAttemptsError: too many letters.
    """
    await _ask(
        Purpose.SIGN_IN, Kind.SIGN_IN, letter_words.sign_in, email=email, address=address, device=device
    )


async def follow_link(token: str, *, address: str) -> PersonId:
    """Who came by a link that signs in. A second factor is still to be asked for.

    Raises:
        LinkOverError: the link is none, was used, or has lapsed.
        TooManyAttemptsError: too many links from there.
    """
    await count(LINKS_FROM_ADDRESS, address)
    async with as_system("follow a link") as db:
        person, email = await errands.use_for_person(db, token, Purpose.SIGN_IN)
        await store_errands.verify_email(db, person, email)
    return person


async def reset_password(token: str, *, password: str, address: str) -> PersonId:
    """Put a new password in the place of a forgotten one; every session ends, a second factor stays.

    A password that cannot be chosen leaves the link open.

    Raises:
        LinkOverError: the link is none, was used, or has lapsed.
        TooManyAttemptsError: too many links from there.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    await count(LINKS_FROM_ADDRESS, address)
    async with as_system("reset a password") as db:
        person, email = await errands.use_for_person(db, token, Purpose.RESET)
        check_choice(password, email)
        await store_errands.verify_email(db, person, email)
        await store_errands.reset_password(db, person, await hash_password(password))
        await post(db, Kind.CHANGED, letter_words.changed(email))
        await note(db, Deed.PASSWORD_RESET, person)
        await notify(db, person, "account")
    return person


async def email_verified_at(session: SessionId) -> datetime | None:
    """When the person behind a session showed that their address is theirs; None while they have not."""
    async with as_person(session, Reading.SHOW) as db:
        return await store_errands.email_verified_at(db)


async def ask_to_verify(session: SessionId, *, address: str) -> None:
    """Send the person behind a session a link that shows that their address is theirs.

    Raises:
        NoSessionError: the session ended.
        NotAllowedError: it is a sample person's.
        TooManyAttemptsError: too many letters.
    """
    person = await _reader(session)
    await count_own_letter(email=person.email, address=address)
    async with as_system("ask for a verification") as db:
        token = await errands.begin(db, Purpose.VERIFY, person.id, person.email)
        await post(db, Kind.VERIFY, letter_words.verify(person.email, token))


async def ask_to_move(session: SessionId, *, email: str, address: str) -> None:
    """Send a link to the address that the person wants from now on; until it is used, nothing changes.

    Whether somebody else has that address is told to that address alone.

    Raises:
        NoSessionError: the session ended.
        NotAllowedError: it is a sample person's.
        ProofNeededError: it is too long since they showed who they are.
        EmailFormError: it is no address.
        TooManyAttemptsError: too many letters.
    """
    await require_proof(session)
    person, email = await _reader(session), clean_email(email)
    await count_letter(email=email, address=address, device="")
    async with as_system("ask to move to another address") as db:
        token = await errands.begin(db, Purpose.VERIFY, person.id, email)
        owner = await store_errands.mailbox(db, email)
        if owner is not None and owner.person != person.id:
            await post(db, Kind.TAKEN, letter_words.taken(owner.email))
        else:
            await post(db, Kind.VERIFY, letter_words.verify(email, token))


async def verify(token: str, *, address: str) -> None:
    """Keep the address of a link as its person's, shown to be theirs; the one until now is told.

    Raises:
        LinkOverError: the link is none, was used, or has lapsed.
        EmailTakenError: somebody else has the address by now.
        TooManyAttemptsError: too many links from there.
    """
    await count(LINKS_FROM_ADDRESS, address)
    async with as_system("verify an address") as db:
        person, email = await errands.use_for_person(db, token, Purpose.VERIFY)
        until_now = await store_errands.verify_email(db, person, email)
        if until_now is None:
            raise EmailTakenError
        if until_now.casefold() != email.casefold():
            await store_errands.cancel(db, person)
            await post(db, Kind.MOVED, letter_words.moved(until_now))
        await note(db, Deed.EMAIL_VERIFIED, person)
        await notify(db, person, "account")


async def _reader(session: SessionId) -> Person:
    """The person behind a session, who reads letters: a sample person's address leads nowhere."""
    person = await who(session)
    if person.is_sample:
        raise NotAllowedError("A sample person has no mailbox. Make an account of your own.")
    return person


async def _ask(purpose: Purpose, kind: Kind, words: Words, *, email: str, address: str, device: str) -> None:
    email = clean_email(email)
    await count_letter(email=email, address=address, device=device)
    async with as_system(f"ask for a letter: {purpose}") as db:
        owner = await store_errands.mailbox(db, email)
        to = owner.email if owner else email
        token = await errands.begin(db, purpose, owner.person if owner else None, to)
        await post(db, kind if owner else Kind.NOBODY, words(to, token))
