"""What an engine is told about a person: a few facts, computed by the same insights as the pages show.

An engine has no other road to a number. What is not measured is not told, and never guessed.
"""

from dataclasses import dataclass

from healthvault.coach import fitting
from healthvault.coach.analyst.about_activity import said as workouts_said
from healthvault.coach.analyst.about_change import about_change
from healthvault.coach.analyst.about_data import about_data
from healthvault.coach.analyst.about_metric import aged, over
from healthvault.coach.analyst.about_sleep import one_night, summary
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Form, Question, Topic
from healthvault.coach.analyst.voice import unlinked
from healthvault.insights.activity import exercise
from healthvault.insights.sleep import sleep
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.day import local_day
from healthvault.metrics.sort import Sort
from healthvault.vault.values import KnownMetric

BUDGET = 6_000
"""How many characters the facts may take.

Source: our convention: about 1,500 tokens, which leaves room in the 8,000 of a small model at home.
"""

_TOLD = (
    "resting_heart_rate", "hrv_sdnn", "hrv_rmssd", "heart_rate", "steps", "active_energy", "exercise_time",
    "weight", "spo2", "respiratory_rate", "vo2max", "bp_systolic", "bp_diastolic", "blood_glucose",
)  # fmt: skip
_WEEK_DAYS = 7
_FRESH_DAYS = 14
_MOST_NOTES, _LONGEST_NOTE = 10, 200
_MOST_REMEMBERED = 1_500
"""Characters of what they asked to remember, the last of it: a quarter, so that numbers have their room."""
_CHANGES = Question(text="", topic=Topic.CHANGE, form=Form.CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something computed: in words, with its unit, how many days it stands on, and which."""

    about: str
    said: str


async def facts(look: Look, *, budget: int = BUDGET) -> tuple[Fact, ...]:
    """The facts about a person, the nearest first, as many as `budget` characters hold; none without data."""
    known = await look.known()
    if not known:
        return (*await _remembered(look), *_off(look))
    told = [
        *await _remembered(look),
        *_off(look),
        *await _sleep(look, known),
        *[await _recent(look, slug, known[slug]) for slug in _TOLD if _is_fresh(look, known.get(slug))],
        *await _workouts(look),
        *await _notes(look),
        Fact(about="What changed in the last 30 days", said=await about_change(_CHANGES, look)),
        Fact(about="What is in the vault", said=await about_data(look)),
    ]
    return _within(told, budget)


async def _sleep(look: Look, known: dict[str, KnownMetric]) -> list[Fact]:
    if not any(slug.startswith("sleep_") for slug in known):
        return []
    span = look.last_days(_WEEK_DAYS)
    told = [Fact(about="Last night", said=await one_night(look, look.last_days(1)))]
    slept = sleep(await look.nights(span), span)
    if slept is not None:
        told.append(Fact(about="Sleep in the last 7 days", said=summary(slept, look)))
    return told


async def _recent(look: Look, slug: str, known: KnownMetric) -> Fact:
    span = look.last_days(_WEEK_DAYS)
    said = await over(METRICS[slug], look, span, known)
    return Fact(about=METRICS[slug].name, said=await aged(said, METRICS[slug], look))


async def _workouts(look: Look) -> list[Fact]:
    span = look.last_days(_WEEK_DAYS)
    done = exercise(await look.book.workouts(span), span)
    return [Fact(about="Workouts in the last 7 days", said=workouts_said(done, look))] if done else []


async def _remembered(look: Look) -> list[Fact]:
    """What they asked the coach to remember, in their own words: of them, and nothing that was measured."""
    memories = await look.book.memories()
    memories = memories[len(memories) - fitting.newest(memories, _MOST_REMEMBERED) :]
    return [Fact(about="They asked to remember", said="; ".join(memories))] if memories else []


async def _notes(look: Look) -> list[Fact]:
    """Their last notes; there are none where they do not let the coach see them."""
    notes = await look.book.notes(look.last_days(_FRESH_DAYS))
    said = "; ".join(
        f"{words.date_words(local_day(each.at, each.offset_min))}: {each.note[:_LONGEST_NOTE]}"
        for each in notes[-_MOST_NOTES:]
    )
    return [Fact(about="What they wrote down", said=said)] if said else []


def _off(look: Look) -> list[Fact]:
    """What they switched off, so that an engine does not say that it was never measured."""
    off = [sort.label for sort in Sort if sort in look.unseen]
    said = f"{', '.join(off)}: they do not let the coach see it. Say so when asked."
    return [Fact(about="Switched off", said=said)] if off else []


def _is_fresh(look: Look, known: KnownMetric | None) -> bool:
    return known is not None and (look.voice.today - known.last_day).days <= _FRESH_DAYS


def _within(told: list[Fact], budget: int) -> tuple[Fact, ...]:
    kept, left = [], budget
    for fact in told:
        left -= len(fact.about) + len(unlinked(fact.said))  # A model is told no links.
        if left < 0:
            break
        kept.append(fact)
    return tuple(kept)
