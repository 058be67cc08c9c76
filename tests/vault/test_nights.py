"""Nights: one device tells each, the longest sleep is the night, the day is that of waking."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import SampleBatch, Source
from healthvault.vault import read
from healthvault.vault.values import Night
from tests.builders import PHONE, RING, WATCH, a_person, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
S = SleepStage
EVENING = datetime(2026, 5, 3, 23, tzinfo=UTC)
DAY = date(2026, 5, 4)


def slept(source: Source, *told: tuple[SleepStage, float, float], begin: datetime = EVENING) -> SampleBatch:
    """Stages from (stage, minutes after `begin`, minutes)."""
    return readings(
        "sleep_stage",
        source,
        [(begin + timedelta(minutes=after), minutes, float(stage)) for stage, after, minutes in told],
    )


async def night(person: PersonId, day: date = DAY) -> Night:
    async with as_worker(person, Purpose.SHOW) as db:
        (found,) = await read.nights(db, day, day)
    return found


async def told(*batches: SampleBatch) -> Night:
    person = await a_person()
    await arrive(person, *batches)
    return await night(person)


async def test_a_night_belongs_to_the_day_of_waking():
    found = await told(slept(WATCH, (S.CORE, 0, 240), (S.DEEP, 240, 60), (S.REM, 300, 120)))
    assert (found.night, found.asleep_min, found.deep_min, found.rem_min) == (DAY, 420, 60, 120)
    assert (found.start_at, found.end_at) == (EVENING, EVENING + timedelta(minutes=420))


async def test_of_two_stages_at_one_moment_the_stronger_is_believed():
    found = await told(slept(WATCH, (S.CORE, 0, 300), (S.DEEP, 60, 60), (S.AWAKE, 100, 30)))
    assert (found.core_min, found.deep_min, found.awake_min, found.asleep_min) == (230, 40, 30, 270)


async def test_a_silence_of_an_hour_does_not_end_the_night():
    found = await told(slept(WATCH, (S.CORE, 0, 200), (S.CORE, 259, 200)))
    assert (found.asleep_min, found.nap_min) == (400, None)


async def test_a_longer_silence_makes_the_shorter_sleep_a_nap():
    found = await told(slept(WATCH, (S.CORE, 0, 400), (S.CORE, 800, 90)))
    assert (found.asleep_min, found.nap_min) == (400, 90)
    assert [segment.period for segment in found.segments] == [0, 1]


async def test_a_ring_with_stages_is_believed_before_a_watch():
    ring = slept(RING, (S.CORE, 0, 300), (S.REM, 300, 100))
    watch = slept(WATCH, (S.CORE, 0, 420), (S.DEEP, 420, 20))
    assert (await told(watch, ring)).asleep_min == 400


async def test_a_ring_that_only_saw_a_nap_does_not_tell_the_night():
    ring = slept(RING, (S.CORE, 300, 40))
    watch = slept(WATCH, (S.CORE, 0, 420), (S.DEEP, 420, 20))
    assert (await told(watch, ring)).asleep_min == 440


async def test_a_phone_that_only_knows_time_in_bed_adds_just_that():
    watch = slept(WATCH, (S.CORE, 30, 400), (S.DEEP, 430, 20))
    phone = slept(PHONE, (S.IN_BED, 0, 480))
    found = await told(watch, phone)
    assert (found.asleep_min, found.in_bed_min, found.efficiency_percent) == (420, 480, 87.5)


async def test_time_in_bed_alone_is_no_night():
    person = await a_person()
    await arrive(person, slept(PHONE, (S.IN_BED, 0, 480)))
    async with as_worker(person, Purpose.SHOW) as db:
        assert await read.nights(db, DAY - timedelta(days=2), DAY + timedelta(days=2)) == []


async def test_a_source_without_stages_says_nothing_of_deep_sleep():
    found = await told(slept(PHONE, (S.UNSPECIFIED, 0, 420)))
    assert (found.asleep_min, found.deep_min, found.awake_min, found.in_bed_min) == (420, None, None, None)


async def test_a_night_gives_its_numbers_to_its_day():
    person = await a_person()
    await arrive(person, slept(WATCH, (S.CORE, 0, 240), (S.DEEP, 240, 60)), slept(PHONE, (S.IN_BED, 0, 400)))
    async with as_worker(person, Purpose.SHOW) as db:
        found = await read.days(
            db, ["sleep_duration", "sleep_deep", "sleep_efficiency", "sleep_nap"], DAY, DAY
        )
    assert {metric: [day.value for day in days] for metric, days in found.items()} == {
        "sleep_duration": [300],
        "sleep_deep": [60],
        "sleep_efficiency": [75],
        "sleep_nap": [],
    }


async def test_the_second_half_of_a_night_may_come_later():
    person = await a_person()
    await arrive(person, slept(WATCH, (S.CORE, 0, 50)))
    await arrive(person, slept(WATCH, (S.DEEP, 50, 300)))
    assert (await night(person)).asleep_min == 350
    async with as_worker(person, Purpose.SHOW) as db:
        assert len(await read.nights(db, DAY - timedelta(days=3), DAY + timedelta(days=3))) == 1
