"""Queued work: with its transaction or not at all, and once more after a death."""

from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from healthvault.core import jobs
from healthvault.core.db import Role, as_system, conninfo
from healthvault.core.ids import PersonId, new_id

_done: list[tuple[UUID, UUID]] = []

pytestmark = pytest.mark.usefixtures("own_queue")


@jobs.task("note_for_tests")
async def _note(*, person: UUID, batch: UUID) -> None:
    _done.append((person, batch))


@jobs.task("fail_for_tests")
async def _fail(*, person: UUID) -> None:
    raise ValueError(str(person))


def _execute(database_url: str, statement: str) -> psycopg.Cursor:
    address = conninfo(database_url, Role.WORKER)
    with psycopg.connect(address, options="-c search_path=jobs,pg_catalog", autocommit=True) as connection:
        return connection.execute(statement)


@pytest.fixture(autouse=True)
def _clean(database_url: str) -> Iterator[None]:
    _done.clear()
    yield
    _execute(database_url, "delete from procrastinate_jobs")


def _queued(database_url: str) -> list[tuple[str, int]]:
    ours = "select status::text, attempts from procrastinate_jobs where task_name like '%for_tests'"
    return _execute(database_url, ours).fetchall()


async def test_queued_work_is_done_with_its_ids(database: None, database_url: str) -> None:
    person, batch = PersonId(new_id()), new_id()
    async with as_system("test") as db:
        await _note.enqueue(db, person, batch=batch)

    await jobs.work(database_url, wait=False)

    assert _done == [(person, batch)]
    assert _queued(database_url) == []


async def test_work_of_a_transaction_that_rolled_back_never_was(database: None, database_url: str) -> None:
    with pytest.raises(LookupError):
        await _enqueue_and_fail()

    await jobs.work(database_url, wait=False)

    assert _done == []


async def _enqueue_and_fail() -> None:
    async with as_system("test") as db:
        await _note.enqueue(db, PersonId(new_id()), batch=new_id())
        raise LookupError


async def test_failed_work_waits_for_another_try(database: None, database_url: str) -> None:
    async with as_system("test") as db:
        await _fail.enqueue(db, PersonId(new_id()))

    await jobs.work(database_url, wait=False)

    assert _queued(database_url) == [("todo", 1)]


async def test_work_whose_worker_died_is_done_again(database: None, database_url: str) -> None:
    async with as_system("test") as db:
        await _note.enqueue(db, PersonId(new_id()), batch=new_id())
    _execute(database_url, "update procrastinate_jobs set status = 'doing'")

    await jobs.work(database_url, wait=False)

    assert len(_done) == 1
