"""Who runs the service sees how it stands, and nothing of anybody; the database says so too."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from healthvault.accounts.activity import activity
from healthvault.accounts.errors import RoleError
from healthvault.accounts.operator import as_operator
from healthvault.accounts.roles import change_role
from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import add_sample_person
from healthvault.accounts.standing import standing, verify_logs, verify_own_log
from healthvault.core.audit import Deed
from healthvault.core.db import Purpose, as_person, as_system
from healthvault.core.errors import NotAllowedError
from tests.builders import WATCH, a_person, arrive, readings
from tests.vault.test_read import at


@pytest.fixture
def superuser(embedded, database_url):
    with psycopg.connect(embedded.url("hv_super")) as connection:
        yield connection


ASKED = ("app.service_counts()", "app.accounts()", "app.all_logs()", "app.outbox()", "app.invitations()")


async def a_session(person):
    return (await open_browser_session(person, address="::1", agent="a browser")).session


@pytest.fixture
async def operator(database):
    await a_person()  # Whoever is first of all runs the place anyhow.
    person = await a_person()
    await change_role(f"{person}@example.org", "operator")
    return await a_session(person)


@pytest.fixture
async def somebody(database):
    return await a_session(await a_person())


async def test_who_runs_it_sees_how_it_stands(operator):
    seen = await standing(operator)
    assert seen.counts.people >= 1
    assert seen.counts.active_week >= 1
    assert seen.counts.database_bytes > 1_000_000
    assert "operator" in {account.role for account in seen.accounts}
    assert (await verify_logs(operator)).broken == ""


async def test_nobody_else_does(somebody):
    for ask in (standing, verify_logs):
        with pytest.raises(NotAllowedError):
            await ask(somebody)


@pytest.mark.parametrize("function", ASKED)
async def test_the_database_refuses_everybody_else(somebody, function):
    with pytest.raises(DBAPIError, match="only an operator may"):
        async with as_person(somebody, Purpose.SHOW) as db:
            await db.execute(text(f"select * from {function}"))


@pytest.mark.parametrize("function", ASKED)
async def test_the_database_refuses_whoever_is_not_signed_in(database, function):
    with pytest.raises(DBAPIError, match="only an operator may"):
        async with as_system("a test looks around") as db:
            await db.execute(text(f"select * from {function}"))


@pytest.mark.parametrize("purpose", list(Purpose))
async def test_who_runs_it_sees_no_row_of_anybody(operator, purpose):
    person = await a_person()
    await a_session(person)
    await arrive(person, readings("steps", WATCH, [(at(8), 10, 100)]))
    async with as_person(operator, purpose) as db:
        for table, column in await owned(db):
            count = await db.scalar(
                text(f"select count(*) from hv.{table} where {column} = :p"), {"p": person}
            )
            assert count == 0, table


async def owned(db):
    found = await db.execute(
        text(
            "select c.relname, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            " join pg_attribute a on a.attrelid = c.oid where n.nspname = 'hv' and c.relkind in ('r', 'v')"
            " and (a.attname in ('person_id', 'user_id') or c.relname = 'person' and a.attname = 'id')"
            " and has_column_privilege(c.oid, a.attname, 'select')"
        )
    )
    return [(row.relname, row.attname) for row in found]


async def test_what_is_told_of_an_account_is_its_address_its_role_and_when(operator):
    async with as_operator(operator) as db:
        columns = set((await db.execute(text("select * from app.accounts() limit 0"))).keys())
    assert columns == {"email", "role", "created_at", "last_seen_at"}


async def test_a_role_counts_at_once_and_stands_in_both_logs(somebody, superuser):
    _, email = await whose(somebody)
    await change_role(email, "operator")
    await standing(somebody)
    [mine] = [line for line in await activity(somebody) if line.deed is Deed.ROLE_CHANGED]
    assert mine.facts == {"role": "operator"}
    assert services_last_deed(superuser) == ("role_changed",)
    await change_role(email, "person")
    with pytest.raises(NotAllowedError):
        await standing(somebody)
    assert (await verify_own_log(somebody)).broken == ""


async def whose(session):
    async with as_person(session, Purpose.SHOW) as db:
        row = (await db.execute(text("select id, email from hv.person"))).one()
    return row.id, row.email


def services_last_deed(superuser):
    return superuser.execute(
        "select deed from hv.audit_entry where person_id is null order by n desc limit 1"
    ).fetchone()


async def test_there_is_always_somebody_who_runs_it(database, superuser):
    superuser.execute("update hv.person set role = 'person'")
    superuser.commit()
    person = await a_person()
    await change_role(f"{person}@example.org", "operator")
    with pytest.raises(RoleError, match="the only one"):
        await change_role(f"{person}@example.org", "person")


async def test_a_sample_person_runs_nothing(database):
    _, email = await add_sample_person(zone="UTC")
    with pytest.raises(RoleError, match="sample person"):
        await change_role(email, "operator")


async def test_nobody_gets_no_role(database):
    with pytest.raises(RoleError, match="Nobody"):
        await change_role("nobody@example.org", "operator")


async def test_the_app_gives_no_role(somebody):
    person, _ = await whose(somebody)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with as_person(somebody, Purpose.SHOW) as db:
            await db.execute(text("select app.set_role(:p, 'operator')"), {"p": person})
    with pytest.raises(DBAPIError, match="permission denied"):
        async with as_person(somebody, Purpose.SHOW) as db:
            await db.execute(text("update hv.person set role = 'operator'"))
