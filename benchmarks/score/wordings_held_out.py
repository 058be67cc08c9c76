"""The held-out set: how other people ask, and never used to improve the engine.

The shapes of the sentences, the stretches and most names are those of questions that authors of other
programs gave as examples or tests of their assistants, gathered when this engine stood still, with our slots
in the place of theirs; for kinds of which none was found (what measures it, since when, what a word means)
the shape is our own.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    monday, yesterday = today - timedelta(days=today.weekday()), today - timedelta(days=1)
    return (
        ("last week", ((monday - timedelta(days=7), monday - timedelta(days=1)),)),
        ("this month", ((today.replace(day=1), today), (today.replace(day=1), yesterday))),
        ("over the last 30 days", last_days(today, 30)),
        ("during the past 5 days", last_days(today, 5)),
        ("in the last 14 days", last_days(today, 14)),
        ("for September", whole_month(2026, 9)),
        ("in the first week of October", ((date(2026, 10, 1), date(2026, 10, 7)),)),
        ("since September", ((date(2026, 9, 1), today), (date(2026, 9, 1), yesterday))),
        ("in the last 4 weeks", last_days(today, 28)),
        (
            "over the past 3 months",
            (*last_days(today, 90), (date(2026, 8, 28), today), (date(2026, 8, 29), today)),
        ),
        ("last month", whole_month(2026, 10)),
        ("this year", ((date(2026, 1, 1), today), (date(2026, 1, 1), yesterday))),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on October 15th", date(2026, 10, 15)),
        ("on Oct 22, 2026", date(2026, 10, 22)),
        ("on Tuesday", date(2026, 11, 24)),
        ("last Monday", date(2026, 11, 23)),
        ("yesterday", today - timedelta(days=1)),
        ("on September 11", date(2026, 9, 11)),
        ("2 days ago", today - timedelta(days=2)),
    )


_NAMES = {
    "steps": ("steps", "step count", "daily steps"),
    "distance_walk_run": ("walking distance", "distance walked"),
    "active_energy": ("active energy", "calories burned", "active calories"),
    "exercise_time": ("active minutes", "exercise minutes"),
    "floors": ("floors climbed", "flights climbed"),
    "daylight": ("daylight", "time in daylight"),
    "heart_rate": ("heart rate", "pulse"),
    "resting_heart_rate": ("resting heart rate", "RHR", "resting HR"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2max", "VO2 max"),
    "spo2": ("blood oxygen", "SpO2", "blood oxygen level"),
    "respiratory_rate": ("respiratory rate", "breathing rate"),
    "skin_temperature": ("skin temp", "skin temperature"),
    "weight": ("weight",),
    "body_fat": ("body fat", "body fat percentage"),
    "bp_systolic": ("systolic blood pressure",),
    "blood_glucose": ("glucose", "blood glucose"),
    "noise_env": ("noise level",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "sleep duration", "total sleep"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM sleep",),
    "sleep_efficiency": ("sleep efficiency",),
}

HELD_OUT = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    number=str,
    sentences={
        "average": (
            "what's my average {what} {when}?",
            "Calculate my average {what} {when}",
            "What was my mean {what} {when}?",
            "How is my average {what} {when}?",
            "my average {what} {when}?",
        ),
        "total": (
            "total {what} {when}?",
            "How many total {unit} did I {do} {when}?",
            "Sum of {what} {when}?",
            "How many {unit} did I {do} in total {when}?",
        ),
        "highest": (
            "which day {when} had the most {what}?",
            "What's my highest {what} reading {when}?",
            "Maximum {what} in a single day {when}?",
            "What was my best day for {what} {when}?",
        ),
        "lowest": (
            "what was my lowest {what} {when}?",
            "when was my {what} lowest {when}?",
            "Which date had the smallest {what} {when}?",
        ),
        "on a day": (
            "What was my {what} {when}?",
            "show me {what} data {when}",
            "Show my {what} {when}.",
            "Hey, could you pull my {what} {when}?",
        ),
        "days above": (
            "How many times did my {what} exceed {x} {when}?",
            "how many days was my {what} above {x} {when}?",
            "How many days did my {what} go above {x} {when}?",
        ),
        "days below": (
            "How many days {when} has my {what} dropped below {x}?",
            "Count days where my {what} dropped below {x} {when}",
            "How many times was my {what} below {x} {when}?",
        ),
        "compare": (
            "Compare my {what} in {a} vs {b}.",
            "Compare my {what} in {b} against {a}.",
            "tell me whether my {what} changed from {a} to {b}",
            "curious whether my {what} was higher in {a} or {b}",
            "which was higher, my {what} in {a} or {b}?",
            "What was my {what} in {a} and {b}? Which was higher?",
        ),
        "trend": (
            "How has my {what} trended since {since}?",
            "what's my {what} trend since {since}?",
            "Is my {what} trending up or down since {since}?",
            "How has my {what} moved since {since}?",
            "has my {what} gone up since {since}?",
        ),
        "one night": (
            "How many hours did I sleep {night}?",
            "how did I sleep {night}?",
            "how many minutes did I sleep {night}",
            "Show me my sleep {night}",
        ),
        "nights": (
            "what's my average sleep {when}?",
            "How well did I sleep {when}?",
            "How was my sleep {when}?",
            "What's my average sleep duration {when}?",
        ),
        "longest night": (
            "which night {when} did I sleep the {long}?",
            "which night was my {long} {when}?",
            "When was my {long} night of sleep {when}?",
        ),
        "short nights": (
            "how many nights {when} did I sleep less than {x} hours?",
            "Show me how many nights my sleep dropped below {x} hours {when}",
        ),
        "bedtime": (
            "my average bedtime {when}?",
            "what time did I fall asleep {when}?",
            "What time do I usually go to sleep {when}?",
        ),
        "waking": (
            "what time did I wake up {when}?",
            "What time do I usually wake up {when}?",
            "my average wake up time {when}?",
        ),
        "workouts": (
            "How many {sessions} did I do {when}?",
            "How many {sessions} did I complete {when}?",
            "how many times did I {go} {when}?",
        ),
        "distance of workouts": (
            "how far did I {go} {when}?",
            "How many km did I {go} in total {when}?",
            "What was my total distance on {sessions} {when}?",
        ),
        "last workout": (
            "When did I last {go}?",
            "What was my last {session}?",
            "What was my most recent {session}?",
            "Get details about my latest {session}",
        ),
        "longest workout": (
            "What was my longest {session} {when}?",
            "Find my longest {session} {when}",
        ),
        "latest": (
            "What's my current {what}?",
            "what's my {what} right now?",
            "What's my latest {what}?",
            "When was my last {what} reading?",
        ),
        "usual": (
            "What's my normal {what}?",
            "What's my typical {what}?",
            "what is my baseline {what}?",
        ),
        "benchmark": (
            "Is my {what} good for my age?",
            "how is my {what} compared to other people my age?",
            "my {what} vs people my age",
        ),
        "guideline": (
            "am I getting enough {what}?",
            "my {what} compared to the recommended amount?",
            "How much {what} should I be getting?",
        ),
        "relation": (
            "How does my {what} affect my {other}?",
            "how does my {other} correlate with my {what}?",
            "What's the correlation between my {what} and {other}?",
            "Is there a link between my {what} and {other}?",
            "Is my {other} correlated with {what}?",
        ),
        "insights": (
            "Are there any concerning anomalies in my data?",
            "What are my health insights?",
            "Any patterns in my data?",
            "Are there any concerning trends?",
        ),
        "forecast": (
            "what will my {what} be tomorrow?",
            "predict my {what} for tomorrow",
            "project my {what} for tomorrow",
        ),
        "term": (
            "what is {term}?",
            "what does {term} mean?",
            "explain {term} to me",
            "What's {term}, and what does it tell me?",
        ),
        "not measured": (
            "What's my latest {what}?",
            "what was my {what} last week?",
            "Show my {what} trend.",
        ),
        "not then": (
            "What was my {what} in {never}?",
            "Show me my {what} readings from {never}",
        ),
        "weekdays": (
            "What day of the week do I get the most {what} {when}?",
            "What day of the week is my {what} highest {when}?",
        ),
        "weekend": (
            "compare my weekday vs weekend {what} {when}",
            "do I get more {what} on weekdays or weekends {when}?",
            "Show my {what} on weekends vs weekdays {when}.",
        ),
        "coverage": (
            "How many days of {what} data do I have {when}?",
            "how many days {when} was my {what} tracked?",
        ),
        "since when": (
            "When did I start tracking my {what}?",
            "how far back does my {what} data go?",
        ),
        "source": (
            "Which device recorded my {what}?",
            "where does my {what} data come from?",
        ),
        "then when": ("And {when}?", "What about {when}?", "Also {when}.", "yo, {when}? plz"),
        "then what": ("And my {what}?", "what about my {what}?", "and {what} for the same period?"),
        "then before": (
            "What about the week before?",
            "Also show the week before.",
            "yo, the week before? plz",
            "And the one before that?",
        ),
        "late nights": (
            "how many nights did I go to bed after {clock} {when}?",
            "how many times did I fall asleep after {clock} {when}?",
        ),
    },
)
