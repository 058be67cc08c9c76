"""The second set of words: other sentences, other names, other ways to say a stretch of time."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("in August", whole_month(2026, 8)),
        ("during June 2026", whole_month(2026, 6)),
        ("for the month of May", whole_month(2026, 5)),
        ("throughout September", whole_month(2026, 9)),
        ("the previous month", whole_month(2026, 10)),
        ("in the past 60 days", last_days(today, 60)),
        ("these last ten days", last_days(today, 10)),
        ("over the last three weeks", last_days(today, 21)),
        ("between Nov 5 and Nov 20", ((date(2026, 11, 5), date(2026, 11, 20)),)),
        ("from 2026-09-10 to 2026-09-24", ((date(2026, 9, 10), date(2026, 9, 24)),)),
        ("from the 2nd to the 15th of October", ((date(2026, 10, 2), date(2026, 10, 15)),)),
        ("back in April", whole_month(2026, 4)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on the 5th of November", date(2026, 11, 5)),
        ("on Sep 21", date(2026, 9, 21)),
        ("the day before yesterday", today - timedelta(days=2)),
        ("last Wednesday", date(2026, 11, 25)),
        ("on 30.06.2026", date(2026, 6, 30)),
        ("5 days ago", today - timedelta(days=5)),
        ("on December 24, 2025", date(2025, 12, 24)),
    )


_NAMES = {
    "steps": ("step count", "number of steps"),
    "distance_walk_run": ("distance walked", "walking and running distance"),
    "active_energy": ("calories burned", "energy burned by moving"),
    "exercise_time": ("minutes of exercise", "active minutes"),
    "floors": ("flights of stairs", "stairs climbed"),
    "daylight": ("daylight", "minutes in daylight"),
    "heart_rate": ("heartbeat", "HR"),
    "resting_heart_rate": ("heart rate at rest", "resting HR", "pulse at rest"),
    "hrv_sdnn": ("SDNN", "variability of my heart rate"),
    "vo2max": ("VO2max", "aerobic fitness"),
    "spo2": ("oxygen saturation", "oxygen level"),
    "respiratory_rate": ("breaths per minute", "respiration rate"),
    "skin_temperature": ("skin temperature",),
    "weight": ("body weight",),
    "body_fat": ("fat percentage", "body fat percentage"),
    "bp_systolic": ("upper blood pressure",),
    "blood_glucose": ("glucose", "glucose level"),
    "noise_env": ("noise around me",),
    "hr_recovery_1min": ("one-minute heart rate recovery",),
    "sleep_duration": ("time asleep", "night's sleep"),
    "sleep_deep": ("slow-wave sleep",),
    "sleep_rem": ("REM",),
    "sleep_efficiency": ("efficiency of my sleep",),
}

SECOND = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "Can you tell me the average of my {what} {when}?",
            "On average, how high was my {what} {when}?",
            "what did my {what} average {when}",
            "I'd like to know my typical daily {what} {when}",
        ),
        "total": (
            "Altogether, how many {unit} did I {do} {when}?",
            "What does my {what} add up to {when}?",
            "{what} {when}, all together please",
            "total {what} {when}",
        ),
        "highest": (
            "When did my {what} peak {when}, and at what value?",
            "What was the maximum of my {what} {when}?",
            "Give me the day with the highest {what} {when}",
            "best {what} {when}?",
        ),
        "lowest": (
            "When did my {what} hit its lowest point {when}?",
            "Give me the day with the lowest {what} {when}",
            "What was the smallest {what} {when}?",
            "lowest {what} {when} pls",
        ),
        "on a day": (
            "Could you look up my {what} {when}?",
            "what did my watch say about my {what} {when}",
            "I want my {what} {when}",
            "show {what} {when}",
        ),
        "days above": (
            "Count the days {when} with {what} above {x}",
            "how many days did my {what} exceed {x} {when}",
            "{when}, on how many days did I have more than {x} {what}?",
        ),
        "days below": (
            "Count the days {when} with {what} below {x}",
            "how many days did my {what} stay under {x} {when}",
            "{when}, on how many days did I have fewer than {x} {what}?",
        ),
        "compare": (
            "What's the difference in my {what} between {a} and {b}?",
            "Did my {what} go up between {a} and {b}?",
            "How does my {what} in {b} compare to {a}?",
            "{a} versus {b}: my {what}",
        ),
        "trend": (
            "Since {since}, is my {what} rising or falling?",
            "Which direction has my {what} been heading since {since}?",
            "Has my {what} been increasing since {since}?",
        ),
        "one night": (
            "Number of hours I slept {night}?",
            "How many hours of sleep did I have {night}?",
            "how long was I asleep {night}",
        ),
        "nights": (
            "What's my mean night's sleep {when}?",
            "How many hours a night was I sleeping {when}?",
            "typical length of my nights {when}",
        ),
        "longest night": (
            "When did I have my {long} night {when}?",
            "Tell me the {long} night {when}",
            "{long} night {when}, how long was that?",
        ),
        "short nights": (
            "How often did I sleep fewer than {x} hours {when}?",
            "Count the nights {when} with less than {x} hours of sleep",
        ),
        "bedtime": (
            "What time was I usually going to sleep {when}?",
            "How late did I go to bed {when}, typically?",
            "my average bedtime {when}",
        ),
        "waking": (
            "What time was I waking up {when}?",
            "my usual wake-up time {when}",
            "At what hour did I typically rise {when}?",
        ),
        "workouts": (
            "What number of {sessions} did I complete {when}?",
            "Count my {sessions} {when}",
            "how many {sessions} {when}",
        ),
        "distance of workouts": (
            "How many kilometres did I {go} {when}?",
            "total distance of my {sessions} {when}",
        ),
        "last workout": (
            "When was my most recent {session}?",
            "the latest {session} I did",
            "How long ago was my last {session}, and how long was it?",
        ),
        "longest workout": (
            "Longest {session} {when}?",
            "Tell me which {session} took the longest {when}",
        ),
        "latest": (
            "What does my newest {what} reading say?",
            "last known {what}",
            "How much is my {what} right now?",
            "what was the last {what} you have",
        ),
        "usual": ("What {what} do I usually have?", "What's typical for my {what}?", "my normal {what}"),
        "benchmark": (
            "How do I rank for {what} among men of my age?",
            "Am I better than others in {what}?",
            "How does my {what} stack up against other people?",
        ),
        "guideline": ("How much {what} should I get?", "Do I reach the recommended {what}?"),
        "relation": (
            "Is my {other} linked to {what}?",
            "Does more {what} go with a different {other}?",
            "Are {what} and my {other} correlated?",
        ),
        "insights": (
            "Have you noticed anything about my health?",
            "What stands out in my numbers?",
            "Give me your findings",
            "What are my most important insights?",
        ),
        "forecast": (
            "Predict my {what} for tomorrow",
            "What {what} can I expect tomorrow?",
        ),
        "term": ("Can you explain what {term} is?", "What do you mean by {term}?", "define {term}"),
        "not measured": (
            "Do you know my {what}?",
            "Show me my {what} this month",
            "what is the latest value of my {what}",
        ),
        "not then": ("Can you tell me my {what} in {never}?", "Look up my {what} for {never}"),
        "weekdays": (
            "What weekday gives me the highest {what} {when}?",
            "Which day of the week had the most {what} on average {when}?",
        ),
        "weekend": (
            "Do I get more {what} at the weekend than during the week {when}?",
            "weekend vs weekday {what} {when}",
        ),
        "coverage": (
            "How many days {when} have a reading of my {what}?",
            "For how many days {when} is there {what} data?",
        ),
        "since when": ("How far back does my {what} go?", "What's the first date with {what}?"),
        "source": ("What measured my {what}?", "Which gadget does the {what} come from?"),
        "then when": ("How about {when}?", "same for {when}", "ok and {when}?"),
        "then what": ("How about my {what}?", "same for {what}", "ok, and my {what}?"),
    },
)
