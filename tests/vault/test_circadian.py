"""Nights by the person's own clock: who works at night, sleeps in two halves, or wakes at midnight."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.metrics.day import day_number, epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.vault.circadian import BEFORE_DAYS
from healthvault.vault.columns import Columns
from healthvault.vault.nights import ResolvedNight, resolved_nights
from healthvault.vault.priority import ranked
from healthvault.vault.silence import CHOICES_MIN
from tests.vault.columns import STREAMS, columns

RANKING = ranked("sleep_stage", STREAMS)
ZONES = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Asia/Kolkata", date(2026, 5, 4)),
    ("Pacific/Kiritimati", date(2026, 5, 4)),
    ("UTC", date(2026, 5, 4)),
]
Slept = tuple[date, str, str]


def nights(told: list[Slept], zone: str = "UTC") -> dict[date, ResolvedNight]:
    """The nights of a watch's sleeps of no stage: (local date on which it began, began, ended)."""
    spans = [_span(day, began, ended, ZoneInfo(zone)) for day, began, ended in told]
    start_ms = np.array([epoch_ms(start) for start, _ in spans], np.int64)
    readings = Columns(
        stream=np.full(len(spans), 1, np.int32),
        start_ms=start_ms,
        duration_ms=np.array([epoch_ms(end) for _, end in spans], np.int64) - start_ms,
        value=np.full(len(spans), float(SleepStage.UNSPECIFIED)),
        offset_min=np.array([end.utcoffset() // timedelta(minutes=1) for _, end in spans], np.int16),
    )
    first = date(1970, 1, 1)
    return {first + timedelta(days=n.night): n for n in resolved_nights(readings, RANKING)}


def _span(day: date, began: str, ended: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start = datetime.fromisoformat(f"{day}T{began}").replace(tzinfo=zone)
    end = datetime.fromisoformat(f"{day if ended > began else day + timedelta(days=1)}T{ended}")
    return start, end.replace(tzinfo=zone)


def daily(last: date, began: str, ended: str, days: int = 40) -> list[Slept]:
    """The same sleep on many days, the last of which begins on `last`."""
    return [(last - timedelta(days=back), began, ended) for back in reversed(range(days))]


@pytest.mark.parametrize(("zone", "day"), ZONES)
def test_the_first_half_of_a_split_night_stays_with_the_second_although_it_ends_before_midnight(zone, day):
    before = day - timedelta(days=1)
    usual = daily(before - timedelta(days=1), "23:00", "07:00")
    found = nights([*usual, (before, "20:00", "23:30"), (day, "00:45", "06:15")], zone)
    assert set(found) == {start + timedelta(days=1) for start, _, _ in usual} | {day}
    assert found[before].nap_min is None
    assert [piece.period for piece in found[day].segments] == [0, 1]
    assert found[day].segments[1].begin_ms < found[day].begin_ms


@pytest.mark.parametrize(("zone", "day"), ZONES)
def test_a_nap_in_the_evening_is_the_days_on_which_it_was_slept(zone, day):
    before = day - timedelta(days=1)
    usual = daily(before, "23:30", "07:00")
    found = nights([*usual, (before, "18:00", "19:30")], zone)
    assert found[before].nap_min == 90
    assert found[day].nap_min is None


@pytest.mark.parametrize(("zone", "day"), ZONES)
def test_who_works_at_night_sleeps_at_noon_and_naps_at_night(zone, day):
    usual = daily(day, "08:30", "15:30")
    found = nights([*usual, (day, "01:00", "02:00")], zone)
    assert len(found) == 40
    assert found[day].nap_min == 60
    noon = _span(day, "08:30", "15:30", ZoneInfo(zone))[0]
    assert found[day].begin_ms == epoch_ms(noon)


def test_after_a_week_of_night_shifts_two_sleeps_of_one_date_are_a_night_and_a_nap_of_their_own_clock():
    # 19:00 is far from four at night, but near the middle of who sleeps from 16:00 to midnight.
    day = date(2026, 5, 4)
    usual = daily(day - timedelta(days=1), "16:00", "23:45", days=12)
    found = nights([*usual, (day, "15:30", "17:30"), (day, "19:00", "23:59")])
    assert found[day].asleep_min == 299
    assert found[day].nap_min == 120


def test_who_wakes_around_midnight_keeps_every_night():
    # Awake at 00:10 on the 4th, and again at 23:50: two nights end on one date, none on the day before.
    day = date(2026, 5, 4)
    usual = daily(day - timedelta(days=2), "16:00", "23:55", days=20)[:-1]
    told = [*usual, (day - timedelta(days=1), "16:05", "00:10"), (day, "15:50", "23:50")]
    found = nights(told)
    assert (found[day - timedelta(days=1)].asleep_min, found[day].asleep_min) == (485, 480)
    assert len(found) == len(told)


def test_of_two_long_sleeps_after_a_night_awake_the_longer_is_the_night():
    day = date(2026, 5, 4)
    usual = daily(day - timedelta(days=2), "23:00", "07:00")
    found = nights([*usual, (day, "09:00", "12:30"), (day, "17:00", "23:00")])
    assert found[day].asleep_min == 360


def test_the_centre_is_the_persons_own_only_after_a_week_and_never_of_who_sleeps_at_all_hours():
    day = date(2026, 5, 4)
    hours = [f"{hour:02}:00" for hour in range(0, 24, 3)]
    restless = [
        (day - timedelta(days=back), hours[back % 8], hours[(back + 2) % 8]) for back in range(40, 0, -1)
    ]
    for usual in ([], daily(day - timedelta(days=1), "13:00", "20:00", days=6), restless):
        # By four at night, a sleep from 22:30 to 23:45 is the beginning of the night to come.
        found = nights([*usual, (day, "22:30", "23:45"), (day + timedelta(days=1), "01:00", "06:00")])
        assert found[day + timedelta(days=1)].nap_min == 75


stages_of_weeks = st.lists(
    st.tuples(
        st.sampled_from(list(STREAMS)),
        st.integers(0, 75 * 1440 - 1),
        st.integers(0, 600),
        st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=150)
@given(
    stages_of_weeks, st.integers(30, 75), st.sampled_from([-660, 0, 330, 840]), st.sampled_from(CHOICES_MIN)
)
def test_a_night_is_the_same_whether_all_readings_are_there_or_those_around_it(
    told, wanted, offset_min, silence_min
):
    readings = columns(told, offset_min)
    first = day_number(date(2026, 5, 4))
    near = (readings.day >= first + wanted - BEFORE_DAYS - 5) & (readings.day <= first + wanted + 5)
    whole, part = (
        [
            night
            for night in resolved_nights(one, RANKING, silence_min=silence_min)
            if night.night == first + wanted
        ]
        for one in (readings, readings.only(near))
    )
    assert whole == part


@settings(max_examples=150)
@given(stages_of_weeks, st.integers(0, 59), st.sampled_from(CHOICES_MIN))
def test_a_reading_changes_no_night_before_it_and_none_after_28_days_and_four(told, place, silence_min):
    kept = [each for at, each in enumerate(told) if at != place % len(told)]
    day = day_number(date(2026, 5, 4)) + told[place % len(told)][1] // 1440
    before, after = (
        {
            night.night: night
            for night in (resolved_nights(columns(each), RANKING, silence_min=silence_min) if each else [])
            if not day - 4 <= night.night <= day + BEFORE_DAYS + 4
        }
        for each in (told, kept)
    )
    assert before == after


@given(stages_of_weeks, st.sampled_from(CHOICES_MIN))
def test_no_piece_of_a_sleep_is_shown_with_two_nights_and_none_is_two_dates_away(told, silence_min):
    found = resolved_nights(columns(told), RANKING, silence_min=silence_min)
    pieces = [(piece.begin_ms, piece.end_ms, told_by(night)) for night in found for piece in night.segments]
    assert len(pieces) == len(set(pieces))
    for night in found:
        ends = [piece.end_ms // 86_400_000 for piece in night.segments if piece.period == 0]
        assert night.night <= max(ends) <= night.night + 1


def told_by(night: ResolvedNight) -> int:
    return next(told.stream for told in night.told if told.is_chosen)
