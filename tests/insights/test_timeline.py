"""One local day on one axis."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from healthvault.insights.timeline import DayTimeline, asleep, spreads, step_slots
from healthvault.metrics.catalogue import SleepStage
from healthvault.metrics.day import day_span, epoch_ms
from healthvault.metrics.series import Series
from healthvault.vault.values import Night, SleepSegment


def empty_day(day, zone):
    start_at, end_at = day_span(day, zone)
    return DayTimeline(
        day=day, zone=zone, start_at=start_at, end_at=end_at, sleep=(), heart=(), steps=(), workouts=()
    )


@pytest.mark.parametrize(
    ("day", "zone", "slots"),
    [
        (date(2026, 3, 29), "Europe/Berlin", 92),
        (date(2026, 10, 25), "Europe/Berlin", 100),
        (date(2026, 11, 23), "Asia/Kolkata", 96),
        (date(2026, 11, 23), "Pacific/Kiritimati", 96),
        (date(2026, 11, 23), "UTC", 96),
    ],
)
def test_the_axis_is_as_long_as_the_day_was(day, zone, slots):
    timeline = empty_day(day, zone)
    assert len(timeline.slots) == slots
    assert (timeline.share(timeline.start_at), timeline.share(timeline.end_at)) == (0, 1)
    assert timeline.is_empty


def test_a_night_is_cut_at_midnight():
    start_at = datetime(2026, 11, 23, tzinfo=UTC)
    bed_at, woke_at = start_at - timedelta(hours=1), start_at + timedelta(hours=6)
    segment = SleepSegment(start_at=bed_at, end_at=woke_at, stage=SleepStage.CORE, period=0)
    night = Night(
        night=date(2026, 11, 23),
        start_at=bed_at,
        end_at=woke_at,
        offset_min=0,
        asleep_min=420,
        in_bed_min=None,
        awake_min=None,
        core_min=420,
        deep_min=None,
        rem_min=None,
        nap_min=None,
        segments=(segment,),
    )
    (shown,) = asleep([night], start_at, start_at + timedelta(days=1))
    assert (shown.start_at, shown.end_at) == (start_at, woke_at)
    (evening,) = asleep([night], start_at - timedelta(days=1), start_at)
    assert (evening.start_at, evening.end_at) == (bed_at, start_at)
    assert asleep([night], woke_at, woke_at + timedelta(days=1)) == ()
    assert asleep([night], start_at, start_at) == ()


def heart(start_at, minutes, values):
    at_ms = epoch_ms(start_at) + np.array(minutes, np.int64) * 60_000
    return Series(metric="heart_rate", at_ms=at_ms, value=np.array(values, np.float64))


def test_a_quarter_of_an_hour_keeps_its_lowest_and_highest():
    start_at = datetime(2026, 11, 22, 23, tzinfo=UTC)
    first, second = spreads(heart(start_at, [0, 5, 14, 60], [50, 70, 60, 90]), start_at)
    assert (first.start_at, first.low, first.mean, first.high, first.n) == (start_at, 50, 60, 70, 3)
    assert (second.start_at, second.mean, second.n) == (start_at + timedelta(hours=1), 90, 1)


def test_a_quarter_without_a_reading_is_absent():
    start_at = datetime(2026, 11, 23, tzinfo=UTC)
    assert [slot.n for slot in spreads(heart(start_at, [0, 600], [50, 60]), start_at)] == [1, 1]
    assert spreads(heart(start_at, [], []), start_at) == ()


def walked(start_at, readings):
    at_ms = [epoch_ms(start_at) + minute * 60_000 for minute, _, _ in readings]
    return Series(
        metric="steps",
        at_ms=np.array(at_ms, np.int64),
        value=np.array([value for _, _, value in readings], np.float64),
        duration_ms=np.array([length * 60_000 for _, length, _ in readings], np.int64),
    )


def test_a_walk_is_spread_over_the_quarters_it_lasted():
    start_at = datetime(2026, 11, 23, tzinfo=UTC)
    end_at = start_at + timedelta(days=1)
    slots = step_slots(walked(start_at, [(10, 30, 300), (120, 5, 50)]), start_at, end_at)
    assert [(slot.start_at - start_at) // timedelta(minutes=1) for slot in slots] == [0, 15, 30, 120]
    assert [slot.steps for slot in slots] == pytest.approx([50, 150, 100, 50])


def test_what_is_walked_after_midnight_belongs_to_the_next_day():
    start_at = datetime(2026, 11, 23, tzinfo=UTC)
    slots = step_slots(walked(start_at, [(1430, 20, 200)]), start_at, start_at + timedelta(days=1))
    assert sum(slot.steps for slot in slots) == pytest.approx(100)


def test_no_steps_are_no_slots():
    start_at = datetime(2026, 11, 23, tzinfo=UTC)
    assert step_slots(walked(start_at, []), start_at, start_at + timedelta(days=1)) == ()
