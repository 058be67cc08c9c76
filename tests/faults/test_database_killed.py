"""The database is killed fifty times, in the middle of everything: what was acknowledged is there."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from healthvault.accounts.preferences import keep_preferences, preferences
from healthvault.accounts.sessions import open_browser_session, open_token
from healthvault.coach.conversation import turns
from healthvault.consent.consents import give
from healthvault.core import jobs
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import ConversationId, PersonId
from healthvault.ingest import tasks
from healthvault.ingest.history import imports
from healthvault.ingest.importing import import_file
from healthvault.ingest.status import State
from tests.builders import a_person
from tests.fakes import fake_model
from tests.faults.machine import Machine, eventually, everything
from tests.security.house import start_house

KILLS = {"posts and settings": 38, "imports by the command line": 4, "imports by the worker": 4, "answers": 4}
_EACH = 10
_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_SEED = 20261123
_AGAIN_S = 0.05
"""A database that is away comes back no sooner where it is asked for all the time."""


def test_there_are_fifty_kills():
    assert sum(KILLS.values()) == 50


@dataclass(slots=True, kw_only=True)
class Ledger:
    """What was sent, what of it was acknowledged, and the last height that was."""

    sent: int = 0
    kept: set[int] = field(default_factory=set)
    told_height_cm: int = 100
    kept_height_cm: int = 100


def a_batch(number: int) -> dict[str, object]:
    """Ten readings, of minutes that no other batch has."""
    at = _BEGIN + timedelta(minutes=number * _EACH)
    return {
        "samples": [
            {"metric": "heart_rate", "start": (at + timedelta(minutes=m)).isoformat(), "value": 60 + m}
            for m in range(_EACH)
        ]
    }


async def post(client: httpx.AsyncClient, ledger: Ledger, until: asyncio.Event) -> None:
    while not until.is_set():
        number, ledger.sent = ledger.sent, ledger.sent + 1
        with suppress(httpx.HTTPError):
            answer = await client.post("/api/v1/samples", json=a_batch(number))
            if answer.status_code == 201:
                assert answer.json()["new"] == _EACH
                ledger.kept.add(number)
                continue
        await asyncio.sleep(_AGAIN_S)


async def grow(session, ledger: Ledger, until: asyncio.Event) -> None:
    """A settings change after the other, each one centimetre more."""
    while not until.is_set():
        with suppress(DBAPIError):
            chosen = await preferences(session)
            ledger.told_height_cm = round(chosen.height_cm or ledger.kept_height_cm) % 140 + 101
            await keep_preferences(session, replace(chosen, height_cm=ledger.told_height_cm))
            ledger.kept_height_cm = ledger.told_height_cm
        await asyncio.sleep(0.005)


async def batches_there(person: PersonId) -> dict[int, int]:
    """How many readings there are of each batch."""
    query = text(
        "select floor(extract(epoch from recorded_at - :begin) / 60 / :each)::int, count(*)"
        " from hv.health_metrics group by 1"
    )
    async with as_worker(person, Purpose.SHOW) as db:
        found = await db.execute(query, {"begin": _BEGIN, "each": _EACH})
        return {number: count for number, count in found}  # noqa: C416  A row is no pair to dict().


@pytest.fixture
def house(doors: Machine, tmp_path: Path) -> Iterator[str]:
    served, process = start_house(tmp_path, doors.url)
    yield served.url
    process.terminate()
    process.wait(20)


async def test_no_committed_row_is_lost(house: str, doors: Machine):
    person, dice, ledger = await a_person(), random.Random(_SEED), Ledger()
    opened = await open_token(person, label="test", scopes=["read", "write"])
    session = (await open_browser_session(person, address="", agent="")).session
    over = asyncio.Event()
    headers = {"Authorization": f"Bearer {opened.token}"}
    async with httpx.AsyncClient(base_url=house, headers=headers, timeout=30) as client:
        work = [post(client, ledger, over), post(client, ledger, over), grow(session, ledger, over)]
        tasks = [asyncio.create_task(each) for each in work]
        for _ in range(KILLS["posts and settings"]):
            await asyncio.sleep(dice.uniform(0.02, 0.35))
            doors.kill_database()
            await asyncio.to_thread(doors.bring_back)
            acknowledged = len(ledger.kept)
            await eventually(lambda before=acknowledged: _more(ledger, before))
        over.set()
        await asyncio.gather(*tasks)
    there = await batches_there(person)
    assert {number for number in ledger.kept if there.get(number) != _EACH} == set()
    assert set(there.values()) == {_EACH}
    assert len(ledger.kept) > KILLS["posts and settings"]
    kept = (await preferences(session)).height_cm
    assert kept in {ledger.kept_height_cm, ledger.told_height_cm}
    assert doors.logs_of_deeds().broken is None


async def _more(ledger: Ledger, before: int) -> bool | None:
    return True if len(ledger.kept) > before else None


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of 4,000 readings."""
    path = tmp_path_factory.mktemp("export") / "readings.csv"
    at = [_BEGIN + timedelta(minutes=9 * place) for place in range(4_000)]
    rows = [f"{each.isoformat()},{each.isoformat()},heart_rate,{55 + place % 70},count/min,Watch"
            for place, each in enumerate(at)]  # fmt: skip
    path.write_text("\n".join(["start,end,type,value,unit,source", *rows]) + "\n")
    return path


@pytest.fixture
async def clean(doors: Machine, export: Path) -> list[tuple[str, ...]]:
    """What an import that nobody disturbs leaves."""
    person = await a_person()
    await import_file(person, export)
    return await everything(person)


async def _is_read(person: PersonId, count: int) -> bool | None:
    """True once the newest of so many arrivals is being read, or was."""
    async with as_worker(person, Purpose.SHOW) as db:
        states = (await db.scalars(text("select state from hv.import_batch order by created_at"))).all()
    return True if len(states) == count and states[-1] not in {"waiting", "receiving"} else None


async def test_an_import_by_the_command_line_is_whole_or_not_there(doors: Machine, export: Path, clean: list):
    person, dice = await a_person(), random.Random(_SEED)
    words = ("import", str(export), "--email", f"{person}@example.org")
    for turn in range(KILLS["imports by the command line"]):
        process = doors.command(*words)
        await eventually(lambda turn=turn: _is_read(person, turn + 1))
        await asyncio.sleep(dice.uniform(0.0, 0.5))
        doors.kill_database()
        said, _ = await asyncio.to_thread(process.communicate, timeout=60)
        await asyncio.to_thread(doors.bring_back)
        there = await eventually(lambda: everything(person))
        assert there in ([], clean)
        assert process.returncode != 0 or there == clean
        assert b"Traceback" not in said, said.decode()
    again = doors.command(*words)
    said, _ = await asyncio.to_thread(again.communicate, timeout=60)
    assert again.returncode == 0, said.decode()
    assert await everything(person) == clean
    async with as_worker(person, Purpose.SHOW) as db:
        assert not [status for status in await imports(db) if status.state.is_moving]
    assert doors.logs_of_deeds().broken is None


async def test_an_import_by_the_worker_is_begun_again_until_it_is_whole(
    house: str, doors: Machine, export: Path, clean: list, monkeypatch: pytest.MonkeyPatch
):
    assert tasks.read_arrival  # The worker here is this process, which must know the work.
    monkeypatch.setattr(jobs, "_STALLED_S", 0.0)
    body = await asyncio.to_thread(export.read_bytes)
    person, dice = await a_person(), random.Random(_SEED)
    opened = await open_token(person, label="test", scopes=["read", "write"])
    headers = {"Authorization": f"Bearer {opened.token}"}
    async with httpx.AsyncClient(base_url=house, headers=headers, timeout=30) as client:
        answer = await client.post("/api/v1/imports", params={"name": "r.csv"}, content=body)
    assert answer.status_code == 202
    for _ in range(KILLS["imports by the worker"]):
        worker = asyncio.create_task(jobs.work(doors.url, wait=False))
        with suppress(AssertionError):  # The last kill may have come when all was done.
            await eventually(lambda: _is_read(person, 1), within_s=5)
        await asyncio.sleep(dice.uniform(0.0, 0.25))
        doors.kill_database()
        await asyncio.to_thread(doors.bring_back)
        await asyncio.gather(worker, return_exceptions=True)
        assert await eventually(lambda: everything(person)) in ([], clean)
    await eventually(lambda: _worked(doors, person), within_s=60)  # It is tried again after some seconds.
    assert await everything(person) == clean
    assert doors.logs_of_deeds().broken is None


async def _worked(doors: Machine, person: PersonId) -> bool | None:
    """True once an import is done after all that waits was."""
    await jobs.work(doors.url, wait=False)
    async with as_worker(person, Purpose.SHOW) as db:
        return True if [status.state for status in await imports(db)] == [State.DONE] else None


async def test_the_first_question_after_a_death_is_answered(doors: Machine):
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        assert await imports(db) == []
    doors.kill_database()
    await asyncio.to_thread(doors.bring_back)
    async with as_worker(person, Purpose.SHOW) as db:
        assert await imports(db) == []


@pytest.fixture
async def talking(doors: Machine, tmp_path: Path) -> AsyncIterator[tuple[str, str]]:
    """A house whose coach speaks slowly, four hundred words at a time; and the host of its model."""
    async with fake_model(words=["on "] * 400, pause_s=0.01) as model:
        served, process = await asyncio.to_thread(
            start_house, tmp_path, doors.url, openai_base_url=model.url, OPENAI_API_KEY="none"
        )
        yield served.url, model.url.split("/")[2]
        process.terminate()
        await asyncio.to_thread(process.wait, 20)


async def test_an_answer_outlives_the_database(talking: tuple[str, str], doors: Machine):
    person, dice = await a_person(), random.Random(_SEED)
    opened = await open_token(person, label="test", scopes=["coach"])
    session = (await open_browser_session(person, address="", agent="")).session
    served, host = talking
    await give(session, Purpose.COACH, host=host)
    headers = {"Authorization": f"Bearer {opened.token}"}
    async with httpx.AsyncClient(base_url=served, headers=headers, timeout=60) as client:
        for number in range(KILLS["answers"]):
            question = f"Tell me everything, part {number}"  # The same once more would be answered at once.
            last = await _heard_until_killed(client, doors, question, after=dice.uniform(0.5, 4.5))
            assert last["whole"] is True
            thread = ConversationId(last["conversation_id"])
            answer = (await eventually(lambda thread=thread: turns(session, thread)))[-1]
            assert (answer.text, answer.state) == ("on " * 400, "complete")
    assert doors.logs_of_deeds().broken is None


async def _heard_until_killed(
    client: httpx.AsyncClient, doors: Machine, question: str, *, after: float
) -> dict[str, Any]:
    """The data of the last event of an answer, in whose middle the database was killed and came back."""
    async with client.stream("POST", "/api/v1/coach/messages", json={"text": question}) as answer:
        assert answer.status_code == 200
        kill = asyncio.create_task(_kill(doors, after))
        lines = [line async for line in answer.aiter_lines() if line.startswith("data: ")]
        await kill
    return json.loads(lines[-1].removeprefix("data: "))


async def _kill(doors: Machine, after: float) -> None:
    await asyncio.sleep(after)
    doors.kill_database()
    await asyncio.to_thread(doors.bring_back)
