"""At least 300 questions with their answers, made from the vault; the same vault makes the same questions."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from statistics import fmean
from typing import TypeVar

from benchmarks.score.grade import Asked, Clock, On, Right, Value, Way, Words
from benchmarks.score.truth import Span, Truth, direction, middle_clock
from benchmarks.score.units import IMPERIAL_ONLY, System, amount, threshold
from benchmarks.score.wordings import Wordings

Picked = TypeVar("Picked")
Maker = Callable[["Desk"], Iterator[Asked]]
_SUMS = ("steps", "distance_walk_run", "active_energy", "exercise_time", "floors", "daylight")
_MEANS = (
    "heart_rate", "resting_heart_rate", "hrv_sdnn", "spo2", "respiratory_rate", "weight", "body_fat",
    "sleep_deep", "sleep_rem", "skin_temperature", "sleep_efficiency",
)  # fmt: skip
_MEASURED_SELDOM = ("weight", "body_fat", "vo2max", "bp_systolic", "hr_recovery_1min")
_TOTALS = {
    "steps": ("steps", "take"),
    "active_energy": ("kcal", "burn"),
    "floors": ("floors", "climb"),
    "distance_walk_run": ("km", "walk"),
    "exercise_time": ("minutes", "exercise"),
}
_DAYS_OF = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {"August": 8, "September": 9, "October": 10, "July": 7, "June": 6}
_SINCE = {"June": 6, "July": 7, "August": 8, "September": 9}


class Desk:
    """Where questions are made: the truth, the words, and dice that always fall the same."""

    def __init__(self, truth: Truth, words: Wordings, seed: int) -> None:
        self.truth, self.words, self.dice = truth, words, random.Random(seed)

    def name(self, slug: str) -> str:
        return self.dice.choice(self.words.names[slug])

    def pick(self, among: Sequence[Picked]) -> Picked:
        return self.dice.choice(among)

    def say(self, kind: str, **parts: str) -> str:
        return self.dice.choice(self.words.sentences[kind]).format(**parts)

    def stretch(self) -> tuple[str, tuple[Span, ...]]:
        return self.dice.choice(self.words.stretches(self.truth.today))

    def date(self) -> tuple[str, date]:
        return self.dice.choice(self.words.dates(self.truth.today))

    def month(self) -> tuple[str, Span]:
        name, number = self.dice.choice(list(_MONTHS.items()))
        first = date(self.truth.today.year, number, 1)
        return name, (first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def average(desk: Desk, system: System = "metric", slugs: Sequence[str] = _SUMS + _MEANS) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = desk.pick(slugs), desk.stretch()
        if not all(desk.truth.inside(slug, span) for span in spans):
            continue
        right: list[Right] = [(amount(slug, desk.truth.mean(slug, span), system),) for span in spans]
        kind = "average" if system == "metric" else "imperial"
        yield Asked(kind, (desk.say("average", what=desk.name(slug), when=when),), right, system)


def total(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = desk.pick(list(_TOTALS)), desk.stretch()
        unit, do = _TOTALS[slug]
        question = desk.say("total", what=desk.name(slug), unit=unit, do=do, when=when)
        yield Asked("total", (question,), [(amount(slug, desk.truth.total(slug, span)),) for span in spans])


def extreme(desk: Desk, *, highest: bool) -> Iterator[Asked]:
    kind = "highest" if highest else "lowest"
    while True:
        slug = desk.pick(
            ("steps", "active_energy", "floors", "resting_heart_rate", "hrv_sdnn", "weight", "heart_rate")
        )
        when, spans = desk.stretch()
        right = [
            (amount(slug, value, day=day),)
            for span in spans
            for value, day in desk.truth.extremes(slug, span, highest=highest)
        ]
        yield Asked(kind, (desk.say(kind, what=desk.name(slug), when=when),), right)


def on_a_day(desk: Desk, system: System = "metric", slugs: Sequence[str] = _SUMS + _MEANS) -> Iterator[Asked]:
    while True:
        slug, (when, day) = desk.pick(slugs), desk.date()
        found = desk.truth.days[slug].get(day)
        kind = "on a day" if system == "metric" else "imperial"
        question = desk.say("on a day", what=desk.name(slug), when=when)
        if found is not None:
            yield Asked(kind, (question,), [(amount(slug, found.value, system),)], system)


def days_beyond(desk: Desk, *, above: bool) -> Iterator[Asked]:
    kind = "days above" if above else "days below"
    while True:
        slug = desk.pick(("steps", "active_energy", "exercise_time", "resting_heart_rate", "hrv_sdnn"))
        when, spans = desk.stretch()
        values = [day.value for day in desk.truth.inside(slug, spans[0])]
        if not values:
            continue
        limit, said = threshold(values, slug, 0.65 if above else 0.35)
        right: list[Right] = []
        for span in spans:
            for whole in (True, False):
                days = desk.truth.inside(slug, span, whole=whole)
                # A day counts as it is kept or as it is shown: 61.4 is above 61, and reads 61.
                counts = {
                    sum(day.value > limit if above else day.value < limit for day in days),
                    sum(round(day.value) > limit if above else round(day.value) < limit for day in days),
                }
                right += [(Value(count, "days"),) for count in counts]
        yield Asked(
            kind, (desk.say(kind, what=desk.name(slug), x=desk.words.number(said), when=when),), right
        )


def compare(desk: Desk) -> Iterator[Asked]:
    while True:
        slug = desk.pick((*_SUMS, "resting_heart_rate", "hrv_sdnn", "weight", "sleep_duration", "heart_rate"))
        (a, before), (b, after) = sorted([desk.month(), desk.month()], key=lambda month: month[1])
        first, second = desk.truth.mean(slug, before), desk.truth.mean(slug, after)
        one, other = amount(slug, first), amount(slug, second)
        if a != b and round(one.value, one.decimals) != round(other.value, one.decimals):
            question = desk.say("compare", what=desk.name(slug), a=a, b=b)
            yield Asked("compare", (question,), [(one, other, Way("up" if second > first else "down"))])


def trend(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (month, number) = desk.pick((*_SUMS, *_MEANS)), desk.dice.choice(list(_SINCE.items()))
        days = desk.truth.inside(slug, (date(desk.truth.today.year, number, 1), desk.truth.today))
        steep, chance = direction([(day.day.toordinal(), day.value) for day in days])
        how = amount(slug, steep * 28)
        is_seen = abs(how.value) >= 1.5 * 10**-how.decimals
        if chance > 0.3 or (chance < 0.001 and is_seen and slug != "skin_temperature"):
            way = "steady" if chance > 0.3 else "up" if steep > 0 else "down"
            yield Asked("trend", (desk.say("trend", what=desk.name(slug), since=month),), [(Way(way),)])


def weekdays(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = (
            desk.pick(("steps", "active_energy", "floors", "distance_walk_run")),
            desk.stretch(),
        )
        days = desk.truth.inside(slug, spans[0])
        means = {
            number: fmean(day.value for day in days if day.day.weekday() == number)
            for number in range(7)
            if sum(day.day.weekday() == number for day in days) >= 4
        }
        if len(means) == 7:
            best = max(means, key=means.__getitem__)
            right: Right = (Words(rf"\b{_DAYS_OF[best].lower()}s?\b"), amount(slug, means[best]))
            yield Asked("weekdays", (desk.say("weekdays", what=desk.name(slug), when=when),), [right])


def weekend(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = (
            desk.pick(("steps", "active_energy", "sleep_duration", "floors")),
            desk.stretch(),
        )
        days = desk.truth.inside(slug, spans[0])
        free = [day.value for day in days if day.day.weekday() >= 5]
        work = [day.value for day in days if day.day.weekday() < 5]
        if len(free) >= 8 and len(spans) == 1:
            right: Right = (amount(slug, fmean(free)), amount(slug, fmean(work)))
            yield Asked("weekend", (desk.say("weekend", what=desk.name(slug), when=when),), [right])


def one_night(desk: Desk) -> Iterator[Asked]:
    while True:
        when, day = desk.date()
        found = desk.truth.nights.get(day)
        said = "last night" if desk.dice.random() < 0.3 else when
        found = desk.truth.nights.get(desk.truth.today) if said == "last night" else found
        if found is not None and "yesterday" not in said:
            question = desk.say("one night", day=f"{found.night.day} {found.night:%B %Y}", night=said)
            yield Asked("one night", (question,), [(amount("sleep_duration", found.asleep_min),)])


def nights(desk: Desk) -> Iterator[Asked]:
    while True:
        when, spans = desk.stretch()
        right: list[Right] = [
            (amount("sleep_duration", fmean(night.asleep_min for night in desk.truth.slept(span))),)
            for span in spans
        ]
        yield Asked("nights", (desk.say("nights", when=when),), right)


def longest_night(desk: Desk) -> Iterator[Asked]:
    while True:
        (when, spans), word = desk.stretch(), desk.dice.choice(("longest", "shortest"))
        pick = max if word == "longest" else min
        right: list[Right] = []
        for span in spans:
            slept = desk.truth.slept(span)
            best = pick(night.asleep_min for night in slept)
            right += [
                (amount("sleep_duration", best, day=night.night),)
                for night in slept
                if night.asleep_min == best
            ]
        yield Asked("longest night", (desk.say("longest night", long=word, when=when),), right)


def short_nights(desk: Desk) -> Iterator[Asked]:
    while True:
        (when, spans), hours = desk.stretch(), desk.dice.choice((6, 7, 8))
        right: list[Right] = []
        for span in spans:
            slept = [night.asleep_min for night in desk.truth.slept(span)]
            # As it is kept, or as it is shown: 479.6 minutes read 8 h.
            counts = {
                sum(each < hours * 60 for each in slept),
                sum(round(each) < hours * 60 for each in slept),
            }
            right += [(Value(count, "nights"),) for count in counts]
        yield Asked("short nights", (desk.say("short nights", x=str(hours), when=when),), right)


def bed_times(desk: Desk, *, waking: bool) -> Iterator[Asked]:
    kind = "waking" if waking else "bedtime"
    while True:
        when, spans = desk.stretch()
        right: list[Right] = [
            (
                Clock(
                    middle_clock(
                        [night.end_at if waking else night.start_at for night in desk.truth.slept(span)]
                    )
                ),
            )
            for span in spans
        ]
        yield Asked(kind, (desk.say(kind, when=when),), right)


def latest(desk: Desk, system: System = "metric") -> Iterator[Asked]:
    while True:
        slug = desk.pick(
            IMPERIAL_ONLY[1:] if system == "imperial"
            else (*_MEASURED_SELDOM, "resting_heart_rate", "hrv_sdnn")
        )  # fmt: skip
        last = max(desk.truth.days[slug].values(), key=lambda day: day.day)
        kind = "latest" if system == "metric" else "imperial"
        right: Right = (amount(slug, last.value, system, day=last.day), On(last.day))
        yield Asked(kind, (desk.say("latest", what=desk.name(slug)),), [right], system)


def usual(desk: Desk) -> Iterator[Asked]:
    while True:
        slug = desk.pick((*_SUMS, "heart_rate", "resting_heart_rate", "hrv_sdnn", "spo2", "respiratory_rate"))
        yield Asked(
            "usual", (desk.say("usual", what=desk.name(slug)),), [(amount(slug, desk.truth.usual(slug)),)]
        )


def several(makers: Mapping[str, tuple[Maker, int]], desk: Desk) -> list[Asked]:
    """So many different questions of each kind, in the order of the kinds."""
    asked: list[Asked] = []
    for maker, count in (made for kind, made in makers.items() if desk.words.asks(kind)):
        seen: set[tuple[str, ...]] = set()
        for one in islice(maker(desk), count * 40):
            if one.turns not in seen and len(seen) < count:
                seen.add(one.turns)
                asked.append(one)
    return asked
