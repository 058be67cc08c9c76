"""Making a vault again is killed: nothing is half made, and what is left is made by whoever comes next."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.vault.priority import RULE_SET
from healthvault.vault.rule_sets import behind
from tests.builders import PHONE, a_person, arrive, readings, resolved
from tests.faults.machine import Machine, eventually, kill

_METRICS = ("active_energy", "floors", "heart_rate", "steps")
_BEGIN = datetime(2025, 1, 1, 8, tzinfo=UTC)
_RULE_SETS = text(
    "select metric, min(rule_set), max(rule_set) from hv.day_value group by metric order by metric"
)


async def a_vault() -> PersonId:
    person = await a_person()
    at = [_BEGIN + timedelta(days=day) for day in range(40)]
    await arrive(person, *(readings(metric, PHONE, [(each, 10, 50.0) for each in at]) for metric in _METRICS))
    return person


async def is_stuck() -> bool | None:
    """Whether somebody waits for a lock; None while nobody does."""
    async with as_worker(None, Purpose.SHOW) as db:
        return await db.scalar(text("select true from pg_locks where not granted limit 1"))


async def test_what_was_killed_is_half_made_nowhere_and_goes_on(doors: Machine):
    person = await a_vault()
    fresh = await resolved(person)
    async with as_worker(person, Purpose.SHOW) as db:
        for table in ("day_value", "hour_value", "known_metric"):
            await db.execute(text(f"update hv.{table} set rule_set = 1"))
        await db.execute(text("update hv.day_value set value = value + 1"))
    for done, metric in enumerate(_METRICS[1:], start=1):
        async with as_worker(person, Purpose.SHOW) as db:
            # Whoever makes this metric again has written all its days, and cannot say yet that it did.
            await db.execute(text("select from hv.known_metric where metric = :m for update"), {"m": metric})
            process = doors.command("recompute", "--all")
            assert await eventually(is_stuck)
            kill(process)
        async with as_worker(person, Purpose.SHOW) as db:
            assert await behind(db) == list(_METRICS[done:])
            made = [(first, last) for _, first, last in await db.execute(_RULE_SETS)]
        assert made == [(RULE_SET, RULE_SET)] * done + [(1, 1)] * (len(_METRICS) - done)
    assert doors.command("recompute", "--all").wait(60) == 0
    assert await resolved(person) == fresh
