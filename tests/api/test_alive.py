"""What a watcher asks: is it up, can it work, how much did it do."""

from healthvault.core.db import close_database, open_database


async def test_the_process_says_that_it_is_up(visitor):
    assert (await visitor.get("/healthz")).json() == {"status": "up"}


async def test_without_a_worker_it_is_not_ready(visitor):
    answer = await visitor.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "not ready", "database": True, "migrations": True, "worker": False}


async def test_without_a_database_it_is_not_ready(visitor, database_url):
    await close_database()
    open_database("postgresql:///nothing?host=/nowhere")
    answer = await visitor.get("/readyz")
    await close_database()
    open_database(database_url)
    assert (answer.status_code, answer.json()["database"]) == (503, False)


async def test_the_counters_count_answers(visitor):
    before = (await visitor.get("/metrics")).text
    await visitor.get("/healthz")
    after = (await visitor.get("/metrics")).text
    assert "# TYPE healthvault_http_answers_total counter" in after
    assert before != after
    assert "process_resident_memory_bytes" in after
