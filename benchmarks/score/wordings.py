"""How people ask: what a set of words is, and the first of them.

The built-in engine was improved with all but the held-out set, one after the other. That one was made when it
stood still, and is never used to improve it: its score is the honest one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]


@dataclass(frozen=True)
class Wordings:
    """Names of metrics, stretches of time with all that they may mean, dates, and sentences by kind.

    `number` writes a limit as these people do: `10,500`, `10.5k`, `ten thousand five hundred`.
    """

    names: Mapping[str, Sequence[str]]
    stretches: Callable[[date], Sequence[tuple[str, tuple[Span, ...]]]]
    dates: Callable[[date], Sequence[tuple[str, date]]]
    sentences: Mapping[str, Sequence[str]]
    number: Callable[[int], str] = "{:,}".format

    def asks(self, kind: str) -> bool:
        """Whether there are words for a kind of question; the oldest sets lack the newest kinds."""
        return kind not in LATER or kind in self.sentences


LATER = ("then before", "late nights")
"""The kinds that came when the first five sets were written."""


def last_days(today: date, days: int) -> tuple[Span, ...]:
    """The last days, today among them or not."""
    return (
        (today - timedelta(days=days - 1), today),
        (today - timedelta(days=days), today - timedelta(days=1)),
    )


def whole_month(year: int, number: int) -> tuple[Span, ...]:
    first = date(year, number, 1)
    return ((first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)),)


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("in October", whole_month(2026, 10)),
        ("last month", whole_month(2026, 10)),
        ("in September 2026", whole_month(2026, 9)),
        ("in July", whole_month(2026, 7)),
        ("in the last 30 days", last_days(today, 30)),
        ("over the past 7 days", last_days(today, 7)),
        ("in the last two weeks", last_days(today, 14)),
        ("this month", ((date(2026, 11, 1), today), (date(2026, 11, 1), today - timedelta(days=1)))),
        ("in 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
        ("between 3 and 16 November", ((date(2026, 11, 3), date(2026, 11, 16)),)),
        ("from 1 May to 15 June", ((date(2026, 5, 1), date(2026, 6, 15)),)),
        ("in March this year", whole_month(2026, 3)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on 3 November", date(2026, 11, 3)),
        ("on October 12th", date(2026, 10, 12)),
        ("yesterday", today - timedelta(days=1)),
        ("on Tuesday", date(2026, 11, 24)),
        ("on 14 March 2026", date(2026, 3, 14)),
        ("three days ago", today - timedelta(days=3)),
        ("on 2026-08-09", date(2026, 8, 9)),
    )


_NAMES = {
    "steps": ("steps",),
    "distance_walk_run": ("walking distance", "distance on foot"),
    "active_energy": ("active energy", "active calories"),
    "exercise_time": ("exercise minutes", "exercise time"),
    "floors": ("floors climbed", "floors"),
    "daylight": ("time in daylight",),
    "heart_rate": ("heart rate", "pulse"),
    "resting_heart_rate": ("resting heart rate", "RHR", "resting pulse"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2 max", "cardio fitness"),
    "spo2": ("blood oxygen", "SpO2"),
    "respiratory_rate": ("respiratory rate", "breathing rate"),
    "skin_temperature": ("wrist temperature",),
    "weight": ("weight",),
    "body_fat": ("body fat",),
    "bp_systolic": ("systolic blood pressure",),
    "blood_glucose": ("blood glucose", "blood sugar"),
    "noise_env": ("environmental sound",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "sleep duration"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM sleep",),
    "sleep_efficiency": ("sleep efficiency",),
}
FIRST = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "What was my average {what} {when}?",
            "my mean {what} {when}",
            "{when}, what was my {what} on average?",
            "Average {what} {when}?",
        ),
        "total": (
            "How many {unit} did I {do} in total {when}?",
            "What were my total {what} {when}?",
            "Add up my {what} {when}",
            "sum of {what} {when}",
        ),
        "highest": (
            "On which day was my {what} highest {when}?",
            "What was my highest {what} {when}, and when?",
            "my {what} record {when}",
            "Which day had the most {what} {when}?",
        ),
        "lowest": (
            "On which day was my {what} lowest {when}?",
            "What was my lowest {what} {when} and on what date?",
            "my worst day for {what} {when}",
            "minimum {what} {when}",
        ),
        "on a day": (
            "What was my {what} {when}?",
            "{what} {when}",
            "How was my {what} {when}?",
            "Tell me my {what} {when}",
        ),
        "days above": (
            "On how many days was my {what} above {x} {when}?",
            "How many days had {what} over {x} {when}?",
            "How often was my {what} more than {x} {when}?",
        ),
        "days below": (
            "On how many days was my {what} below {x} {when}?",
            "How many days {when} had {what} under {x}?",
            "How often was my {what} less than {x} {when}?",
        ),
        "compare": (
            "Compare my {what} in {a} with {b}",
            "Was my {what} higher in {b} than in {a}?",
            "How did my {what} change from {a} to {b}?",
            "{what} {a} vs {b}",
        ),
        "trend": (
            "Is my {what} going up or down since {since}?",
            "What is the trend of my {what} since {since}?",
            "How has my {what} developed since {since}?",
        ),
        "one night": (
            "How long did I sleep in the night to {day}?",
            "How much did I sleep {night}?",
            "How was my sleep {night}?",
        ),
        "nights": (
            "How long did I sleep on average {when}?",
            "How much sleep did I get a night {when}?",
            "my average night {when}",
        ),
        "longest night": (
            "What was my {long} night {when}?",
            "Which night {when} was the {long}, and how long was it?",
            "my {long} sleep {when}",
        ),
        "short nights": (
            "How many nights did I sleep less than {x} hours {when}?",
            "On how many nights {when} did I get under {x} h of sleep?",
        ),
        "bedtime": (
            "When did I go to bed {when}?",
            "At what time did I usually fall asleep {when}?",
            "What is my typical bedtime {when}?",
        ),
        "waking": (
            "When did I wake up {when}?",
            "What time did I get up {when}?",
            "When do I usually wake {when}?",
        ),
        "workouts": (
            "How many times did I {go} {when}?",
            "How often did I {go} {when}?",
            "How many {sessions} did I do {when}?",
        ),
        "distance of workouts": (
            "How far did I {go} in total {when}?",
            "What distance did my {sessions} cover {when}?",
        ),
        "last workout": (
            "When did I last {go}, and how far?",
            "my last {session}",
            "Tell me about my last {session}",
        ),
        "longest workout": (
            "What was my longest {session} {when}?",
            "Which {session} {when} was the longest?",
        ),
        "latest": (
            "What is my latest {what}?",
            "What's my current {what}, and from when is it?",
            "most recent {what}",
            "When was my {what} last measured, and what was it?",
        ),
        "usual": ("What is my usual {what}?", "What {what} is normal for me?", "my baseline {what}"),
        "benchmark": (
            "How does my {what} compare to people my age?",
            "What percentile is my {what}?",
            "Is my {what} normal for my age?",
        ),
        "guideline": (
            "What is recommended for {what}?",
            "What is the guideline for {what}, and do I meet it?",
        ),
        "relation": (
            "Does {what} affect my {other}?",
            "Is there a relation between {what} and {other}?",
            "Do my {what} and {other} go together?",
        ),
        "insights": (
            "What did you find in my data?",
            "Any insights?",
            "What should I pay attention to?",
            "Is there anything notable this week?",
        ),
        "forecast": (
            "What will my {what} be tomorrow?",
            "Forecast my {what} for tomorrow",
        ),
        "term": ("What is {term}?", "What does {term} mean?", "Explain {term}"),
        "not measured": (
            "What is my {what}?",
            "What was my {what} last month?",
            "How much {what} yesterday?",
        ),
        "not then": ("What was my {what} in {never}?", "{what} in {never}"),
        "weekdays": (
            "On which day of the week do I have the most {what} {when}?",
            "Which weekday is best for my {what} {when}?",
        ),
        "weekend": (
            "Is my {what} higher on weekends than on weekdays {when}?",
            "Compare my {what} on weekends and workdays {when}",
        ),
        "coverage": (
            "On how many days was my {what} measured {when}?",
            "How many days of {what} do you have {when}?",
        ),
        "since when": ("Since when do you have my {what}?", "When does my {what} data begin?"),
        "source": ("Which device measures my {what}?", "Where does my {what} come from?"),
        "then when": ("And {when}?", "What about {when}?", "and {when}"),
        "then what": ("And my {what}?", "What about my {what}?", "and {what}?"),
    },
)
