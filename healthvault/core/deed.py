"""What is worth a line in the audit log, and how the line's particulars are sealed."""

import json
from collections.abc import Mapping
from enum import StrEnum, auto
from uuid import UUID

from healthvault.core.seal import DataKey, Place, seal

SERVICE = "service"
"""The owner of what belongs to nobody: letters, and the deeds of the service itself."""


class Deed(StrEnum):
    """Something that was done, as the audit log names it."""

    SIGN_IN = auto()
    SIGN_IN_FAILED = auto()
    SIGN_OUT = auto()
    SIGN_UP = auto()
    SESSION_ENDED = auto()
    PASSWORD_CHANGED = auto()
    PASSWORD_RESET = auto()  # It is a name, no password.
    EMAIL_VERIFIED = auto()
    SECOND_FACTOR_ON = auto()
    SECOND_FACTOR_OFF = auto()
    RECOVERY_CODE_USED = auto()
    PASSKEY_ADDED = auto()
    PASSKEY_REMOVED = auto()
    IDENTITY_LINKED = auto()
    IDENTITY_REMOVED = auto()
    TOKEN_MADE = auto()
    TOKEN_READ = auto()
    COACH_READ = auto()
    EXPORT = auto()
    ERASE = auto()
    CONSENT_GIVEN = auto()
    CONSENT_WITHDRAWN = auto()
    SIGHT_OPENED = auto()
    SIGHT_CLOSED = auto()
    KEYS_MADE = auto()
    KEYS_ROTATED = auto()
    INVITED = auto()
    ROLE_CHANGED = auto()
    IMPORT = auto()
    UNDO = auto()
    REORDER = auto()
    SILENCE = auto()
    PART = auto()
    JOIN = auto()


def owner_of(person: UUID | None) -> str:
    """Whose something sealed is: a person's, by their id, or the service's."""
    return str(person) if person is not None else SERVICE


def sealed_facts(key: DataKey, deed: Deed, owner: str, facts: Mapping[str, str]) -> bytes:
    """The particulars of a deed, sealed for the log of its owner."""
    place = Place(table="audit_entry", column="detail", row=deed, owner=owner)
    return seal(key, json.dumps(facts, sort_keys=True).encode(), place=place)
