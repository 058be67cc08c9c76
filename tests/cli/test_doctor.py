"""`doctor` refuses to call a tampered log whole."""

import json

import psycopg

from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_worker
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.postmaster import SUPERUSER
from tests.builders import a_person
from tests.cli.test_accounts import command

_SET = b"update hv.audit_entry set deed = %s where chain = %s and n = 2"


async def test_a_changed_line_is_named(database: None, database_url: str, embedded: EmbeddedPostgres) -> None:
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        await note(db, Deed.IMPORT, person)

    with psycopg.connect(embedded.url(SUPERUSER), autocommit=True) as connection:
        connection.execute(_SET, ("undo", person))
        done = command(database_url, "doctor", "--json")
        connection.execute(_SET, (Deed.IMPORT.value, person))

    assert done.returncode == 1
    assert json.loads(done.stdout)["log"] == f"broken at line 2 of {person}: this line was changed"
    assert command(database_url, "doctor", "--json").returncode == 0
