"""Browsers in which somebody signed in before: known by a cookie of their own; only its hash is kept.

The cookie opens nothing. It says that guesses from this browser are the owner's rather than a stranger's.
"""

import hashlib
import secrets

from healthvault.accounts import store_errands
from healthvault.core.db import as_system
from healthvault.core.ids import PersonId


def device_hash(device: str) -> bytes:
    """What is kept of the cookie."""
    return hashlib.sha256(device.encode()).digest()


async def know(person: PersonId, device: str) -> str:
    """Remember that a person signed in in this browser; the cookie for it.

    Args:
        person: Who has just shown who they are.
        device: The cookie that the browser brought, "" for none. It is replaced, so that nobody can plant one
            that they know; a browser that two people use stays known for both.
    """
    new = secrets.token_urlsafe(32)
    async with as_system("know a browser") as db:
        await store_errands.know_device(db, person, old_hash=device_hash(device), new_hash=device_hash(new))
    return new
