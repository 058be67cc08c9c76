"""Zones, each from a day on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.zones import ALWAYS, Since, always, zones_until

HOME = always("Europe/Berlin")
WINTER = datetime(2025, 12, 1, tzinfo=UTC)
MARCH, MAY = date(2026, 3, 28), date(2026, 5, 4)


def test_a_zone_holds_from_its_day_until_the_next():
    lived = HOME.with_zone("Europe/Lisbon", MARCH).with_zone("Pacific/Kiritimati", MAY)
    days = (date.min, date(2026, 3, 27), MARCH, date(2026, 5, 3), MAY, date.max)
    told = [lived.on(day).partition("/")[2] for day in days]
    assert told == ["Berlin", "Berlin", "Lisbon", "Lisbon", "Kiritimati", "Kiritimati"]
    assert lived.now == "Pacific/Kiritimati"


def test_a_correction_for_all_days_is_in_the_place_of_all_and_one_of_the_first_only_of_that():
    lived = HOME.with_zone("Europe/Lisbon", MARCH)
    assert lived.with_zone("UTC", None) == always("UTC")
    assert lived.with_zone("UTC", ALWAYS).since == (Since(ALWAYS, "UTC"), Since(MARCH, "Europe/Lisbon"))


def test_what_changes_nothing_is_not_kept_and_without_the_first_the_next_goes_back():
    lived = HOME.with_zone("Europe/Lisbon", MARCH).with_zone("Europe/Berlin", MAY)
    assert HOME.with_zone("Europe/Berlin", MAY) == HOME
    assert lived.without(MARCH) == HOME
    assert lived.without(ALWAYS).since == (Since(ALWAYS, "Europe/Lisbon"), Since(MAY, "Europe/Berlin"))
    assert HOME.without(ALWAYS) == HOME


@pytest.mark.parametrize(
    ("instant", "zone"),
    [
        ("2026-03-27T22:59:59+00:00", "Europe/Berlin"),
        ("2026-03-27T23:30:00+00:00", "Europe/Berlin"),  # Lisbon's 28th has not begun.
        ("2026-03-28T00:00:00+00:00", "Europe/Lisbon"),
        ("2026-03-29T01:30:00+00:00", "Europe/Lisbon"),  # After a change of clocks in both.
    ],
)
def test_an_instant_is_of_the_zone_in_which_its_own_day_is_counted(instant, zone):
    assert HOME.with_zone("Europe/Lisbon", MARCH).at(datetime.fromisoformat(instant)) == zone


def test_the_stretches_that_differ_are_told_with_both_ends():
    lived = HOME.with_zone("Europe/Lisbon", MARCH)
    assert list(HOME.differing(lived)) == [(MARCH, date.max)]
    assert list(lived.differing(lived.with_zone("UTC", MAY))) == [(MAY, date.max)]
    assert list(HOME.differing(always("UTC"))) == [(date.min, date.max)]
    back = lived.with_zone("Europe/Berlin", MAY)
    assert list(HOME.differing(back)) == [(MARCH, MAY - timedelta(days=1))]


histories = st.lists(
    st.tuples(
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.sampled_from(["Europe/Berlin", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]),
    ),
    max_size=6,
)


@given(histories, st.integers(0, 400 * 1440).map(lambda at: WINTER + timedelta(minutes=at)))
def test_it_comes_back_as_it_was_kept_and_every_instant_has_one(told, instant):
    lived = HOME
    for day, zone in told:
        lived = lived.with_zone(zone, day)
        assert lived.on(day) == zone
    days = [each.from_day for each in lived.since]
    assert days[0] == ALWAYS
    assert days == sorted(set(days))
    kept = [
        (after.from_day, before.zone) for before, after in zip(lived.since, lived.since[1:], strict=False)
    ]
    assert zones_until(kept[::-1], lived.now) == lived
    assert lived.at(instant) in {each.zone for each in lived.since}
