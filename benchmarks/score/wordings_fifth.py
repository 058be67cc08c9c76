"""The fifth set of words, once held out: the engine learnt from it when it met others."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("in the month of October", whole_month(2026, 10)),
        ("for August", whole_month(2026, 8)),
        ("in Sept 2026", whole_month(2026, 9)),
        ("during last month", whole_month(2026, 10)),
        ("in the last 25 days", last_days(today, 25)),
        ("over the previous 14 days", last_days(today, 14)),
        ("during the past eight weeks", last_days(today, 56)),
        ("between 1 October and 15 November", ((date(2026, 10, 1), date(2026, 11, 15)),)),
        ("from July 5 to July 25", ((date(2026, 7, 5), date(2026, 7, 25)),)),
        ("in the first week of November", ((date(2026, 11, 1), date(2026, 11, 7)),)),
        ("since 1 November", ((date(2026, 11, 1), today), (date(2026, 11, 1), today - timedelta(days=1)))),
        ("throughout 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on 21 September", date(2026, 9, 21)),
        ("on the 2nd of November", date(2026, 11, 2)),
        ("on November 11, 2026", date(2026, 11, 11)),
        ("last Thursday", date(2026, 11, 26)),
        ("six days ago", today - timedelta(days=6)),
        ("on Wed 4 Nov", date(2026, 11, 4)),
        ("on 2026-03-03", date(2026, 3, 3)),
    )


_NAMES = {
    "steps": ("steps", "daily step count"),
    "distance_walk_run": ("distance on foot", "walking and running distance"),
    "active_energy": ("active calories", "energy burned"),
    "exercise_time": ("exercise minutes", "active time"),
    "floors": ("floors climbed", "stairs"),
    "daylight": ("daylight", "time outside"),
    "heart_rate": ("heart rate", "pulse"),
    "resting_heart_rate": ("resting heart rate", "RHR", "resting pulse"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2 max", "cardio fitness"),
    "spo2": ("blood oxygen", "oxygen saturation"),
    "respiratory_rate": ("respiratory rate", "breathing rate"),
    "skin_temperature": ("wrist temperature", "skin temperature"),
    "weight": ("weight", "body weight"),
    "body_fat": ("body fat", "body fat percentage"),
    "bp_systolic": ("systolic blood pressure", "systolic pressure"),
    "blood_glucose": ("blood glucose", "blood sugar level"),
    "noise_env": ("noise",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "hours of sleep"),
    "sleep_deep": ("deep sleep", "amount of deep sleep"),
    "sleep_rem": ("REM sleep", "amount of REM sleep"),
    "sleep_efficiency": ("sleep efficiency",),
}

FIFTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "What {what} did I have on average {when}?",
            "Looking at {what} {when}, what's my average?",
            "Please average my {what} {when}",
            "{what} {when}: average per day?",
        ),
        "total": (
            "If you add everything up, what was my {what} {when}?",
            "How many {unit} in total did I {do} {when}?",
            "my {what} {when}, total",
            "Sum up all my {what} {when}",
        ),
        "highest": (
            "Which date {when} had the highest {what}?",
            "What's the highest {what} I had {when}, and on which date?",
            "The day with the most {what} {when}?",
            "my max {what} {when}",
        ),
        "lowest": (
            "Which date {when} had the lowest {what}?",
            "What's the lowest {what} I had {when}, and on which date?",
            "The day with the least {what} {when}?",
            "my min {what} {when}",
        ),
        "on a day": (
            "What was recorded as my {what} {when}?",
            "I'd like to see my {what} {when}",
            "my {what}, {when}?",
            "How much {what} was it {when}?",
        ),
        "days above": (
            "How many days was my {what} greater than {x} {when}?",
            "Number of days {when} on which my {what} was above {x}?",
            "how frequently was my {what} over {x} {when}, in days",
        ),
        "days below": (
            "How many days was my {what} less than {x} {when}?",
            "Number of days {when} on which my {what} was below {x}?",
            "how frequently was my {what} under {x} {when}, in days",
        ),
        "compare": (
            "How different was my {what} in {a} and in {b}?",
            "Was there more {what} in {b} or in {a}?",
            "{what} in {a} against {b}, please",
            "Compare {a} to {b} for my {what}",
        ),
        "trend": (
            "Is there a trend in my {what} since {since}?",
            "Since {since}, has my {what} gone up or down?",
            "How did my {what} change over time since {since}?",
        ),
        "one night": (
            "How much sleep did I get {night}?",
            "Sleep {night}: how long?",
            "How long was my night {night}?",
        ),
        "nights": (
            "How much did I sleep per night on average {when}?",
            "What is the average length of my sleep {when}?",
            "average sleep {when}?",
        ),
        "longest night": (
            "Tell me about my {long} night {when}",
            "What was the {long} I slept {when}?",
            "Give me the date of my {long} night {when}",
        ),
        "short nights": (
            "In how many nights {when} did I sleep less than {x} hours?",
            "Number of nights under {x} hours {when}?",
        ),
        "bedtime": (
            "What's my usual bedtime {when}?",
            "When was I going to bed {when}?",
            "What time do I fall asleep on average {when}?",
        ),
        "waking": (
            "What's my usual wake time {when}?",
            "When was I getting up {when}?",
            "What time do I wake up on average {when}?",
        ),
        "workouts": (
            "How many {sessions} did I log {when}?",
            "What's the number of {sessions} {when}?",
            "Did I do any {sessions} {when}, and how many?",
        ),
        "distance of workouts": (
            "How far were all my {sessions} {when} together?",
            "What total distance did I {go} {when}?",
        ),
        "last workout": (
            "When was my last {session}?",
            "What do you know about my last {session}?",
            "my most recent {session}",
        ),
        "longest workout": (
            "My longest {session} {when}: when was it?",
            "Which of my {session}s was the longest {when}?",
        ),
        "latest": (
            "How much is my {what} at the moment?",
            "What was my last measured {what}, and when?",
            "show the latest {what}",
            "current {what}?",
        ),
        "usual": (
            "What is usual for my {what}?",
            "What {what} is typical for me?",
            "How high is my {what} normally?",
        ),
        "benchmark": (
            "Is my {what} better than that of other men my age?",
            "How do others of my age do in {what}?",
            "Give me my percentile in {what}",
        ),
        "guideline": (
            "What is the recommended {what}?",
            "Is my {what} in line with the guidelines?",
        ),
        "relation": (
            "Is {what} related to my {other}?",
            "Does my {other} depend on {what}?",
            "When I have more {what}, how does {other} change? Are they linked?",
        ),
        "insights": (
            "What did you notice lately?",
            "What are the latest findings?",
            "Do you have insights for me?",
            "What's worth knowing in my data?",
        ),
        "forecast": (
            "What {what} do you predict for tomorrow?",
            "Can you forecast tomorrow's {what}?",
        ),
        "term": (
            "Could you explain {term}?",
            "What exactly is {term}?",
            "What does the word {term} stand for?",
        ),
        "not measured": (
            "What's my latest {what}?",
            "How did my {what} change this year?",
            "What is my average {what}?",
        ),
        "not then": ("Show my {what} for {never}", "My {what} in {never}?"),
        "weekdays": (
            "Which weekday do I get the most {what} {when}?",
            "By day of the week, when is my {what} highest {when}?",
        ),
        "weekend": (
            "What's my {what} on weekends versus weekdays {when}?",
            "Do weekends or weekdays bring more {what} {when}?",
        ),
        "coverage": (
            "On how many days {when} was my {what} recorded?",
            "How many days with {what} are there {when}?",
        ),
        "since when": ("When did you start recording my {what}?", "What's the earliest {what} you have?"),
        "source": ("Which sensor gives you my {what}?", "What is my {what} measured by?"),
        "then when": ("And what was it {when}?", "also {when}", "what about {when}, then?"),
        "then what": ("And what about {what}?", "also my {what}", "how about the {what}?"),
    },
)
