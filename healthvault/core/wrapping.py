"""The master key and this database: whether they belong together, and how another takes its place."""

from dataclasses import dataclass
from uuid import UUID

import psycopg

from healthvault.core.db import Role, conninfo
from healthvault.core.deed import SERVICE, Deed, owner_of, sealed_facts
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


def wrapped_keys(connection: psycopg.Connection) -> list[WrappedKey]:
    """Every key in the database; whoever would add one waits until this transaction is over."""
    return [
        WrappedKey(person=person, key_id=key_id, wrapped=wrapped, master=master)
        for person, key_id, wrapped, master in connection.execute("select * from app.wrapped_keys()")
    ]


def rewrap(connection: psycopg.Connection, old: WrappedKey, master: MasterKey) -> None:
    """Let another master key hold a data key.

    Raises:
        MasterKeyError: the master key that holds it now is not there.
        SealBrokenError: it was changed in the database.
    """
    owner = owner_of(old.person)
    key = master_named(old.master).unwrap(old.wrapped, key_id=old.key_id, owner=owner)
    connection.execute(
        "select app.rewrap(%s, %s::smallint, %s, %s)",
        (old.person, old.key_id, master.wrap(key, owner), master.fingerprint),
    )


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
