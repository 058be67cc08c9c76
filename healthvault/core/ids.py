"""Names for identities, so that one is never passed for another."""

import secrets
import time
from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
SessionId = NewType("SessionId", UUID)
ConversationId = NewType("ConversationId", UUID)
MessageId = NewType("MessageId", UUID)
BatchId = NewType("BatchId", UUID)


def new_id() -> UUID:
    """A version 7 UUID: sorts by time, cannot be guessed (RFC 9562, section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    value = (
        (milliseconds & (1 << 48) - 1) << 80
        | 0x7 << 76
        | (random_bits >> 62) << 64
        | 0b10 << 62
        | random_bits & (1 << 62) - 1
    )
    return UUID(int=value)
