"""Sealing: what is written so that only its owner's key opens it, and only where it was put.

A sealed value is `v1 ‖ key id ‖ nonce ‖ AES-256-GCM`. What it was sealed for (table, column, row, person) is
associated data: a value that is copied to another row, column or person does not open there.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from healthvault.core.errors import HealthVaultError

KEY_BYTES = 32
_VERSION = b"\x01"
_KEY_ID_BYTES = 2
_HEADER_BYTES = len(_VERSION) + _KEY_ID_BYTES
_NONCE_BYTES = 12
"""Drawn at random for each value. Source: NIST SP 800-38D, section 8.3: safe for 2³² values under one key."""
_TAG_BYTES = 16
_FINGERPRINT = b"healthvault master key fingerprint v1"
_FINGERPRINT_LETTERS = 16


class SealBrokenError(HealthVaultError):
    """What is kept here does not open: it was changed, was moved, or belongs to another key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value is kept, and whose it is; `owner` is a person's id, or `service`."""

    table: str
    column: str
    row: UUID | str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """A key that values are sealed with, and its number among its owner's keys."""

    id: int
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls, number: int) -> Self:
        """A fresh key."""
        return cls(id=number, secret=secrets.token_bytes(KEY_BYTES))


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterKey:
    """The key that wraps data keys. It is kept apart from the database, and seals nothing else."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        """A fresh key."""
        return cls(secret=secrets.token_bytes(KEY_BYTES))

    @property
    def fingerprint(self) -> str:
        """A name that tells keys apart and nothing of the key: sixteen hexadecimal letters."""
        return hashlib.sha256(_FINGERPRINT + self.secret).hexdigest()[:_FINGERPRINT_LETTERS]

    @property
    def written(self) -> str:
        """The key as it is written down: base64."""
        return base64.b64encode(self.secret).decode()

    def wrap(self, key: DataKey, owner: str) -> bytes:
        """A data key, sealed for its owner and its number."""
        return seal(DataKey(id=0, secret=self.secret), key.secret, place=_wrapped(owner, key.id))

    def unwrap(self, wrapped: bytes, *, key_id: int, owner: str) -> DataKey:
        """The data key that was wrapped.

        Raises:
            SealBrokenError: it was wrapped by another key, for another owner or number, or was changed.
        """
        secret = unseal(DataKey(id=0, secret=self.secret), wrapped, place=_wrapped(owner, key_id))
        return DataKey(id=key_id, secret=secret)


def seal(key: DataKey, plain: bytes, *, place: Place) -> bytes:
    """Seal a value for one place."""
    header = _VERSION + key.id.to_bytes(_KEY_ID_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return header + nonce + AESGCM(key.secret).encrypt(nonce, plain, _bound(header, place))


def unseal(key: DataKey, sealed: bytes, *, place: Place) -> bytes:
    """The value that was sealed for this place.

    Raises:
        SealBrokenError: it was sealed with another key or for another place, or was changed since.
    """
    if key_id_of(sealed) != key.id:
        raise SealBrokenError
    header, nonce = sealed[:_HEADER_BYTES], sealed[_HEADER_BYTES : _HEADER_BYTES + _NONCE_BYTES]
    try:
        return AESGCM(key.secret).decrypt(
            nonce, sealed[_HEADER_BYTES + _NONCE_BYTES :], _bound(header, place)
        )
    except InvalidTag:
        raise SealBrokenError from None


def key_id_of(sealed: bytes) -> int:
    """The number of the key that sealed a value.

    Raises:
        SealBrokenError: this is no sealed value.
    """
    if len(sealed) < _HEADER_BYTES + _NONCE_BYTES + _TAG_BYTES or sealed[:1] != _VERSION:
        raise SealBrokenError
    return int.from_bytes(sealed[1:_HEADER_BYTES])


def _wrapped(owner: str, key_id: int) -> Place:
    return Place(table="person_key", column="wrapped", row=str(key_id), owner=owner)


def _bound(header: bytes, place: Place) -> bytes:
    """The associated data: each part with its length before it, so that no two places are written alike."""
    told = (place.table, place.column, str(place.row), place.owner)
    parts = (header, *(part.encode() for part in told))
    return b"".join(len(part).to_bytes(4) + part for part in parts)
