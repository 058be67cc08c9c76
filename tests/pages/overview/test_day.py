"""The day timeline as the screen shows it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from healthvault.core.ids import new_id
from healthvault.insights.day_clocks import journeys, zone_changes
from healthvault.insights.day_events import DayEvent
from healthvault.insights.timeline import DayTimeline, Pressure, Spread, StepSlot
from healthvault.metrics.catalogue import SleepStage
from healthvault.metrics.day import day_span
from healthvault.pages.overview.day import day_view
from healthvault.pages.overview.state import day_named
from healthvault.vault.values import Clock, SleepSegment, Workout
from tests.builders import a_route

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


@pytest.mark.parametrize(
    ("zone", "home", "said", "later"),
    [
        ("Europe/Lisbon", "Europe/Berlin", "You counted this day in Lisbon", "2026-11-24"),
        ("Europe/Paris", "Europe/Berlin", "", "2026-11-24"),
        ("UTC", "", "", ""),
        ("Pacific/Pago_Pago", "Pacific/Kiritimati", "in Pago Pago", "2026-11-24"),
    ],
)
def test_a_day_that_was_lived_elsewhere_says_on_which_clock_it_is(zone, home, said, later):
    start_at, end_at = day_span(DAY, zone)
    shown = DayTimeline(
        day=DAY, zone=zone, start_at=start_at, end_at=end_at, sleep=(), heart=(), steps=(), workouts=()
    )
    now = NOW + timedelta(hours=6) if home else NOW
    view = day_view(shown, "metric", now, home)
    assert (said in view.elsewhere) if said else view.elsewhere == ""
    assert view.later == later


def test_every_lane_is_read_at_one_place():
    view = a_day(
        sleep=(SleepSegment(start_at=at(0), end_at=at(6), stage=SleepStage.DEEP, period=0),),
        heart=(Spread(start_at=at(1), low=48, mean=50.4, high=55, n=3),),
        steps=(StepSlot(start_at=at(1), steps=12.4),),
        workouts=(run(at(1, 5), 30),),
    )
    slots = view.slots
    assert (slots.times[4], slots.sleep[4], slots.workout[4]) == ("01:00", "deep sleep", "Running")
    assert (plain(slots.heart[4]), plain(slots.steps[4])) == ("50 bpm (48–55)", "12 steps")
    assert (slots.heart[3], slots.more) == ("", [])


def test_a_workout_stands_where_it_was():
    (workout,) = a_day(workouts=(run(at(12), 60),)).workouts
    assert (workout.left, workout.width) == ("50.00%", "4.17%")
    assert plain(workout.words) == "12:00 · 30 min · 5.02 km"


def test_a_workout_shows_the_way_it_went():
    out, back = run(at(12), 60), run(at(18), 60)
    went = a_day(workouts=(out, back), routes={out.id: a_route().track})
    assert [bool(workout.route) for workout in went.workouts] == [True, False]
    assert went.workouts[0].start == went.workouts[0].route.partition("L")[0] + "h0"


def test_the_future_is_not_read():
    assert len(a_day(now=at(6)).slots.times) == 25
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
    assert view.nothing == "Nothing was measured on this day."
    assert view.alt == "Nothing was measured today."


def test_a_day_that_a_calendar_went_past_says_so():
    assert (
        a_day(date(2011, 12, 30), "Pacific/Apia").nothing
        == "Apia had no such day: its calendar went past it."
    )


def test_the_address_names_the_day():
    assert day_named("2026-11-03", DAY) == (date(2026, 11, 3), "")
    assert day_named("", DAY) == (DAY, "")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("soon", "The calendar does not have"),
        ("2026-02-31", "The calendar does not"),
        ("2027-01-01", "still to come"),
    ],
)
def test_a_day_that_cannot_be_shown_is_not_taken_for_today_without_a_word(asked, said):
    day, why = day_named(asked, DAY)
    assert day == DAY
    assert said in why


def test_a_lane_without_data_is_absent():
    heart = a_day(heart=(Spread(start_at=at(1), low=48, mean=50, high=55, n=3),))
    assert [lane.name for lane in heart.lanes] == ["Heart rate"]
    assert (heart.has_sleep, heart.events, heart.workouts) == (False, [], [])


def test_rare_readings_and_words_stand_beside_the_common_ones():
    view = a_day(
        hrv=(Spread(start_at=at(7), low=41, mean=41, high=41, n=1),),
        glucose=(Spread(start_at=at(7), low=90, mean=95, high=104, n=3),),
        pressure=(Pressure(at=at(7, 10), upper=118, lower=76),),
        events=(DayEvent(at=at(7, 14), label="Mood", text="4 of 5, pleasant"),),
    )
    assert [lane.name for lane in view.lanes] == [
        "Heart rate variability",
        "Blood glucose",
        "Blood pressure",
    ]
    assert plain(view.slots.more[28]).splitlines() == [
        "HRV 41 ms",
        "Glucose 95 mg/dL (90–104)",
        "Blood pressure 118/76 mmHg",
        "Mood: 4 of 5, pleasant",
    ]
    assert view.slots.more[27] == ""
    assert view.nothing == ""


def test_a_day_of_nothing_but_a_mood_is_not_empty():
    view = a_day(events=(DayEvent(at=at(9), label="Mood", text="2 of 5"),))
    assert view.nothing == ""
    assert "mood 2 of 5" in view.alt


def changed(day, zone, clocks=()):
    start_at, end_at = day_span(day, zone)
    found = [*zone_changes(start_at, end_at, zone), *journeys(clocks, start_at, end_at, zone)]
    return a_day(
        day,
        zone,
        now=end_at,
        clocks=clocks,
        changes=tuple(found),
        steps=(StepSlot(start_at=start_at, steps=1),),
    )


def test_the_hour_that_is_missing_is_marked_and_said():
    view = changed(date(2026, 3, 29), "Europe/Berlin")
    (mark,) = view.marks
    assert (mark.left, mark.width, mark.name) == ("8.70%", "0.00%", "02:00 → 03:00")
    assert "this day has 23 h" in plain(mark.words)
    assert len(view.slots.times) == 92
    assert not [time for time in view.slots.times if time.startswith("02:")]


def test_the_hour_that_comes_twice_is_marked_and_told_apart():
    view = changed(date(2026, 10, 25), "Europe/Berlin")
    (mark,) = view.marks
    assert (mark.left, mark.width, mark.name) == ("12.00%", "4.00%", "02:00 again")
    assert "this day has 25 h" in plain(mark.words)
    twice = [time for time in view.slots.times if time.startswith("02:")]
    assert twice[:1] + twice[4:5] == ["02:00 first time", "02:00 second time"]
    assert len(twice) == 8


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Pacific/Kiritimati"])
def test_a_day_without_a_change_has_no_mark(zone):
    view = changed(DAY, zone)
    assert (view.marks, view.elsewhere, len(view.slots.times)) == ([], "", 96)


def clock(first_at, last_at, offset_min):
    return Clock(first_at=first_at, last_at=last_at, offset_min=offset_min)


def test_a_flight_says_both_local_times():
    view = changed(
        DAY,
        "Europe/Berlin",
        (clock(at(0) - timedelta(days=1), at(9), 60), clock(at(9, 30), at(20), 330)),
    )
    (mark,) = view.marks
    assert mark.name == "UTC+5:30"
    assert "from 10:30 (UTC+1) to 15:00 (UTC+5:30)" in plain(mark.words)
    assert view.slots.times[42] == "10:30 (15:00 there)"
    assert view.slots.times[41] == "10:15"


def test_a_flight_across_the_date_line_in_sleep_says_both_dates():
    honolulu, kiritimati = -600, 840
    view = changed(
        date(2026, 11, 24),
        "Pacific/Kiritimati",
        (clock(at(0), at(10), honolulu), clock(at(15), at(20), kiritimati)),
    )
    (mark,) = view.marks
    said = plain(mark.words)
    assert "from Mon 23 Nov 05:00 (UTC−10) to Tue 24 Nov 05:00 (UTC+14)" in said
    assert "Nothing was measured since 00:00" in said
    assert plain(view.elsewhere).startswith("Your devices began this day on UTC−10")


def test_the_zones_own_change_is_no_journey():
    start_at = datetime(2026, 3, 28, 23, tzinfo=UTC)
    clocks = (
        clock(start_at, start_at + timedelta(hours=1), 60),
        clock(start_at + timedelta(hours=2), start_at + timedelta(hours=9), 120),
    )
    (mark,) = changed(date(2026, 3, 29), "Europe/Berlin", clocks).marks
    assert mark.name == "02:00 → 03:00"
