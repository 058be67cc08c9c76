"""A vault that other rules made: it is made again part by part, and nobody sees two rule sets in one line."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy import text

from healthvault.core import jobs
from healthvault.core.db import Purpose, Role, as_worker, conninfo
from healthvault.core.ids import PersonId
from healthvault.custody import recompute as recomputing
from healthvault.custody.recompute import recompute, recompute_all, recompute_behind, recompute_vault
from healthvault.ingest.importing import undo
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import WorkoutSample
from healthvault.vault.priority import RULE_SET
from healthvault.vault.rule_sets import WORKOUTS, behind, people_behind
from tests.builders import PHONE, WATCH, a_person, arrive, readings, resolved
from tests.cli.test_accounts import command

pytestmark = pytest.mark.usefixtures("database", "own_queue")
BEGIN = datetime(2026, 5, 4, 8, tzinfo=UTC)
_DAY = timedelta(days=1)
_OLD = 1
_MADE = ("day_value", "hour_value", "sleep_night", "workout", "known_metric")
_RULE_SETS = text("""
select metric, min(rule_set), max(rule_set) from (
  select metric, rule_set from hv.day_value union all select metric, rule_set from hv.hour_value
  union all select 'night', rule_set from hv.sleep_night
  union all select 'workout', rule_set from hv.workout) made group by metric""")


def steps(first_day: int, days: int):
    told = [(BEGIN + _DAY * day, 60, 1000.0 + day) for day in range(first_day, first_day + days)]
    return readings("steps", PHONE, told), readings("steps", WATCH, told[::2])


def nights(days: int):
    night = [(BEGIN + _DAY * day - timedelta(hours=9), 400, float(SleepStage.CORE)) for day in range(days)]
    return readings("sleep_stage", WATCH, night)


def a_run(day: int) -> WorkoutSample:
    start = BEGIN + _DAY * day
    return WorkoutSample(
        source=WATCH,
        kind="running",
        start_at=start,
        end_at=start + timedelta(minutes=40),
        offset_min=0,
        duration_s=2400.0,
    )


async def a_vault(days: int = 12) -> PersonId:
    """Steps with hours, heart rates, nights, and a run."""
    person = await a_person()
    rates = [(BEGIN + _DAY * day, 0, 60.0 + day) for day in range(days)]
    told = (*steps(0, days), readings("heart_rate", WATCH, rates), nights(days), a_run(3), a_run(5))
    await arrive(person, *told)
    return person


async def age(person: PersonId) -> None:
    """Leave the vault as an older version would have: other values, and its number beside them."""
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(text("update hv.day_value set value = value + 1"))
        await db.execute(text("update hv.workout set duration_s = 1"))
        for table in _MADE:
            await db.execute(text(f"update hv.{table} set rule_set = :old"), {"old": _OLD})


async def made_by(person: PersonId) -> dict[str, set[int]]:
    async with as_worker(person, Purpose.SHOW) as db:
        return {metric: {first, last} for metric, first, last in await db.execute(_RULE_SETS)}


async def is_behind(person: PersonId) -> bool:
    async with as_worker(None, Purpose.SHOW) as db:
        return person in await people_behind(db)


async def test_a_vault_that_older_rules_made_becomes_what_its_readings_say():
    person = await a_vault()
    fresh = await resolved(person)
    await age(person)
    assert await is_behind(person)
    done = await recompute(person)
    assert (done.parts, done.is_whole) == (4, True)
    assert await resolved(person) == fresh
    assert not await is_behind(person)
    assert (await recompute(person)).parts == 0


async def test_a_vault_may_be_made_again_although_todays_rules_made_it():
    person = await a_vault()
    fresh = await resolved(person)
    async with as_worker(person, Purpose.SHOW) as db:
        await db.execute(text("update hv.day_value set value = 0"))
    assert (await recompute_all(person)).parts == 4
    assert await resolved(person) == fresh


async def test_one_new_day_in_a_vault_that_is_behind_makes_all_days_of_its_metric_again_and_no_other():
    person = await a_vault()
    await age(person)
    await arrive(person, *steps(12, 1), a_run(7))
    found = await made_by(person)
    assert found["steps"] == found["workout"] == {RULE_SET}
    assert found["heart_rate"] == found["night"] == {_OLD}
    async with as_worker(person, Purpose.SHOW) as db:
        assert await behind(db) == ["heart_rate", "sleep_stage"]


async def test_undoing_in_a_vault_that_is_behind_leaves_no_two_rule_sets_either():
    person = await a_vault()
    fresh = await resolved(person)
    batch = await arrive(person, *steps(12, 2), nights(14))
    await age(person)
    await undo(person, batch)
    found = await made_by(person)
    assert found["steps"] == found["night"] == found["sleep_duration"] == {RULE_SET}
    await recompute(person)
    assert await resolved(person) == fresh


async def test_who_reads_meanwhile_never_sees_two_rule_sets_in_one_line():
    person = await a_vault(days=60)
    await age(person)
    made = asyncio.create_task(recompute(person))
    looks: list[dict[str, set[int]]] = []
    while not made.done():
        looks.append(await made_by(person))
    await made
    assert looks
    for look in looks:
        assert all(len(rule_sets) == 1 for rule_sets in look.values()), look
    assert set().union(*(await made_by(person)).values()) == {RULE_SET}


async def test_the_worker_makes_it_again_turn_by_turn(database_url: str, monkeypatch):
    person = await a_vault()
    fresh = await resolved(person)
    await age(person)
    monkeypatch.setattr(recomputing, "_TURN_S", 0.0)  # Each part is a turn of its own.
    for _ in range(2):
        await recompute_behind()
    with psycopg.connect(conninfo(database_url, Role.WORKER)) as queue:
        waiting = queue.execute(
            "select count(*) from jobs.procrastinate_jobs where task_name = %s and lock = %s",
            (recompute_vault.name, str(person)),
        ).fetchone()
    assert waiting == (1,)
    for _ in range(4):
        await jobs.work(database_url, wait=False)
    assert await resolved(person) == fresh


async def test_in_bed_without_sleep_holds_nobody_behind():
    person = await a_person()
    await arrive(person, readings("sleep_stage", PHONE, [(BEGIN, 480, float(SleepStage.IN_BED))]))
    assert not await is_behind(person)
    assert (await recompute_all(person)).is_whole
    assert not await is_behind(person)


async def test_the_command_makes_one_vault_again_or_all_that_are_behind(database_url: str):
    person = await a_vault()
    fresh = await resolved(person)
    mine = ("recompute", "--email", f"{person}@example.org", "--json")
    said = json.loads(command(database_url, *mine).stdout)
    assert (said["people"], said["parts"], said["rule_set"]) == (1, 4, RULE_SET)
    await age(person)
    assert json.loads(command(database_url, "doctor", "--json").stdout)["vaults_behind"] >= 1
    assert json.loads(command(database_url, "recompute", "--all", "--json").stdout)["parts"] >= 4
    assert json.loads(command(database_url, "doctor", "--json").stdout)["vaults_behind"] == 0
    assert await resolved(person) == fresh
    assert command(database_url, "recompute").returncode == 2


async def test_workouts_are_a_part_of_their_own():
    person = await a_person()
    await arrive(person, a_run(0))
    await age(person)
    async with as_worker(person, Purpose.SHOW) as db:
        assert await behind(db) == [WORKOUTS]
