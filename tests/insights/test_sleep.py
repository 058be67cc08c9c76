from datetime import UTC, datetime, time, timedelta

import pytest

from healthvault.insights.baseline import Standing
from healthvault.insights.sleep import night_days, sleep
from healthvault.insights.span import Span
from healthvault.vault.values import Night
from tests.insights.test_recent import TODAY

WEEK = Span(first=TODAY - timedelta(days=6), last=TODAY)


def night(days_ago, hours, *, bed="23:00", offset_min=60, **parts):
    """A night that ended `days_ago`, slept through, in bed at `bed` on the clock there."""
    date = TODAY - timedelta(days=days_ago)
    evening = date if bed < "12" else date - timedelta(days=1)
    start_at = datetime.combine(evening, time.fromisoformat(bed), UTC) - timedelta(minutes=offset_min)
    told = {
        "in_bed_min": None,
        "awake_min": None,
        "core_min": None,
        "deep_min": None,
        "rem_min": None,
        "nap_min": None,
    }
    return Night(
        night=date,
        start_at=start_at,
        end_at=start_at + timedelta(hours=hours),
        offset_min=offset_min,
        asleep_min=hours * 60,
        **(told | parts),
    )


def test_a_week_is_the_mean_of_the_nights_that_were_recorded():
    slept = sleep([night(0, 6), night(2, 8), night(3, 7), night(30, 2)], WEEK)
    assert slept.asleep_min == 420
    assert [each.night for each in slept.nights] == [TODAY - timedelta(days=ago) for ago in (3, 2, 0)]
    assert (slept.shortest.asleep_min, slept.longest.asleep_min) == (360, 480)


def test_a_part_counts_only_the_nights_that_tell_it():
    slept = sleep([night(0, 7, deep_min=60), night(1, 7, deep_min=80), night(2, 7)], WEEK)
    assert (slept.deep.mean, slept.deep.n) == (70, 2)
    assert slept.rem is None


def test_efficiency_is_of_the_nights_with_a_time_in_bed():
    slept = sleep([night(0, 7, in_bed_min=480), night(1, 7)], WEEK)
    assert (slept.efficiency.mean, slept.efficiency.n) == (87.5, 1)


@pytest.mark.parametrize(
    ("beds", "minute"),
    [(("23:50", "00:10"), 0), (("23:00", "23:30", "01:00"), 23 * 60 + 30), (("00:20",), 20)],
)
def test_bedtimes_meet_around_midnight(beds, minute):
    assert sleep([night(at, 7, bed=bed) for at, bed in enumerate(beds)], WEEK).bed_at_min == minute


def test_clock_times_are_those_of_where_one_slept():
    assert sleep([night(0, 8, bed="22:30", offset_min=540)], WEEK).up_at_min == 6 * 60 + 30


def test_a_short_week_stands_below_the_usual():
    usual = [night(ago, 7.5) for ago in range(7, 60)]
    assert sleep([*usual, *(night(ago, 6) for ago in range(7))], WEEK).standing is Standing.BELOW


def test_no_night_is_no_sleep_to_speak_of():
    assert sleep([night(30, 8)], WEEK) is None


def test_a_night_tells_each_of_its_numbers_as_a_day_or_not_at_all():
    nights = [night(0, 7, deep_min=60), night(1, 8)]
    assert [(day.day, day.value) for day in night_days("sleep_deep", nights)] == [(TODAY, 60)]
    assert [day.value for day in night_days("sleep_duration", nights)] == [480, 420]
    assert night_days("steps", nights) == []
