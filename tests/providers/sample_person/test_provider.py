from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from healthvault.metrics.catalogue import METRICS, SleepStage
from healthvault.metrics.day import MINUTE_MS, day_number, epoch_ms, local_days
from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.life import DAYS
from tests.providers.sample_person.conftest import UNTIL_AT, ZONE, told

ILL = range(DAYS - 46, DAYS - 42)
WELL = range(DAYS - 75, DAYS - 50)
PHONE = 2


def as_bytes(batch: SampleBatch) -> bytes:
    columns = (batch.source, batch.start_ms, batch.duration_ms, batch.value, batch.offset_min)
    return b"".join(column.tobytes() for column in columns)


def days(batch: SampleBatch) -> np.ndarray:
    """Days since the first of the two years."""
    first = (UNTIL_AT.astimezone(ZoneInfo(ZONE)) - timedelta(days=DAYS - 1)).date()
    return local_days(batch.start_ms, batch.offset_min) - day_number(first)


def mean(batch: SampleBatch, when: range) -> float:
    return float(batch.value[np.isin(days(batch), when)].mean())


def daily_sum(batch: SampleBatch, when: range, sources: list[int]) -> float:
    return float(batch.value[np.isin(days(batch), when) & np.isin(batch.source, sources)].sum() / len(when))


def test_the_same_seed_is_the_same_life_to_the_byte(alex: SimpleNamespace):
    again = told()

    assert {metric: as_bytes(batch) for metric, batch in again.batches.items()} == {
        metric: as_bytes(batch) for metric, batch in alex.batches.items()
    }
    assert again.workouts == alex.workouts


def test_another_seed_is_another_life(alex: SimpleNamespace):
    other = told(seed=21)

    assert as_bytes(other.batches["steps"]) != as_bytes(alex.batches["steps"])


def test_there_is_plenty_of_it(alex: SimpleNamespace):
    readings = sum(len(batch) for batch in alex.batches.values())

    assert 400_000 < readings < 700_000
    assert 200 < len(alex.workouts) < 400


def test_every_metric_is_in_the_catalogue_and_plausible(alex: SimpleNamespace):
    impossible = [
        metric
        for metric, batch in alex.batches.items()
        if METRICS[metric].derived or not all(map(METRICS[metric].accepts, batch.value.tolist()))
    ]

    assert impossible == []


def test_everything_says_that_it_is_a_sample(alex: SimpleNamespace):
    sources = {source for batch in alex.batches.values() for source in batch.sources}
    sources |= {workout.source for workout in alex.workouts}

    assert {source.origin for source in sources} == {"sample"}


def test_no_reading_is_from_the_future(alex: SimpleNamespace):
    last_ms = max(int((batch.start_ms + batch.duration_ms).max()) for batch in alex.batches.values())

    assert last_ms <= epoch_ms(UNTIL_AT)
    assert epoch_ms(UNTIL_AT) - last_ms < 60 * MINUTE_MS
    assert max(workout.end_at for workout in alex.workouts) <= UNTIL_AT


def test_no_source_says_the_same_metric_twice_at_once(alex: SimpleNamespace):
    twice = [
        metric
        for metric, batch in alex.batches.items()
        if metric != "sleep_stage"
        and len(np.unique(np.stack([batch.source, batch.start_ms]), axis=1).T) != len(batch)
    ]

    assert twice == []


def test_watch_and_phone_count_the_same_walks_differently(alex: SimpleNamespace):
    steps = alex.batches["steps"]
    both = np.intersect1d(steps.start_ms[steps.source == PHONE], steps.start_ms[steps.source != PHONE])

    assert len(both) > 5_000
    assert daily_sum(steps, WELL, [0, 1]) > 1.2 * daily_sum(steps, WELL, [PHONE])


def test_a_week_of_illness_shows_everywhere(alex: SimpleNamespace):
    batches = alex.batches

    assert mean(batches["resting_heart_rate"], ILL) > mean(batches["resting_heart_rate"], WELL) + 5
    assert mean(batches["hrv_sdnn"], ILL) < 0.75 * mean(batches["hrv_sdnn"], WELL)
    assert mean(batches["skin_temperature"], ILL) > mean(batches["skin_temperature"], WELL) + 0.6
    assert daily_sum(batches["steps"], ILL, [0, 1]) < 0.5 * daily_sum(batches["steps"], WELL, [0, 1])


def test_weekends_are_slept_into(alex: SimpleNamespace):
    stages = alex.batches["sleep_stage"]
    in_bed = stages.value == SleepStage.IN_BED
    rise_ms = (stages.start_ms + stages.duration_ms + stages.offset_min.astype(np.int64) * MINUTE_MS)[in_bed]
    rise_min = rise_ms // MINUTE_MS % 1440
    weekend = (rise_ms // (1440 * MINUTE_MS) + 3) % 7 >= 5

    assert np.median(rise_min[weekend]) > np.median(rise_min[~weekend]) + 60


def test_the_watch_changes_once(alex: SimpleNamespace):
    heart = alex.batches["heart_rate"]

    assert [source.device_model for source in heart.sources] == ["SampleWatch1", "SampleWatch2"]
    assert np.count_nonzero(np.diff(heart.source)) == 1


def test_some_days_have_no_reading_at_all(alex: SimpleNamespace):
    seen = np.unique(days(alex.batches["heart_rate"]))

    assert 1 <= DAYS - len(seen) <= 5


def test_a_trip_changes_the_clock_for_ten_days(alex: SimpleNamespace):
    heart = alex.batches["heart_rate"]
    away = np.unique(days(heart)[~np.isin(heart.offset_min, [60, 120])])

    assert 10 <= len(away) <= 11
    assert np.ptp(away) == len(away) - 1


def test_clocks_change_with_the_seasons(alex: SimpleNamespace):
    heart = alex.batches["heart_rate"]
    before = heart.start_ms < epoch_ms(datetime(2026, 3, 29, 1, tzinfo=UTC))
    march = np.abs(days(heart) - days_until(date(2026, 3, 29))) <= 1

    assert set(heart.offset_min[march & before].tolist()) == {60}
    assert set(heart.offset_min[march & ~before].tolist()) == {120}


def days_until(day: date) -> int:
    return day_number(day) - day_number(UNTIL_AT.date()) + DAYS - 1


def test_stages_of_a_night_follow_each_other(alex: SimpleNamespace):
    stages = alex.batches["sleep_stage"]
    asleep = stages.value != SleepStage.IN_BED
    end_ms = (stages.start_ms + stages.duration_ms)[asleep]

    assert (stages.start_ms[asleep][1:] >= end_ms[:-1]).all()
    assert (stages.duration_ms % 30_000 == 0).all()


@pytest.mark.parametrize(
    ("stage", "share"),
    [(SleepStage.DEEP, 0.17), (SleepStage.REM, 0.21), (SleepStage.CORE, 0.60), (SleepStage.AWAKE, 0.04)],
)
def test_stages_have_their_usual_share(alex: SimpleNamespace, stage: SleepStage, share: float):
    stages = alex.batches["sleep_stage"]
    asleep = stages.value != SleepStage.IN_BED

    found = stages.duration_ms[stages.value == stage].sum() / stages.duration_ms[asleep].sum()

    assert found == pytest.approx(share, abs=0.03)


def test_the_heart_beats_hard_inside_a_run(alex: SimpleNamespace):
    run = next(workout for workout in alex.workouts if workout.kind == "running")
    heart = alex.batches["heart_rate"]
    inside = (heart.start_ms >= epoch_ms(run.start_at)) & (heart.start_ms < epoch_ms(run.end_at))

    assert inside.sum() == round(run.duration_s / 10)
    assert heart.value[inside].mean() == pytest.approx(run.heart_rate_mean_bpm, abs=1)
    assert run.heart_rate_mean_bpm > 125


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_life_is_lived_by_day_wherever_home_is(zone: str):
    steps = told(zone=zone).batches["steps"]
    hour = (steps.start_ms // MINUTE_MS + steps.offset_min) % 1440 // 60

    assert steps.value[(hour >= 7) & (hour < 23)].sum() > 0.95 * steps.value.sum()
