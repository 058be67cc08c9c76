"""New data keys for everybody, and what the old ones sealed, sealed again.

A person is one transaction: their new key and everything under it, or neither. Whoever is killed in between
goes on where they were. The old keys stay: the log of deeds is never written anew, and a letter or an answer
that is on its way may still be sealed with one.
"""

import asyncio
from dataclasses import dataclass

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Purpose, Role, as_worker, conninfo, database_url
from healthvault.core.deed import Deed
from healthvault.core.ids import PersonId
from healthvault.core.keys import Keys, KeysMovedError, add_key, keys_of
from healthvault.core.wrapping import begin_rotation, to_rotate

_SEALED = {"conversation": ("title",), "message": ("text", "looked_at"), "raw_payload": ("name", "body")}
"""The columns that hold something sealed; the row is its `id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """How many people have a new key, and how many values were sealed again."""

    people: int
    values: int
    is_resumed: bool


async def rotate() -> Rotated:
    """Give everybody a new data key; or end the rotation that was begun and not ended.

    Raises:
        MasterKeyError: the master key is not there.
        SealBrokenError: something was changed in the database; whoever came before is done.
        KeysMovedError: the master key was exchanged meanwhile; begin again.
    """
    url = database_url()
    people = await asyncio.to_thread(_to_do, url)
    is_resumed = bool(people)
    if not is_resumed:
        people = await asyncio.to_thread(_begun, url)
    values = [await _rotated(person) for person in people]
    return Rotated(people=len(people), values=sum(values), is_resumed=is_resumed)


def _to_do(url: str) -> list[PersonId]:
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        return to_rotate(connection)


def _begun(url: str) -> list[PersonId]:
    with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
        begin_rotation(connection)
        return to_rotate(connection)


async def _rotated(person: PersonId) -> int:
    """A new key for one person, and everything under it; how many values that is."""
    async with as_worker(person, Purpose.SHOW) as db:
        if await db.scalar(text("select id from hv.person")) is None:
            return 0  # They were erased meanwhile.
        number = (await keys_of(db, person)).newest + 1
        if not await add_key(db, person, number=number, deed=Deed.KEYS_ROTATED):
            raise KeysMovedError
        keys = await keys_of(db, person)
        values = [await _reseal(db, keys, table, columns) for table, columns in _SEALED.items()]
        return sum(values) + await _reseal_secret(db, keys, person)


async def _reseal(db: AsyncSession, keys: Keys, table: str, columns: tuple[str, ...]) -> int:
    ids = (await db.scalars(text(f"select id from hv.{table} order by id"))).all()
    read = text(f"select {', '.join(columns)} from hv.{table} where id = :id for update")
    write = text(f"update hv.{table} set {', '.join(f'{each} = :{each}' for each in columns)} where id = :id")
    for row in ids:
        kept = (await db.execute(read, {"id": row})).one_or_none()
        if kept is None:
            continue
        opened = {
            column: keys.unseal(sealed, table=table, column=column, row=row)
            for column, sealed in zip(columns, kept, strict=True)
        }
        sealed = {
            column: keys.seal(plain, table=table, column=column, row=row) for column, plain in opened.items()
        }
        await db.execute(write, {"id": row, **sealed})
    return len(ids) * len(columns)


async def _reseal_secret(db: AsyncSession, keys: Keys, person: PersonId) -> int:
    old = await db.scalar(text("select app.sealed_secret(:person)"), {"person": person})
    if old is None:
        return 0
    place = {"table": "authenticator", "column": "secret", "row": str(person)}
    new = keys.seal(keys.unseal(old, **place), **place)
    await db.execute(
        text("select app.reseal_secret(:person, :old, :new)"), {"person": person, "old": old, "new": new}
    )
    return 1
