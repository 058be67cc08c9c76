"""One person gets nothing of another through any door, whatever the table, the command or the purpose."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.sessions import revoke
from healthvault.consent.consents import give
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person, as_system, as_worker
from healthvault.core.ids import SessionId, new_id
from tests.security.house import Guest, a_guest
from tests.security.planted import arrivals

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(scope="module")
async def ann(database: None) -> Guest:
    """Somebody with readings, a night, a workout and a conversation."""
    guest = await a_guest("Ann")
    await arrivals(guest.person, clock.now() - timedelta(hours=2))
    async with as_worker(guest.person, Purpose.SHOW) as db:
        await db.execute(
            text(
                "insert into hv.conversation (id, person_id, title, created_at, updated_at)"
                " values (:id, :person, 'mine', now(), now())"
            ),
            {"id": new_id(), "person": guest.person},
        )
    return guest


@pytest.fixture
async def bob(database: None) -> Guest:
    return await a_guest("Bob")


async def say(guest: Guest, *statements: str) -> None:
    """Speak to the database as somebody, in one transaction."""
    async with as_person(guest.opened.session, Purpose.SHOW) as db:
        for statement in statements:
            await db.execute(text(statement))


async def tables(db: AsyncSession) -> dict[str, str]:
    """Every table of somebody's rows that may be asked at all, and the column that says whose."""
    found = await db.execute(
        text(
            "select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " join pg_attribute a on a.attrelid = c.oid where n.nspname = 'hv' and c.relkind in ('r', 'v')"
            " and (a.attname in ('person_id', 'user_id') or c.relname = 'person' and a.attname = 'id')"
            " and has_column_privilege(c.oid, a.attname, 'select')"
        )
    )
    return {name: column for name, column in found}  # noqa: C416


async def rows(db: AsyncSession, table: str, column: str, person: UUID) -> int:
    query = f"select count(*) from hv.{table} where {column} = :person"
    return await db.scalar(text(query), {"person": person}) or 0


async def test_the_owner_sees_their_rows(ann: Guest):
    async with as_person(ann.opened.session, Purpose.SHOW) as db:
        full = [
            name for name, column in (await tables(db)).items() if await rows(db, name, column, ann.person)
        ]
    assert {
        "person",
        "preferences",
        "session",
        "day_value",
        "sample_chunk",
        "sleep_night",
        "workout",
        "conversation",
    } <= set(full)


@pytest.mark.parametrize("purpose", list(Purpose))
async def test_nobody_else_sees_one_of_them(ann: Guest, bob: Guest, purpose: Purpose):
    async with as_person(bob.opened.session, purpose) as db:
        for name, column in (await tables(db)).items():
            assert await rows(db, name, column, ann.person) == 0, name


@pytest.mark.parametrize("table", ["errand", "ceremony", "letter", "audit_head", "attempt"])
async def test_what_opens_an_account_can_be_read_by_nobody(bob: Guest, table: str):
    with pytest.raises(DBAPIError, match="permission denied"):
        await say(bob, f"select count(*) from hv.{table}")


async def test_no_session_sees_nothing(ann: Guest):
    async with as_person(SessionId(new_id()), Purpose.SHOW) as db:
        for name, column in (await tables(db)).items():
            assert await rows(db, name, column, ann.person) == 0, name


async def test_nobody_can_name_the_person_themselves(ann: Guest, bob: Guest):
    async with as_person(bob.opened.session, Purpose.SHOW) as db:
        await db.execute(text("select set_config('app.person_id', :ann, true)"), {"ann": str(ann.person)})
        assert await rows(db, "day_value", "person_id", ann.person) == 0


async def test_without_a_purpose_the_database_refuses(bob: Guest):
    with pytest.raises(DBAPIError, match="no purpose was given"):
        await say(bob, "select set_config('app.purpose', '', true)", "select count(*) from hv.day_value")


@pytest.mark.parametrize("verb", ["update hv.{} set {} = {}", "delete from hv.{}"])
async def test_nobody_else_changes_one_of_them(ann: Guest, bob: Guest, verb: str):
    async with as_person(ann.opened.session, Purpose.SHOW) as db:
        before = {
            name: await rows(db, name, column, ann.person) for name, column in (await tables(db)).items()
        }
    for name, column in (await _tables(bob)).items():
        with suppress(DBAPIError):  # Most tables are not even granted to be changed as a whole.
            await say(bob, verb.format(name, column, column))
    async with as_person(ann.opened.session, Purpose.SHOW) as db:
        after = {
            name: await rows(db, name, column, ann.person) for name, column in (await tables(db)).items()
        }
    assert after == before


async def test_nobody_writes_in_the_name_of_another(ann: Guest, bob: Guest):
    with pytest.raises(DBAPIError, match="row-level security"):
        async with as_person(bob.opened.session, Purpose.SHOW) as db:
            await db.execute(
                text(
                    "insert into hv.conversation (id, person_id, title, created_at, updated_at)"
                    " values (:id, :ann, 'not mine', now(), now())"
                ),
                {"id": new_id(), "ann": ann.person},
            )


async def test_a_reader_for_the_coach_writes_nothing(ann: Guest):
    async with as_person(ann.opened.session, Purpose.COACH) as db:
        changed = await db.execute(text("update hv.conversation set title = 'changed'"))
        assert changed.rowcount == 0


async def test_the_coach_sees_no_account_and_no_arrival(ann: Guest):
    await give(ann.opened.session, Purpose.COACH)
    async with as_person(ann.opened.session, Purpose.COACH) as db:
        for name in ("session", "person", "import_batch"):
            column = "id" if name == "person" else "person_id"
            assert await rows(db, name, column, ann.person) == 0


async def test_a_revoked_session_sees_nothing_on_the_connection_it_has_open(bob: Guest):
    async with as_person(bob.opened.session, Purpose.SHOW) as db:
        assert await rows(db, "preferences", "person_id", bob.person) == 1
        await revoke(bob.opened.session, bob.opened.session)
        assert await rows(db, "preferences", "person_id", bob.person) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "select token_hash from hv.session",
        "select password_hash from hv.person",
        "select * from hv.attempt",
        "truncate hv.message",
        "set role hv_owner",
        "select args from jobs.procrastinate_jobs",
    ],
)
async def test_what_nobody_needs_nobody_may(bob: Guest, statement: str):
    with pytest.raises(DBAPIError, match="permission denied"):
        await say(bob, statement)


async def test_before_a_session_there_are_no_rows_at_all(ann: Guest):
    with pytest.raises(DBAPIError, match="no purpose was given"):
        async with as_system("a test looks around") as db:
            await rows(db, "person", "id", ann.person)


async def _tables(guest: Guest) -> dict[str, str]:
    async with as_person(guest.opened.session, Purpose.SHOW) as db:
        return await tables(db)
