"""A process that dies in the middle of an import leaves nothing half done."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from healthvault.core.config import environment
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest.history import INTERRUPTED, imports
from healthvault.ingest.status import State
from tests.builders import a_person, arrive, resolved
from tests.ingest.test_importing import raw_rows, some_days

pytestmark = pytest.mark.usefixtures("database")
ROOT = Path(__file__).resolve().parents[2]
_IMPORTER = """
import asyncio, sys, time
from uuid import UUID
from healthvault.core.db import Purpose, as_worker, open_database
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from tests.ingest.test_importing import some_days

def endless():
    yield from some_days(5, days=8)
    print("stored", flush=True)
    time.sleep(600)

async def main():
    open_database(sys.argv[1])
    person = UUID(sys.argv[2])
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "killed", None)
    await import_arrivals(person, batch, "test", endless())

asyncio.run(main())
"""


async def _kill_in_the_middle(database_url: str, person: PersonId) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _IMPORTER,
        database_url,
        str(person),
        cwd=ROOT,
        env=environment(PYTHONPATH=str(ROOT)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"stored\n"
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()


async def _state_of_killed(person: PersonId) -> tuple[State, str | None]:
    """What the list says once the database has noticed that the process is gone, which takes five seconds."""
    for _ in range(600):
        async with as_worker(person, Purpose.SHOW) as db:
            (killed,) = [status for status in await imports(db) if status.file_name == "killed"]
        if not killed.state.is_moving:
            break
        await asyncio.sleep(0.1)
    return killed.state, killed.problem


async def test_a_killed_import_leaves_the_vault_as_it_was_and_can_be_run_again(database_url: str):
    person = await a_person()
    await arrive(person, *some_days(1))
    before = (await raw_rows(person), await resolved(person))
    await _kill_in_the_middle(database_url, person)
    assert (await raw_rows(person), await resolved(person)) == before
    assert await _state_of_killed(person) == (State.FAILED, INTERRUPTED)
    await arrive(person, *some_days(5, days=8))
    async with as_worker(person, Purpose.SHOW) as db:
        states = {status.file_name: status.state for status in await imports(db)}
        assert await db.scalar(text("select count(*) > 20 from hv.day_value"))
    assert states == {"test": State.DONE, "killed": State.FAILED}
