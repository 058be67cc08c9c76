"""Making an account: at once, or, where letters can be sent, by a link to the address that it is for."""

from zoneinfo import available_timezones

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import errands, letter_words, store, store_errands
from healthvault.accounts.attempts import (
    LINKS_FROM_ADDRESS,
    SAMPLES_FROM_ADDRESS,
    SIGN_UP_FROM_ADDRESS,
    count,
    count_letter,
)
from healthvault.accounts.email import clean_email
from healthvault.accounts.errands import Purpose
from healthvault.accounts.errors import (
    EmailTakenError,
    InviteOnlyError,
    LetterNeededError,
    LinkOverError,
    SignUpClosedError,
)
from healthvault.accounts.letter_words import Kind
from healthvault.accounts.letters import post
from healthvault.accounts.passwords import check_choice, hash_password
from healthvault.core.audit import Deed, note
from healthvault.core.config import settings
from healthvault.core.db import as_system
from healthvault.core.ids import PersonId, new_id
from healthvault.core.mail import sends_letters
from healthvault.providers.sample_person.person import NAME as SAMPLE_NAME

_LONGEST_NAME = 100


async def sign_up(*, email: str, password: str, name: str = "", zone: str = "UTC", address: str) -> PersonId:
    """Make an account for a visitor, where no letter can show first that the address is theirs.

    Args:
        email: Their e-mail address; it is their name at the door.
        password: What they chose.
        name: How to greet them; may be empty.
        zone: Their IANA time zone; one we do not know becomes UTC.
        address: The network address they came from, for the limit alone.

    Raises:
        LetterNeededError: letters can be sent; `ask_to_sign_up` is the way.
        SignUpClosedError: the settings let nobody in.
        InviteOnlyError: the settings let in who was invited.
        TooManyAttemptsError: too many from that address.
        EmailFormError: it is none.
        EmailTakenError: somebody has it.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    if sends_letters():
        raise LetterNeededError
    await let_sign_up(address)
    return await make_person(email=email, password=password, name=name, zone=zone)


async def let_sign_up(address: str) -> None:
    """See that a visitor without an invitation may make an account. The first of all needs none.

    Raises:
        SignUpClosedError: the settings let nobody in.
        InviteOnlyError: the settings let in who was invited.
        TooManyAttemptsError: too many from that address.
    """
    _refuse_if_closed()
    if settings().sign_up == "invite":
        async with as_system("see whether anybody is here") as db:
            if not await store_errands.is_fresh(db):
                raise InviteOnlyError
    await count(SIGN_UP_FROM_ADDRESS, address)


async def let_sign_up_as(email: str, address: str) -> None:
    """See that a visitor, who showed in another way that an address is theirs, may make an account with it.
    An open invitation to that address is used up.

    Raises:
        SignUpClosedError: the settings let nobody in.
        InviteOnlyError: the settings let in who was invited, and they were not.
        TooManyAttemptsError: too many from that address.
    """
    _refuse_if_closed()
    async with as_system("accept an invitation") as db:
        is_invited = await store_errands.accept_invitation(db, email)
    if not is_invited:
        await let_sign_up(address)


async def ask_to_sign_up(*, email: str, address: str, device: str = "") -> None:
    """Send a visitor the link with which an account is made. Whether there is one already is told to that
    address alone, in a letter of the same cost.

    Raises:
        SignUpClosedError: the settings let nobody in.
        InviteOnlyError: the settings let in who was invited.
        TooManyAttemptsError: too many from there, or to that address.
        EmailFormError: it is none.
    """
    await let_sign_up(address)
    email = clean_email(email)
    await count_letter(email=email, address=address, device=device)
    async with as_system("ask to sign up") as db:
        owner = await store_errands.mailbox(db, email)
        token = await errands.begin(db, Purpose.SIGN_UP, None, email)
        if owner is None:
            await post(db, Kind.SIGN_UP, letter_words.sign_up(email, token))
        else:
            await post(db, Kind.TAKEN, letter_words.taken(owner.email))


async def join(token: str, *, password: str, name: str = "", zone: str = "UTC", address: str) -> PersonId:
    """Make the account that a link in a letter is for: an invitation, or the answer to `ask_to_sign_up`.

    A password that cannot be chosen leaves the link open.

    Raises:
        SignUpClosedError: the settings let nobody in by now.
        LinkOverError: the link is none, was used, was withdrawn, or has lapsed.
        TooManyAttemptsError: too many links from that address.
        EmailTakenError: somebody has the address by now.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    _refuse_if_closed()
    await count(LINKS_FROM_ADDRESS, address)
    person = PersonId(new_id())
    async with as_system("join") as db:
        email = await _address_of(db, token)
        check_choice(password, email)
        password_hash = await hash_password(password)
        await _add(db, person, email=email, name=name, password_hash=password_hash, zone=zone)
        await store_errands.verify_email(db, person, email)
        await note(db, Deed.EMAIL_VERIFIED, person)
    return person


async def make_person(*, email: str, password: str, name: str = "", zone: str = "UTC") -> PersonId:
    """Make an account; the command line's door, which no setting closes.

    Raises:
        EmailFormError: it is none.
        EmailTakenError: somebody has it.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    email = clean_email(email)
    check_choice(password, email)
    password_hash = await hash_password(password)
    person = PersonId(new_id())
    async with as_system("sign up") as db:
        await _add(db, person, email=email, name=name, password_hash=password_hash, zone=zone)
    return person


async def let_make_sample(address: str) -> None:
    """See that a visitor may have a sample person.

    Raises:
        SignUpClosedError: the settings let nobody in.
        TooManyAttemptsError: too many from that address.
    """
    _refuse_if_closed()
    await count(SAMPLES_FROM_ADDRESS, address)


async def add_sample_person(*, zone: str, password: str | None = None) -> tuple[PersonId, str]:
    """A new sample person, not yet with data, and the e-mail address they go by.

    Without a password nobody can sign in as them: the session that is opened for the visitor is the only way.
    """
    email = f"sample-{new_id().hex[-12:]}@sample.invalid"
    password_hash = await hash_password(password) if password else None
    person = PersonId(new_id())
    async with as_system("sign up a sample person") as db:
        await _add(
            db, person, email=email, name=SAMPLE_NAME, password_hash=password_hash, zone=zone, is_sample=True
        )
    return person, email


def _refuse_if_closed() -> None:
    if settings().sign_up == "closed":
        raise SignUpClosedError


async def _address_of(db: AsyncSession, token: str) -> str:
    """The address that a link proves, whichever of the two it is."""
    try:
        return (await errands.use(db, token, Purpose.INVITE)).email
    except LinkOverError:
        return (await errands.use(db, token, Purpose.SIGN_UP)).email


async def _add(
    db: AsyncSession,
    person: PersonId,
    *,
    email: str,
    name: str,
    password_hash: str | None,
    zone: str,
    is_sample: bool = False,
) -> None:
    is_new = await store.add_person(
        db,
        person,
        email=email,
        name=name.replace("\x00", "").strip()[:_LONGEST_NAME],
        password_hash=password_hash,
        zone=zone if zone in available_timezones() else "UTC",
        is_sample=is_sample,
    )
    if not is_new:
        raise EmailTakenError
    await note(db, Deed.SIGN_UP, person)
