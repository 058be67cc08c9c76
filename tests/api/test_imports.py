"""A file over HTTP: streamed to a private place, read by the worker, taken back."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from healthvault.accounts.sessions import session_of
from healthvault.core.config import settings
from healthvault.core.ids import new_id
from healthvault.core.jobs import work
from healthvault.ingest.receive import Receiving, Sender, clear_interrupted

pytestmark = pytest.mark.usefixtures("own_queue")
CSV = b"date,steps,weight (kg)\n2026-01-01,8000,70.5\n2026-01-02,9000,70.4\n2026-01-03,,70.3\n"


async def sent(client: httpx.AsyncClient, body: bytes = CSV, **params: str) -> str:
    answer = await client.post("/api/v1/imports", params={"name": "steps.csv", **params}, content=body)
    assert answer.status_code == 202, answer.text
    return answer.json()["id"]


def uploads(home: Path) -> list[Path]:
    return sorted((home / "uploads").glob("*"))


async def test_a_sent_file_waits_in_a_private_place(ann, home):
    batch = await sent(ann)
    (path,) = uploads(home)
    assert path.read_bytes() == CSV
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    status = (await ann.get(f"/api/v1/imports/{batch}")).json()
    assert (status["state"], status["file_name"], status["file_bytes"]) == ("waiting", "steps.csv", len(CSV))


async def test_a_sent_file_becomes_days_and_can_be_taken_back(ann, home, database_url):
    batch = await sent(ann)
    await work(database_url, wait=False)
    assert (await ann.get(f"/api/v1/imports/{batch}")).json()["state"] == "done"
    asked = {"metric": "steps", "from": "2026-01-01", "to": "2026-01-31"}
    days = (await ann.get("/api/v1/days", params=asked)).json()["days"]
    assert [(day["day"], day["value"]) for day in days] == [("2026-01-01", 8000), ("2026-01-02", 9000)]
    assert uploads(home) == []
    assert (await ann.delete(f"/api/v1/imports/{batch}")).status_code == 202
    await work(database_url, wait=False)
    assert (await ann.get("/api/v1/days", params=asked)).json()["days"] == []
    assert (await ann.get(f"/api/v1/imports/{batch}")).json()["state"] == "undone"


async def test_what_only_is_looked_at_is_not_kept(ann, database_url):
    batch = await sent(ann, dry_run="true")
    await work(database_url, wait=False)
    status = (await ann.get(f"/api/v1/imports/{batch}")).json()
    assert (status["state"], status["dry_run"]) == ("previewed", True)
    asked = {"metric": "steps", "from": "2026-01-01", "to": "2026-01-31"}
    assert (await ann.get("/api/v1/days", params=asked)).json()["days"] == []
    assert (await ann.delete(f"/api/v1/imports/{batch}")).status_code == 202
    assert (await ann.get(f"/api/v1/imports/{batch}")).status_code == 404


async def test_a_file_that_is_too_large_is_refused_and_tells_why(ann, home, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_MAX_UPLOAD_BYTES", "1000")
    settings.cache_clear()
    answer = await ann.post("/api/v1/imports", content=b"x" * 2000)
    assert answer.status_code == 422
    (status,) = (await ann.get("/api/v1/imports")).json()["imports"]
    assert (status["state"], status["problem"]) == ("failed", answer.json()["title"])
    assert uploads(home) == []


async def test_a_sender_that_lies_about_the_length_is_counted(ann, home, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_MAX_UPLOAD_BYTES", "1000")
    settings.cache_clear()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    answer = await ann.post("/api/v1/imports", content=pieces(), headers={"Content-Length": "10"})
    assert answer.status_code == 422
    assert uploads(home) == []


async def test_a_broken_connection_leaves_nothing(ann, home):
    async def pieces() -> AsyncIterator[bytes]:
        yield b"x" * 100
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await ann.post("/api/v1/imports", content=pieces())
    assert (await ann.get("/api/v1/imports")).json()["imports"] == []
    assert uploads(home) == []


async def test_a_sixth_file_has_to_wait(ann):
    for _ in range(5):
        await sent(ann)
    assert (await ann.post("/api/v1/imports", content=CSV)).status_code == 400


async def test_somebody_elses_import_is_not_there(ann, bob):
    batch = await sent(ann)
    assert (await bob.get(f"/api/v1/imports/{batch}")).status_code == 404
    assert (await bob.delete(f"/api/v1/imports/{batch}")).status_code == 404
    assert (await bob.get("/api/v1/imports")).json() == {"imports": []}
    assert (await bob.get(f"/api/v1/imports/{new_id()}")).status_code == 404


async def test_a_path_in_the_name_goes_nowhere(ann, home):
    batch = await sent(ann, name="../../etc/passwd")
    assert (await ann.get(f"/api/v1/imports/{batch}")).json()["file_name"] == "passwd"
    assert [path.parent for path in uploads(home)] == [home / "uploads"]


async def test_a_file_may_be_larger_than_other_bodies(ann, home):
    await sent(ann, b"x" * 5_000_000)
    assert uploads(home)[0].stat().st_size == 5_000_000


async def test_what_a_dead_process_was_receiving_is_taken_away_at_the_next_start(ann, home):
    whole = await sent(ann)
    me = await session_of(ann.headers["Authorization"].removeprefix("Bearer "))
    assert me is not None
    dying = Receiving(Sender(session=me.id, person=me.person), "cut.zip", None)
    await dying.__aenter__()
    await dying.write(b"half of it")
    await clear_interrupted()
    assert len((await ann.get("/api/v1/imports")).json()["imports"]) == 2, "It is still being received."
    dying._file.close()
    await clear_interrupted()
    assert [each["id"] for each in (await ann.get("/api/v1/imports")).json()["imports"]] == [whole]
    assert [path.name.partition(".")[2] for path in uploads(home)] == [whole]
