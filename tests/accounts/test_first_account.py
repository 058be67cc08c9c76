"""The first account of a fresh installation runs the place; those after it do not."""

from collections.abc import Iterator

import psycopg
import pytest

from healthvault.core.db import Role, conninfo
from healthvault.core.ids import new_id


@pytest.fixture
def fresh(database_url: str) -> Iterator[psycopg.Connection]:
    """The tests' database as if only sample persons were there; nothing of it is committed."""
    connection = psycopg.connect(conninfo(database_url, Role.OWNER))
    connection.execute("set role hv_definer")
    connection.execute("update hv.person set is_sample = true")
    yield connection
    connection.rollback()
    connection.close()


def join(connection: psycopg.Connection, *, is_sample: bool = False) -> str:
    """Makes an account; its role."""
    person = new_id()
    made = connection.execute(
        "select app.sign_up(%s, %s, '', 'x', 'UTC', %s)", (person, f"{person}@example.org", is_sample)
    ).fetchone()
    assert made == (True,)
    row = connection.execute("select role from hv.person where id = %s", (person,)).fetchone()
    assert row
    return row[0]


def test_the_first_runs_the_place_and_the_second_does_not(fresh: psycopg.Connection) -> None:
    assert join(fresh) == "operator"
    assert join(fresh) == "person"


def test_a_sample_person_never_runs_the_place(fresh: psycopg.Connection) -> None:
    assert join(fresh, is_sample=True) == "person"
    assert join(fresh) == "operator"


def test_of_two_who_are_first_at_once_the_second_waits(database_url: str, fresh: psycopg.Connection) -> None:
    assert join(fresh) == "operator"
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as second:
        waits = second.execute(
            "select not pg_try_advisory_xact_lock(hashtext('the first account'))"
        ).fetchone()
    assert waits == (True,)
