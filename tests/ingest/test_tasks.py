"""Arrivals in the queue: sent by the web, read by the worker."""

from pathlib import Path

import pytest

from healthvault.core import jobs
from healthvault.core.config import settings
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import BatchId, PersonId
from healthvault.ingest import batches
from healthvault.ingest.batches import open_batch
from healthvault.ingest.history import import_status
from healthvault.ingest.status import ImportStatus, State
from healthvault.ingest.tasks import UPLOADS, read_arrival, undo_arrival
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database", "own_queue")
_TABLE = (
    "start,end,type,value,unit,source\n"
    "2026-05-04T08:00:00+02:00,2026-05-04T08:10:00+02:00,steps,700,count,Phone\n"
)


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a folder for what is sent."""
    monkeypatch.setattr(settings(), "home", tmp_path)
    folder = tmp_path / UPLOADS
    folder.mkdir()
    return folder


async def _sent(person: PersonId, path: Path) -> BatchId:
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, path.name, path)
        await read_arrival.enqueue(db, person, batch=batch)
    return batch


async def _status(person: PersonId, batch: BatchId) -> ImportStatus:
    async with as_worker(person, Purpose.SHOW) as db:
        return await import_status(db, batch)


async def test_the_worker_reads_what_was_sent_and_puts_the_file_away(database_url: str, uploads: Path):
    path = uploads / "steps.csv"
    path.write_text(_TABLE)
    person = await a_person()
    batch = await _sent(person, path)
    await jobs.work(database_url, wait=False)
    status = await _status(person, batch)
    assert (status.state, status.samples_new, status.problem) == (State.DONE, 1, None)
    assert not path.exists()


async def test_an_arrival_whose_worker_died_is_read_again(database_url: str, uploads: Path):
    path = uploads / "steps.csv"
    path.write_text(_TABLE)
    person = await a_person()
    batch = await _sent(person, path)
    await batches.start(
        person, batch, "spreadsheet"
    )  # So far the worker came; the queue starts the task anew.
    await jobs.work(database_url, wait=False)
    status = await _status(person, batch)
    assert (status.state, status.samples_new, status.problem) == (State.DONE, 1, None)


async def test_a_file_that_nobody_can_read_fails_with_a_sentence(database_url: str, uploads: Path):
    path = uploads / "picture.png"
    path.write_bytes(b"\x89PNG")
    person = await a_person()
    batch = await _sent(person, path)
    await jobs.work(database_url, wait=False)
    status = await _status(person, batch)
    assert status.state is State.FAILED
    assert status.problem
    assert not path.exists()


async def test_the_worker_undoes_once(database_url: str, uploads: Path):
    path = uploads / "steps.csv"
    path.write_text(_TABLE)
    person = await a_person()
    batch = await _sent(person, path)
    async with as_worker(person, Purpose.SHOW) as db:
        await undo_arrival.enqueue(db, person, batch=batch)
        await undo_arrival.enqueue(db, person, batch=batch)
    for _ in range(3):  # One after the other: they are one person's.
        await jobs.work(database_url, wait=False)
    assert (await _status(person, batch)).state is State.UNDONE
