"""Which process does something: a number of its own, held as a lock in the database while it lives.

The lock belongs to a connection: it is gone within a moment when the process is killed, with no time that has
to pass, and taken again when the database was away. It is shared, so that one may hold it twice meanwhile.
"""

import secrets
from typing import Any

import psycopg
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_KIND = 0x6876
"""The first of the lock's two numbers; nothing else of ours locks with two."""

_mine: int | None = None


def instance() -> int | None:
    """The number of this process; None until it holds one."""
    return _mine


async def hold(connection: psycopg.AsyncConnection[Any]) -> None:
    """Hold the number of this process for as long as a connection lasts, which is in no transaction."""
    global _mine  # noqa: PLW0603  One process has one number.
    number = secrets.randbits(31) if _mine is None else _mine
    await connection.execute("select pg_advisory_lock_shared(%s, %s)", (_KIND, number))
    _mine = number


async def living(db: AsyncSession) -> frozenset[int]:
    """The numbers of the processes that live, this one among them even while its connection is away."""
    held = await db.scalars(
        text(
            "select l.objid::bigint from pg_locks l join pg_database d on d.oid = l.database"
            " where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = :kind"
            " and d.datname = current_database()"
        ),
        {"kind": _KIND},
    )
    return frozenset(held) | ({_mine} if _mine is not None else set())
