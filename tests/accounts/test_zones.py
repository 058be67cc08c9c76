"""In which zones days are counted: kept, changed, listed, and offered on a journey."""

from datetime import UTC, date, datetime

import pytest

from healthvault.accounts.errors import NoSessionError, PreferencesError
from healthvault.accounts.preferences import preferences
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.accounts.zones import (
    TODAY,
    change_zone,
    decline_zone,
    elsewhere,
    take_zone_away,
    zones,
)
from healthvault.metrics.zones import ALWAYS, always
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database")
MAY = date(2026, 5, 4)


async def somebody(zone: str = "Europe/Berlin"):
    return (await open_browser_session(await a_person(zone), address="", agent="")).session


async def test_a_journey_is_kept_and_the_zone_that_holds_now_is_the_last():
    session = await somebody()
    assert await zones(session) == always("Europe/Berlin")
    await change_zone(session, "Europe/Lisbon", MAY)
    await change_zone(session, "Asia/Kolkata", date(2026, 6, 1))
    moved = await change_zone(session, "Asia/Tokyo", date(2026, 5, 20))
    assert await zones(session) == moved.after
    assert [moved.after.on(day) for day in (date(2026, 5, 3), MAY, date(2026, 5, 20), date(2026, 6, 1))] == [
        "Europe/Berlin", "Europe/Lisbon", "Asia/Tokyo", "Asia/Kolkata",
    ]  # fmt: skip
    assert (await preferences(session)).zone == "Asia/Kolkata"
    await take_zone_away(session, date(2026, 6, 1))
    assert (await preferences(session)).zone == "Asia/Tokyo"
    await change_zone(session, "Europe/Paris", ALWAYS)
    assert (await zones(session)).on(date(2020, 1, 1)) == "Europe/Paris"
    await change_zone(session, "UTC", None)
    assert await zones(session) == always("UTC")


@pytest.mark.parametrize(
    ("zone", "today"),
    [
        ("Pacific/Kiritimati", date(2026, 3, 30)),
        ("Pacific/Pago_Pago", date(2026, 3, 28)),
        ("UTC", date(2026, 3, 29)),
    ],
)
async def test_from_today_on_is_from_the_day_that_it_is_there(stop_clock, zone: str, today: date):
    stop_clock(datetime(2026, 3, 29, 10, 30, tzinfo=UTC))
    moved = await change_zone(await somebody(), zone, TODAY)
    assert moved.after.since[-1].from_day == today


async def test_a_day_to_come_and_what_is_no_zone_are_refused(stop_clock):
    stop_clock(datetime(2026, 3, 29, 10, 30, tzinfo=UTC))
    session = await somebody()
    for zone, day in (("UTC", date(2026, 3, 30)), ("Mars/Olympus", None)):
        with pytest.raises(PreferencesError):
            await change_zone(session, zone, day)
    with pytest.raises(PreferencesError):
        await decline_zone(session, "../../etc/passwd")
    assert await zones(session) == always("Europe/Berlin")


async def test_a_device_on_another_clock_is_noticed_until_it_is_left_and_again_after_coming_home(stop_clock):
    stop_clock(datetime(2026, 3, 28, 12, tzinfo=UTC))
    session = await somebody()
    asked = ("Europe/Paris", "Europe/Lisbon", "Mars/Olympus", "")
    assert [await elsewhere(session, zone) for zone in asked] == [False, True, False, False]
    await decline_zone(session, "Europe/Lisbon")
    assert [await elsewhere(session, zone) for zone in ("Europe/Lisbon", "Asia/Tokyo")] == [False, True]
    await elsewhere(session, "Europe/Berlin")
    assert await elsewhere(session, "Europe/Lisbon")


async def test_two_zones_differ_only_while_their_clocks_do(stop_clock):
    session = await somebody("America/New_York")
    for instant, differs in (
        (datetime(2026, 3, 7, 12, tzinfo=UTC), False),
        (datetime(2026, 3, 9, 12, tzinfo=UTC), True),
    ):
        stop_clock(instant)  # Summer time has begun in New York, and never does in Lima.
        assert await elsewhere(session, "America/Lima") is differs


async def test_a_journey_does_not_change_the_units_of_laboratories():
    session = await somebody("America/New_York")
    before = (await preferences(session)).system
    await change_zone(session, "Europe/London", MAY)
    assert (await preferences(session)).system == before


async def test_nobody_sees_or_moves_the_zones_of_another_or_of_an_ended_session():
    ann, bob = await somebody(), await somebody()
    await change_zone(ann, "Europe/Lisbon", MAY)
    assert await zones(bob) == always("Europe/Berlin")
    await revoke(bob, bob)
    for work in (
        zones(bob),
        change_zone(bob, "UTC", None),
        take_zone_away(bob, MAY),
        decline_zone(bob, "UTC"),
    ):
        with pytest.raises(NoSessionError):
            await work
