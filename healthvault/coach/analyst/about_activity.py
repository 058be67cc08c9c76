"""Answers about workouts and about moving at all."""

import re

from healthvault.coach.analyst.about_metric import aged, over
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Form, Question
from healthvault.coach.analyst.voice import capital, clock, joined, name
from healthvault.insights.activity import Exercise, Kind, exercise
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.vault.values import Workout

_KINDS: dict[str, str] = {
    "run": "run", "ran": "run", "swim": "swim", "swam": "swim", "ride": "cycl", "rode": "cycl",
    "cycl": "cycl", "bike": "cycl", "bik": "cycl", "walk": "walk", "hik": "hik", "yoga": "yoga",
    "strength": "strength", "gym": "strength", "row": "row", "pilates": "pilates", "tennis": "tennis",
    "football": "football", "swum": "swim", "lift": "strength", "weights": "strength",
    "jog": "run", "danc": "danc", "ski": "ski",
}  # fmt: skip
"""How a word for a workout begins → what stands in the name of its kind."""
_CALLED = {"cycl": "ride", "hik": "hike", "strength": "strength training", "danc": "dancing"}
_LAST = re.compile(
    r"\b(last|latest|most recent) ((strength|yoga|\w+) )?(work|run|swim|ride|hik|train|session|exerc|bik"
    r"|cycl)"
)
_MOVING = ("steps", "active_energy", "exercise_time")
_LONG_AGO = 730


async def about_workouts(asked: Question, look: Look) -> str:
    """The answer about the last workout, or about those of some dates."""
    kind = _kind(asked.text)
    is_of_dates = asked.when is not None and not asked.when.is_day
    if not is_of_dates and (asked.form is Form.LATEST or _LAST.search(asked.text)):
        return await _last(kind, look)
    is_extreme = asked.form in {Form.HIGHEST, Form.LOWEST}
    span = look.asked(asked.when, otherwise=_LONG_AGO if is_extreme else 7)
    done = exercise(_of_kind(await look.book.workouts(span), kind), span)
    if done is None:
        return f"No {_called(kind)} was recorded in {look.voice.span(span)}. {await _last(kind, look)}"
    return _extreme(asked, done, kind, look) if is_extreme else said(done, look)


def _extreme(asked: Question, done: Exercise, kind: str, look: Look) -> str:
    """The longest or shortest workout, by time, or by distance where that is asked."""
    by_way = re.search(r"\b(far|farthest|furthest|distance|kilomet\w+|miles?)\b", asked.text) is not None
    told = [(one.distance_m if by_way else one.duration_s, one) for one in done.workouts]
    known = [(size, one) for size, one in told if size is not None]
    if not known:
        return said(done, look)
    pick, word = (max, "longest") if asked.form is Form.HIGHEST else (min, "shortest")
    _, best = pick(known, key=lambda each: each[0])
    return (
        f"Your {word} {_called(kind)} of {words.count(len(known), _called(kind))},"
        f" {look.voice.span(done.span)}:"
        f" {one_workout(best, look)}"
    )


async def about_activity(asked: Question, look: Look) -> str:
    """Steps, energy, exercise and workouts over some dates."""
    span, known = look.asked(asked.when, otherwise=7), await look.known()
    parts = [await over(METRICS[slug], look, span, known[slug]) for slug in _MOVING if slug in known]
    if parts and span.last == look.voice.today:
        first = next(slug for slug in _MOVING if slug in known)
        parts[0] = await aged(parts[0], METRICS[first], look)
    done = exercise(await look.book.workouts(span), span)
    if done is not None:
        parts.append(said(done, look))
    if not parts:
        return "Nothing in your vault tells how active you are yet: neither steps nor workouts."
    return "\n\n".join(parts)


def said(done: Exercise, look: Look) -> str:
    """The workouts of some dates, a line for each kind."""
    count = words.count(len(done.workouts), "workout")
    lines = "\n".join(f"- {_kind_line(kind, look)}" for kind in done.kinds)
    return f"**{count}**, {look.voice.span(done.span)}:\n\n{lines}"


def _called(kind: str) -> str:
    return _CALLED.get(kind, kind) or "workout"


def one_workout(workout: Workout, look: Look) -> str:
    """A workout in one sentence."""
    at = clock(workout.start_at, workout.offset_min)
    parts = _amounts(workout.duration_s, workout.distance_m, workout.energy_kcal, look)
    if workout.heart_rate_mean_bpm is not None:
        parts.append(f"{words.number(workout.heart_rate_mean_bpm)} bpm on average")
    told = f": {joined(parts)}" if parts else ""
    return f"**{capital(name(workout.kind))}** {look.voice.on(workout.day)} at {at}{told}."


async def _last(kind: str, look: Look) -> str:
    span = look.last_days(_LONG_AGO)
    done = _of_kind(await look.book.workouts(span), kind)
    if not done:
        return f"There is no {_called(kind)} in the last two years."
    last = max(done, key=lambda workout: workout.start_at)
    return f"The last {_called(kind)} was {one_workout(last, look)}"


def _kind(text: str) -> str:
    words_said = text.split()
    return next((kind for start, kind in _KINDS.items() if any(w.startswith(start) for w in words_said)), "")


def _of_kind(workouts: list[Workout], kind: str) -> list[Workout]:
    return [workout for workout in workouts if kind in workout.kind.lower()]


def _kind_line(kind: Kind, look: Look) -> str:
    parts = _amounts(kind.duration_s, kind.distance_m, kind.energy_kcal, look)
    told = f": {joined(parts)} in all" if parts else ""
    return f"{kind.n} × {name(kind.kind)}{told}"


def _amounts(
    duration_s: float | None, distance_m: float | None, energy_kcal: float | None, look: Look
) -> list[str]:
    parts = []
    if duration_s is not None:
        parts.append(words.duration(duration_s))
    if distance_m is not None:
        parts.append(look.voice.value(METRICS["distance_walk_run"], distance_m))
    if energy_kcal is not None:
        parts.append(look.voice.value(METRICS["active_energy"], energy_kcal))
    return parts
