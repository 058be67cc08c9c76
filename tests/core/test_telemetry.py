"""What is counted where it happens, and that nothing of a person is in it."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.reply import reply
from healthvault.core.config import environment
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import new_id
from healthvault.core.jobs import task, work
from healthvault.core.readiness import queued
from healthvault.core.telemetry import begin_counting, measures, people_here, present
from healthvault.ingest.importing import import_arrivals, undo
from tests.builders import WATCH, a_person, an_arrival, arrive, readings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _counting():
    begin_counting()


def counted(series):
    lines = [line.rpartition(" ") for line in measures({}).decode().splitlines()]
    return next((float(value) for name, _, value in lines if name == f"healthvault_{series}"), None)


def grown(series, before):
    return counted(series) - (before or 0)


async def test_an_arrival_is_counted_from_beginning_to_undoing(database):
    names = {
        outcome: f'imports_total{{outcome="{outcome}",provider="test"}}'
        for outcome in ("begun", "finished", "undone")
    }
    before = {outcome: counted(name) for outcome, name in names.items()}
    person = await a_person()
    batch = await arrive(person, readings("heart_rate", WATCH, [(datetime(2026, 3, 1, tzinfo=UTC), 1, 60)]))
    await undo(person, batch)
    assert [grown(names[outcome], before[outcome]) for outcome in names] == [1, 1, 1]


async def test_a_refused_file_is_counted_as_failed(database):
    series = 'imports_total{outcome="failed",provider="test"}'
    before = counted(series)

    def breaking():
        raise ValueError("82.4 kg")
        yield

    person = await a_person()
    with pytest.raises(ValueError, match=r"82\.4"):
        await import_arrivals(person, await an_arrival(person), "test", breaking())
    assert grown(series, before) == 1


async def test_a_question_and_its_answer_are_counted(database):
    asked, complete = 'coach_answers_total{outcome="asked"}', 'coach_answers_total{outcome="complete"}'
    model = 'model_answer_seconds_count{engine="builtin",outcome="done"}'
    before = {name: counted(name) for name in (asked, complete, model)}
    session = (await open_browser_session(await a_person(), address="::1", agent="a browser")).session
    _ = [event async for event in reply(session, None, "What can you do?")]
    assert [grown(name, before[name]) for name in (asked, complete, model)] == [1, 1, 1]


async def test_a_transaction_is_timed_by_its_purpose(database):
    series = 'transaction_seconds_count{outcome="done",purpose="coach"}'
    before = counted(series)
    async with as_worker(await a_person(), Purpose.COACH):
        pass
    assert grown(series, before) == 1


async def test_a_job_is_seen_waiting_and_counted_when_it_is_done(database, own_queue, database_url):
    @task("test_counted")
    async def nothing(*, person):
        del person

    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        await nothing.enqueue(db, person)
    waiting = await queued()
    assert waiting is not None
    assert waiting.waiting >= 1
    assert waiting.oldest_s is not None
    await work(database_url, wait=False)
    assert counted('job_seconds_count{outcome="done",task="test_counted"}') == 1
    async with as_worker(None, Purpose.SHOW) as db:
        left = await db.scalar(
            text("select count(*) from jobs.procrastinate_jobs where task_name = 'test_counted'")
        )
    assert left == 0


def test_people_are_counted_once_and_never_told():
    before, ann = people_here(), new_id()
    for _ in range(3):
        present(ann)
    assert people_here() == before + 1
    assert str(ann) not in measures({}).decode()


def test_somebody_of_last_week_is_not_here_today(monkeypatch):
    from healthvault.core import telemetry

    long_ago_s = telemetry.time.monotonic() - timedelta(days=3).total_seconds()
    before = people_here()
    monkeypatch.setitem(telemetry._here, new_id(), long_ago_s)
    assert people_here() == before


_TWO = """
import json, subprocess, sys
from healthvault.core.telemetry import begin_counting, imported, measures, talked
begin_counting()
talked("asked") if len(sys.argv) > 1 else imported("sample", "finished")
if len(sys.argv) == 1:
    subprocess.run([sys.executable, "-c", sys.stdin.read(), "other"], check=True)
    print(json.dumps([line for line in measures({}).decode().splitlines() if "_total{" in line]))
"""


def test_the_web_process_tells_what_a_worker_counted(tmp_path):
    env = environment(PROMETHEUS_MULTIPROC_DIR=str(tmp_path / "counts"))
    argv = [sys.executable, "-c", _TWO]
    said = subprocess.run(argv, cwd=ROOT, env=env, input=_TWO, capture_output=True, text=True, check=True)
    assert sorted(json.loads(said.stdout)) == [
        'healthvault_coach_answers_total{outcome="asked"} 1.0',
        'healthvault_imports_total{outcome="finished",provider="sample"} 1.0',
    ]
    assert (tmp_path / "counts").stat().st_mode & 0o077 == 0
