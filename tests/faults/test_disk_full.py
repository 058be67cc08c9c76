"""No room for a file: one clear sentence, nothing half visible, and all is well when there is room again."""

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from healthvault.accounts.sessions import open_token
from tests.builders import a_person
from tests.faults.machine import Machine
from tests.security.house import House, start_house

_SENTENCE = "There is not enough room on the disk for this file."
_FILE = b"date,steps\n" + b"2026-01-01,8000\n" * 20_000
_ROOM = 64 * 1024


@contextmanager
def small_files(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """No file of the server's grows beyond 64 kB for a while: writing more fails, as on a full disk."""
    everybody = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
    _, most = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    for pid in everybody:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (_ROOM, most))
    yield
    for pid in everybody:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))


@pytest.fixture
def served(doors: Machine, tmp_path: Path) -> Iterator[tuple[House, subprocess.Popen[bytes]]]:
    house, process = start_house(tmp_path, doors.url)
    yield house, process
    process.terminate()
    process.wait(20)


async def test_a_full_disk_is_one_sentence_and_leaves_nothing(served, tmp_path):
    house, process = served
    opened = await open_token(await a_person(), label="test", scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {opened.token}"}
    async with httpx.AsyncClient(base_url=house.url, headers=headers, timeout=30) as client:
        with small_files(process):
            refused = await client.post("/api/v1/imports", params={"name": "a.csv"}, content=_FILE)
            small = await client.post("/api/v1/samples", json={"samples": [_READING]})
        assert (refused.status_code, refused.json()["title"]) == (422, _SENTENCE)
        assert small.status_code == 201
        assert list((tmp_path / "uploads").iterdir()) == []
        listed = (await client.get("/api/v1/imports")).json()["imports"]
        assert [(each["state"], each["problem"]) for each in listed if each["file_name"] == "a.csv"] == [
            ("failed", _SENTENCE)
        ]
        taken = await client.post("/api/v1/imports", params={"name": "a.csv"}, content=_FILE)
        assert taken.status_code == 202


_READING = {"metric": "weight", "start": "2026-03-29T08:00:00+02:00", "value": 70.5}
