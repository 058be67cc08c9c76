"""The heart by day, by night and in training, and what fitness, illness and a short night do to it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from healthvault.metrics.catalogue import SleepStage
from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import Column, batch
from healthvault.providers.sample_person.life import DAYS, Life
from healthvault.providers.sample_person.movement import WATCHES, Movement
from healthvault.providers.sample_person.nights import Sleep
from healthvault.providers.sample_person.wear import Wear
from healthvault.providers.sample_person.workouts import STEP_S, Workout

_STAGE_BPM = {SleepStage.CORE: 0.0, SleepStage.DEEP: -2.0, SleepStage.REM: 3.0, SleepStage.AWAKE: 8.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How the body is by day, shape (DAYS,): its resting heart rate, variability, breathing and warmth."""

    resting_bpm: Column
    sdnn_ms: Column
    breaths_per_min: Column
    skin_c: Column


def condition(life: Life, all_sleeps: tuple[Sleep, ...]) -> Condition:
    """What the days were like, with the memory that bodies have: today is half of yesterday."""
    dice = life.dice("condition")
    asleep_min = np.full(DAYS, 430.0)
    for sleep in all_sleeps:
        if not sleep.is_nap:
            asleep = sum(end - begin for begin, end, stage in sleep.pieces if stage != SleepStage.AWAKE)
            asleep_min[sleep.day] = asleep
    short_h = np.clip((420 - asleep_min) / 60, 0, 3)
    ill, lag, late = life.illness, np.abs(life.jet_lag_h), np.where(life.free, 1.0, 0.0)
    resting = 60.5 - 6.5 * life.fitness - 0.9 * life.season + 10.5 * ill
    resting += 1.1 * short_h + 0.5 * lag + 0.8 * late
    sdnn = 44 + 15 * life.fitness + 1.5 * life.season - 4.5 * short_h - 2.0 * late - 1.3 * lag
    return Condition(
        resting_bpm=resting + _mood(dice, 1.1),
        sdnn_ms=sdnn * (1 - 0.42 * ill) * np.exp(_mood(dice, 0.09)),
        breaths_per_min=14.3 + 2.6 * ill + 0.1 * short_h + _mood(dice, 0.22),
        skin_c=34.55 + 1.15 * ill + 0.12 * life.season + 0.1 * late + _mood(dice, 0.16),
    )


def _mood(dice: Generator, spread: float) -> Column:
    """Noise by day with a standard deviation of `spread`, each day half of the one before."""
    fresh = dice.normal(0, spread * np.sqrt(0.75), DAYS)
    mood = np.empty(DAYS)
    held = 0.0
    for day in range(DAYS):
        held = 0.5 * held + fresh[day]
        mood[day] = held
    return mood


def heart_rate(
    life: Life,
    all_sleeps: tuple[Sleep, ...],
    *,
    up: NDArray[np.bool_],
    moved: Movement,
    trained: tuple[Workout, ...],
    body: Condition,
    worn: Wear,
) -> SampleBatch:
    """A reading every five to ten minutes that the watch is worn, and one every ten seconds of a workout."""
    dice = life.dice("heart rate")
    beat = _by_minute(life, dice, all_sleeps, up=up, moved=moved, trained=trained, body=body)
    at = np.cumsum(dice.uniform(3.6, 8.4, len(up) // 5))
    at = at[at < len(up) - 1]
    training = life.during((workout.begin_min - 1, workout.end_min + 1) for workout in trained)
    minute = at.astype(np.int64)
    at = at[worn.watch[minute] & ~training[minute]]
    bpm = beat[at.astype(np.int64)] + dice.normal(0, 1.6, len(at))
    begin = np.concatenate([at, *(workout.begin_min + _steps_min(workout) for workout in trained)])
    value = np.concatenate([bpm, *(workout.bpm for workout in trained)])
    source = worn.model[begin.astype(np.int64)]
    return batch(life, "heart_rate", WATCHES, begin_min=begin, value=np.clip(value, 38, 190), source=source)


def _steps_min(workout: Workout) -> Column:
    return np.arange(len(workout.bpm)) * STEP_S / 60


def _by_minute(
    life: Life,
    dice: Generator,
    all_sleeps: tuple[Sleep, ...],
    *,
    up: NDArray[np.bool_],
    moved: Movement,
    trained: tuple[Workout, ...],
    body: Condition,
) -> Column:
    """Heart rate in bpm, shape (m,): rest, the hour, food, movement still in the legs, and sleep."""
    resting = body.resting_bpm[life.day] + np.where(np.arange(len(up)) >= life.new_watch_min, 1.2, 0.0)
    hour = life.local_min / 60
    meals = sum(5 * np.exp(-(((hour - at) / 1.1) ** 2)) for at in (8.3, 13.2, 19.4))
    daytime = 10 + 3.5 * np.sin((hour - 9) / 24 * 2 * np.pi) + meals
    load = np.clip(moved.steps, 0, 125) * 0.26
    for workout in trained:
        load[int(workout.begin_min) : int(workout.end_min)] = workout.bpm.mean() - 75
    kernel = np.exp(-np.arange(25) / 5.0)
    load = np.convolve(load, kernel / kernel.sum())[: len(up)]
    wander = np.convolve(dice.normal(0, 1, len(up) + 14), np.ones(15) / 15, mode="valid") * 12
    beat = resting + np.where(up, daytime + load + wander, 0.35 * wander - 2.5)
    for sleep in all_sleeps:
        _still(beat, sleep)
    return beat


def _still(beat: Column, sleep: Sleep) -> None:
    """Lower the heart rate of one sleep by its stages, and let it sink through the first three hours."""
    low, high = int(sleep.bed_min), min(int(sleep.rise_min), len(beat))
    if high <= low:
        return
    beat[low:high] += 7 * np.exp(-np.arange(high - low) / 75)
    for begin, end, stage in sleep.pieces:
        beat[int(begin) : int(end)] += _STAGE_BPM[stage]


def of_the_day(
    life: Life, body: Condition, trained: tuple[Workout, ...], worn: Wear
) -> Iterator[SampleBatch]:
    """What a watch says once a day: resting and walking heart rate; after runs, recovery and fitness."""
    dice = life.dice("of the day")
    noon = np.array([life.minute(day, 15 * 60 + dice.uniform(0, 300)) for day in range(DAYS)])
    here = _worn_at(worn, noon)
    shift = np.where(noon >= life.new_watch_min, 1.2, 0.0)
    days = np.flatnonzero(here)
    source = _model_at(worn, noon[days])
    resting = body.resting_bpm[days] + shift[days]
    yield batch(life, "resting_heart_rate", WATCHES, begin_min=noon[days], value=resting, source=source)
    walking = resting + 39 - 6 * life.fitness[days] + dice.normal(0, 3, len(days))
    yield batch(life, "walking_heart_rate", WATCHES, begin_min=noon[days] + 1, value=walking, source=source)
    runs = [workout for workout in trained if workout.kind == "running"]
    at = np.array([run.end_min for run in runs])
    fit = life.fitness[[run.day for run in runs]]
    source = _model_at(worn, at)
    recovery = 24 + 13 * fit + dice.normal(0, 3, len(runs))
    yield batch(life, "hr_recovery_1min", WATCHES, begin_min=at + 2, value=recovery, source=source)
    capacity = 40.5 + 8 * fit + dice.normal(0, 0.35, len(runs))
    yield batch(life, "vo2max", WATCHES, begin_min=at + 3, value=capacity, source=source, decimals=2)


def of_the_night(
    life: Life, body: Condition, all_sleeps: tuple[Sleep, ...], up: NDArray[np.bool_], worn: Wear
) -> Iterator[SampleBatch]:
    """Variability round the clock; breathing, oxygen and warmth of the skin while asleep."""
    dice = life.dice("of the night")
    minute = _now_and_then(dice, worn.watch, 60, 210)
    sdnn = body.sdnn_ms[life.day[minute]] * np.where(up[minute], 0.88, 1.12)
    sdnn *= dice.lognormal(0, 0.16, len(minute)) * np.where(worn.model[minute] == 1, 0.96, 1.0)
    yield batch(
        life,
        "hrv_sdnn",
        WATCHES,
        begin_min=minute.astype(np.float64),
        length_min=1.0,
        value=np.clip(sdnn, 8, 190),
        source=worn.model[minute],
        decimals=3,
    )
    minute = _now_and_then(dice, ~up & worn.watch, 10, 20)
    at = minute.astype(np.float64)
    breaths = body.breaths_per_min[life.day[minute]] + dice.normal(0, 0.9, len(minute))
    source = worn.model[minute]
    yield batch(life, "respiratory_rate", WATCHES, begin_min=at, value=breaths, source=source, decimals=1)
    minute = _now_and_then(dice, ~up & worn.watch, 25, 50)
    at = minute.astype(np.float64)
    oxygen = np.clip(97 - 1.3 * life.illness[life.day[minute]] + dice.normal(0, 1, len(minute)), 89, 100)
    yield batch(life, "spo2", WATCHES, begin_min=at, value=oxygen, source=worn.model[minute])
    yield _warmth(life, body, all_sleeps, worn)


def _warmth(life: Life, body: Condition, all_sleeps: tuple[Sleep, ...], worn: Wear) -> SampleBatch:
    """The temperature of the wrist, once for each night that the watch was worn through."""
    nights = [sleep for sleep in all_sleeps if not sleep.is_nap and sleep.rise_min < len(worn.watch)]
    whole = [sleep for sleep in nights if worn.watch[int(sleep.bed_min) : int(sleep.rise_min)].all()]
    begin = np.array([sleep.bed_min for sleep in whole])
    return batch(
        life,
        "skin_temperature",
        WATCHES,
        begin_min=begin,
        length_min=np.array([sleep.rise_min for sleep in whole]) - begin,
        value=body.skin_c[[sleep.day for sleep in whole]],
        source=_model_at(worn, begin),
        decimals=2,
    )


def _now_and_then(
    dice: Generator, where: NDArray[np.bool_], least_min: float, most_min: float
) -> NDArray[np.int64]:
    """Minutes at irregular distances, of which only those stay in which a reading is possible."""
    at = np.cumsum(dice.uniform(least_min, most_min, int(len(where) / least_min) + 1)).astype(np.int64)
    at = at[at < len(where)]
    return at[where[at]]


def _worn_at(worn: Wear, at: Column) -> NDArray[np.bool_]:
    minute = at.astype(np.int64)
    known = (minute >= 0) & (minute < len(worn.watch))
    return known & worn.watch[np.clip(minute, 0, len(worn.watch) - 1)]


def _model_at(worn: Wear, at: Column) -> NDArray[np.int32]:
    return worn.model[np.clip(at.astype(np.int64), 0, len(worn.model) - 1)]
