"""The readings behind a day's number, and the number said of many days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.priorities import Wish, reorder, standing
from healthvault.vault import read
from healthvault.vault.read_lineage import NoSuchDayError
from tests.builders import PHONE, RING, WATCH, a_person, arrive, readings

pytestmark = pytest.mark.usefixtures("database")
DAY = date(2026, 5, 4)


def at(hour: float, day: int = 0) -> datetime:
    return datetime(2026, 5, 4, tzinfo=UTC) + timedelta(days=day, hours=hour)


async def behind(person, metric, day=DAY, *, skip=0, most=100):
    async with as_worker(person, Purpose.SHOW) as db:
        return await read.behind_day(db, metric, day, skip=skip, most=most)


def said(told):
    return [(reading.source, reading.value, round(reading.share, 3)) for reading in told.readings]


async def test_of_an_amount_it_is_told_how_much_of_each_reading_counts():
    person = await a_person()
    await arrive(
        person,
        readings("steps", WATCH, [(at(8), 30, 900)]),
        readings("steps", PHONE, [(at(8), 60, 1000), (at(8, day=1), 10, 70)]),
    )
    told = await behind(person, "steps")
    assert said(told) == [("watch", 900, 1), ("phone", 1000, 0.5)]
    async with as_worker(person, Purpose.SHOW) as db:
        (day,) = (await read.days(db, ["steps"], DAY, DAY))["steps"]
    assert sum(reading.value * reading.share for reading in told.readings) == day.value


async def test_of_instants_only_those_of_one_source_count():
    person = await a_person()
    watch = readings("heart_rate", WATCH, [(at(hour), 0, 60.0) for hour in range(24)])
    await arrive(person, watch, readings("heart_rate", PHONE, [(at(12.5), 0, 99.0)]))
    told = await behind(person, "heart_rate", skip=12, most=3)
    assert told.count == 25
    assert said(told) == [("watch", 60, 1), ("phone", 99, 0), ("watch", 60, 1)]


async def test_behind_a_night_stand_its_stages_from_the_evening_before():
    person = await a_person()
    await arrive(
        person,
        readings("sleep_stage", RING, [(at(23, day=-1), 40, 2.0), (at(23.7, day=-1), 400, 3.0)]),
        readings("sleep_stage", WATCH, [(at(22.5, day=-1), 440, 2.0), (at(14, day=-1), 20, 2.0)]),
    )
    told = await behind(person, "sleep_deep")
    assert told.metric == "sleep_stage"
    assert said(told) == [("watch", 2, 0), ("ring", 2, 1), ("ring", 3, 1)]


async def test_what_lasts_for_a_night_is_of_the_day_of_waking():
    person = await a_person()
    await arrive(
        person, readings("skin_temperature", WATCH, [(at(23, day=-1), 420, 34.5), (at(23), 400, 34.1)])
    )
    assert said(await behind(person, "skin_temperature")) == [("watch", 34.5, 1)]


async def test_nothing_and_nobodys_readings_are_none():
    owner, other = await a_person(), await a_person()
    await arrive(owner, readings("steps", PHONE, [(at(8), 10, 100)]))
    for person, metric in ((other, "steps"), (owner, "weight"), (owner, "sleep_duration")):
        told = await behind(person, metric)
        assert (told.count, told.readings) == (0, ())


async def test_a_makers_own_total_stands_beside_ours():
    person = await a_person()
    await arrive(
        person,
        readings("steps", WATCH, [(at(8), 30, 900), (at(0), 24 * 60, 850)]),
        readings("steps", PHONE, [(at(12), 10, 80)]),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        told = await read.lineage(db, "steps", DAY)
    assert {stream.source: stream.day_total for stream in told.streams} == {"watch": 850, "phone": None}
    assert told.value == 980


async def test_a_number_knows_since_when_the_order_is_the_persons_own():
    person = await a_person()
    await arrive(
        person,
        *(
            readings("steps", source, [(at(8), 30, 900), (at(8, day=1), 30, 900)])
            for source in (WATCH, PHONE)
        ),
    )
    session = (await open_browser_session(person, address="", agent="")).session
    async with as_worker(person, Purpose.SHOW) as db:
        usual = [teller.stream for teller in (await standing(db, "steps")).usual]
    later = DAY + timedelta(days=1)
    await reorder(session, Wish(metric="steps", streams=tuple(reversed(usual)), from_day=later))
    async with as_worker(person, Purpose.SHOW) as db:
        told = [await read.lineage(db, "steps", day) for day in (DAY, later)]
    assert [each.chosen_from for each in told] == [None, later]
    assert [[stream.source for stream in each.streams] for each in told] == [
        ["watch", "phone"],
        ["phone", "watch"],
    ]


async def test_many_days_are_told_by_what_became_of_each_source():
    person = await a_person()
    await arrive(
        person,
        readings("steps", WATCH, [(at(8, day), 30, 900) for day in range(3)]),
        readings("steps", PHONE, [(at(8), 60, 1000), (at(9, day=5), 10, 70)]),
    )
    async with as_worker(person, Purpose.SHOW) as db:
        told = await read.span_lineage(db, "steps", DAY, DAY + timedelta(days=9))
        with pytest.raises(NoSuchDayError):
            await read.span_lineage(db, "weight", DAY, DAY)
    assert (told.day_count, told.shared_count) == (4, 1)
    assert sorted((share.source, share.rule, share.day_count) for share in told.shares) == [
        ("phone", "alone", 1),
        ("phone", "fills gaps", 1),
        ("watch", "alone", 2),
        ("watch", "counts", 1),
    ]
