"""Walking, running and standing about, minute by minute, and what a watch and a phone each make of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from healthvault.metrics.sample import SampleBatch
from healthvault.providers.sample_person.batch import batch
from healthvault.providers.sample_person.life import DAYS, Life
from healthvault.providers.sample_person.person import FIRST_WATCH, PHONE, SECOND_WATCH
from healthvault.providers.sample_person.wear import Wear
from healthvault.providers.sample_person.workouts import Workout

WATCHES = (FIRST_WATCH, SECOND_WATCH)
_STEP_M, _RUNNING_STEP_M = 0.74, 1.02
_WATCH_BIN_MIN, _PHONE_BIN_MIN = 5, 10
# Walks begun in each hour of the day, from midnight.
# fmt: off
_WORKDAY = (
    0, 0, 0, 0, 0, 0, 0.5, 1.1, 1.5, 0.9, 0.8, 0.8,
    1.7, 1.1, 0.8, 0.8, 0.9, 1.5, 1.4, 1.0, 0.8, 0.5, 0.3, 0.1,
)
_FREE = (
    0.1, 0, 0, 0, 0, 0, 0, 0.2, 0.6, 1.0, 1.5, 1.7,
    1.3, 1.3, 1.6, 1.6, 1.4, 1.2, 1.0, 0.9, 0.7, 0.6, 0.5, 0.3,
)
# fmt: on


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """By minute, shape (m,): true steps, metres on foot, active energy, and which walk it is (0 is none)."""

    steps: NDArray[np.float64]
    on_foot_m: NDArray[np.float64]
    active_kcal: NDArray[np.float64]
    walk: NDArray[np.int64]


def movement(life: Life, up: NDArray[np.bool_], trained: tuple[Workout, ...]) -> Movement:
    """What the body does, whether or not anything measures it."""
    dice = life.dice("movement")
    training = life.during((workout.begin_min, workout.end_min) for workout in trained)
    flying = life.during(life.flights)
    walking = _walking(life, dice) & up & ~training & ~flying
    pottering = up & ~walking & ~training & (dice.random(len(up)) < np.where(flying, 0.02, 0.085))
    pace = np.clip(dice.normal(103, 8, len(up)), 70, 128)
    steps = np.where(walking, pace, 0.0) + np.where(pottering, dice.integers(4, 24, len(up)), 0)
    on_foot_m = steps * _STEP_M
    active_kcal = steps * 0.042 + np.where(up, 0.10, 0.0) * dice.uniform(0.2, 1.8, len(up))
    for workout in trained:
        part = slice(int(workout.begin_min), int(workout.end_min))
        minutes = part.stop - part.start
        active_kcal[part] = workout.energy_kcal / minutes * dice.uniform(0.9, 1.1, minutes)
        if workout.kind == "running" and workout.speed_m_per_s is not None:
            on_foot_m[part] = workout.speed_m_per_s * 60 * dice.uniform(0.95, 1.05, minutes)
            steps[part] = on_foot_m[part] / _RUNNING_STEP_M
        elif workout.kind == "traditional_strength_training":
            steps[part] = dice.integers(0, 14, minutes)
            on_foot_m[part] = steps[part] * _STEP_M * 0.6
    begins = np.diff(walking.astype(np.int8), prepend=0) == 1
    return Movement(
        steps=np.rint(steps), on_foot_m=on_foot_m, active_kcal=active_kcal, walk=np.cumsum(begins) * walking
    )


def _walking(life: Life, dice: Generator) -> NDArray[np.bool_]:
    """Walks begun by chance through the day, and on workdays the way to work and back."""
    mood = 0.74 * dice.lognormal(0, 0.24, DAYS) * (1 + 0.10 * life.season) * (1 - 0.72 * life.illness)
    mood *= np.where(life.away, 1.45, 1.0)
    by_hour = np.array([_WORKDAY, _FREE]) / 60
    chance = by_hour[life.free[life.day].astype(np.int64), life.local_min // 60] * mood[life.day]
    begins = np.flatnonzero(dice.random(len(chance)) < chance)
    lengths = dice.geometric(0.19, len(begins))
    walks: list[tuple[float, float]] = list(zip(begins.tolist(), (begins + lengths).tolist(), strict=True))
    for day in range(DAYS):
        to_work, from_work = dice.normal(8.15 * 60, 9), dice.normal(17.35 * 60, 22)
        if dice.random() < 0.72 and not (life.free[day] or life.away[day] or life.illness[day] > 0.3):
            walks += [
                (at, at + dice.normal(13, 1.5))
                for at in (life.minute(day, to_work), life.minute(day, from_work))
            ]
        if life.free[day] and dice.random() < 0.5 * (1 - life.illness[day]):
            stroll = life.minute(day, dice.normal(14.5 * 60, 50))
            walks.append((stroll, stroll + dice.normal(42, 14)))
    return life.during(walks)


def counted(life: Life, moved: Movement, worn: Wear) -> Iterator[SampleBatch]:
    """Steps, distance and floors as watch and phone count them: often the same minutes, never the same."""
    dice = life.dice("counting")
    minutes = len(moved.steps)
    walks = int(moved.walk.max()) + 1
    trolley = np.where(dice.random(walks) < 0.06, 0.45, 1.0)[moved.walk]
    level = np.where(worn.model == 1, 1.025, 0.985)
    watch = np.rint(moved.steps * worn.watch * trolley * level * dice.lognormal(0, 0.035, minutes))
    in_pocket = np.where(moved.walk > 0, (dice.random(walks) < 0.78)[moved.walk], _by_chunk(dice, minutes))
    running = moved.steps > 140
    phone = np.rint(moved.steps * worn.phone * in_pocket * ~running * 0.96 * dice.lognormal(0, 0.06, minutes))
    metres = moved.on_foot_m / np.maximum(moved.steps, 1)
    for metric, scale, decimals in (("steps", np.ones(minutes), 0), ("distance_walk_run", metres, 2)):
        by_watch = _binned(watch * scale, _WATCH_BIN_MIN)
        by_phone = _binned(phone * scale * (1 if metric == "steps" else 0.97), _PHONE_BIN_MIN)
        begin, length, value = (np.concatenate(pair) for pair in zip(by_watch, by_phone, strict=True))
        watched = worn.model[by_watch[0].astype(np.int64)]
        yield batch(
            life,
            metric,
            (*WATCHES, PHONE),
            begin_min=begin,
            length_min=length,
            value=value,
            source=np.concatenate([watched, np.full(len(by_phone[0]), len(WATCHES), np.int32)]),
            decimals=decimals,
        )
    climbed = (moved.walk > 0) & (dice.random(minutes) < 0.105) & worn.watch
    at = np.flatnonzero(climbed).astype(np.float64)
    floors = 1.0 + (dice.random(len(at)) < 0.35) + (dice.random(len(at)) < 0.1)
    yield batch(
        life, "floors", WATCHES, begin_min=at, length_min=1.0, value=floors, source=worn.model[climbed]
    )


def burned(life: Life, moved: Movement, worn: Wear, up: NDArray[np.bool_]) -> Iterator[SampleBatch]:
    """Energy, exercise and hours with standing, from the watch alone."""
    active = _binned(moved.active_kcal * worn.watch, 10)
    basal = _binned(np.where(worn.watch, 1.19 - 0.12 * ~up, 0.0), 30)
    brisk = np.convolve(moved.steps > 96, np.ones(3), mode="same") >= 3
    brisk |= moved.active_kcal > 3.5 * 1.3
    exercise = _binned((brisk & worn.watch).astype(np.float64), _WATCH_BIN_MIN)
    for metric, (begin, length, value), decimals in (
        ("active_energy", active, 3),
        ("basal_energy", basal, 3),
        ("exercise_time", exercise, 0),
    ):
        source = worn.model[begin.astype(np.int64)]
        yield batch(
            life,
            metric,
            WATCHES,
            begin_min=begin,
            length_min=length,
            value=value,
            source=source,
            decimals=decimals,
        )
    hours = len(up) // 60 * 60
    stood = (moved.steps[:hours] * worn.watch[:hours] > 8).reshape(-1, 60).sum(axis=1) >= 3
    begin = np.flatnonzero(stood) * 60.0
    yield batch(
        life,
        "stand_hours",
        WATCHES,
        begin_min=begin,
        length_min=60.0,
        value=np.ones(len(begin)),
        source=worn.model[begin.astype(np.int64)],
    )


def _by_chunk(dice: Generator, minutes: int) -> NDArray[np.bool_]:
    """Whether the phone happens to be in a pocket, decided anew every half hour."""
    return np.repeat(dice.random(minutes // 30 + 1) < 0.35, 30)[:minutes]


def _binned(by_minute: NDArray[np.float64], width_min: int) -> tuple[NDArray[np.float64], ...]:
    """Begin, length (both in minutes) and sum of each stretch of `width_min` with something in it.

    A stretch begins with its first minute that counts and ends with its last, as devices report it.
    """
    whole = np.pad(by_minute, (0, -len(by_minute) % width_min)).reshape(-1, width_min)
    some = whole > 0
    used = np.flatnonzero(some.any(axis=1))
    first = some[used].argmax(axis=1)
    last = width_min - 1 - some[used][:, ::-1].argmax(axis=1)
    return (
        (used * width_min + first).astype(np.float64),
        (last - first + 1).astype(np.float64),
        whole[used].sum(axis=1),
    )
