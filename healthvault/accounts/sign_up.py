"""Making an account."""

import re
from zoneinfo import available_timezones

from healthvault.accounts import store
from healthvault.accounts.attempts import SAMPLES_FROM_ADDRESS, SIGN_UP_FROM_ADDRESS, count
from healthvault.accounts.errors import EmailFormError, EmailTakenError, SignUpClosedError
from healthvault.accounts.passwords import check_choice, hash_password
from healthvault.core.config import settings
from healthvault.core.db import as_system
from healthvault.core.ids import PersonId, new_id
from healthvault.providers.sample_person.person import NAME as SAMPLE_NAME

_LONGEST_EMAIL = 254
"""Characters. Source: RFC 5321, section 4.5.3.1.3, less the two angle brackets."""
_LONGEST_NAME = 100
_EMAIL = re.compile(r"[^\s@\x00-\x1f<>\"(),:;\\]+@[^\s@\x00-\x1f<>\"(),:;\\]+", re.ASCII)


async def sign_up(*, email: str, password: str, name: str = "", zone: str = "UTC", address: str) -> PersonId:
    """Make an account for a visitor.

    Args:
        email: Their e-mail address; it is their name at the door.
        password: What they chose.
        name: How to greet them; may be empty.
        zone: Their IANA time zone; one we do not know becomes UTC.
        address: The network address they came from, for the limit alone.

    Raises:
        SignUpClosedError: the settings let nobody in.
        TooManyAttemptsError: too many from that address.
        EmailFormError: it is none.
        EmailTakenError: somebody has it.
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: guessed first.
    """
    if settings().sign_up == "closed":
        raise SignUpClosedError
    await count(SIGN_UP_FROM_ADDRESS, address)
    return await make_person(email=email, password=password, name=name, zone=zone)


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
    return await _add(email=email, name=name, password_hash=password_hash, zone=zone, is_sample=False)


async def let_make_sample(address: str) -> None:
    """See that a visitor may have a sample person.

    Raises:
        SignUpClosedError: the settings let nobody in.
        TooManyAttemptsError: too many from that address.
    """
    if settings().sign_up == "closed":
        raise SignUpClosedError
    await count(SAMPLES_FROM_ADDRESS, address)


async def add_sample_person(*, zone: str, password: str | None = None) -> tuple[PersonId, str]:
    """A new sample person, not yet with data, and the e-mail address they go by.

    Without a password nobody can sign in as them: the session that is opened for the visitor is the only way.
    """
    email = f"sample-{new_id().hex[-12:]}@sample.invalid"
    password_hash = await hash_password(password) if password else None
    return await _add(
        email=email, name=SAMPLE_NAME, password_hash=password_hash, zone=zone, is_sample=True
    ), email


def clean_email(email: str) -> str:
    """The e-mail address without the spaces around it.

    Raises:
        EmailFormError: it is none.
    """
    email = email.strip()
    if len(email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(email):
        raise EmailFormError
    return email


async def _add(*, email: str, name: str, password_hash: str | None, zone: str, is_sample: bool) -> PersonId:
    person = PersonId(new_id())
    async with as_system("sign up") as db:
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
    return person
