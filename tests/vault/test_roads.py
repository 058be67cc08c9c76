"""One measurement by two roads: its maker's own counts, the carried one is kept, in the shadow."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.core.db import ALL_PURPOSES, Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.ingest.importing import undo
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import DeviceKind, Source
from healthvault.vault import read
from healthvault.vault.priority import ranked
from healthvault.vault.roads import relays, shadowed, straight_first
from healthvault.vault.streams import Stream
from healthvault.vault.sums import sum_days
from healthvault.vault.values import Lineage
from tests.builders import PHONE, a_person, arrive, readings
from tests.vault.columns import CARRIED, Told, columns

DAY = date(2026, 5, 4)
RANKING = ranked("steps", CARRIED)


def by_road(kind: DeviceKind, origin: str = "withings", carrier: str = "") -> Source:
    carrier = carrier or origin
    return Source(origin=origin, carrier=carrier, app=f"{origin} by {carrier}", kind=kind)


OWN_SCALE, CARRIED_SCALE = (by_road(DeviceKind.SCALE, carrier=each) for each in ("withings", "apple_health"))
OWN_WATCH, CARRIED_WATCH = (by_road(DeviceKind.WATCH, "garmin", each) for each in ("garmin", "apple_health"))


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute, second, tzinfo=UTC)


async def why(person: PersonId, metric: str) -> Lineage:
    async with as_worker(person, Purpose.SHOW) as db:
        return await read.lineage(db, metric, DAY)


def became(told: Lineage) -> dict[str, str]:
    return {stream.source: stream.rule for stream in told.streams}


@pytest.mark.usefixtures("database")
async def test_the_scale_through_two_roads_weighs_once():
    person = await a_person()
    await arrive(person, readings("weight", CARRIED_SCALE, [(at(7, 1, 30), 0, 70.4)]))
    await arrive(person, readings("weight", OWN_SCALE, [(at(7), 0, 70.36)]))
    told = await why(person, "weight")
    assert (told.value, told.rule) == (70.36, "two roads")
    assert became(told) == {"withings by withings": "chosen", "withings by apple_health": "shadowed"}
    async with as_worker(person, Purpose.SHOW) as db:
        (day,) = (await read.days(db, ["weight"], DAY, DAY))["weight"]
    assert (day.n, day.sources) == (1, ("withings by withings",))


@pytest.mark.usefixtures("database")
async def test_steps_that_were_carried_too_count_once_and_only_what_the_maker_has_not_told_yet_is_added():
    person = await a_person()
    own = readings("steps", OWN_WATCH, [(at(8), 60, 1000), (at(12), 60, 500)])
    carried = readings(
        "steps", CARRIED_WATCH, [(at(8), 60, 1010), (at(10), 30, 40), (at(12), 60, 500), (at(18), 60, 700)]
    )
    await arrive(person, carried)
    await arrive(person, own)
    assert (await why(person, "steps")).value == 1000 + 500 + 700


@pytest.mark.usefixtures("database")
async def test_a_carried_road_never_leads_its_maker_although_it_tells_more():
    person = await a_person()
    await arrive(person, readings("steps", CARRIED_WATCH, [(at(8), 60, 5000)]))
    await arrive(person, readings("steps", OWN_WATCH, [(at(8), 60, 1000)]))
    told = await why(person, "steps")
    assert (told.value, told.rule) == (1000, "two roads")
    assert became(told)["garmin by apple_health"] == "shadowed"


@pytest.mark.usefixtures("database")
async def test_another_devices_steps_still_fill_the_gaps_of_a_maker():
    person = await a_person()
    await arrive(person, readings("steps", OWN_WATCH, [(at(8), 60, 1000), (at(12), 60, 500)]))
    await arrive(person, readings("steps", PHONE, [(at(10), 30, 40)]))
    assert (await why(person, "steps")).value == 1540


@pytest.mark.usefixtures("database")
async def test_undoing_the_makers_own_road_brings_the_carried_one_back():
    person = await a_person()
    await arrive(person, readings("steps", CARRIED_WATCH, [(at(8), 60, 1010)]))
    before = await why(person, "steps")
    own = await arrive(person, readings("steps", OWN_WATCH, [(at(8), 60, 1000)]))
    await undo(person, own)
    assert await why(person, "steps") == before


@pytest.mark.usefixtures("database")
async def test_a_night_is_told_by_the_makers_own_road_although_the_carried_one_has_stages():
    person = await a_person()
    evening = datetime(2026, 5, 3, 23, tzinfo=UTC)
    later = evening + timedelta(minutes=200)
    stages = [(evening, 200, float(SleepStage.CORE)), (later, 230, float(SleepStage.DEEP))]
    await arrive(person, readings("sleep_stage", by_road(DeviceKind.RING, "oura", "apple_health"), stages))
    asleep = [(evening, 420, float(SleepStage.UNSPECIFIED))]
    await arrive(person, readings("sleep_stage", by_road(DeviceKind.RING, "oura"), asleep))
    told = await why(person, "sleep_duration")
    assert (told.value, told.rule) == (420, "two roads")
    assert became(told) == {"oura by oura": "chosen", "oura by apple_health": "shadowed"}


def test_what_a_person_typed_elsewhere_is_no_copy_of_what_she_typed_here():
    typed = {
        number: Stream(id=number, source=by_road(DeviceKind.MANUAL, "manual", carrier), purposes=ALL_PURPOSES)
        for number, carrier in enumerate(("manual", "apple_health"), start=1)
    }
    assert relays(list(typed.values())) == {}


def test_a_carried_stream_stands_behind_its_maker_and_nobody_else_moves():
    assert [stream.id for stream in straight_first([CARRIED[4], CARRIED[2], CARRIED[1], CARRIED[3]])] == [
        2,
        1,
        3,
        4,
    ]


two_roads = st.lists(
    st.tuples(
        st.sampled_from(list(CARRIED)),
        st.integers(0, 2879),
        st.integers(0, 300),
        st.integers(0, 9999).map(float),
    ),
    min_size=1,
    max_size=40,
)


@given(two_roads)
def test_a_day_lies_between_the_best_device_and_all_of_them_without_what_is_in_the_shadow(told: list[Told]):
    one = columns(told)
    dark = shadowed(one, RANKING, np.ones(len(one), np.bool_))
    days, counted = sum_days(one, RANKING)
    assert not counted[dark].any()
    for day, value in zip(days.day, days.value, strict=True):
        lit = (one.day == day) & ~dark
        single = [one.value[lit & (one.stream == stream)].sum() for stream in CARRIED]
        assert max(single) - 1e-3 <= value <= sum(single) + 1e-3


@given(two_roads, st.randoms())
def test_the_order_of_arrival_changes_no_shadow(told: list[Told], random):
    shuffled = random.sample(told, len(told))
    one, other = (sum_days(columns(order), RANKING)[0] for order in (told, shuffled))
    assert one.value.tolist() == other.value.tolist()
    assert one.lineage == other.lineage


@pytest.mark.parametrize("offset_min", [60, 120, 330, 840, 0])
def test_a_shadow_falls_on_the_local_day_alone(offset_min: int):
    # The maker's last reading is just before local midnight, the carried one just after it.
    midnight = epoch_ms(datetime(2026, 5, 4, tzinfo=UTC)) - offset_min * 60_000
    told = columns([(1, 0, 1, 10.0), (4, 0, 1, 10.0), (4, 1, 1, 10.0)], offset_min)
    starts = midnight + np.array([-60_000, -60_000, 0])
    moved = type(told)(
        stream=told.stream,
        start_ms=starts,
        duration_ms=told.duration_ms,
        value=told.value,
        offset_min=told.offset_min,
    )
    assert shadowed(moved, RANKING, np.ones(3, np.bool_)).tolist() == [False, True, False]
