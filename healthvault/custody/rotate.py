"""New data keys for everybody, and what the old ones sealed, sealed again.

A person is one transaction: their new key and everything under it, or neither. Whoever is killed in between
goes on where they were. The old keys stay: the log of deeds is never written anew, and a letter or an answer
that is on its way may still be sealed with one.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Purpose, Role, as_worker, conninfo, database_url
from healthvault.core.deed import Deed
from healthvault.core.ids import PersonId
from healthvault.core.keys import Keys, KeysMovedError, add_key, keys_of
from healthvault.core.seal import SealBrokenError
from healthvault.core.wrapping import begin_rotation, to_rotate

_SEALED = {
    "conversation": ("title",),
    "message": ("text", "looked_at", "handover"),
    "exchange": ("record",),
    "raw_payload": ("name", "body"),
    "workout_route": ("track",),
    "entry_version": ("words",),
    "coach_memory": ("words",),
    "attachment": ("file", "told"),
    "insight_words": ("told",),
}
"""The columns that hold something sealed; the row is its `id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """How many people have a new key, and how many values were sealed again.

    `broken` counts what does not open, values or the keys of a person; it was left as it is.
    """

    people: int
    values: int
    broken: int
    is_resumed: bool = False


async def rotate() -> Rotated:
    """Give everybody a new data key; or end the rotation that was begun and not ended.

    Raises:
        MasterKeyError: the master key is not there.
        KeysMovedError: the master key was exchanged meanwhile; begin again.
    """
    url = database_url()
    people = await asyncio.to_thread(_to_do, url)
    rest = await _all_rotated(people)
    if rest.people:
        return replace(rest, is_resumed=True)
    # Nobody was left, but those whose keys do not open: they do not hold up a rotation for all others.
    return await _all_rotated(await asyncio.to_thread(_begun, url))


async def _all_rotated(people: Sequence[PersonId]) -> Rotated:
    total = Rotated(people=0, values=0, broken=0)
    for person in people:
        try:
            one = await _rotated(person)
        except SealBrokenError:
            one = Rotated(people=0, values=0, broken=1)
        total = Rotated(
            people=total.people + one.people,
            values=total.values + one.values,
            broken=total.broken + one.broken,
        )
    return total


def _to_do(url: str) -> list[PersonId]:
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        return to_rotate(connection)


def _begun(url: str) -> list[PersonId]:
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        begin_rotation(connection)
        return to_rotate(connection)


async def _rotated(person: PersonId) -> Rotated:
    """A new key for one person, and everything under it.

    Raises:
        SealBrokenError: their keys were changed in the database.
    """
    async with as_worker(person, Purpose.SHOW) as db:
        if await db.scalar(text("select id from hv.person")) is None:
            return Rotated(people=0, values=0, broken=0)  # They were erased meanwhile.
        number = (await keys_of(db, person)).newest + 1
        if not await add_key(db, person, number=number, deed=Deed.KEYS_ROTATED):
            raise KeysMovedError
        keys = await keys_of(db, person)
        done = [
            await _reseal(db, keys, table, column, row)
            for table, columns in _SEALED.items()
            for row in (await db.scalars(text(f"select id from hv.{table} order by id"))).all()
            for column in columns
        ]
        done.append(await _reseal_secret(db, keys, person))
    return Rotated(people=1, values=done.count(True), broken=done.count(False))


async def _reseal(db: AsyncSession, keys: Keys, table: str, column: str, row: UUID) -> bool | None:
    """Seal one value with the newest key; False when it does not open, None when it is gone."""
    read = text(f"select {column} from hv.{table} where id = :id for update")
    old = await db.scalar(read, {"id": row})
    new = _anew(keys, old, table=table, column=column, row=row)
    if new is not None:
        write = text(f"update hv.{table} set {column} = :new where id = :id")
        await db.execute(write, {"id": row, "new": new})
    return None if old is None else new is not None


async def _reseal_secret(db: AsyncSession, keys: Keys, person: PersonId) -> bool | None:
    old = await db.scalar(text("select app.sealed_secret(:person)"), {"person": person})
    new = _anew(keys, old, table="authenticator", column="secret", row=str(person))
    if new is not None:
        write = text("select app.reseal_secret(:person, :old, :new)")
        await db.execute(write, {"person": person, "old": old, "new": new})
    return None if old is None else new is not None


def _anew(keys: Keys, old: bytes | None, *, table: str, column: str, row: UUID | str) -> bytes | None:
    """A value sealed with the newest key; None when there is none, or when it does not open."""
    if old is None:
        return None
    try:
        plain = keys.unseal(old, table=table, column=column, row=row)
    except SealBrokenError:
        return None
    return keys.seal(plain, table=table, column=column, row=row)
