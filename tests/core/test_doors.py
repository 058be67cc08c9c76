"""What a pooled connection keeps between two people, and what it survives."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from sqlalchemy import text

from healthvault.core.db import (
    DatabaseClosedError,
    Purpose,
    Role,
    as_person,
    as_system,
    close_database,
    conninfo,
    open_database,
    raw,
)
from tests.security.house import Guest, a_guest

WHO = b"select id from hv.person"
KEPT = text("select count(*) from pg_prepared_statements where statement = :said")
KEY_DATA = b"K\0\0\0\x0c"


@asynccontextmanager
async def doors(address: str, pool_size: int = 1) -> AsyncIterator[None]:
    """Doors of this test alone, in the place of those that all share."""
    await close_database()
    open_database(address, pool_size=pool_size)
    yield
    await close_database()


@pytest.fixture
async def one_connection(database: None, database_url: str) -> AsyncIterator[None]:
    async with doors(database_url):
        yield
    open_database(database_url)


async def people_seen_by(guest: Guest) -> list[object]:
    async with as_person(guest.opened.session, Purpose.SHOW) as db:
        return [row[0] for row in await (await (await raw(db)).execute(WHO)).fetchall()]


async def plans_kept() -> int:
    async with as_system("test") as db:
        return await db.scalar(KEPT, {"said": WHO.decode()}) or 0


@pytest.mark.usefixtures("one_connection")
async def test_a_plan_that_was_kept_gives_everybody_their_own():
    ann, bob = await a_guest(), await a_guest()
    for _ in range(8):
        assert await people_seen_by(ann) == [ann.person]
        assert await people_seen_by(bob) == [bob.person]
    assert await plans_kept() == 1


@pytest.mark.usefixtures("one_connection")
async def test_a_connection_that_died_in_the_pool_is_replaced(database_url: str):
    async with as_system("test") as db:
        pid = await db.scalar(text("select pg_backend_pid()"))
    with closing(psycopg.connect(conninfo(database_url, Role.APP), autocommit=True)) as server:
        server.execute("select pg_terminate_backend(%s, 5000)", (pid,))
    async with as_system("test") as db:
        assert await db.scalar(text("select pg_backend_pid()")) != pid


@pytest.mark.usefixtures("one_connection")
async def test_a_transaction_that_is_over_lends_no_connection():
    async with as_system("test") as db:
        await raw(db)
    with pytest.raises(DatabaseClosedError):
        await raw(db)


@asynccontextmanager
async def pooler(database_url: str) -> AsyncIterator[str]:
    """The address of what stands before the database and, as poolers do, announces a process of its own."""
    folder = parse_qs(urlsplit(conninfo(database_url, Role.APP)).query)["host"][0]

    async def carry(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        while said := await source.read(65536):
            before, key, after = said.partition(KEY_DATA)
            to.write(before + key + bytes(b ^ 1 for b in after[:4]) + after[4:] if key else said)
        to.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.5432")
        await asyncio.gather(carry(reader, there[1]), carry(there[0], writer))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield f"postgresql:///{urlsplit(database_url).path[1:]}?host=127.0.0.1&port={port}&sslmode=disable"
    server.close()


async def test_behind_a_pooler_no_plan_is_kept(database: None, database_url: str):
    ann = await a_guest()
    async with pooler(database_url) as address, doors(address):
        for _ in range(8):
            assert await people_seen_by(ann) == [ann.person]
        assert await plans_kept() == 0
    open_database(database_url)
