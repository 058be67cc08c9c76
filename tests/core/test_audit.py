"""The log of deeds is chained, only grows, and tells when it was tampered with."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from healthvault.core.audit import Deed, note
from healthvault.core.chains import LogFindings, log_findings
from healthvault.core.db import Purpose, Role, as_system, as_worker, conninfo
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId
from healthvault.core.postmaster import SUPERUSER
from tests.builders import a_person

_TAMPERS = {
    "the deed of a line": "update hv.audit_entry set deed = 'sign_out' where n = 4 and chain = %(chain)s",
    "the moment of a line": """
        update hv.audit_entry set at = at + interval '1 microsecond' where n = 4 and chain = %(chain)s""",
    "who did it": "update hv.audit_entry set actor = 'hv_app' where n = 4 and chain = %(chain)s",
    "the particulars": """
        update hv.audit_entry set detail = detail || '\\x00' where n = 4 and chain = %(chain)s""",
    "whose it is": "update hv.audit_entry set person_id = null where n = 4 and chain = %(chain)s",
    "a line is gone": "delete from hv.audit_entry where n = 4 and chain = %(chain)s",
    "the first line is gone": "delete from hv.audit_entry where n = 1 and chain = %(chain)s",
    "the last line is gone": "delete from hv.audit_entry where n = 6 and chain = %(chain)s",
    "all lines are gone": "delete from hv.audit_entry where chain = %(chain)s",
    "the end is forgotten": "delete from hv.audit_head where chain = %(chain)s",
    "the end is elsewhere": "update hv.audit_head set n = 5 where chain = %(chain)s",
    "the end is another": "update hv.audit_head set digest = sha256('x') where chain = %(chain)s",
    "the last line is gone and not counted": """
        with gone as (delete from hv.audit_entry where n = 6 and chain = %(chain)s)
        update hv.audit_head set n = 5 where chain = %(chain)s""",
    "a line is added": """
        insert into hv.audit_entry select chain, 7, person_id, at, actor, deed, detail, digest, digest
        from hv.audit_entry where n = 6 and chain = %(chain)s""",
    "two lines change places": """update hv.audit_entry e set (at, actor, deed, detail, previous, digest) =
        (select o.at, o.actor, o.deed, o.detail, o.previous, o.digest from hv.audit_entry o
         where o.chain = e.chain and o.n = 7 - e.n) where n in (3, 4) and chain = %(chain)s""",
}  # fmt: skip


async def _six_lines() -> PersonId:
    """Somebody whose log has six lines: their key was made, and five files were read."""
    person = await a_person()
    for place in range(5):
        async with as_worker(person, Purpose.SHOW) as db:
            await note(db, Deed.IMPORT, person, place=str(place))
    return person


@contextmanager
def _all_powerful(embedded: EmbeddedPostgres) -> Iterator[psycopg.Connection]:
    """Somebody whom no policy holds, and whose work is taken back at the end."""
    with psycopg.connect(embedded.url(SUPERUSER)) as connection:
        yield connection
        connection.rollback()


def _found(connection: psycopg.Connection) -> LogFindings:
    connection.execute("set local role hv_owner")
    found = log_findings(connection)
    connection.execute("reset role")
    return found


async def test_an_untouched_log_holds(database: None, database_url: str) -> None:
    await _six_lines()

    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        found = log_findings(connection)

    assert found.broken is None
    assert found.lines >= 6
    assert found.logs >= 2


@pytest.mark.parametrize("tamper", _TAMPERS)
async def test_tampering_is_found_where_it_was_done(
    database: None, embedded: EmbeddedPostgres, tamper: str
) -> None:
    person = await _six_lines()

    with _all_powerful(embedded) as connection:
        changed = connection.execute(_TAMPERS[tamper].encode(), {"chain": person}).rowcount
        found = _found(connection)

    assert changed >= 1
    assert found.broken is not None
    assert found.broken.log == person
    assert 1 <= found.broken.line <= 7


async def test_a_note_stands_only_with_what_it_tells_of(database: None, database_url: str) -> None:
    person = await a_person()

    async with as_worker(person, Purpose.SHOW) as db:
        await note(db, Deed.IMPORT, person)
        await db.rollback()

    async with as_worker(person, Purpose.SHOW) as db:
        assert await db.scalar(text("select count(*) from hv.audit_entry")) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "insert into hv.audit_entry select * from hv.audit_entry",
        "update hv.audit_entry set deed = 'sign_in'",
        "delete from hv.audit_entry",
        "truncate hv.audit_entry",
        "select * from hv.audit_head",
        "update hv.audit_head set n = 0",
        "select * from hv.person_key",
        "delete from hv.person_key",
        "select * from hv.service_key",
        "select * from app.wrapped_keys()",
        "select app.rewrap(null, 1::smallint, '', '')",
        "select app.add_service_key(2::smallint, '', '', '', '')",
        "select * from app.audit_findings()",
        "select app.audit_beginning(null)",
    ],
)
@pytest.mark.parametrize("door", ["app", "worker"])
async def test_no_door_changes_the_log_or_touches_keys(database: None, door: str, statement: str) -> None:
    person = await _six_lines()
    opened = as_worker(person, Purpose.SHOW) if door == "worker" else as_system("try")

    with pytest.raises(DBAPIError, match="permission denied"):
        async with opened as db:
            await db.execute(text(statement))


async def test_nobody_writes_into_anothers_log(database: None) -> None:
    anna, ben = await a_person(), await a_person()

    with pytest.raises(DBAPIError, match="somebody else"):
        async with as_worker(anna, Purpose.SHOW) as db:
            await db.execute(text("select app.audit(:person, 'import', '')"), {"person": ben})


async def test_what_is_done_for_nobody_stands_in_the_services_log(database: None, database_url: str) -> None:
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        before = log_findings(connection).lines

    async with as_system("a test") as db:
        await note(db, Deed.INVITED, email="anna@example.org")

    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        assert log_findings(connection).lines == before + 1


async def test_particulars_are_not_readable_in_the_database(
    database: None, embedded: EmbeddedPostgres
) -> None:
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        await note(db, Deed.IMPORT, person, file="my secret diary.csv")

    with _all_powerful(embedded) as connection:
        [(kept,)] = connection.execute(
            "select string_agg(detail, '') from hv.audit_entry where chain = %s", (person,)
        )
    assert b"diary" not in kept


async def test_many_writers_make_one_chain(database: None, database_url: str) -> None:
    person = await a_person()

    async def write(place: int) -> None:
        async with as_worker(person, Purpose.SHOW) as db:
            await note(db, Deed.IMPORT, person, place=str(place))

    await asyncio.gather(*map(write, range(20)))

    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        assert log_findings(connection).broken is None
    async with as_worker(person, Purpose.SHOW) as db:
        numbers = (await db.scalars(text("select n from hv.audit_entry order by n"))).all()
    assert numbers == list(range(1, 22))
