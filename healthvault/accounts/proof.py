"""Step-up: what cannot be taken back asks whoever holds a session to show once more who they are.

`require_proof(session)` stands before an export, an erasure, a token, and every change of a way in. A session
that was opened by signing in counts as proved at that moment.
"""

from datetime import timedelta

from healthvault.accounts import store, store_ways
from healthvault.accounts.errors import NoSessionError, ProofNeededError, SignInError
from healthvault.accounts.sessions import Opened, renew, who
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.ids import SessionId

FRESH = timedelta(minutes=10)
"""Source: OWASP ASVS 5.0, 7.5.3, which asks for proof before what is sensitive, and leaves the time open."""


async def require_proof(session: SessionId) -> None:
    """Let pass who showed who they are within ten minutes; a sample person has nothing to show.

    Raises:
        ProofNeededError: it is longer ago, or it is a program's token.
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        proof = await store.proof(db)
    if proof is None:
        raise NoSessionError
    if proof.is_sample:
        return
    # One from the future is none either: the clock was set back, and it would stay fresh for as long.
    if proof.proved_at is None or abs(clock.now() - proof.proved_at) > FRESH:
        raise ProofNeededError


async def has_password(session: SessionId) -> bool:
    """Whether the person behind a session has a password to prove themselves with."""
    async with as_person(session, Purpose.SHOW) as db:
        return await store_ways.has_password(db)


async def prove(session: SessionId, *, password: str = "", code: str = "", address: str) -> Opened:
    """Prove a session by a password, or else by a code of the second factor; it goes on under a new token.

    Args:
        session: The session; it keeps its id, so that open tabs stay.
        password: Their password; empty when they chose to show a code.
        code: Six digits of their app, or a recovery code.
        address: The network address they came from, for the limits on guessing.

    Raises:
        SignInError: the password is not right.
        WrongCodeError: the code is not right.
        TooManyAttemptsError: too many tries.
        NoSessionError: the session ended.
    """
    from healthvault.accounts import second_factor, sign_in  # Both ask for proof themselves.

    person = await who(session)
    if code:
        await second_factor.check(person.id, code, address=address)
    elif password:
        await sign_in.confirm(person, password=password, address=address)
    else:
        raise SignInError
    return await renew(session)
