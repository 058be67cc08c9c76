"""Every table, column and command against everybody who might ask: nobody but the owner gets a row."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial

import psycopg
from psycopg import sql
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import Purpose, as_person, as_system, as_worker, raw
from healthvault.core.ids import PersonId, SessionId, new_id
from tests.builders import a_person
from tests.security.house import a_guest
from tests.security.planted import Planted, Table, rows_of, tables

_REFUSED = "42501"
"""Insufficient privilege: no grant, or a policy said no. Source: PostgreSQL, appendix A."""
_IMPOSSIBLE = {"428C9", "55000", "0A000"}
"""A column that is always computed, or a view that cannot be written: no attempt at all."""
Door = Callable[[], AbstractAsyncContextManager[AsyncSession]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One statement that would take, change or add something of Ann's."""

    table: str
    command: str
    statement: sql.Composed


def tries(table: Table, planted: Planted) -> Iterator[Try]:
    """Each column read and changed where the row is hers; a row of hers added, given, taken and removed."""
    name, owner = sql.Identifier("hv", table.name), sql.Identifier(table.owner)
    hers = sql.Literal(planted.guest.person)
    for column in map(sql.Identifier, table.columns):
        read = sql.SQL("select {} from {} where {} = {}").format(column, name, owner, hers)
        same = sql.SQL("update {0} set {1} = {1} where {2} = {3}").format(name, column, owner, hers)
        blind = sql.SQL("update {0} set {1} = {1}").format(name, column)
        yield Try(table=table.name, command="select", statement=read)
        yield Try(table=table.name, command="update", statement=same)
        yield Try(table=table.name, command="blind update", statement=blind)
    added = sql.SQL("insert into {} ({}) values ({})").format(name, owner, hers)
    given = sql.SQL("update {} set {} = {}").format(name, owner, hers)
    removed = sql.SQL("delete from {} where {} = {}").format(name, owner, hers)
    yield Try(table=table.name, command="insert", statement=added)
    yield Try(table=table.name, command="give", statement=given)
    yield Try(table=table.name, command="delete", statement=removed)


async def outcomes(door: Door, asked: list[Try]) -> list[str]:
    """What came of each: "refused", "impossible", the number of rows, or the error that let it pass."""
    async with door() as db:
        connection = await raw(db)
        told = [await _outcome(connection, each) for each in asked]
        await db.rollback()
        return told


async def _outcome(connection: psycopg.AsyncConnection, tried: Try) -> str:
    await connection.execute("savepoint tried")
    try:
        done = await connection.execute(tried.statement)
        told = str(done.rowcount)
    except psycopg.Error as error:
        told = "refused" if error.sqlstate == _REFUSED else f"{error.sqlstate}"
        told = "impossible" if told in _IMPOSSIBLE else told
    await connection.execute("rollback to savepoint tried")
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody at the database: how they come in, and who they are (None: nobody)."""

    door: Door
    person: PersonId | None = None


async def everybody_else(planted: Planted, overseer: psycopg.Connection) -> dict[str, Asker]:
    bob, chief, patient = await a_guest("Bob"), await a_guest("Chief"), await a_person()
    overseer.execute("update hv.person set role = 'operator' where id = %s", (chief.person,))
    show = partial(as_person, purpose=Purpose.SHOW)
    askers = {
        "anonymous": Asker(door=partial(show, SessionId(new_id()))),
        "operator": Asker(door=partial(show, chief.opened.session), person=chief.person),
        "system": Asker(door=partial(as_system, "a test")),
        "worker for nobody": Asker(door=partial(as_worker, None, Purpose.SHOW)),
        "worker for another": Asker(door=partial(as_worker, patient, Purpose.SHOW), person=patient),
    }
    for how, opened in planted.ended.items():
        askers[f"{how} session"] = Asker(door=partial(show, opened.session))
    for purpose in Purpose:
        door = partial(as_person, bob.opened.session, purpose)
        askers[f"stranger to {purpose}"] = Asker(door=door, person=bob.person)
    return askers


def got_through(tried: Try, told: str, own: dict[str, int]) -> bool:
    """Whether somebody else reached more than rows of their own."""
    if told in {"refused", "impossible"}:
        return False
    return not told.isdecimal() or int(told) > (
        own.get(tried.table, 0) if tried.command == "blind update" else 0
    )


async def test_nobody_but_the_owner_gets_changes_or_adds_a_row_of_any_table(overseer, planted: Planted):
    asked = [one for table in tables(overseer) for one in tries(table, planted)]
    before, count = rows_of(overseer, planted.guest.person), 0
    for who, asker in (await everybody_else(planted, overseer)).items():
        own = {name: len(rows) for name, rows in rows_of(overseer, asker.person).items()}
        told = await outcomes(asker.door, asked)
        count += sum(each != "impossible" for each in told)
        through = [
            f"{one.command} {one.table}: {got}"
            for one, got in zip(asked, told, strict=True)
            if got_through(one, got, own)
        ]
        assert through == [], who
    assert rows_of(overseer, planted.guest.person) == before
    print(f"{count} statements")  # noqa: T201
    assert count >= 5_000


async def test_what_nobody_else_may_do_the_owner_may(overseer, planted: Planted):
    """Otherwise a closed door would prove nothing."""
    asked = [one for table in tables(overseer) for one in tries(table, planted)]
    bob = await a_guest("Bob")
    owner = await outcomes(partial(as_person, planted.guest.opened.session, Purpose.SHOW), asked)
    stranger = await outcomes(partial(as_person, bob.opened.session, Purpose.SHOW), asked)
    shut = [
        f"{one.command} {one.table}"
        for one, hers, his in zip(asked, owner, stranger, strict=True)
        if his == "0" and hers == "0" and one.command != "give"
    ]
    assert shut == []
    may = Counter(
        one.command
        for one, hers, his in zip(asked, owner, stranger, strict=True)
        if hers not in {"refused", his}
    )
    print(dict(may))  # noqa: T201
    assert min(may[command] for command in ("select", "update", "insert", "delete")) >= 10
