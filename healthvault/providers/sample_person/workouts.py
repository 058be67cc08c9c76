"""The training of a week: three runs, strength twice, in summer a ride; less when ill or away."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from healthvault.metrics.day import instant
from healthvault.metrics.sample import WorkoutSample
from healthvault.providers.sample_person.life import DAYS, Life
from healthvault.providers.sample_person.nights import Sleep
from healthvault.providers.sample_person.person import FIRST_WATCH, MAXIMUM_BPM, SECOND_WATCH
from healthvault.providers.sample_person.wear import Wear

STEP_S = 10
_KINDS = {
    # weekday: (kind, usual start in minutes of the day, usual length in minutes, chance)
    0: ("traditional_strength_training", 18.0 * 60, 42, 0.6),
    1: ("running", 18.3 * 60, 38, 0.85),
    3: ("running", 18.3 * 60, 44, 0.8),
    4: ("traditional_strength_training", 17.6 * 60, 48, 0.5),
    5: ("cycling", 10.6 * 60, 95, 0.45),
    6: ("running", 10.8 * 60, 62, 0.85),
}
_EFFORT = {"running": 0.80, "cycling": 0.70, "traditional_strength_training": 0.58}
_KCAL_PER_MIN = {"running": 11.2, "cycling": 8.6, "traditional_strength_training": 5.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """One workout. `bpm` has a value for each `STEP_S` seconds; `speed_m_per_s` is None on the spot."""

    kind: str
    day: int
    begin_min: float
    length_min: float
    bpm: NDArray[np.float64]
    speed_m_per_s: float | None

    @property
    def end_min(self) -> float:
        """Where it ends, in minutes from the start of the life."""
        return self.begin_min + self.length_min

    @property
    def energy_kcal(self) -> float:
        """Active energy, from how hard it was."""
        return (
            self.length_min
            * _KCAL_PER_MIN[self.kind]
            * float(self.bpm.mean())
            / (MAXIMUM_BPM * _EFFORT[self.kind])
        )


def workouts(life: Life, all_sleeps: tuple[Sleep, ...], worn: Wear) -> tuple[Workout, ...]:
    """Every workout that a watch saw, in time."""
    dice = life.dice("workouts")
    planned = [workout for day in range(DAYS) if (workout := _planned(life, dice, day)) is not None]
    busy = ~worn.watch | life.during((sleep.bed_min - 20, sleep.rise_min + 20) for sleep in all_sleeps)
    return tuple(
        workout
        for workout in planned
        if workout.end_min < len(busy) and not busy[int(workout.begin_min) : int(workout.end_min) + 1].any()
    )


def _planned(life: Life, dice: Generator, day: int) -> Workout | None:
    """What the day's training is, or None. Chance is thrown every day, so that one day moves no other."""
    luck, start, length, form = dice.random(), dice.normal(0, 16), dice.lognormal(0, 0.14), dice.normal()
    recent_illness = life.illness[max(0, day - 6) : day + 1].max()
    weekday = (life.first_day + timedelta(days=day)).weekday()
    if weekday not in _KINDS or recent_illness > 0.15:
        return None
    kind, usual_start, usual_length, chance = _KINDS[weekday]
    season = (1 + life.season[day]) / 2 if kind == "cycling" else 0.8 + 0.2 * life.season[day]
    eager = 1.2 if day > DAYS - 38 else 1.0
    if luck > chance * season * eager * (0.35 if life.away[day] else 1.0):
        return None
    length_min = round(usual_length * length * 60 / STEP_S) * STEP_S / 60
    fitness = life.fitness[day]
    speeds = {"running": 2.45 + 0.75 * fitness + 0.07 * form, "cycling": 6.3 + 1.4 * fitness + 0.3 * form}
    count = round(length_min * 60 / STEP_S)
    return Workout(
        kind=kind,
        day=day,
        begin_min=life.minute(day, usual_start + start),
        length_min=length_min,
        bpm=_heart(dice, kind, count, fitness, form, intervals=weekday == 3),
        speed_m_per_s=speeds.get(kind),
    )


def _heart(
    dice: Generator, kind: str, count: int, fitness: float, form: float, *, intervals: bool
) -> NDArray[np.float64]:
    """Up in a few minutes, then a slow drift; hard and easy by turns where the training asks for it."""
    minute = np.arange(count) * STEP_S / 60
    plateau = MAXIMUM_BPM * (_EFFORT[kind] - 0.03 * fitness + 0.012 * form)
    rising = 88 + (plateau - 88) * (1 - np.exp(-minute / 2.6)) + 0.12 * minute
    waves = np.zeros(count)
    if intervals or kind == "traditional_strength_training":
        waves = (13 if intervals else 16) * np.sin(minute * 2 * np.pi / (5 if intervals else 3.4))
    wander = np.convolve(dice.normal(0, 4, count + 11), np.ones(12) / 12, mode="valid") * 2
    return np.clip(rising + waves + wander, 70, MAXIMUM_BPM)


def told(life: Life, workout: Workout) -> WorkoutSample:
    """The workout as its watch tells it."""
    begin_at = instant((life.start_min * 60 + round(workout.begin_min * 60)) * 1000)
    speed = workout.speed_m_per_s
    return WorkoutSample(
        source=SECOND_WATCH if workout.begin_min >= life.new_watch_min else FIRST_WATCH,
        kind=workout.kind,
        start_at=begin_at,
        end_at=begin_at + timedelta(minutes=workout.length_min),
        offset_min=int(life.offset_min[int(workout.begin_min)]),
        duration_s=round(workout.length_min * 60, 1),
        distance_m=None if speed is None else round(float(speed) * workout.length_min * 60, 1),
        energy_kcal=round(workout.energy_kcal, 1),
        heart_rate_mean_bpm=round(float(workout.bpm.mean()), 1),
        heart_rate_max_bpm=round(float(workout.bpm.max())),
        details={"heart_rate_min_bpm": round(float(workout.bpm.min()))},
    )
