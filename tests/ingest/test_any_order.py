"""Imports and undos in any order: what is left is what the remaining files alone would have made."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import text

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest.importing import undo
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import WorkoutSample
from healthvault.providers.provider import Arrival
from tests.builders import BAND, PHONE, RING, WATCH, a_person, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
BEGIN = datetime(2026, 3, 27, 20, tzinfo=UTC)
FILES = 4


def a_file(seed: int, number: int) -> list[Arrival]:
    """A few days of everything around a change of clocks; no reading of one file stands in another."""
    dice = np.random.default_rng(seed * 100 + number)
    mark = number / 100  # Makes every value this file's own.

    def told(count: int, longest_min: int, low: int, high: int) -> list[tuple[datetime, float, float]]:
        return [
            (
                BEGIN + timedelta(minutes=int(dice.integers(0, 4 * 1440))),
                float(dice.integers(0, longest_min + 1)),
                float(dice.integers(low, high)) + mark,
            )
            for _ in range(count)
        ]

    sources = (WATCH, PHONE, BAND, RING)
    source = sources[number]
    night = BEGIN + timedelta(days=int(dice.integers(0, 3)), minutes=7 * number + 1)
    stages = [
        (night + timedelta(minutes=40 * step), 40.0, float(dice.choice(list(SleepStage))))
        for step in range(9)
    ]
    run = WorkoutSample(
        source=source,
        kind="running",
        start_at=BEGIN + timedelta(seconds=45 * number),
        end_at=BEGIN + timedelta(minutes=50 + number),
        offset_min=60,
        distance_m=8000.0 + number if number % 2 else None,
        energy_kcal=400.0 + number,
    )
    return [
        readings("steps", source, told(30, 90, 0, 900), offset_min=60),
        readings("steps", PHONE, told(20, 90, 0, 900), offset_min=120),
        readings("heart_rate", source, told(30, 0, 40, 180), offset_min=60),
        readings("weight", source, told(2, 0, 60, 90), offset_min=60),
        readings("skin_temperature", source, told(3, 500, 30, 36), offset_min=60),
        readings("sleep_stage", source, stages, offset_min=60),
        run,
    ]


async def days_of(person: PersonId) -> dict[str, list[tuple]]:
    """The resolved layer without the numbers of streams and persons, which are one vault's own."""
    queries = {
        "days": "select metric, day, value, low, high, n from hv.day_value order by metric, day",
        "hours": "select metric, day, minute, value, n from hv.hour_value order by metric, day",
        "nights": "select night, start_at, asleep_min, in_bed_min, nap_min from hv.sleep_night order by 1",
        "pieces": "select night, start_at, end_at, stage, period from hv.sleep_segment order by 1, 2",
        "workouts": "select start_at, distance_m, energy_kcal from hv.workout order by start_at",
        "known": "select metric, first_day, last_day, day_count from hv.known_metric order by metric",
    }
    async with as_worker(person, Purpose.SHOW) as db:
        return {
            name: [tuple(row) for row in await db.execute(text(query))] for name, query in queries.items()
        }


@pytest.mark.parametrize("seed", range(6))
async def test_what_is_left_is_what_the_remaining_files_alone_would_have_made(seed: int):
    dice = np.random.default_rng(seed)
    order = dice.permutation(FILES).tolist()
    undone = set(dice.choice(FILES, size=2, replace=False).tolist())
    muddled, plain = await a_person(), await a_person()
    batches = {number: await arrive(muddled, *a_file(seed, number)) for number in order}
    for number in undone:
        await undo(muddled, batches[number])
    for number in sorted(set(range(FILES)) - undone):
        await arrive(plain, *a_file(seed, number))
    assert await days_of(muddled) == await days_of(plain)
