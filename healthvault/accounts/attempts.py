"""How often something may be tried. What is counted is a hash: no address and no name is kept.

A `Limit` counts within a window. A `Pace` lets a few guesses go, then asks for a pause that doubles: it never
locks anybody out for good. A guess from a browser in which the person signed in before has a count of its
own, so that a stranger's guessing keeps only strangers waiting. Links by mail and passkeys stay open.
"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from healthvault.accounts import store, store_errands
from healthvault.accounts.devices import device_hash
from healthvault.accounts.errors import TooManyAttemptsError
from healthvault.core.db import as_system


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `most` tries within `window`."""

    what: str
    most: int
    window: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """So many guesses are free; then one waits 1, 2, 4 … seconds after the last, `longest` at most. A day
    without a guess, or a right one, begins anew.
    """

    what: str
    free: int
    longest: timedelta


SIGN_IN_FROM_ADDRESS = Limit(what="sign in from one address", most=60, window=timedelta(minutes=1))
SIGN_UP_FROM_ADDRESS = Limit(what="sign up from one address", most=60, window=timedelta(hours=1))
SAMPLES_FROM_ADDRESS = Limit(what="sample person from one address", most=30, window=timedelta(hours=1))
OPENID_FROM_ADDRESS = Limit(what="ways to a provider from one address", most=60, window=timedelta(minutes=1))
LINKS_FROM_ADDRESS = Limit(what="follow a link from one address", most=60, window=timedelta(minutes=1))
LETTERS_FROM_ADDRESS = Limit(what="letters from one address", most=20, window=timedelta(hours=1))
LETTERS_FROM_HERE = Limit(what="letters to one account from one address", most=5, window=timedelta(hours=1))
LETTERS_TO_ACCOUNT = Limit(what="letters to one account", most=20, window=timedelta(hours=1))
CODE_TO_ACCOUNT = Limit(what="code of one account", most=60, window=timedelta(hours=1))
RECOVERY_FROM_ADDRESS = Limit(what="recovery code from one address", most=20, window=timedelta(hours=1))
LETTERS_FROM_KNOWN = Limit(
    what="letters to one account from a known browser", most=5, window=timedelta(hours=1)
)

GUESSES_FROM_HERE = Pace(what="guess from one address", free=5, longest=timedelta(minutes=15))
GUESSES_AT_ACCOUNT = Pace(what="guess at one account", free=50, longest=timedelta(minutes=5))
GUESSES_FROM_KNOWN = Pace(what="guess from a known browser", free=10, longest=timedelta(minutes=15))
_FORGET = timedelta(days=1)
_log = logging.getLogger(__name__)
_A_SESSION = "a session"


async def count(limit: Limit, *keys: str) -> None:
    """Count one try of whatever the keys name.

    It is counted in a transaction of its own, so that a try that fails counts too.

    Raises:
        TooManyAttemptsError: it was tried too often within the window.
    """
    async with as_system("count an attempt") as db:
        tries = await store.count_attempt(db, _key(limit.what, *map(network, keys)), limit.window)
    if tries > limit.most:
        _log.warning("Refused what was tried too often: %s.", limit.what)
        raise TooManyAttemptsError


async def begin_guess(*, account: str, address: str, device: str) -> list[str]:
    """Count a guess at an account's password, before it is looked at.

    Args:
        account: Its e-mail address, whether somebody has it or not.
        address: The network address it comes from.
        device: What the browser brought to be known by; "" for nothing.

    Returns:
        The counts to forget when the guess is right.

    Raises:
        TooManyAttemptsError: the last one is too near for how many there were.
    """
    async with as_system("see whether a browser is known") as db:
        is_known = await store_errands.is_known_device(db, device_hash(device), account)
    if is_known:
        return await _begin({GUESSES_FROM_KNOWN: (account, device)})
    return await _begin({GUESSES_FROM_HERE: (account, network(address)), GUESSES_AT_ACCOUNT: (account,)})


async def begin_confirmation(account: str) -> list[str]:
    """Count a guess by whoever holds a session of the account.

    Returns:
        The counts to forget when the guess is right.

    Raises:
        TooManyAttemptsError: the last one is too near for how many there were.
    """
    return await _begin({GUESSES_FROM_KNOWN: (account, _A_SESSION)})


async def forget(keys: list[str]) -> None:
    """Begin to count anew: the guess was right."""
    async with as_system("forget the wrong guesses") as db:
        await store_errands.forget_tries(db, keys)


async def count_own_letter(*, email: str, address: str) -> None:
    """Count a letter that somebody asks for who is signed in, to the address that is theirs.

    Raises:
        TooManyAttemptsError: too many from there, or by them. What strangers ask for is counted apart.
    """
    await count(LETTERS_FROM_ADDRESS, address)
    await count(LETTERS_FROM_KNOWN, email.casefold(), _A_SESSION)


async def count_letter(*, email: str, address: str, device: str) -> None:
    """Count a letter that somebody asks for, whether anybody has the address or not.

    Raises:
        TooManyAttemptsError: too many from there, or to this address. From a known browser the second is
            counted apart, so that a stranger's asking does not keep the owner from theirs.
    """
    account = email.casefold()
    await count(LETTERS_FROM_ADDRESS, address)
    async with as_system("see whether a browser is known") as db:
        is_known = await store_errands.is_known_device(db, device_hash(device), email)
    if is_known:
        await count(LETTERS_FROM_KNOWN, account, device)
    else:
        await count(LETTERS_FROM_HERE, account, address)
        await count(LETTERS_TO_ACCOUNT, account)


def network(address: str) -> str:
    """The part of a network address that its owner cannot change at will: of IPv6 the first half (RFC 6177).

    What is no address counts as it is written.
    """
    try:
        told = ip_address(address)
    except ValueError:
        return address
    if isinstance(told, IPv6Address) and told.ipv4_mapped is None:
        return str(IPv6Network((told, 64), strict=False))
    return address


async def _begin(paces: Mapping[Pace, tuple[str, ...]]) -> list[str]:
    keys = {_key(pace.what, *words): pace for pace, words in paces.items()}
    async with as_system("count a guess") as db:
        may = [
            await store_errands.begin_try(db, key, free=pace.free, longest=pace.longest, forget=_FORGET)
            for key, pace in keys.items()
        ]
    if not all(may):
        refused = (pace.what for pace, passed in zip(paces, may, strict=True) if not passed)
        _log.warning("Refused what was tried too often: %s.", ", ".join(refused))
        raise TooManyAttemptsError
    return list(keys)


def _key(*words: str) -> str:
    return hashlib.sha256("\x00".join(words).encode()).hexdigest()
