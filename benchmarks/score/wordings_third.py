"""The third set of words: still other sentences and names, and longer ways round."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("over the course of September", whole_month(2026, 9)),
        ("last October", whole_month(2026, 10)),
        ("in the month before this one", whole_month(2026, 10)),
        ("in Aug 2026", whole_month(2026, 8)),
        ("during the past 14 days", last_days(today, 14)),
        ("for the last 90 days", last_days(today, 90)),
        ("within the last four weeks", last_days(today, 28)),
        ("from Sept 1 until Sept 20", ((date(2026, 9, 1), date(2026, 9, 20)),)),
        ("between the 10th and the 25th of October", ((date(2026, 10, 10), date(2026, 10, 25)),)),
        ("1 June to 31 August", ((date(2026, 6, 1), date(2026, 8, 31)),)),
        ("in the first half of November", ((date(2026, 11, 1), date(2026, 11, 15)),)),
        ("in all of 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on Nov 9", date(2026, 11, 9)),
        ("on the 20th of September 2026", date(2026, 9, 20)),
        ("on Thursday", date(2026, 11, 26)),
        ("a week ago", today - timedelta(days=7)),
        ("on Sunday 8 November", date(2026, 11, 8)),
        ("on 2026-07-14", date(2026, 7, 14)),
        ("two weeks ago", today - timedelta(days=14)),
    )


_NAMES = {
    "steps": ("daily steps", "step total"),
    "distance_walk_run": ("walking and running distance", "distance I walked"),
    "active_energy": ("active kilocalories", "energy from activity"),
    "exercise_time": ("exercise", "workout minutes"),
    "floors": ("flights climbed", "floors"),
    "daylight": ("daylight time", "time in the sun"),
    "heart_rate": ("heart beats per minute", "heart rate"),
    "resting_heart_rate": ("resting heartrate", "resting beats per minute"),
    "hrv_sdnn": ("hrv", "heart-rate variability"),
    "vo2max": ("VO2", "cardio fitness level"),
    "spo2": ("oxygen in my blood", "blood oxygen level"),
    "respiratory_rate": ("breathing", "breathing frequency"),
    "skin_temperature": ("temperature at the wrist", "wrist temp"),
    "weight": ("bodyweight", "weight on the scale"),
    "body_fat": ("body fat", "fat share"),
    "bp_systolic": ("systolic pressure",),
    "blood_glucose": ("sugar level", "blood glucose level"),
    "noise_env": ("noise level",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep time", "amount of sleep"),
    "sleep_deep": ("deep sleep time",),
    "sleep_rem": ("REM time", "dream sleep"),
    "sleep_efficiency": ("sleep efficiency",),
}

THIRD = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "My {what}, {when}: what is the mean?",
            "work out the average {what} for me {when}",
            "If you take all days {when}, what's the average {what}?",
            "avg {what} {when}",
        ),
        "total": (
            "Give me the sum of all {what} {when}",
            "I wonder how many {unit} I managed to {do} {when} in all",
            "What's the grand total of my {what} {when}?",
            "Count up {what} {when}",
        ),
        "highest": (
            "My top {what} {when} - what was it and which day?",
            "What's the most {what} I reached in a day {when}?",
            "Find the day {when} where {what} was at its maximum",
            "biggest {what} value {when}",
        ),
        "lowest": (
            "My lowest {what} {when} - what was it and which day?",
            "What's the least {what} I had in a day {when}?",
            "Find the day {when} where {what} was at its minimum",
            "smallest {what} value {when}",
        ),
        "on a day": (
            "{when}: {what}?",
            "What {what} did I have {when}?",
            "please tell me the {what} {when}",
            "Do you know what my {what} was {when}?",
        ),
        "days above": (
            "How many days {when} did my {what} go over {x}?",
            "What number of days had a {what} higher than {x} {when}?",
            "{when} - days with {what} greater than {x}?",
        ),
        "days below": (
            "How many days {when} did my {what} drop below {x}?",
            "What number of days had a {what} lower than {x} {when}?",
            "{when} - days with {what} less than {x}?",
        ),
        "compare": (
            "Put {a} next to {b}: how did my {what} do?",
            "my {what}: {a} compared with {b}",
            "Is there a change in {what} between {a} and {b}?",
            "Did I have more {what} in {b} than in {a}?",
        ),
        "trend": (
            "Tell me the direction of my {what} since {since}",
            "What way is my {what} going since {since}?",
            "Is there an upward or downward trend in my {what} since {since}?",
        ),
        "one night": (
            "What was my sleep like {night}, in hours?",
            "For how long did I sleep {night}?",
            "hours slept {night}",
        ),
        "nights": (
            "On a normal night {when}, how long did I sleep on average?",
            "average hours of sleep per night {when}",
            "How long were my nights on average {when}?",
        ),
        "longest night": (
            "Which was the {long} of my nights {when}?",
            "On which night {when} did I have the {long} sleep?",
            "Find my {long} night {when}",
        ),
        "short nights": (
            "How many times did I sleep under {x} hours {when}?",
            "nights shorter than {x} hours {when}: how many?",
        ),
        "bedtime": (
            "What is my average time of going to bed {when}?",
            "Around what time do I fall asleep {when}?",
            "bedtimes {when}",
        ),
        "waking": (
            "Around what time do I wake up {when}?",
            "What is my average time of getting up {when}?",
            "wake up times {when}",
        ),
        "workouts": (
            "How many {sessions} have I logged {when}?",
            "Tell me how often I {go} {when}",
            "{sessions} {when}: how many were there?",
        ),
        "distance of workouts": (
            "What is the total length of my {sessions} {when}?",
            "How much distance did I cover in {sessions} {when}?",
        ),
        "last workout": (
            "When did I do my last {session}?",
            "Show me my latest {session}",
            "Details of my most recent {session}, please",
        ),
        "longest workout": (
            "What's the longest {session} I did {when}?",
            "By duration, which {session} was longest {when}?",
        ),
        "latest": (
            "What was the most recent measurement of my {what}?",
            "my {what} now",
            "Give me the latest {what} with its date",
            "Where does my {what} stand at the moment?",
        ),
        "usual": (
            "What would be a usual {what} for me?",
            "Tell me my personal baseline for {what}",
            "What is the typical value of my {what}?",
        ),
        "benchmark": (
            "Compared to other people, how is my {what}?",
            "Which percentile am I in for {what}?",
            "How good is my {what} for a man my age?",
        ),
        "guideline": (
            "What do guidelines say about {what}?",
            "Is my {what} enough?",
        ),
        "relation": (
            "Is my {other} influenced by {what}?",
            "Do you see a connection between my {what} and my {other}?",
            "How does {what} relate to {other}?",
        ),
        "insights": (
            "Tell me what you noticed",
            "What are your insights?",
            "Anything odd in my data?",
            "What are the main findings of your report?",
        ),
        "forecast": (
            "What do you expect my {what} to be tomorrow?",
            "tomorrow's {what}?",
        ),
        "term": (
            "I don't understand what {term} is",
            "Meaning of {term}?",
            "What is meant by {term}?",
        ),
        "not measured": (
            "Could you tell me my {what}?",
            "My average {what} last week?",
            "{what} today?",
        ),
        "not then": ("Back in {never}, what was my {what}?", "Did you record {what} in {never}?"),
        "weekdays": (
            "On what day of the week is my {what} the highest {when}?",
            "Looking at days of the week, when do I have most {what} {when}?",
        ),
        "weekend": (
            "How does my {what} on weekends differ from weekdays {when}?",
            "weekdays or weekends: when is my {what} larger, {when}?",
        ),
        "coverage": (
            "On how many days {when} do you have my {what}?",
            "Number of days with a {what} reading {when}?",
        ),
        "since when": ("From what date on do you have {what}?", "When did you first record my {what}?"),
        "source": ("What device records my {what}?", "Which app or device is the source of my {what}?"),
        "then when": ("And how was it {when}?", "now {when}", "and what about {when}?"),
        "then what": ("now {what}", "And how about {what}?", "what about the {what}?"),
    },
)
