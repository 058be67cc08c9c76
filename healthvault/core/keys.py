"""The data keys of a person, and of the service: unwrapped for one transaction, and kept nowhere.

Every value is sealed with the newest key of its owner; older ones stay, so that what they sealed opens.
"""

import hashlib
import hmac
from collections.abc import Sequence
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.deed import SERVICE, Deed, owner_of, sealed_facts
from healthvault.core.errors import ConflictError
from healthvault.core.ids import PersonId
from healthvault.core.master import MasterKeyError, master_named
from healthvault.core.seal import KEY_BYTES, DataKey, Place, SealBrokenError, key_id_of, seal, unseal

_DIGEST = b"healthvault digest v1"
_TRIES = 3


class KeysMovedError(ConflictError):
    """The keys were changed while they were needed. Try again."""


class Keys:
    """The data keys of one owner."""

    def __init__(self, keys: Sequence[DataKey], owner: str) -> None:
        """Hold at least one key; the one with the highest number seals."""
        self._keys = {key.id: key for key in keys}
        self._owner = owner
        self.newest = max(self._keys)

    def seal(self, plain: bytes, *, table: str, column: str, row: UUID | str) -> bytes:
        """Seal a value for one place."""
        place = Place(table=table, column=column, row=row, owner=self._owner)
        return seal(self._keys[self.newest], plain, place=place)

    def unseal(self, sealed: bytes, *, table: str, column: str, row: UUID | str) -> bytes:
        """The value that was sealed for this place.

        Raises:
            SealBrokenError: it was sealed for another place or owner, or was changed since.
        """
        key = self._keys.get(key_id_of(sealed))
        if key is None:
            raise SealBrokenError
        return unseal(key, sealed, place=Place(table=table, column=column, row=row, owner=self._owner))

    def digest(self, plain: bytes) -> bytes:
        """A name for some bytes by which their owner knows them again, and nobody else can guess them."""
        first = self._keys[min(self._keys)].secret
        name = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_DIGEST).derive(first)
        return hmac.digest(name, plain, hashlib.sha256)

    def facts(self, deed: Deed, facts: dict[str, str]) -> bytes:
        """The particulars of a deed, sealed for the owner's log."""
        return sealed_facts(self._keys[self.newest], deed, self._owner, facts)


async def keys_of(db: AsyncSession, person: PersonId) -> Keys:
    """The keys of the person of this transaction; before there is a session, of whom the door asks for.

    The first key is made when it is first needed.

    Raises:
        MasterKeyError: the master key is not there, or is another.
        SealBrokenError: a key was changed in the database.
        KeysMovedError: the master key was exchanged at this very moment.
    """
    for _ in range(_TRIES):
        rows = (await db.execute(_KEYS, {"person": person})).all()
        if rows:
            return _unwrapped(rows, owner_of(person))
        await add_key(db, person, number=1, deed=Deed.KEYS_MADE)
    raise KeysMovedError


async def service_keys(db: AsyncSession) -> Keys:
    """The keys for what belongs to nobody: letters, ceremonies, the service's own log.

    Raises:
        MasterKeyError: the master key is not there, or is another.
        SealBrokenError: a key was changed in the database.
    """
    rows = (await db.execute(text("select * from app.service_keys()"))).all()
    if not rows:
        raise MasterKeyError("This database has no keys yet. Start Health Vault once, which makes them.")
    return _unwrapped(rows, SERVICE)


async def add_key(db: AsyncSession, person: PersonId, *, number: int, deed: Deed) -> bool:
    """Make one more key for a person; False when the master key was exchanged meanwhile.

    Nothing happens when they have a key of that number already.
    """
    master = master_named((await db.execute(text("select app.master()"))).scalar_one())
    key, owner = DataKey.new(number), owner_of(person)
    made = await db.scalar(
        _ADD,
        {
            "person": person,
            "number": number,
            "wrapped": master.wrap(key, owner),
            "master": master.fingerprint,
            "deed": deed,
            "detail": sealed_facts(key, deed, owner, {"key": str(number)}),
        },
    )
    return bool(made)


_KEYS = text("select * from app.keys_of(:person)")
_ADD = text("select app.add_key(:person, cast(:number as smallint), :wrapped, :master, :deed, :detail)")


def _unwrapped(rows: Sequence[Row], owner: str) -> Keys:
    return Keys(
        [master_named(row.master).unwrap(row.wrapped, key_id=row.key_id, owner=owner) for row in rows],
        owner,
    )
