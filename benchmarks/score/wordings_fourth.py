"""The fourth set of words: written when the engine stood still after the third, then used to improve it."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("in Sep", whole_month(2026, 9)),
        ("across October", whole_month(2026, 10)),
        ("during the month of August", whole_month(2026, 8)),
        ("in April 2026", whole_month(2026, 4)),
        ("during the last 45 days", last_days(today, 45)),
        ("in the most recent 20 days", last_days(today, 20)),
        ("for the past six weeks", last_days(today, 42)),
        ("between October 5 and November 5", ((date(2026, 10, 5), date(2026, 11, 5)),)),
        ("from 15 July through 15 August", ((date(2026, 7, 15), date(2026, 8, 15)),)),
        ("in the second half of September", ((date(2026, 9, 16), date(2026, 9, 30)),)),
        (
            "since the start of November",
            ((date(2026, 11, 1), today), (date(2026, 11, 1), today - timedelta(days=1))),
        ),
        ("in the year 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on the 12th of October", date(2026, 10, 12)),
        ("on Oct. 19", date(2026, 10, 19)),
        ("on Monday", date(2026, 11, 23)),
        ("four days ago", today - timedelta(days=4)),
        ("on 1 Nov 2026", date(2026, 11, 1)),
        ("on 2026-05-05", date(2026, 5, 5)),
        ("on Friday the 13th of November", date(2026, 11, 13)),
    )


_NAMES = {
    "steps": ("steps", "step figure"),
    "distance_walk_run": ("distance covered on foot", "walking distance"),
    "active_energy": ("active energy", "calories I burned"),
    "exercise_time": ("time spent exercising", "exercise minutes"),
    "floors": ("floors", "climbed floors"),
    "daylight": ("daylight exposure", "time in daylight"),
    "heart_rate": ("pulse rate", "heart rate"),
    "resting_heart_rate": ("resting pulse rate", "RHR", "resting heart rate"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2 max", "aerobic capacity"),
    "spo2": ("SpO2", "blood oxygen saturation"),
    "respiratory_rate": ("rate of breathing", "respiratory rate"),
    "skin_temperature": ("wrist temperature", "skin temperature at night"),
    "weight": ("weight", "body mass"),
    "body_fat": ("body fat", "percentage of body fat"),
    "bp_systolic": ("systolic value", "systolic blood pressure"),
    "blood_glucose": ("blood sugar", "glucose value"),
    "noise_env": ("ambient noise",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "duration of sleep"),
    "sleep_deep": ("deep sleep", "time in deep sleep"),
    "sleep_rem": ("REM sleep", "time in REM"),
    "sleep_efficiency": ("sleep efficiency",),
}

FOURTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "How much was my {what} {when}, averaged over the days?",
            "could you calculate my average {what} {when}",
            "mean value of my {what} {when}?",
            "What was the daily average of my {what} {when}?",
        ),
        "total": (
            "How much {what} did I collect altogether {when}?",
            "I'd like the total of my {what} {when}",
            "What is the sum total of {what} {when}?",
            "{when}, how many {unit} did I {do} overall?",
        ),
        "highest": (
            "What was my best day for {what} {when}?",
            "Tell me the highest {what} {when} and its date",
            "When was my {what} at its peak {when}?",
            "{when}, what was the maximum {what}, and when?",
        ),
        "lowest": (
            "What was my lowest day for {what} {when}?",
            "Tell me the lowest {what} {when} and its date",
            "When was my {what} at its lowest {when}?",
            "{when}, what was the minimum {what}, and when?",
        ),
        "on a day": (
            "What did I have as {what} {when}?",
            "How high was my {what} {when}?",
            "{when}, what was my {what}?",
            "Give me my {what} {when}",
        ),
        "days above": (
            "How many of the days {when} had {what} above {x}?",
            "How often did my {what} exceed {x} {when}?",
            "{when}: number of days with {what} over {x}",
        ),
        "days below": (
            "How many of the days {when} had {what} below {x}?",
            "How often was my {what} lower than {x} {when}?",
            "{when}: number of days with {what} under {x}",
        ),
        "compare": (
            "How was my {what} in {b} compared to {a}?",
            "What changed in my {what} between {a} and {b}?",
            "Difference in {what}, {a} and {b}?",
            "Was {b} better than {a} for my {what}?",
        ),
        "trend": (
            "How is my {what} developing since {since}?",
            "Did my {what} rise or fall since {since}?",
            "Since {since}, what's the trend in my {what}?",
        ),
        "one night": (
            "How many hours did I sleep {night}?",
            "What was the length of my sleep {night}?",
            "Did I sleep long {night}?",
        ),
        "nights": (
            "What was my average sleep {when}?",
            "How long is my typical night {when}?",
            "How many hours did I sleep per night {when}?",
        ),
        "longest night": (
            "What was the {long} night I had {when}?",
            "When did I sleep the {long} {when}?",
            "{when}, which night was {long}?",
        ),
        "short nights": (
            "How many nights {when} were shorter than {x} hours?",
            "{when}, how often did I sleep below {x} hours?",
        ),
        "bedtime": (
            "When do I normally go to bed, {when}?",
            "What time did I typically fall asleep {when}?",
            "usual bedtime {when}?",
        ),
        "waking": (
            "When do I normally get up, {when}?",
            "What time did I typically wake up {when}?",
            "usual waking time {when}?",
        ),
        "workouts": (
            "How many {sessions} did I manage {when}?",
            "In total, how many {sessions} {when}?",
            "How many {sessions} were there {when}?",
        ),
        "distance of workouts": (
            "How many km did I {go} {when}?",
            "All my {sessions} {when} together: what distance?",
        ),
        "last workout": (
            "What was my last {session}?",
            "Which day was my most recent {session}, and how long did it take?",
            "last {session}?",
        ),
        "longest workout": (
            "Which {session} lasted longest {when}?",
            "What was the longest {session} {when}?",
        ),
        "latest": (
            "What is my {what} currently?",
            "When was my last {what} reading, and what did it say?",
            "newest {what} value?",
            "Tell me the latest {what}",
        ),
        "usual": (
            "What's my normal {what}?",
            "How high is my {what} usually?",
            "What is a typical {what} for me?",
        ),
        "benchmark": (
            "How does my {what} compare with others?",
            "Where am I with my {what} among people of my age?",
            "What is my percentile for {what}?",
        ),
        "guideline": (
            "How much {what} is recommended?",
            "Does my {what} meet the guidelines?",
        ),
        "relation": (
            "Does {what} have an effect on {other}?",
            "Is there any correlation between {what} and {other}?",
            "Are my {what} and {other} related?",
        ),
        "insights": (
            "What have you found out about me?",
            "Show me my insights",
            "Is anything unusual going on?",
            "What should I know?",
        ),
        "forecast": (
            "How will my {what} be tomorrow?",
            "What's the forecast for my {what}?",
        ),
        "term": (
            "What's {term}?",
            "Tell me what {term} means",
            "{term}: what is that?",
        ),
        "not measured": (
            "How is my {what}?",
            "What's the trend of my {what}?",
            "What was my highest {what} in October?",
        ),
        "not then": ("How was my {what} in {never}?", "What was my average {what} in {never}?"),
        "weekdays": (
            "Which day of the week has the most {what} {when}?",
            "What is my best weekday for {what} {when}?",
        ),
        "weekend": (
            "Are weekends different from weekdays in {what} {when}?",
            "{what} at weekends compared with weekdays {when}?",
        ),
        "coverage": (
            "How many days of {what} data are there {when}?",
            "How many days did I measure my {what} {when}?",
        ),
        "since when": ("When does my record of {what} start?", "How long have you had my {what}?"),
        "source": ("Which device does my {what} come from?", "Who measures my {what}?"),
        "then when": ("and how about {when}?", "And {when}, please?", "then {when}?"),
        "then what": ("and what about my {what}?", "Same question for my {what}", "And {what}?"),
    },
)
