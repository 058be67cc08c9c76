"""What must hold for any readings, not only for those that somebody thought of."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.metrics.metric import Daily, SleepStage
from healthvault.vault.instants import instant_days
from healthvault.vault.nights import resolved_nights
from healthvault.vault.priority import ranked
from healthvault.vault.repeats import originals
from healthvault.vault.silence import CHOICES_MIN
from healthvault.vault.sleeps import pieces
from healthvault.vault.sums import sum_days
from tests.vault.columns import STREAMS, Told, amounts, columns, stages

RANKING = ranked("steps", STREAMS)
NIGHT_RANKING = ranked("sleep_stage", STREAMS)
silences = st.sampled_from(CHOICES_MIN)


@given(amounts)
def test_a_day_lies_between_the_best_device_and_all_of_them_together(told: list[Told]):
    readings = columns(told)
    days, _ = sum_days(readings, RANKING)
    for day, value in zip(days.day, days.value, strict=True):
        there = readings.day == day
        single = [readings.value[there & (readings.stream == stream)].sum() for stream in STREAMS]
        assert max(single) - 1e-3 <= value <= sum(single) + 1e-3


@given(amounts)
def test_what_counts_of_each_reading_adds_up_to_its_day(told: list[Told]):
    readings = columns(told)
    days, counted = sum_days(readings, RANKING)
    assert np.all(counted >= -1e-9)
    assert np.all(counted <= readings.value + 1e-9)
    assert np.isclose(counted.sum(), days.value.sum(), atol=1e-3)


@given(amounts, st.randoms())
def test_the_order_of_arrival_changes_no_sum(told: list[Told], random):
    shuffled = random.sample(told, len(told))
    one, other = (sum_days(columns(order), RANKING)[0] for order in (told, shuffled))
    assert one.value.tolist() == other.value.tolist()
    assert one.lineage == other.lineage


@given(amounts, st.randoms(), st.sampled_from([Daily.MEAN, Daily.TIME_MEAN, Daily.LAST, Daily.MAX]))
def test_the_order_of_arrival_changes_no_instant(told: list[Told], random, daily: Daily):
    shuffled = random.sample(told, len(told))
    one, other = (instant_days(columns(order), RANKING, daily)[0] for order in (told, shuffled))
    assert one.value.tolist() == other.value.tolist()
    assert one.lineage == other.lineage


@given(stages, silences, st.randoms())
def test_the_order_of_arrival_changes_no_night(told: list[Told], silence_min: int, random):
    shuffled = random.sample(told, len(told))
    one, other = (
        resolved_nights(columns(order), NIGHT_RANKING, silence_min=silence_min) for order in (told, shuffled)
    )
    assert one == other


@given(stages, silences)
def test_no_moment_of_a_stream_is_in_two_stages(told: list[Told], silence_min: int):
    there = pieces(columns(told), silence_min=silence_min)
    for stream in np.unique(there.stream):
        own = there.stream == stream
        assert np.all(there.begin_ms[own][1:] >= there.end_ms[own][:-1])
        assert np.all(there.end_ms[own] > there.begin_ms[own])


@given(stages, silences)
def test_the_stages_of_a_night_fit_into_its_time_in_bed(told: list[Told], silence_min: int):
    for night in resolved_nights(columns(told), NIGHT_RANKING, silence_min=silence_min):
        stages_min = night.asleep_min + (night.awake_min or 0)
        assert stages_min <= (night.end_ms - night.begin_ms) / 60_000 + 1e-3
        if night.in_bed_min is not None:
            assert stages_min <= night.in_bed_min + 1e-3


@given(stages, silences)
def test_as_long_is_slept_as_somebody_was_in_a_stage_of_sleep(told: list[Told], silence_min: int):
    asleep = [entry for entry in told if entry[3] not in {SleepStage.IN_BED, SleepStage.AWAKE}]
    minutes = {(stream, minute) for stream, at, long, _ in asleep for minute in range(at, at + long)}
    awake = {
        (stream, minute)
        for stream, at, long, stage in told
        if stage == SleepStage.AWAKE
        for minute in range(at, at + long)
    }
    there = pieces(columns(told), silence_min=silence_min)
    slept = there.minutes[there.stage != SleepStage.AWAKE].sum()
    assert slept == len(minutes - awake)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2]), st.integers(0, 3), st.integers(0, 1), st.just(1.0)), min_size=1
    )
)
def test_exactly_one_of_the_same_readings_is_new(told: list[Told]):
    readings = columns(told)
    group = np.zeros(len(readings), np.int64)
    identities = [(start, length) for _, start, length, _ in told]
    assert originals(readings, group).tolist() == [identities.index(identity) for identity in identities]


def _by_the_minute(told: list[Told], order: list[int]) -> float:
    """The same rule, slowly: in each minute only the readings of the first stream that covers it count."""
    heard: dict[int, int] = {}
    for stream, at, long, _ in told:
        for minute in range(at, at + long):
            heard[minute] = min(heard.get(minute, len(order)), order.index(stream))
    return sum(
        value * sum(heard[minute] == order.index(stream) for minute in range(at, at + long)) / long
        for stream, at, long, value in told
    )


@given(amounts)
def test_the_sweep_tells_what_counting_minute_by_minute_tells(drawn: list[Told]):
    told = [(stream, at % 1440, long + 1, value) for stream, at, long, value in drawn]
    order = [stream.id for stream in RANKING]
    own = {stream: sum(value for one, _, _, value in told if one == stream) for stream in order}
    expected = _by_the_minute(told, order)
    best = max(order, key=lambda stream: (own[stream], -order.index(stream)))
    if own[best] * (1 - 1e-9) > expected:
        expected = _by_the_minute(told, [best, *(stream for stream in order if stream != best)])
    (day,) = sum_days(columns(told), RANKING)[0].value
    assert np.isclose(day, expected, rtol=1e-9, atol=1e-3)
