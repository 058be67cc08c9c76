"""The other half of the questions: workouts, sources, other people, what is not there, and follow-ups."""

import re
from collections.abc import Iterator
from functools import partial

from benchmarks.score import questions as q
from benchmarks.score.grade import Asked, Nothing, On, Right, Value, Words
from benchmarks.score.questions import Desk, Maker, several
from benchmarks.score.questions_after import late_nights, misspelt, then_before, then_what, then_when
from benchmarks.score.truth import Found, Truth
from benchmarks.score.units import IMPERIAL_ONLY, amount
from benchmarks.score.wordings import Wordings

_KINDS = {
    "running": ("run", "runs", "run"),
    "cycling": ("ride", "rides", "cycle"),
    "strength": ("strength training session", "strength training sessions", "do strength training"),
}
_NO_DISTANCE = {"strength"}
_ABSENT = {
    "caffeine": "mg", "water intake": "", "alcohol": "", "insulin": "",
    "body temperature": "°C", "muscle mass": "kg", "cholesterol": "", "stress level": "", "blood type": "",
    "vitamin D": "", "waist": "",
    "cycling power": "", "RMSSD": "ms",
}  # fmt: skip
_TERMS = {
    "HRV": r"between (?:heart)?beats|beat.to.beat|from (?:one )?(?:heart)?beat to (?:the )?next",
    "SDNN": r"standard deviation|between (?:heart)?beats|beat-to-beat|from (?:one )?beat to",
    "VO2 max": r"oxygen",
    "resting heart rate": r"\brest\b|resting|at ease|lying|sitting",
    "REM sleep": r"dream|rapid eye",
    "deep sleep": r"slow|deepest|recover|restor",
    "SpO2": r"oxygen.*(?:blood|haemoglobin|hemoglobin)|(?:blood|haemoglobin|hemoglobin).*oxygen",
    "BMI": r"weight.*height|height.*weight",
    "systolic blood pressure": r"heart (?:beats|contracts|pumps|squeezes)|upper|higher",
    "sleep efficiency": r"(?:share|time|percent|part).*in bed",
    "respiratory rate": r"breath",
    "heart rate recovery": r"after (?:exercise|effort|exertion|a workout|you stop)|first minute|one minute",
    "sleep debt": r"less|missing|lack|short",
    "sleep regularity": r"same time|same state|alike|24 hours|day to day",
    "active energy": r"mov|activ",
}
_BENCHMARKS = {
    "resting_heart_rate": (52, 55, 61, 68, 77, 85, 90),
}
"""Men of 40 to 59: Ostchega 2011, NHSR 41, Table 2; the percentiles are those of `_AT`."""
_AT = (5, 10, 25, 50, 75, 90, 95)
_GUIDELINES = {
    "sleep_duration": (Words(r"7(?: h)?\s?(?:h|hours)?\s?(?:[–\u2060-]+|to|or more|and)|seven"),),
    "steps": (Words(r"8,?000\D{0,6}10,?000"),),
    "exercise_time": (Words(r"150"),),
}
"""NSF 2015, adults of 18 to 64; Paluch 2022, under 60; WHO 2020."""
_PAIRS = (
    ("steps", "resting_heart_rate"), ("active_energy", "hrv_sdnn"), ("exercise_time", "sleep_duration"),
    ("daylight", "sleep_duration"), ("steps", "hrv_sdnn"), ("sleep_duration", "resting_heart_rate"),
)  # fmt: skip


def workouts(desk: Desk) -> Iterator[Asked]:
    while True:
        kind, (when, spans) = desk.pick(list(_KINDS)), desk.stretch()
        _, sessions, go = _KINDS[kind]
        right: list[Right] = [(Value(len(desk.truth.trained(kind, span)), "workouts"),) for span in spans]
        if not desk.truth.trained(kind, spans[0]):
            right = [(Words(r"\bno\b|\bnot\b|n't\b|never|none|\b0\b|zero"),)]
        yield Asked("workouts", (desk.say("workouts", go=go, sessions=sessions, when=when),), right)


def far(desk: Desk) -> Iterator[Asked]:
    while True:
        kind, (when, spans) = desk.pick(("running", "cycling")), desk.stretch()
        _, sessions, go = _KINDS[kind]
        right: list[Right] = [
            (Value(sum(one.distance_m or 0 for one in desk.truth.trained(kind, span)) / 1000, "km", 2),)
            for span in spans
        ]
        if desk.truth.trained(kind, spans[0]):
            question = desk.say("distance of workouts", go=go, sessions=sessions, when=when)
            yield Asked("distance of workouts", (question,), right)


def last_workout(desk: Desk) -> Iterator[Asked]:
    for kind, (session, _, go) in _KINDS.items():
        last = [one for one in desk.truth.workouts if kind in one.kind][-1]
        minutes = Value((last.duration_s or 0) / 60, "min", 0, last.day)
        right: Right = (On(last.day), minutes)
        if last.distance_m:
            right = (On(last.day), Value(last.distance_m / 1000, "km", 2, last.day))
        for sentence in desk.words.sentences["last workout"]:
            yield Asked("last workout", (sentence.format(go=go, session=session),), [right])


def longest_workout(desk: Desk) -> Iterator[Asked]:
    while True:
        kind, (when, spans) = desk.pick(list(_KINDS)), desk.stretch()
        right: list[Right] = []
        for span in spans:
            done = desk.truth.trained(kind, span)
            if done:
                by_time = max(done, key=lambda one: one.duration_s or 0)
                right.append((Value((by_time.duration_s or 0) / 60, "min", 0, by_time.day),))
        if len(right) == len(spans):
            session = _KINDS[kind][0]
            yield Asked("longest workout", (desk.say("longest workout", session=session, when=when),), right)


def benchmark(desk: Desk) -> Iterator[Asked]:
    for slug, values in _BENCHMARKS.items():
        own = [max(desk.truth.days[slug].values(), key=lambda day: day.day).value, desk.truth.usual(slug)]
        right: list[Right] = [(Value(_place(values, value), "of 100", 0, slack=3.0),) for value in own]
        for sentence in desk.words.sentences["benchmark"]:
            for name in desk.words.names[slug]:
                yield Asked("benchmark", (sentence.format(what=name),), right)


def _place(values: tuple[int, ...], value: float) -> float:
    for (low, below), (high, above) in zip(
        zip(values, _AT, strict=True), list(zip(values, _AT, strict=True))[1:], strict=False
    ):
        if low <= value <= high:
            return below + (above - below) * (value - low) / (high - low)
    return 0.0


def guideline(desk: Desk) -> Iterator[Asked]:
    while True:
        slug = desk.pick(list(_GUIDELINES))
        yield Asked("guideline", (desk.say("guideline", what=desk.name(slug)),), [_GUIDELINES[slug]])


def relation(desk: Desk) -> Iterator[Asked]:
    while True:
        first, second = desk.dice.choice(_PAIRS)
        found = desk.truth.found.get(f"relation:{second}:{first}")
        question = desk.say("relation", what=desk.name(first), other=desk.name(second))
        if found is None:
            yield Asked(
                "relation",
                (question,),
                [(Words(r"no relation|not (?:found|go|see|seem)|nothing|none|no link|did not|n't\b"),)],
            )
        else:
            way = "lower" if _size(found) < 0 else "higher"
            yield Asked(
                "relation",
                (question,),
                [(Words(rf"\b{way}\b"), Words("together|goes with|go with|associat|correlat"))],
            )


def _size(found: Found) -> float:
    return found["effect"]["value"]


def insights(desk: Desk) -> Iterator[Asked]:
    debt = _size(desk.truth.found["debt:sleep_duration"])
    right: Right = (amount("sleep_duration", debt), Words("less than usual|debt|missing|lack|short of"))
    for sentence in desk.words.sentences["insights"]:
        yield Asked("insights", (sentence,), [right])


def forecast(desk: Desk) -> Iterator[Asked]:
    told = desk.truth.found["forecast:resting_heart_rate"]
    right: Right = tuple(amount("resting_heart_rate", told[end]) for end in ("low", "high"))
    for sentence in desk.words.sentences["forecast"]:
        for name in desk.words.names["resting_heart_rate"]:
            yield Asked("forecast", (sentence.format(what=name),), [right])


def terms(desk: Desk) -> Iterator[Asked]:
    for term, pattern in _TERMS.items():
        yield Asked("term", (desk.say("term", term=term),), [(Words(pattern),)])


def not_measured(desk: Desk) -> Iterator[Asked]:
    for name, unit in _ABSENT.items():
        yield Asked("not measured", (desk.say("not measured", what=name),), [(Nothing(unit),)])


def not_then(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, never = (
            desk.pick(("steps", "weight", "resting_heart_rate")),
            desk.pick(("2019", "March 2015", "May 2022")),
        )
        question = desk.say("not then", what=desk.name(slug), never=never)
        yield Asked("not then", (question,), [(Nothing(amount(slug, 0).unit),)])


def coverage(desk: Desk) -> Iterator[Asked]:
    while True:
        slug, (when, spans) = (
            desk.pick(("weight", "steps", "resting_heart_rate", "hrv_sdnn", "bp_systolic")),
            desk.stretch(),
        )
        right: list[Right] = [
            (Value(len(desk.truth.inside(slug, span, whole=False)), "days"),) for span in spans
        ]
        if desk.truth.inside(slug, spans[0]):
            yield Asked("coverage", (desk.say("coverage", what=desk.name(slug), when=when),), right)


def since_when(desk: Desk) -> Iterator[Asked]:
    while True:
        slug = desk.pick(("weight", "steps", "bp_systolic", "vo2max", "blood_glucose", "resting_heart_rate"))
        yield Asked(
            "since when", (desk.say("since when", what=desk.name(slug)),), [(On(min(desk.truth.days[slug])),)]
        )


def source(desk: Desk) -> Iterator[Asked]:
    while True:
        slug = desk.pick(("weight", "bp_systolic", "blood_glucose", "hrv_sdnn", "vo2max"))
        last = max(desk.truth.days[slug].values(), key=lambda day: day.day)
        app = re.escape(last.sources[0].partition(" (")[0].lower())
        yield Asked(
            "source", (desk.say("source", what=desk.name(slug)),), [(Words(app.replace("'", "['’]")),)]
        )


_IMPERIAL = (partial(q.average, system="imperial", slugs=IMPERIAL_ONLY), partial(q.latest, system="imperial"))
MAKERS: dict[str, tuple[Maker, int]] = {
    "average": (q.average, 22),
    "total": (q.total, 14),
    "highest": (partial(q.extreme, highest=True), 14),
    "lowest": (partial(q.extreme, highest=False), 14),
    "on a day": (q.on_a_day, 18),
    "days above": (partial(q.days_beyond, above=True), 12),
    "days below": (partial(q.days_beyond, above=False), 12),
    "compare": (q.compare, 18),
    "trend": (q.trend, 14),
    "weekdays": (q.weekdays, 8),
    "weekend": (q.weekend, 8),
    "one night": (q.one_night, 12),
    "nights": (q.nights, 12),
    "longest night": (q.longest_night, 10),
    "short nights": (q.short_nights, 10),
    "bedtime": (partial(q.bed_times, waking=False), 9),
    "waking": (partial(q.bed_times, waking=True), 9),
    "workouts": (workouts, 12),
    "distance of workouts": (far, 8),
    "last workout": (last_workout, 9),
    "longest workout": (longest_workout, 8),
    "latest": (q.latest, 12),
    "usual": (q.usual, 12),
    "benchmark": (benchmark, 9),
    "guideline": (guideline, 6),
    "relation": (relation, 10),
    "insights": (insights, 4),
    "forecast": (forecast, 6),
    "term": (terms, 15),
    "not measured": (not_measured, 13),
    "not then": (not_then, 8),
    "coverage": (coverage, 10),
    "since when": (since_when, 8),
    "source": (source, 8),
    "follow-up when": (then_when, 12),
    "follow-up what": (then_what, 10),
    "then before": (then_before, 8),
    "late nights": (late_nights, 8),
    "misspelt": (misspelt, 14),
    "imperial means": (_IMPERIAL[0], 8),
    "imperial latest": (_IMPERIAL[1], 6),
}


def questions(truth: Truth, words: Wordings, *, seed: int = 1) -> list[Asked]:
    """Every question over one vault, in one set of words."""
    return several(MAKERS, Desk(truth, words, seed))
