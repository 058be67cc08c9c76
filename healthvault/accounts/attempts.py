"""How often something may be tried. What is counted is a hash: no address and no name is kept."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from healthvault.accounts import store
from healthvault.accounts.errors import TooManyAttemptsError
from healthvault.core.db import as_system


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most `most` tries within `window`."""

    what: str
    most: int
    window: timedelta


SIGN_IN_FROM_HERE = Limit(
    what="sign in to one account from one address", most=10, window=timedelta(minutes=1)
)
SIGN_IN_TO_ACCOUNT = Limit(what="sign in to one account", most=60, window=timedelta(hours=1))
SIGN_IN_FROM_ADDRESS = Limit(what="sign in from one address", most=60, window=timedelta(minutes=1))
SIGN_UP_FROM_ADDRESS = Limit(what="sign up from one address", most=60, window=timedelta(hours=1))
SAMPLES_FROM_ADDRESS = Limit(what="sample person from one address", most=30, window=timedelta(hours=1))


async def count(limit: Limit, *keys: str) -> None:
    """Count one try of whatever the keys name.

    It is counted in a transaction of its own, so that a try that fails counts too.

    Raises:
        TooManyAttemptsError: it was tried too often within the window.
    """
    key = hashlib.sha256("\x00".join((limit.what, *keys)).encode()).hexdigest()
    async with as_system("count an attempt") as db:
        tries = await store.count_attempt(db, key, limit.window)
    if tries > limit.most:
        raise TooManyAttemptsError
