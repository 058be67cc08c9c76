"""Questions that go on from one before, those with a slip of the finger, and those about late nights."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.score import questions as q
from benchmarks.score.grade import Asked, Right, Value
from benchmarks.score.questions import Desk
from benchmarks.score.units import amount

_TYPOS_FROM = 5


def then_when(desk: Desk) -> Iterator[Asked]:
    for first in q.average(desk):
        slug, (when, spans) = desk.pick(("steps", "resting_heart_rate", "hrv_sdnn", "weight")), desk.stretch()
        begin = desk.say("average", what=desk.name(slug), when=desk.stretch()[0])
        right: list[Right] = [(amount(slug, desk.truth.mean(slug, span)),) for span in spans]
        yield replace(first, kind="follow-up", turns=(begin, desk.say("then when", when=when)), right=right)


def then_what(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = desk.pick(("steps", "resting_heart_rate", "hrv_sdnn", "weight")), desk.stretch()
        before = desk.pick(("active_energy", "spo2", "floors"))
        begin = desk.say("average", what=desk.name(before), when=when)
        right: list[Right] = [(amount(slug, desk.truth.mean(slug, span)),) for span in spans]
        yield Asked("follow-up", (begin, desk.say("then what", what=desk.name(slug))), right)


def then_before(desk: Desk) -> Iterator[Asked]:
    """The week before the one that was asked about: before last week, or before the last seven days."""
    today = desk.truth.today
    monday = today - timedelta(days=today.weekday())
    weeks = {"last week": [(monday - timedelta(14), monday - timedelta(8))]}
    weeks["in the last 7 days"] = [(today - timedelta(back + 6), today - timedelta(back)) for back in (7, 8)]
    while True:
        slug, (when, spans) = (
            desk.pick(("steps", "resting_heart_rate", "hrv_sdnn")),
            desk.pick(list(weeks.items())),
        )
        begin = desk.say("average", what=desk.name(slug), when=when)
        right: list[Right] = [(amount(slug, desk.truth.mean(slug, span)),) for span in spans]
        yield Asked("follow-up", (begin, desk.say("then before")), right)


def late_nights(desk: Desk) -> Iterator[Asked]:
    clocks = {"11 pm": 23 * 60, "half past ten": 22 * 60 + 30, "23:30": 23 * 60 + 30, "midnight": 24 * 60}
    while True:
        (when, spans), (clock, minute) = desk.stretch(), desk.pick(list(clocks.items()))
        right: list[Right] = [
            (Value(sum(_evening(night.start_at) > minute for night in desk.truth.slept(span)), "nights"),)
            for span in spans
        ]
        yield Asked("late nights", (desk.say("late nights", clock=clock, when=when),), right)


def _evening(at: datetime) -> int:
    """Minutes after midnight, those before noon after those of the evening."""
    minute = at.hour * 60 + at.minute
    return minute + 1440 if minute < 720 else minute


def misspelt(desk: Desk) -> Iterator[Asked]:
    makers = [q.average(desk), q.nights(desk), q.on_a_day(desk), q.usual(desk)]
    while True:
        one = next(desk.dice.choice(makers))
        yield replace(one, kind="misspelt", turns=(_mistyped(one.turns[0], desk.dice),))


def _mistyped(question: str, dice: random.Random) -> str:
    """The same with one word as fingers write it: two letters changed places, one lost or doubled."""
    words = question.split(" ")
    able = [
        at for at, word in enumerate(words) if word.isalpha() and len(word) >= _TYPOS_FROM and word.islower()
    ]
    if not able:
        return question
    at = dice.choice(able)
    word, spot = words[at], dice.randrange(1, len(words[at]) - 2)
    swapped = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    words[at] = dice.choice((swapped, word[:spot] + word[spot + 1 :], word[:spot] + word[spot] + word[spot:]))
    return " ".join(words)
