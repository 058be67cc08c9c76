"""The commands about arrivals, as a person or a script types them."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from healthvault.core.config import environment
from healthvault.core.ids import new_id

ROOT = Path(__file__).resolve().parents[2]
TABLE = "start,end,type,value,unit,source\n" + "".join(
    f"2026-05-{day:02}T08:00:00+02:00,2026-05-{day:02}T08:10:00+02:00,steps,700,count,Phone\n"
    for day in range(1, 5)
)


@pytest.fixture
def email() -> str:
    return f"{new_id()}@example.org"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "steps.csv"
    path.write_text(TABLE)
    return path


async def run(database_url: str, *arguments: str, given: str = "") -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "healthvault",
        *arguments,
        cwd=ROOT,
        env=environment(DATABASE_URL=database_url),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate(given.encode())
    return process.returncode or 0, out.decode(), err.decode()


async def told(database_url: str, *arguments: str) -> dict[str, Any]:
    status, out, err = await run(database_url, *arguments, "--json")
    assert status == 0, err
    return json.loads(out)


async def test_a_file_is_looked_at_imported_listed_and_undone(database_url: str, email: str, table: Path):
    await run(database_url, "user", "create", "--email", email, "--password-stdin", given="a long passphrase")
    whose = ("--email", email)
    looked = await told(database_url, "import", str(table), *whose, "--dry-run")
    first = await told(database_url, "import", str(table), *whose)
    again = await told(database_url, "import", str(table), *whose)
    counts = [(facts["samples_new"], facts["samples_duplicate"]) for facts in (looked, first, again)]
    assert counts == [(4, 0), (4, 0), (0, 4)]
    await told(database_url, "undo", first["batch"], *whose)
    listed = (await told(database_url, "imports", *whose))["imports"]
    assert [entry["state"] for entry in listed] == ["done", "undone", "previewed"]


async def test_a_refusal_is_one_sentence_and_status_1(database_url: str, table: Path):
    status, out, err = await run(database_url, "import", str(table), "--email", "nobody@example.org")
    assert (status, out) == (1, "")
    assert err == "Nobody has the e-mail address nobody@example.org.\n"


async def test_wrong_usage_is_status_2(database_url: str):
    status, _, _ = await run(database_url, "import")
    assert status == 2
