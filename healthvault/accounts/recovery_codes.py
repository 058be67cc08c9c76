"""Recovery codes: for the day the second factor is lost. Ten, shown once, and each opens once.

A code is 128 random bits, so that its SHA-256 gives nothing to guess at: a slow hash would buy nothing.
"""

import base64
import hashlib
import secrets

from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts import store_ways
from healthvault.core import clock
from healthvault.core.ids import PersonId

HOW_MANY = 10
_BYTES = 16
_SIGNS = 26
"""Base32 signs of 16 bytes, without the padding."""


async def new_codes(db: AsyncSession, person: PersonId) -> list[str]:
    """Ten new codes in the place of those until now, as they are shown to the person, once."""
    codes = [_drawn() for _ in range(HOW_MANY)]
    await store_ways.keep_recovery_codes(db, person, [_hash(code) for code in codes])
    return codes


async def use(db: AsyncSession, code: str) -> bool:
    """Whether this is a good code of the person of the transaction; it is none from now on."""
    return len(_signs(code)) == _SIGNS and await store_ways.use_recovery_code(db, _hash(code), clock.now())


def _drawn() -> str:
    signs = base64.b32encode(secrets.token_bytes(_BYTES)).decode().rstrip("=").lower()
    return "-".join((signs[:5], signs[5:10], signs[10:15], signs[15:20], signs[20:]))


def _signs(code: str) -> str:
    return "".join(sign for sign in code.lower() if sign.isalnum())


def _hash(code: str) -> str:
    return hashlib.sha256(_signs(code).encode()).hexdigest()
