"""The second factor: six digits from an app (TOTP, RFC 6238), and recovery codes for when the app is lost."""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from pyotp import random_base32
from pyotp.hotp import HOTP
from pyotp.totp import TOTP
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import recovery_codes, store_ways
from healthvault.accounts.attempts import Limit, count
from healthvault.accounts.errors import SecondFactorOnError, WrongCodeError
from healthvault.accounts.person import Person
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import revoke_others, who
from healthvault.core import clock
from healthvault.core.audit import note
from healthvault.core.db import Purpose, as_worker
from healthvault.core.deed import Deed
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.keys import keys_of
from healthvault.core.live import notify

_STEP_S = 30
"""Source: RFC 6238, section 5.2, the recommended time step."""
_STEPS_OFF = (-1, 0, 1)
"""A clock that is half a minute off is still right (RFC 6238, section 5.2: at most one step)."""
_DIGITS = 6
_CODE_FROM_HERE = Limit(
    what="a second factor's code of one account from one address", most=6, window=timedelta(minutes=5)
)
_CODE_TO_ACCOUNT = Limit(what="a second factor's code of one account", most=30, window=timedelta(hours=1))
"""Thirty guesses an hour, with three codes good at a time, find one of a million once in a year."""
_RECOVERY_FROM_ADDRESS = Limit(what="a recovery code from one address", most=30, window=timedelta(minutes=1))
"""By address alone: nobody guesses 128 bits, and an owner whom guesses keep out can still come in."""
_ISSUER = "Health Vault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What an app must know: the secret as one types it, and the address that its picture holds."""

    secret: str
    uri: str


async def is_on(person: PersonId) -> bool:
    """Whether signing in asks this person for more than one thing."""
    async with as_worker(person, Purpose.SHOW) as db:
        return await store_ways.has_second_factor(db)


async def codes_left(person: PersonId) -> int:
    """How many recovery codes are still good."""
    async with as_worker(person, Purpose.SHOW) as db:
        return await store_ways.recovery_codes_left(db)


async def set_up(session: SessionId) -> Enrolment:
    """Draw a secret for an app; it counts from the first code that is right.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        NoSessionError: the session ended.
        SecondFactorOnError: an app is confirmed already.
    """
    await require_proof(session)
    person = await who(session)
    secret = random_base32()
    async with as_worker(person.id, Purpose.SHOW) as db:
        keys = await keys_of(db, person.id)
        sealed = keys.seal(secret.encode(), table="authenticator", column="secret", row=str(person.id))
        if not await store_ways.keep_authenticator(db, person.id, sealed):
            raise SecondFactorOnError
    uri = TOTP(secret).provisioning_uri(name=person.email, issuer_name=_ISSUER)
    return Enrolment(secret=secret, uri=uri)


async def confirm(session: SessionId, code: str, *, address: str) -> list[str]:
    """Turn the second factor on with the app's first code, and end every other session.

    Returns:
        The recovery codes, to be shown once.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        WrongCodeError: the code is not right, or no app was set up.
        TooManyAttemptsError: too many tries.
        NoSessionError: the session ended.
    """
    await require_proof(session)
    person = await who(session)
    await _count(person.id, address)
    async with as_worker(person.id, Purpose.SHOW) as db:
        if await store_ways.has_second_factor(db) or not await _use_code(db, person.id, code):
            raise WrongCodeError
        codes = await recovery_codes.new_codes(db, person.id)
        await note(db, Deed.SECOND_FACTOR_ON, person.id)
        await notify(db, person.id, "account")
    await revoke_others(session)
    return codes


async def turn_off(session: SessionId) -> None:
    """Ask for a password alone again, and end every other session.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        NoSessionError: the session ended.
    """
    person = await _proved(session)
    async with as_worker(person.id, Purpose.SHOW) as db:
        await store_ways.remove_second_factor(db)
        await note(db, Deed.SECOND_FACTOR_OFF, person.id)
        await notify(db, person.id, "account")
    await revoke_others(session)


async def new_recovery_codes(session: SessionId) -> list[str]:
    """Ten new recovery codes; those until now open nothing any more.

    Raises:
        ProofNeededError: it was too long ago that they showed who they are.
        NoSessionError: the session ended.
        WrongCodeError: there is no second factor.
    """
    person = await _proved(session)
    async with as_worker(person.id, Purpose.SHOW) as db:
        if not await store_ways.has_second_factor(db):
            raise WrongCodeError
        return await recovery_codes.new_codes(db, person.id)


async def check(person: PersonId, code: str, *, address: str) -> str:
    """See that this is a code of theirs, and use it up.

    Args:
        person: Whose it must be.
        code: Six digits of the app, or a recovery code, as it was typed.
        address: The network address they came from, for the limits alone.

    Returns:
        What it was: `code` or `recovery code`.

    Raises:
        WrongCodeError: it is none, or it was used before.
        TooManyAttemptsError: too many tries. A recovery code is never refused for those of the app.
    """
    typed = "".join(code.split())
    if typed.isdecimal():
        await _count(person, address)
    else:
        await count(_RECOVERY_FROM_ADDRESS, address)
    async with as_worker(person, Purpose.SHOW) as db:
        if typed.isdecimal():
            if await store_ways.has_second_factor(db) and await _use_code(db, person, typed):
                return "code"
        elif await recovery_codes.use(db, typed):
            await note(db, Deed.RECOVERY_CODE_USED, person)
            return "recovery code"
    raise WrongCodeError


async def _proved(session: SessionId) -> Person:
    await require_proof(session)
    return await who(session)


async def _count(person: PersonId, address: str) -> None:
    await count(_CODE_FROM_HERE, str(person), address)
    await count(_CODE_TO_ACCOUNT, str(person))


async def _use_code(db: AsyncSession, person: PersonId, code: str) -> bool:
    """Whether the app shows this code now, and did not lend it before."""
    kept = await store_ways.authenticator(db)
    if kept is None or len(code) != _DIGITS or not code.isascii():
        return False
    keys = await keys_of(db, person)
    secret = keys.unseal(kept.secret, table="authenticator", column="secret", row=str(person)).decode()
    app, now_step = HOTP(secret), int(clock.now().timestamp()) // _STEP_S
    for step in (now_step + off for off in _STEPS_OFF):
        if step > kept.last_step and hmac.compare_digest(app.at(step), code):
            await store_ways.use_step(db, step, confirmed_at=clock.now())
            return True
    return False
