"""When a sleep is over: the person's own choice, however long the day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthvault.metrics.day import day_number, epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.vault.columns import Columns
from healthvault.vault.nights import resolved_nights
from healthvault.vault.priority import ranked
from healthvault.vault.silence import CHOICES_MIN
from healthvault.vault.sleeps import pieces
from tests.vault.columns import STREAMS, Told, columns, stages

RANKING = ranked("sleep_stage", STREAMS)
ZONES = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("Asia/Kolkata", date(2026, 5, 4)),
    ("Pacific/Kiritimati", date(2026, 5, 4)),
    ("UTC", date(2026, 5, 4)),
]


def two_halves(zone: str, day: date, silence_min: int) -> Columns:
    """A watch's night: asleep from eleven, silent from half past one, then asleep for three hours more."""
    local = ZoneInfo(zone)
    midnight = datetime.combine(day, datetime.min.time())
    bed_at = (midnight - timedelta(hours=1)).replace(tzinfo=local).astimezone(UTC)
    silent_at = (midnight + timedelta(hours=1, minutes=30)).replace(tzinfo=local).astimezone(UTC)
    again_at = silent_at + timedelta(minutes=silence_min)
    told = [(bed_at, silent_at), (again_at, again_at + timedelta(hours=3))]
    ends = [end.astimezone(local).utcoffset() for _, end in told]
    return Columns(
        stream=np.full(2, 1, np.int32),
        start_ms=np.array([epoch_ms(start) for start, _ in told]),
        duration_ms=np.array([epoch_ms(end) - epoch_ms(start) for start, end in told]),
        value=np.full(2, float(SleepStage.CORE)),
        offset_min=np.array([(end or timedelta()) // timedelta(minutes=1) for end in ends], np.int16),
    )


@pytest.mark.parametrize(("zone", "day"), ZONES)
@pytest.mark.parametrize("chosen_min", CHOICES_MIN)
@pytest.mark.parametrize("silence_min", [20, 60, 75, 119, 121])
def test_a_silence_lasts_as_long_as_it_really_did_whatever_the_clocks_show(
    zone: str, day: date, chosen_min: int, silence_min: int
):
    readings = two_halves(zone, day, silence_min)
    (night,) = resolved_nights(readings, RANKING, silence_min=chosen_min)
    first_min = readings.duration_ms[0] / 60_000  # An hour less or more where the clocks change within it.
    is_one = silence_min <= chosen_min
    assert night.night == day_number(day)
    assert night.asleep_min == (first_min + 180 if is_one else max(first_min, 180))
    assert night.nap_min == (None if is_one else first_min)


@given(stages, st.sampled_from(CHOICES_MIN))
def test_no_sleep_has_a_longer_silence_and_none_is_parted_by_a_shorter_one(told: list[Told], chosen: int):
    there = pieces(columns(told), silence_min=chosen)
    silences_min = (there.begin_ms[1:] - there.end_ms[:-1]) / 60_000
    same = there.stream[1:] == there.stream[:-1]
    parted = np.diff(there.sleep) > 0
    assert np.all(silences_min[same & ~parted] <= chosen)
    assert np.all(silences_min[same & parted] > chosen)
    assert np.all(parted[~same])


@given(stages)
def test_a_longer_silence_makes_fewer_sleeps_of_the_same_time_asleep(told: list[Told]):
    made = [pieces(columns(told), silence_min=chosen) for chosen in CHOICES_MIN]
    counts = [len(np.unique(there.sleep)) for there in made]
    assert counts == sorted(counts, reverse=True)
    assert len({there.minutes.sum() for there in made}) == 1
