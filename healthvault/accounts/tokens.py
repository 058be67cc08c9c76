"""Tokens for programs, as their owner makes them: with a name, what they may do, and an end."""

from collections.abc import Collection
from datetime import timedelta

from healthvault.accounts.errors import TokenError
from healthvault.accounts.person import SCOPES, Scope
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import Opened, open_token, who
from healthvault.core.ids import SessionId

LIVES_DAYS = (7, 30, 90, 365)
"""How long a token may live, in days."""
_LONGEST_NAME = 60


async def make_token(session: SessionId, *, name: str, scopes: Collection[str], life_days: int) -> Opened:
    """Make a token; it is told once.

    Raises:
        TokenError: it has no name, may do nothing, or would live for another time than is offered.
        ProofNeededError: it was too long ago that they showed who they are.
        NoSessionError: the session ended.
    """
    name = " ".join(name.replace("\x00", "").split())
    if not name or len(name) > _LONGEST_NAME:
        raise TokenError(f"Give it a name of at most {_LONGEST_NAME} characters.")
    if not scopes or not set(scopes) <= set(SCOPES):
        raise TokenError("Choose what it may do.")
    if life_days not in LIVES_DAYS:
        raise TokenError("Choose how long it shall work.")
    await require_proof(session)
    person = await who(session)
    chosen: list[Scope] = [scope for scope in SCOPES if scope in scopes]
    return await open_token(person.id, label=name, scopes=chosen, life=timedelta(days=life_days))
