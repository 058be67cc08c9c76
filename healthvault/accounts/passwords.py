"""Passwords: hashed with argon2id, never kept, never logged.

Source: OWASP Password Storage Cheat Sheet (read 2026-11), argon2id with m = 46 MiB, t = 1, p = 1.
"""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from healthvault.accounts.common_passwords import is_common
from healthvault.accounts.errors import (
    PasswordTooCommonError,
    PasswordTooLongError,
    PasswordTooShortError,
)

SHORTEST = 10
_LONGEST = 1000
_hasher = PasswordHasher(memory_cost=46 * 1024, time_cost=1, parallelism=1)
_turns = asyncio.Semaphore(2)
"""Two at once hold 92 MiB; a third waits, so that a crowd at the door cannot eat the memory."""
_NOBODYS_HASH = _hasher.hash("nobody has this password")
"""Checked when there is no such person, so that an unknown address takes as long as a known one."""


def check_choice(password: str, email: str) -> None:
    """Refuse a password that is too short, too long or guessed first.

    Raises:
        PasswordTooShortError: fewer than ten characters.
        PasswordTooLongError: more than a thousand.
        PasswordTooCommonError: on every list, one pattern, or the address itself.
    """
    if len(password) < SHORTEST:
        raise PasswordTooShortError
    if len(password) > _LONGEST:
        raise PasswordTooLongError
    if is_common(password) or password.casefold() in {email.casefold(), email.casefold().partition("@")[0]}:
        raise PasswordTooCommonError


async def hash_password(password: str) -> str:
    """The hash to keep, with its salt and parameters inside."""
    async with _turns:
        return await asyncio.to_thread(_hasher.hash, password)


async def is_right(password: str, kept_hash: str | None) -> bool:
    """Whether this is the password of the kept hash; without a hash it takes as long, and it is not."""
    if len(password) > _LONGEST:
        return False
    async with _turns:
        matches = await asyncio.to_thread(_verify, kept_hash or _NOBODYS_HASH, password)
    return matches and kept_hash is not None


def is_outdated(kept_hash: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept_hash)


def _verify(kept_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(kept_hash, password)
    except (VerificationError, InvalidHashError):
        return False
