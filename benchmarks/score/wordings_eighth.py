"""The eighth set: a gym regular, a physicist, a farmer, and a worried parent who types with one thumb."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    monday = today - timedelta(days=today.weekday())
    return (
        ("the whole of October", whole_month(2026, 10)),
        ("since Halloween", ((date(2026, 10, 31), today), (date(2026, 10, 31), today - timedelta(days=1)))),
        ("these past three weeks", last_days(today, 21)),
        (
            "in the five weeks to 22 November",
            ((date(2026, 10, 19), date(2026, 11, 22)), (date(2026, 10, 18), date(2026, 11, 22))),
        ),
        ("for the period 1 Sept through 15 Oct", ((date(2026, 9, 1), date(2026, 10, 15)),)),
        ("last week", ((monday - timedelta(days=7), monday - timedelta(days=1)),)),
        ("over the last 10 weeks", last_days(today, 70)),
        ("back in the spring", ((date(2026, 3, 1), date(2026, 5, 31)),)),
        ("in Aug", whole_month(2026, 8)),
        ("during the last quarter", ((date(2026, 7, 1), date(2026, 9, 30)),)),
        (
            "since the start of the month",
            ((date(2026, 11, 1), today), (date(2026, 11, 1), today - timedelta(days=1))),
        ),
        ("in the latter half of October", ((date(2026, 10, 16), date(2026, 10, 31)),)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on Wednesday of last week", date(2026, 11, 18)),
        ("on the 5th of November", date(2026, 11, 5)),
        ("a fortnight ago", today - timedelta(days=14)),
        ("on 09/10/2026", date(2026, 10, 9)),
        ("on Oct 3rd", date(2026, 10, 3)),
        ("this day last week", today - timedelta(days=7)),
        ("on Thurs", date(2026, 11, 26)),
    )


def _number(value: int) -> str:
    return f"{value / 1000:g} thousand" if value >= 1000 else str(value)


_NAMES = {
    "steps": ("steps", "step total"),
    "distance_walk_run": ("walking distance", "distance covered on foot"),
    "active_energy": ("active energy expenditure", "kcal burned"),
    "exercise_time": ("training minutes", "time spent exercising"),
    "floors": ("flights of stairs", "floors"),
    "daylight": ("time outdoors", "daylight exposure"),
    "heart_rate": ("mean heart rate", "pulse"),
    "resting_heart_rate": ("resting pulse", "resting bpm"),
    "hrv_sdnn": ("heart-rate variability", "HRV"),
    "vo2max": ("VO2max", "aerobic capacity"),
    "spo2": ("O2 sat", "oxygen level"),
    "respiratory_rate": ("breathing rate", "breath rate"),
    "skin_temperature": ("skin temperature",),
    "weight": ("body mass", "weight"),
    "body_fat": ("body-fat percentage", "fat percentage"),
    "bp_systolic": ("systolic pressure",),
    "blood_glucose": ("blood glucose", "sugars"),
    "noise_env": ("ambient noise",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "time asleep"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM sleep",),
    "sleep_efficiency": ("sleep efficiency",),
}

EIGHTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    number=_number,
    sentences={
        "average": (
            "what am I averaging for {what} {when}",
            "Report the arithmetic mean of {what} {when}.",
            "what would my {what} come out at on average {when}",
            "sorry quick one, whats the avg {what} been {when}",
        ),
        "total": (
            "all up, how many {unit} did I {do} {when}",
            "Compute the cumulative {what} {when}.",
            "how many {unit} did I {do} {when} if you tot it all up",
            "total count of {what} {when} pls",
        ),
        "highest": (
            "what's my PB for {what} {when} and what day was it",
            "State the maximum of {what} {when} and the date on which it occurred.",
            "what day {when} was my {what} the biggest",
            "whats the highest {what} got {when} and when",
        ),
        "lowest": (
            "worst day for {what} {when}?",
            "State the minimum of {what} {when} and the date on which it occurred.",
            "what day {when} was my {what} the lowest",
            "whats the lowest {what} went {when} and when",
        ),
        "on a day": (
            "what did I clock for {what} {when}",
            "Give the value of {what} {when}.",
            "my {what} {when}, what was it",
            "can u see what {what} was {when}",
        ),
        "days above": (
            "how many days did I beat {x} {what} {when}",
            "On how many days did {what} exceed {x} {when}?",
            "how many days was I over {x} for {what} {when}",
            "number of days {what} went above {x} {when} plz",
        ),
        "days below": (
            "how many days did I miss {x} {what} {when}",
            "On how many days was {what} strictly less than {x} {when}?",
            "how many days was I under {x} for {what} {when}",
            "number of days {what} went below {x} {when} plz",
        ),
        "compare": (
            "{what} {a} v {b}, which was better",
            "Contrast mean {what} in {a} with that in {b}.",
            "was my {what} up or down in {b} on what it was in {a}",
            "has {what} changed between {a} and {b}",
        ),
        "trend": (
            "am I making gains on {what} since {since} or going backwards",
            "Is there a statistically meaningful trend in {what} since {since}?",
            "is my {what} on the way up or the way down since {since}",
            "is {what} getting worse since {since}",
        ),
        "one night": (
            "how many hours sleep did I bank {night}",
            "Duration of sleep {night}?",
            "how long did I sleep for {night}",
            "did i get any sleep {night}, how much",
        ),
        "nights": (
            "what am I averaging for sleep {when}",
            "Mean nightly sleep duration {when}?",
            "how much sleep would I be getting a night {when}",
            "how many hours a night am i actually getting {when}",
        ),
        "longest night": (
            "what was my {long} sleep {when}",
            "Which night {when} had the {long} sleep duration?",
            "what night did I sleep the {long} {when}",
        ),
        "short nights": (
            "how many nights did I get less than {x} hours {when}",
            "Number of nights with sleep duration below {x} h {when}?",
            "how many nights {when} was it under {x} hours sleep",
        ),
        "bedtime": (
            "what time am I hitting the sack {when}",
            "Median time of sleep onset {when}?",
            "what time would I be going to bed at {when}",
        ),
        "waking": (
            "what time am I getting out of bed {when}",
            "Median time of awakening {when}?",
            "what time would I be up at in the morning {when}",
        ),
        "workouts": (
            "how many {sessions} did I smash {when}",
            "Number of {sessions} {when}?",
            "how many {sessions} did I get in {when}",
        ),
        "distance of workouts": (
            "how many k did I {go} {when}",
            "Cumulative distance of {sessions} {when}?",
            "how far all told did I {go} {when}",
        ),
        "last workout": (
            "when was the last time I did a {session}",
            "Date and duration of the most recent {session}?",
            "when did I last do a {session}",
        ),
        "longest workout": (
            "what's my longest {session} {when}",
            "{session} of maximal duration {when}?",
        ),
        "latest": (
            "what's my {what} sitting at",
            "Most recent measurement of {what}, with date.",
            "what was {what} the last time it was took",
            "whats {what} now",
        ),
        "usual": (
            "what's my {what} normally at",
            "What is my baseline {what}?",
            "what would my {what} usually be",
        ),
        "benchmark": (
            "how does my {what} stack up against other blokes my age",
            "In which percentile does my {what} lie for my age and sex?",
            "is my {what} alright for a man my age",
        ),
        "guideline": (
            "how much {what} am I meant to be getting",
            "What do guidelines recommend for {what}?",
            "is my {what} enough",
        ),
        "relation": (
            "does {what} do anything for my {other}",
            "Are {what} and {other} correlated?",
            "has {what} anything to do with my {other}",
        ),
        "insights": (
            "anything standing out in my numbers",
            "Summarise any anomalies detected.",
            "is there anything i should be worried about in there",
        ),
        "forecast": (
            "what'll my {what} be tomorrow",
            "Predicted {what} for tomorrow?",
        ),
        "term": (
            "what's {term} when it's at home",
            "Define {term}.",
            "what does {term} even mean",
        ),
        "not measured": (
            "what's my {what} sitting at",
            "Mean {what} last month?",
            "what was my {what} yesterday",
        ),
        "not then": ("{what} in {never}?", "what was my {what} back in {never}"),
        "weekdays": (
            "which day of the week am I getting the most {what} {when}",
            "Which weekday has the greatest mean {what} {when}?",
        ),
        "weekend": (
            "weekends or weekdays, when's my {what} higher {when}",
            "Compare mean {what} on weekends with weekdays {when}.",
        ),
        "coverage": (
            "how many days {when} did I actually log {what}",
            "Number of days {when} with at least one {what} measurement?",
        ),
        "since when": (
            "how long have I been tracking {what}",
            "Date of the first {what} measurement?",
        ),
        "source": (
            "what gear is measuring my {what}",
            "Which instrument provides {what}?",
        ),
        "then when": ("what about {when} then", "Likewise {when}.", "and {when}"),
        "then what": ("what about {what} then", "Likewise for {what}.", "and {what}"),
        "then before": (
            "what about the week before that",
            "Likewise for the preceding week.",
            "and the week before that",
        ),
        "late nights": (
            "how many nights was I up past {clock} {when}",
            "Number of nights with sleep onset after {clock} {when}?",
        ),
    },
)
