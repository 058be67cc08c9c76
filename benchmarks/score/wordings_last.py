"""The last set: a pensioner, a software tester, a running coach, and a French speaker.

Written when the engine stood still, and never used to improve it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    yesterday = today - timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    return (
        ("in the month of October gone", whole_month(2026, 10)),
        ("from 2026-09-01 until 2026-10-15", ((date(2026, 9, 1), date(2026, 10, 15)),)),
        (
            "over the last training block, 12 October to 22 November",
            ((date(2026, 10, 12), date(2026, 11, 22)),),
        ),
        ("during these 20 last days", last_days(today, 20)),
        ("last week", ((monday - timedelta(days=7), monday - timedelta(days=1)),)),
        ("in July of this year", whole_month(2026, 7)),
        ("since the 1st of September", ((date(2026, 9, 1), today), (date(2026, 9, 1), yesterday))),
        (
            "over the last couple of months",
            (*last_days(today, 60), *last_days(today, 61), (date(2026, 9, 28), today)),
        ),
        ("in the first three weeks of November", ((date(2026, 11, 1), date(2026, 11, 21)),)),
        ("this autumn", ((date(2026, 9, 1), today), (date(2026, 9, 1), yesterday))),
        ("across 2025", ((date(2025, 1, 1), date(2025, 12, 31)),)),
        ("the month just gone", whole_month(2026, 10)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on Monday there", date(2026, 11, 23)),
        ("on 2026-11-12", date(2026, 11, 12)),
        ("on Sunday 15 November", date(2026, 11, 15)),
        ("the 8 of October", date(2026, 10, 8)),
        ("the night before last", today - timedelta(days=1)),
        ("nine days ago", today - timedelta(days=9)),
        ("yesterday", today - timedelta(days=1)),
    )


_NAMES = {
    "steps": ("steps", "step count"),
    "distance_walk_run": ("distance on foot", "walking distance"),
    "active_energy": ("active calories", "energy burned"),
    "exercise_time": ("exercise minutes", "active minutes"),
    "floors": ("stairs", "floors climbed"),
    "daylight": ("time outside", "daylight"),
    "heart_rate": ("heart rate", "pulse"),
    "resting_heart_rate": ("resting heart rate", "RHR", "pulse at rest"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2 max", "VO2max"),
    "spo2": ("blood oxygen", "oxygen saturation"),
    "respiratory_rate": ("breathing rate", "respiratory rate"),
    "skin_temperature": ("wrist temperature", "temperature of the skin"),
    "weight": ("weight", "body weight"),
    "body_fat": ("body fat", "body fat percentage"),
    "bp_systolic": ("systolic blood pressure", "top blood pressure"),
    "blood_glucose": ("blood sugar", "glucose"),
    "noise_env": ("noise",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "sleep duration"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM sleep",),
    "sleep_efficiency": ("sleep efficiency",),
}

LAST = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    sentences={
        "average": (
            "What's my {what} been, on average, {when}?",
            "Expected: average of {what} {when}",
            "Give me the mean {what} {when}",
            "It is how much, my average {what} {when}?",
        ),
        "total": (
            "What does my {what} add up to {when}?",
            "Return total {what} {when}",
            "What was the overall {what} {when}?",
            "How many {unit} have I been able to {do} in total {when}?",
        ),
        "highest": (
            "What's the most my {what} has been {when}, and what day was that?",
            "Return max {what} {when} with its date",
            "Peak {what} {when}, and which day?",
            "What day {when} have I had the highest {what}?",
        ),
        "lowest": (
            "What's the least my {what} has been {when}, and what day was that?",
            "Return min {what} {when} with its date",
            "What day {when} have I had the lowest {what}?",
        ),
        "on a day": (
            "Can you mind what my {what} was {when}?",
            "Verify {what} {when}",
            "What {what} did I have {when}?",
            "It was how much, my {what} {when}?",
        ),
        "days above": (
            "How many days {when} was my {what} up over {x}?",
            "Count days {when} where {what} > {x}",
            "How many days {when} did we get {what} above {x}?",
            "During how many days {when} my {what} has been superior to {x}?",
        ),
        "days below": (
            "How many days {when} was my {what} down under {x}?",
            "Count days {when} where {what} < {x}",
            "How many days {when} did we have {what} below {x}?",
            "During how many days {when} my {what} has been inferior to {x}?",
        ),
        "compare": (
            "How does my {what} in {b} sit beside {a}?",
            "Diff {what}: {a} vs {b}",
            "Did {what} go up from {a} to {b}?",
            "Between {a} and {b}, when was my {what} the higher?",
        ),
        "trend": (
            "Has my {what} been going up or coming down since {since}?",
            "Trend of {what} since {since}?",
            "Is {what} improving or declining since {since}?",
            "My {what}, does it go up or down since {since}?",
        ),
        "one night": (
            "How long was I asleep {night}?",
            "Sleep duration {night}",
            "How many hours of sleep did I log {night}?",
            "I have slept how many hours {night}?",
        ),
        "nights": (
            "How much sleep have I been getting of a night {when}?",
            "Average sleep duration {when}",
            "How many hours a night did I sleep {when}?",
            "I sleep how much on average {when}?",
        ),
        "longest night": (
            "What was the {long} I slept {when}, and which night?",
            "Return {long} sleep {when} with date",
            "Which night {when} gave me the {long} sleep?",
        ),
        "short nights": (
            "How many nights {when} did I not manage {x} hours of sleep?",
            "Count nights {when} where sleep < {x} hours",
            "How many nights {when} came in under {x} hours?",
        ),
        "bedtime": (
            "What time have I been away to my bed {when}?",
            "Median bedtime {when}",
            "What time am I getting to bed {when}?",
            "At what hour do I go to sleep {when}?",
        ),
        "waking": (
            "What time have I been waking {when}?",
            "Median wake-up time {when}",
            "At what hour do I wake up {when}?",
        ),
        "workouts": (
            "How many {sessions} have I done {when}?",
            "Count {sessions} {when}",
            "How many {sessions} did we log {when}?",
        ),
        "distance of workouts": (
            "How far have I managed to {go} {when}?",
            "Total distance of {sessions} {when}",
            "What mileage did my {sessions} come to {when}?",
        ),
        "last workout": (
            "When was I last out for a {session}?",
            "Last {session}: when, and how long?",
            "Pull up my last {session}",
        ),
        "longest workout": (
            "What was my longest {session} {when}?",
            "Longest {session} {when}, by duration",
        ),
        "latest": (
            "What was my {what} last time it was taken?",
            "Last recorded {what} with date",
            "Where's my {what} at currently?",
            "What is my {what} of the moment?",
        ),
        "usual": (
            "What's my {what} as a general rule?",
            "Baseline of {what}?",
            "Where does my {what} normally sit?",
            "What is my habitual {what}?",
        ),
        "benchmark": (
            "How's my {what} compared with other folk my age?",
            "Percentile of my {what} in my age group",
            "Is my {what} good compared to men of the same age?",
        ),
        "guideline": (
            "How much {what} are you supposed to get?",
            "Recommended {what}?",
            "Is my {what} up to the guidelines?",
        ),
        "relation": (
            "Does my {what} make any difference to my {other}?",
            "Correlation of {what} with {other}?",
            "Does my {what} drive my {other}?",
            "Is there a link of {what} to my {other}?",
        ),
        "insights": (
            "Is there anything I should know about?",
            "List findings",
            "Anything in the data I should look at?",
            "Do you see something abnormal in my data?",
        ),
        "forecast": (
            "What do you reckon my {what} will be tomorrow?",
            "Forecast {what} for tomorrow",
        ),
        "term": (
            "What's this {term}?",
            "Describe {term}",
            "What is {term} exactly?",
            "What signifies {term}?",
        ),
        "not measured": (
            "What's my {what} been?",
            "Return latest {what}",
            "What is my {what} of the moment?",
        ),
        "not then": ("What was my {what} away back in {never}?", "Return {what} for {never}"),
        "weekdays": (
            "What day of the week am I best for {what} {when}?",
            "Weekday with the highest average {what} {when}",
        ),
        "weekend": (
            "Is my {what} more at the weekend or through the week {when}?",
            "Weekend vs weekday {what} {when}",
        ),
        "coverage": (
            "How many days {when} have you got my {what} for?",
            "Count days {when} with {what} data",
        ),
        "since when": (
            "How long have you had my {what}?",
            "Earliest {what} record date?",
            "Since when do you measure my {what}?",
        ),
        "source": (
            "What's taking my {what}?",
            "Source of {what} data?",
            "With which device is my {what} measured?",
        ),
        "then when": ("And {when}, what was it?", "Same query, {when}", "And {when}?"),
        "then what": ("And my {what}, what was that?", "Same query, {what}", "And for {what}?"),
        "then before": (
            "And what about the week before that?",
            "Same query, previous week",
            "And the preceding week?",
        ),
        "late nights": (
            "How many nights {when} was I late to bed, after {clock}?",
            "Count nights {when} with bedtime after {clock}",
        ),
    },
)
