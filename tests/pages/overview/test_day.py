"""The day timeline as the screen shows it."""

from datetime import UTC, date, datetime, timedelta

from healthvault.core.ids import new_id
from healthvault.insights.timeline import DayTimeline, HeartSlot, StepSlot
from healthvault.metrics.catalogue import SleepStage
from healthvault.metrics.day import day_span
from healthvault.pages.overview.day import day_view
from healthvault.pages.overview.state import day_named
from healthvault.vault.values import SleepSegment, Workout

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def plain(words):
    return words.replace("\u00a0", " ")


def a_day(day=DAY, zone="UTC", *, now=NOW, **lanes):
    start_at, end_at = day_span(day, zone)
    empty = {"sleep": (), "heart": (), "steps": (), "workouts": ()}
    shown = DayTimeline(day=day, zone=zone, start_at=start_at, end_at=end_at, **{**empty, **lanes})
    return day_view(shown, "metric", now)


def at(hour, minute=0):
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


def run(start_at, minutes):
    return Workout(
        id=new_id(),
        kind="running",
        day=DAY,
        start_at=start_at,
        end_at=start_at + timedelta(minutes=minutes),
        offset_min=0,
        duration_s=1800,
        distance_m=5020,
        energy_kcal=None,
        heart_rate_mean_bpm=None,
        heart_rate_max_bpm=None,
    )


def test_every_lane_is_read_at_one_place():
    view = a_day(
        sleep=(SleepSegment(start_at=at(0), end_at=at(6), stage=SleepStage.DEEP, period=0),),
        heart=(HeartSlot(start_at=at(1), low=48, mean=50.4, high=55, n=3),),
        steps=(StepSlot(start_at=at(1), steps=12.4),),
        workouts=(run(at(1, 5), 30),),
    )
    slot = view.slots[4]
    assert (slot.time, slot.sleep, slot.workout) == ("01:00", "deep sleep", "Running")
    assert (plain(slot.heart), plain(slot.steps)) == ("50 bpm (48–55)", "12 steps")


def test_a_workout_stands_where_it_was():
    (workout,) = a_day(workouts=(run(at(12), 60),)).workouts
    assert (workout.left, workout.width) == ("50.00%", "4.17%")
    assert plain(workout.words) == "12:00 · 30 min · 5.02 km"


def test_the_future_is_not_read():
    assert len(a_day(now=at(6)).slots) == 25
    assert a_day(now=at(6)).now == "25.00%"
    assert a_day(date(2026, 11, 22)).now == ""


def test_one_cannot_go_past_today():
    assert (a_day().earlier, a_day().later) == ("2026-11-22", "")
    assert a_day(date(2026, 11, 22)).later == "2026-11-23"


def test_the_hour_that_comes_twice_is_on_the_axis_twice():
    ticks = a_day(date(2026, 10, 25), "Europe/Berlin").ticks
    assert [tick.words for tick in ticks][:3] == ["00:00", "03:00", "06:00"]
    assert [tick.at for tick in ticks][:2] == ["0.00%", "16.00%"]


def test_a_day_without_anything_says_so():
    view = a_day()
    assert view.is_empty
    assert view.alt == "Nothing was measured today."


def test_the_address_names_the_day():
    assert day_named("2026-11-03", DAY) == date(2026, 11, 3)
    assert [day_named(asked, DAY) for asked in ("", "soon", "2027-01-01")] == [DAY] * 3
