"""The ninth set: a retired teacher, a night-shift worker, an accountant, and a speaker of Indian English."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    yesterday = today - timedelta(days=1)
    return (
        ("over the course of October", whole_month(2026, 10)),
        ("from the 1st of November up to now", ((date(2026, 11, 1), today), (date(2026, 11, 1), yesterday))),
        ("in the third quarter", ((date(2026, 7, 1), date(2026, 9, 30)),)),
        ("during the last fifteen days", last_days(today, 15)),
        ("in the month of September only", whole_month(2026, 9)),
        ("between mid-August and the end of September",
         tuple((date(2026, 8, day), date(2026, 9, 30)) for day in (15, 11, 16))),
        ("for the past two months",
         (*last_days(today, 60), *last_days(today, 61),
          *((date(2026, 9, day), today) for day in (28, 29)))),
        ("FY 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
        ("this month till date", ((date(2026, 11, 1), today), (date(2026, 11, 1), yesterday))),
        ("in the last week of October", ((date(2026, 10, 25), date(2026, 10, 31)),)),
        ("over the autumn so far", ((date(2026, 9, 1), today), (date(2026, 9, 1), yesterday))),
        ("last month", whole_month(2026, 10)),
    )  # fmt: skip


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on the 17th instant", date(2026, 11, 17)),
        ("the Saturday before last", date(2026, 11, 14)),
        ("four days back", today - timedelta(days=4)),
        ("on 6th November", date(2026, 11, 6)),
        ("on Tuesday last", date(2026, 11, 24)),
        ("dated 10.10.2026", date(2026, 10, 10)),
        ("yesterday", today - timedelta(days=1)),
    )


_NAMES = {
    "steps": ("steps", "daily step count"),
    "distance_walk_run": ("walking distance", "distance walked"),
    "active_energy": ("active calories", "calories burnt"),
    "exercise_time": ("exercise minutes", "exercise time"),
    "floors": ("stairs climbed", "floors"),
    "daylight": ("time outdoors", "daylight"),
    "heart_rate": ("heart rate", "pulse"),
    "resting_heart_rate": ("resting pulse rate", "resting heart rate"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2 max", "cardio fitness"),
    "spo2": ("oxygen saturation", "SpO2"),
    "respiratory_rate": ("respiration rate", "breathing rate"),
    "skin_temperature": ("skin temperature", "wrist temperature"),
    "weight": ("weight", "body weight"),
    "body_fat": ("body fat", "fat percentage"),
    "bp_systolic": ("systolic BP", "upper BP"),
    "blood_glucose": ("sugar level", "blood sugar"),
    "noise_env": ("environmental noise",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "sleeping time"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM sleep",),
    "sleep_efficiency": ("sleep efficiency",),
}

NINTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "On average, what has my {what} come to {when}?",
            "Kindly let me know the average {what} {when}.",
            "average {what} per day, {when}",
            "If I took the average of my {what} {when}, what would I get?",
        ),
        "total": (
            "What is the sum total of my {what} {when}?",
            "Kindly total up my {what} {when}.",
            "Aggregate {what}, {when}",
            "How many {unit} did I {do} {when}, all added together?",
        ),
        "highest": (
            "On what date {when} did my {what} reach its peak, and what was it?",
            "Which was the day of maximum {what} {when}?",
            "Largest daily {what} {when}, and date",
            "My {what} topped out on which day {when}?",
        ),
        "lowest": (
            "On what date {when} did my {what} fall to its lowest, and what was it?",
            "Which was the day of minimum {what} {when}?",
            "Smallest daily {what} {when}, and date",
        ),
        "on a day": (
            "What figure do you have for my {what} {when}?",
            "Kindly tell my {what} {when}.",
            "{what} as recorded {when}",
            "What did my {what} happen to be {when}?",
        ),
        "days above": (
            "Of the days {when}, how many saw my {what} above {x}?",
            "For how many days {when} my {what} was crossing {x}?",
            "Count of days, {what} above {x}, {when}",
        ),
        "days below": (
            "Of the days {when}, how many saw my {what} below {x}?",
            "For how many days {when} my {what} was lesser than {x}?",
            "Count of days, {what} below {x}, {when}",
        ),
        "compare": (
            "Set {a} against {b} for me: how does my {what} compare?",
            "How much is the difference of my {what} between {a} and {b}?",
            "Variance in {what}, {b} versus {a}",
            "Was {b} a better month than {a} for my {what}, or a worse one?",
        ),
        "trend": (
            "Has my {what} been rising or falling since {since}?",
            "Since {since}, my {what} is increasing or decreasing?",
            "Direction of {what} since {since}?",
        ),
        "one night": (
            "How many hours did I sleep {night}?",
            "How much sleep I got {night}?",
            "Hours of sleep, {night}",
        ),
        "nights": (
            "How many hours have I slept a night, on average, {when}?",
            "What is my average sleep per night {when}?",
            "Average hours of sleep, {when}",
        ),
        "longest night": (
            "On which night {when} did I have my {long} sleep, and how long was it?",
            "Which was my {long} night {when}?",
            "{long} sleep {when}, hours and date",
        ),
        "short nights": (
            "On how many nights {when} did I have fewer than {x} hours of sleep?",
            "For how many nights {when} I slept less than {x} hours?",
            "Count of nights under {x} hours, {when}",
        ),
        "bedtime": (
            "At what time have I been retiring for the night {when}?",
            "At what time am I usually going to sleep {when}?",
            "Typical bedtime, {when}",
        ),
        "waking": (
            "At what time have I been rising {when}?",
            "At what time am I usually getting up {when}?",
            "Typical wake-up time, {when}",
        ),
        "workouts": (
            "How many {sessions} did I manage {when}?",
            "How many times did I {go} {when}?",
            "Count of {sessions}, {when}",
        ),
        "distance of workouts": (
            "What distance did I {go} {when}, all told?",
            "How many kilometres I did {go} in total {when}?",
            "Aggregate distance, {sessions}, {when}",
        ),
        "last workout": (
            "When was my last {session}, and how did it go?",
            "Kindly tell the details of my last {session}.",
            "Latest {session}: date, duration",
        ),
        "longest workout": (
            "Which of my {session}s {when} lasted the longest?",
            "Longest {session}, {when}",
        ),
        "latest": (
            "What was the most recent figure for my {what}, and on what date?",
            "Kindly tell my present {what}.",
            "Latest {what} on file",
        ),
        "usual": (
            "What would be a normal {what} for me?",
            "How much is my {what} usually?",
            "Typical {what}",
        ),
        "benchmark": (
            "How does my {what} measure up against others of my age?",
            "Whether my {what} is normal for a man of my age?",
            "{what}: percentile for my age and sex",
        ),
        "guideline": (
            "What do the experts recommend in the way of {what}?",
            "How much {what} is advisable?",
            "Recommended {what}, and do I meet it?",
        ),
        "relation": (
            "Does my {what} seem to have a bearing on my {other}?",
            "Is there any connection between my {what} and my {other}?",
            "Correlation: {what} and {other}",
        ),
        "insights": (
            "Has anything in my figures caught your attention?",
            "Is there anything important I should know from my data?",
            "Exceptions to report?",
        ),
        "forecast": (
            "What is my {what} likely to be tomorrow?",
            "Kindly predict my {what} for tomorrow.",
        ),
        "term": (
            "What is meant by {term}?",
            "What is the meaning of {term}?",
            "Definition: {term}",
        ),
        "not measured": (
            "What figure do you have for my {what}?",
            "Kindly tell my {what}.",
            "Average {what}, last month",
        ),
        "not then": ("What was my {what} in {never}?", "Average {what}, {never}"),
        "weekdays": (
            "On which day of the week is my {what} usually greatest {when}?",
            "Average {what} by weekday, {when}: which is highest?",
        ),
        "weekend": (
            "Do I have more {what} at weekends or on weekdays {when}?",
            "{what}, {when}: weekend average against weekday average",
        ),
        "coverage": (
            "On how many days {when} was my {what} actually recorded?",
            "Count of days with {what} on file, {when}",
        ),
        "since when": (
            "From what date do you hold my {what}?",
            "Since when my {what} is being recorded?",
        ),
        "source": (
            "Which of my devices supplies my {what}?",
            "From which device my {what} is coming?",
        ),
        "then when": ("And what of {when}?", "And the same {when}?", "And {when}, kindly?"),
        "then what": ("And what of my {what}?", "And the same for my {what}?", "And {what}, kindly?"),
        "then before": ("And the week preceding?", "And for the previous week?", "And one week before that?"),
        "late nights": (
            "On how many nights {when} did I fall asleep later than {clock}?",
            "Count of nights with bedtime past {clock}, {when}",
        ),
    },
)
