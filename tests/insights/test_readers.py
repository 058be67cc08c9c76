"""The questions asked of a real vault."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.core.db import AsyncSession, Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest.record import record
from healthvault.insights.benchmark import Who
from healthvault.insights.overview import overview
from healthvault.insights.span import Range, Resolution
from healthvault.insights.timeline import day_timeline
from healthvault.insights.trend import PREVIOUS, trend
from healthvault.insights.trend_csv import file_name, trend_csv
from healthvault.insights.usual import usual_by_now, usual_days
from healthvault.metrics.catalogue import SleepStage
from healthvault.vault import read
from healthvault.vault.resolve import resolve
from tests.builders import WATCH, a_person, an_arrival, readings

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ZONE = "UTC"


def daily(metric, value, days, hour=8, minutes=60.0):
    """A reading a day for some days up to today; `value` is of the day's place, 0 for today."""
    return readings(
        metric,
        WATCH,
        [(NOON.replace(hour=hour) - timedelta(days=ago), minutes, float(value(ago))) for ago in range(days)],
    )


def nights(days):
    begin = NOON.replace(hour=1)
    told = [(begin - timedelta(days=ago), 420.0, float(SleepStage.CORE)) for ago in range(days)]
    return readings("sleep_stage", WATCH, told)


async def keep(person: PersonId, *batches) -> None:
    batch = await an_arrival(person)
    async with as_worker(person, Purpose.SHOW) as db:
        await resolve(db, person, (await record(db, person, batch, batches)).touched)


@pytest.fixture
async def db(database: None) -> AsyncIterator[AsyncSession]:
    person = await a_person()
    await keep(
        person,
        daily("steps", lambda ago: 7990 if ago else 2990, 90),
        daily("steps", lambda _: 10, 90, hour=9, minutes=1),
        daily("resting_heart_rate", lambda ago: 62 if ago == 0 else 54, 90, hour=6, minutes=0),
        daily("weight", lambda _: 80, 3, hour=7, minutes=0),
        daily("height", lambda _: 180, 1, hour=7, minutes=0),
        nights(40),
    )
    async with as_worker(person, Purpose.SHOW) as opened:
        yield opened


@pytest.fixture
async def nobody(database: None) -> AsyncIterator[AsyncSession]:
    async with as_worker(await a_person(), Purpose.SHOW) as opened:
        yield opened


async def test_sleep_is_told_in_stretches_without_what_was_awake(database: None):
    person, at = await a_person(), NOON.replace(hour=0)
    told = [
        (at + timedelta(minutes=begin), float(end - begin), float(stage))
        for begin, end, stage in (
            (0, 30, SleepStage.AWAKE),
            (30, 90, SleepStage.CORE),
            (90, 150, SleepStage.DEEP),
            (150, 160, SleepStage.AWAKE),
            (160, 420, SleepStage.REM),
        )
    ]
    await keep(person, readings("sleep_stage", WATCH, told))
    async with as_worker(person, Purpose.SHOW) as db:
        (night,) = await read.sleeping(db, TODAY - timedelta(days=9), TODAY)

    midnight_min = int(at.timestamp()) // 60
    assert (night.night, night.offset_min) == (TODAY, 0)
    after = [(begin - midnight_min, end - midnight_min) for begin, end in night.pieces]
    assert after == [(30, 150), (160, 420)]


async def test_people_like_oneself_stand_beside_a_number_and_a_measured_height_counts(db):
    shown = await overview(db, ZONE, NOON, Who(birth_year=1990, sex="male"))
    heart, weight = shown.card("resting_heart_rate"), shown.card("weight")

    assert heart is not None
    assert weight is not None
    assert [one.reference.short for one in heart.published] == ["NHANES 1999–2008"]
    assert [one.category for one in weight.published] == ["healthy weight"]
    assert (await overview(db, ZONE, NOON)).card("weight").published == ()


async def test_regular_sleep_is_a_hundred(db):
    card = (await overview(db, ZONE, NOON)).card("sleep_regularity")

    assert card is not None
    assert (card.latest.day, card.latest.value, card.usual.median) == (TODAY, 100, 100)
    assert card.latest.sources


async def test_the_overview_of_a_new_person_is_empty(nobody):
    shown = await overview(nobody, ZONE, NOON)
    assert shown.is_empty
    assert (await day_timeline(nobody, TODAY, ZONE)).is_empty


async def test_who_entered_no_more_than_a_height_has_something_to_see(database: None):
    person = await a_person()
    await keep(person, daily("height", lambda _: 180, 1))
    async with as_worker(person, Purpose.SHOW) as db:
        shown = await overview(db, ZONE, NOON)
    assert (shown.is_empty, shown.cards) == (False, ())


async def test_the_overview_tells_last_night_today_and_what_stands_apart(db):
    shown = await overview(db, ZONE, NOON)
    assert shown.last_night.night == TODAY
    assert shown.last_night.asleep_min == 420
    steps = next(one for one in shown.so_far if one.metric.slug == "steps")
    assert (steps.value, steps.usual_by_now.median, steps.usual_day.median) == (3000, 7990, 8000)
    heart = shown.card("resting_heart_rate")
    assert (heart.latest.value, heart.usual.median, heart.is_good_news) == (62, 54, False)
    assert shown.card("weight").usual is None


@pytest.mark.parametrize(
    "slug", ["steps", "resting_heart_rate", "weight", "sleep_duration", "sleep_regularity"]
)
async def test_a_usual_is_made_of_the_days_that_its_why_names(db, slug):
    card = (await overview(db, ZONE, NOON)).card(slug)
    told = await usual_days(db, slug, card.latest.day)
    assert (told.usual, len(told.days)) == (card.usual, card.measured_days)
    assert all(day.day < card.latest.day for day in told.days)


async def test_what_is_usual_by_now_is_made_of_the_days_that_its_why_names(db):
    shown = next(one for one in (await overview(db, ZONE, NOON)).so_far if one.metric.slug == "steps")
    told = await usual_by_now(db, "steps", ZONE, NOON)
    assert (told.usual, len(told.days)) == (shown.usual_by_now, 28)


async def test_the_overview_of_an_old_export_is_told_as_of_its_end(db):
    shown = await overview(db, ZONE, NOON + timedelta(days=400))
    assert shown.card("resting_heart_rate").latest.day == TODAY
    assert shown.so_far == ()


async def test_a_card_and_the_trend_of_its_day_say_the_same_number(db):
    card = (await overview(db, ZONE, NOON)).card("steps")
    shown = await trend(db, "steps", Range.DAY, TODAY, compare="", today=TODAY, zone=ZONE)
    assert shown.line.resolution is Resolution.HOUR
    assert shown.line.summary.total == card.latest.value


async def test_a_half_year_is_days_with_what_was_usual_beside_them(db):
    shown = await trend(db, "steps", Range.HALF_YEAR, TODAY, compare="", today=TODAY, zone=ZONE)
    assert [len(shown.line.points), len(shown.usual)] == [90, 90]
    assert (shown.usual[0], shown.usual[-1].median) == (None, 8000)
    assert (shown.unfinished, shown.line.summary.mean) == (TODAY, 8000)


async def test_a_month_beside_the_one_before(db):
    shown = await trend(db, "steps", Range.MONTH, TODAY, compare=PREVIOUS, today=TODAY, zone=ZONE)
    assert shown.shift_days == 30
    assert shown.compared.span.last == TODAY - timedelta(days=30)
    assert shown.compared.summary.n == 30


async def test_a_metric_beside_another(db):
    shown = await trend(db, "steps", Range.MONTH, TODAY, compare="weight", today=TODAY, zone=ZONE)
    assert (shown.compared.metric.slug, shown.compared.summary.n, shown.shift_days) == ("weight", 3, 0)


async def test_a_day_that_is_to_come_is_today(db):
    later = TODAY + timedelta(days=9)
    shown = await trend(db, "steps", Range.WEEK, later, compare="", today=TODAY, zone=ZONE)
    assert shown.line.span.last == TODAY


async def test_a_time_without_a_measurement_is_empty(db):
    shown = await trend(db, "steps", Range.WEEK, date(2020, 1, 1), compare="", today=TODAY, zone=ZONE)
    assert shown.is_empty
    assert trend_csv(shown, "metric", ZONE).count("\n") == 1


async def test_the_file_holds_exactly_what_is_shown(db):
    shown = await trend(db, "weight", Range.MONTH, TODAY, compare="", today=TODAY, zone=ZONE)
    header, *rows = trend_csv(shown, "imperial", ZONE).splitlines()
    assert header == "metric,from,to,value,low,high,unit,readings"
    assert rows[-1].startswith("weight,2026-11-23,2026-11-23,176.4,")
    assert len(rows) == 3
    assert file_name(shown) == "weight_2026-10-25_2026-11-23.csv"


async def test_the_day_has_its_night_and_its_steps(db):
    shown = await day_timeline(db, TODAY, ZONE)
    assert [piece.stage for piece in shown.sleep] == [SleepStage.CORE]
    assert sum(slot.steps for slot in shown.steps) == pytest.approx(3000)
    assert len(shown.steps) == 5
