"""The master key and this database: whether they belong together, and how another takes its place."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import psycopg

from healthvault.core.db import Role, conninfo
from healthvault.core.deed import SERVICE, Deed, owner_of, sealed_facts
from healthvault.core.ids import PersonId
from healthvault.core.master import UNCHANGED, MasterKeyError, finish_swap, first_master, master_named
from healthvault.core.seal import DataKey, MasterKey, SealBrokenError

_LOCK = 0x48_56_4D_4B  # "HVMK": two processes that start at once make one key.


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKey:
    """A data key as the database keeps it; `person` is None for the service's."""

    person: UUID | None
    key_id: int
    wrapped: bytes
    master: str


def hold_master(url: str) -> MasterKey:
    """See that the master key is the one of this database; the first start makes both ends of it.

    Args:
        url: The database, without a role.

    Raises:
        MasterKeyError: it is missing, unreadable, or another; nothing was changed.
    """
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
        wrapped_by = [name for (name,) in connection.execute("select * from app.masters()")]
        if not wrapped_by:
            master = first_master()
            add_service_key(connection, master, number=1, deed=Deed.KEYS_MADE)
            return master
        master = _of_database(connection, wrapped_by)
    finish_swap(master)
    return master


def add_service_key(connection: psycopg.Connection, master: MasterKey, *, number: int, deed: Deed) -> None:
    """Make one more key of the service; the first is also what tells a wrong master key at the start."""
    key = DataKey.new(number)
    detail = sealed_facts(key, deed, SERVICE, {"key": str(number)})
    connection.execute(
        "select app.add_service_key(%s::smallint, %s, %s, %s, %s)",
        (number, master.wrap(key, SERVICE), master.fingerprint, deed, detail),
    )


def begin_rotation(connection: psycopg.Connection) -> None:
    """Make a new key of the service; whoever has none as new is to get one too.

    Raises:
        MasterKeyError: the master key is not there.
    """
    connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
    newest = [key for key in wrapped_keys(connection) if key.person is None][-1]
    master = master_named(newest.master)
    add_service_key(connection, master, number=newest.key_id + 1, deed=Deed.KEYS_ROTATED)


def to_rotate(connection: psycopg.Connection) -> list[PersonId]:
    """Whom the rotation that was begun last has still to come to; nobody when it is done."""
    return [PersonId(person) for (person,) in connection.execute("select * from app.to_rotate()")]


def rotate_master(url: str, keep: Callable[[MasterKey], None]) -> MasterKey:
    """Let a new master key hold every data key, all of them or none.

    Args:
        url: The database, without a role.
        keep: Puts the new key where it will be found; called before anything in the database relies on it.

    Raises:
        MasterKeyError: the master key is not there, or does not open every key; nothing was changed.
    """
    new = MasterKey.new()
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
        keys = wrapped_keys(connection)
        finish_swap(_of_database(connection, sorted({key.master for key in keys})))
        keep(new)
        if broken := [key for key in keys if not _is_rewrapped(connection, key, new)]:
            raise MasterKeyError(
                f"{len(broken)} of {len(keys)} keys in the database do not open, because they were changed or"
                f" damaged: {UNCHANGED}; restore the database from a backup, and try again."
            )
        newest = [key for key in keys if key.person is None][-1]
        _note(connection, _opened(newest), new)
    finish_swap(new)
    return new


def wrapped_keys(connection: psycopg.Connection) -> list[WrappedKey]:
    """Every key in the database; whoever would add one waits until this transaction is over."""
    return [
        WrappedKey(person=person, key_id=key_id, wrapped=wrapped, master=master)
        for person, key_id, wrapped, master in connection.execute("select * from app.wrapped_keys()")
    ]


def _is_rewrapped(connection: psycopg.Connection, old: WrappedKey, master: MasterKey) -> bool:
    """Let another master key hold a data key; False when that does not open."""
    try:
        wrapped = master.wrap(_opened(old), owner_of(old.person))
    except SealBrokenError:
        return False
    connection.execute(
        "select app.rewrap(%s, %s::smallint, %s, %s)", (old.person, old.key_id, wrapped, master.fingerprint)
    )
    return True


def _opened(key: WrappedKey) -> DataKey:
    return master_named(key.master).unwrap(key.wrapped, key_id=key.key_id, owner=owner_of(key.person))


def _note(connection: psycopg.Connection, key: DataKey, master: MasterKey) -> None:
    detail = sealed_facts(key, Deed.KEYS_ROTATED, SERVICE, {"master": master.fingerprint})
    connection.execute("select app.audit(null, %s, %s)", (Deed.KEYS_ROTATED, detail))


def _of_database(connection: psycopg.Connection, wrapped_by: list[str]) -> MasterKey:
    if len(wrapped_by) > 1:
        raise MasterKeyError(
            f"The keys in this database were wrapped by different master keys ({', '.join(wrapped_by)}), as"
            f" after restoring a part of a backup: {UNCHANGED}; restore the whole backup, and start again."
        )
    master = master_named(wrapped_by[0])
    try:
        for key_id, wrapped, _ in connection.execute("select * from app.service_keys()"):
            master.unwrap(wrapped, key_id=key_id, owner=SERVICE)
    except SealBrokenError:
        raise MasterKeyError(
            f"The master key {master.fingerprint} does not open this database's check value, which was"
            f" damaged: {UNCHANGED}; restore the database from a backup, and start again."
        ) from None
    return master
