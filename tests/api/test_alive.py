"""What a watcher asks: is it up, can it work, how much did it do."""

import re
from pathlib import Path

import httpx
import pytest

from healthvault.accounts.sessions import open_token
from healthvault.api.routes import api
from healthvault.core import master
from healthvault.core.config import settings
from healthvault.core.db import close_database, open_database
from healthvault.core.ids import new_id
from healthvault.core.seal import MasterKey
from healthvault.core.telemetry import begin_counting
from healthvault.ui.gate import SessionGate
from healthvault.ui.observed import Observed
from tests.api.conftest import BASE
from tests.builders import a_person

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def watcher(database, home):
    """Somebody outside everything, as the app is served."""
    begin_counting()
    transport = httpx.ASGITransport(Observed(SessionGate(api())), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


def series(text):
    return {line.rpartition(" ")[0] for line in text.splitlines() if line and not line.startswith("#")}


async def test_the_process_says_that_it_is_up(visitor):
    assert (await visitor.get("/healthz")).json() == {"status": "up"}


async def test_without_a_worker_it_is_not_ready(visitor):
    answer = await visitor.get("/readyz")
    assert answer.status_code == 503
    there = {"database": True, "migrations": True, "keys": True}
    assert answer.json() == {"status": "not ready", **there, "worker": False}


async def test_with_another_master_key_it_is_not_ready(visitor, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_MASTER_KEY", MasterKey.new().written)
    monkeypatch.setattr(master, "_known", {})
    settings.cache_clear()
    answer = await visitor.get("/readyz")
    assert (answer.status_code, answer.json()["database"], answer.json()["keys"]) == (503, True, False)


async def test_without_a_database_it_is_not_ready(visitor, database_url):
    await close_database()
    open_database("postgresql:///nothing?host=/nowhere")
    answer = await visitor.get("/readyz")
    counted = (await visitor.get("/metrics")).text
    await close_database()
    open_database(database_url)
    assert (answer.status_code, answer.json()["database"]) == (503, False)
    assert "healthvault_database_up 0.0" in counted


async def test_an_answer_is_counted_under_its_route(watcher):
    await watcher.get("/healthz")
    told = (await watcher.get("/metrics")).text
    assert 'healthvault_http_answer_seconds_count{method="GET",route="/healthz",status="2xx"}' in told
    assert "healthvault_database_up 1.0" in told
    assert "healthvault_worker_up 0.0" in told
    assert 'healthvault_jobs{state="waiting"}' in told
    assert "process_resident_memory_bytes" in told


async def test_who_was_here_this_week_is_counted_and_not_told(watcher):
    def active(text):
        name = 'healthvault_active_people{within="week"} '
        return next(float(line.removeprefix(name)) for line in text.splitlines() if line.startswith(name))

    before = active((await watcher.get("/metrics")).text)
    person = await a_person()
    for _ in range(2):
        await open_token(person, label="test", scopes=["read"])
    told = (await watcher.get("/metrics")).text
    assert active(told) == before + 1
    assert str(person) not in told


async def test_what_the_alerts_and_the_documents_name_is_counted(watcher):
    await watcher.get("/healthz")
    types = r"(?m)^# TYPE (healthvault_\w+?)(?:_total)? "
    told = set(re.findall(types, (await watcher.get("/metrics")).text))
    named = set(re.findall(r"healthvault_\w+", (ROOT / "deploy/watching/alerts.yml").read_text()))
    table = (ROOT / "docs/observability.md").read_text().partition("## Counters")[2]
    rows = re.findall(r"(?m)^\| (`.+?) \|", table)
    named |= {f"healthvault_{name}" for row in rows for name in re.findall(r"`(\w+)`", row)}
    counted = {re.sub(r"_(total|count|bucket)$", "", name) for name in named}
    absent_now = {"healthvault_oldest_job_seconds", "healthvault_arrivals"}
    assert len(named) > 15
    assert counted - absent_now - told == set()


async def test_every_answer_has_a_name_of_its_own(watcher):
    names = [(await watcher.get("/healthz")).headers["x-request-id"] for _ in range(2)]
    assert len(set(names)) == 2
    assert all(len(name) == 16 for name in names)


async def test_no_path_parameter_or_method_becomes_a_label(watcher):
    await watcher.get("/metrics")
    canary = new_id().hex
    for turn in range(3):
        path = f"{canary}{turn}"
        await watcher.get(f"/api/v1/imports/{new_id()}")
        await watcher.get(f"/api/v1/{path}?metric={path}", headers={"Cookie": f"hv={path}"})
        await watcher.get(f"/{path}", headers={"User-Agent": path, "X-Request-Id": path})
        await watcher.request(f"PURGE{turn}", "/healthz")
        if turn == 0:
            before = series((await watcher.get("/metrics")).text)
    after = (await watcher.get("/metrics")).text
    assert canary not in after
    assert "PURGE" not in after
    assert series(after) == before
    assert len(before) < 400


async def test_whoever_has_no_token_is_told_no_count(watcher, monkeypatch):
    monkeypatch.setenv("HEALTHVAULT_METRICS_TOKEN", "only for the watcher")
    settings.cache_clear()
    assert (await watcher.get("/metrics")).status_code == 401
    wrong = {"Authorization": "Bearer only for the watche"}
    assert (await watcher.get("/metrics", headers=wrong)).status_code == 401
    right = {"Authorization": "Bearer only for the watcher"}
    assert (await watcher.get("/metrics", headers=right)).status_code == 200
