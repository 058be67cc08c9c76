"""The seventh set: a nurse, a teenager, and somebody who thinks in spreadsheets."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("last week", ((date(2026, 11, 16), date(2026, 11, 22)),)),
        ("for the last 48 days", last_days(today, 48)),
        ("in Q3", ((date(2026, 7, 1), date(2026, 9, 30)),)),
        ("year to date", ((date(2026, 1, 1), today), (date(2026, 1, 1), today - timedelta(days=1)))),
        ("2026-10-01 to 2026-10-31", whole_month(2026, 10)),
        ("for Oct 2026", whole_month(2026, 10)),
        ("over the past 3 weeks", last_days(today, 21)),
        ("in the second half of September", ((date(2026, 9, 16), date(2026, 9, 30)),)),
        ("over the summer", ((date(2026, 6, 1), date(2026, 8, 31)),)),
        ("last month", whole_month(2026, 10)),
        (
            "in the 2 weeks up to 15 November",
            ((date(2026, 11, 2), date(2026, 11, 15)), (date(2026, 11, 1), date(2026, 11, 15))),
        ),
        ("the month before last", whole_month(2026, 9)),
        ("this year", ((date(2026, 1, 1), today), (date(2026, 1, 1), today - timedelta(days=1)))),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on 11/11", date(2026, 11, 11)),
        ("on Mon", date(2026, 11, 23)),
        ("the day before yesterday", today - timedelta(days=2)),
        ("yesterday", today - timedelta(days=1)),
        ("on Friday last week", date(2026, 11, 20)),
        ("on 2026-09-17", date(2026, 9, 17)),
        ("on the 21st of last month", date(2026, 10, 21)),
        ("10 days ago", today - timedelta(days=10)),
    )


_ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _number(value: int) -> str:
    """A number in words."""
    parts = [f"{_small(value // 1000)} thousand"] if value >= 1000 else []
    parts += [f"{_small(value % 1000 // 100)} hundred"] if value % 1000 >= 100 else []
    parts += [_small(value % 100)] if value % 100 else []
    return " and ".join(parts) if len(parts) == 2 and value < 1000 else " ".join(parts)


def _small(value: int) -> str:
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")


_NAMES = {
    "steps": ("steps", "daily steps"),
    "distance_walk_run": ("walking + running distance", "km on foot"),
    "active_energy": ("active kcal", "cals burned"),
    "exercise_time": ("exercise time", "active minutes"),
    "floors": ("flights climbed", "floors"),
    "daylight": ("time in daylight", "outdoor time"),
    "heart_rate": ("HR", "heart rate", "pulse rate"),
    "resting_heart_rate": ("RHR", "resting pulse", "resting heart rate"),
    "hrv_sdnn": ("HRV", "hrv"),
    "vo2max": ("VO2 max", "cardio fitness"),
    "spo2": ("sats", "oxygen sats", "SpO2"),
    "respiratory_rate": ("resp rate", "respirations"),
    "skin_temperature": ("skin temp", "wrist temperature"),
    "weight": ("weight", "wt"),
    "body_fat": ("body fat %", "bodyfat"),
    "bp_systolic": ("systolic BP", "systolic blood pressure"),
    "blood_glucose": ("blood glucose", "BG"),
    "noise_env": ("noise exposure",),
    "hr_recovery_1min": ("heart rate recovery",),
    "sleep_duration": ("sleep", "total sleep"),
    "sleep_deep": ("deep sleep", "deep"),
    "sleep_rem": ("REM sleep", "REM"),
    "sleep_efficiency": ("sleep efficiency",),
}

SEVENTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    number=_number,
    sentences={
        "average": (
            "Can I get an average {what} {when}?",
            "what's my {what} like on average {when} lol",
            "AVERAGE({what}) {when}",
            "mean daily {what} {when} pls",
            "Any chance you could work out my average {what} {when}?",
        ),
        "total": (
            "SUM of {what} {when}",
            "grand total of {what} {when}?",
            "like how many {unit} did i {do} {when} all in all",
            "What do my {what} come to in total {when}?",
        ),
        "highest": (
            "MAX({what}) {when}, with date",
            "biggest day for {what} {when}?",
            "What did my {what} peak at {when}, and on what day?",
            "when did i hit my highest {what} {when}",
        ),
        "lowest": (
            "MIN({what}) {when}, with date",
            "weakest day for {what} {when}?",
            "What was the lowest my {what} got {when}, and on what day?",
            "when did my {what} bottom out {when}",
        ),
        "on a day": (
            "What reading did we get for my {what} {when}?",
            "yo what was my {what} {when}",
            "{what} value {when}",
            "Just checking my {what} {when}",
        ),
        "days above": (
            "COUNT of days where {what} exceeds {x} {when}",
            "how many days did i get over {x} {what} {when}",
            "Number of days {what} was above {x} {when}, please?",
            "how many days {when} had {what} of more than {x}",
        ),
        "days below": (
            "COUNT of days where {what} is less than {x} {when}",
            "how many days was i under {x} {what} {when}",
            "Number of days {what} was below {x} {when}, please?",
            "how many days {when} did my {what} fall short of {x}",
        ),
        "compare": (
            "delta in {what}, {a} to {b}",
            "did i have more {what} in {a} or {b}",
            "How does {b} compare with {a} for {what}?",
            "was my {what} any better in {b} compared to {a}",
        ),
        "trend": (
            "What's the trend for {what} from {since} onwards?",
            "is my {what} getting higher or lower since {since}",
            "slope of {what} since {since}",
            "Has there been a rise or a drop in my {what} since {since}?",
        ),
        "one night": (
            "how much sleep was that {night}",
            "What did I sleep {night}?",
            "total hours asleep {night}",
            "How many hours' sleep did I have {night}?",
        ),
        "nights": (
            "whats my sleep average {when}",
            "AVG sleep duration per night {when}",
            "On average how long was I asleep each night {when}?",
        ),
        "longest night": (
            "whats the {long} i slept in one night {when}",
            "{long} night's sleep {when}, with the date please",
            "Which date {when} had the {long} sleep?",
        ),
        "short nights": (
            "COUNT of nights with sleep < {x} h {when}",
            "how many nights {when} did i get less than {x} hrs",
            "How many nights was I asleep for under {x} hours {when}?",
        ),
        "bedtime": (
            "what time do i go to sleep {when} usually",
            "median bedtime {when}",
            "What time am I normally settling down to sleep {when}?",
        ),
        "waking": (
            "what time do i get up {when} usually",
            "median wake time {when}",
            "What time am I normally awake in the morning {when}?",
        ),
        "workouts": (
            "count of {sessions} {when}",
            "how many {sessions} have i done {when}",
            "Have I done any {sessions} {when}, and if so how many?",
        ),
        "distance of workouts": (
            "total distance over all {sessions} {when}",
            "how far have i been on my {sessions} {when} in total",
            "What's the combined distance of my {sessions} {when}?",
        ),
        "last workout": (
            "when did i last do a {session}",
            "details of the latest {session}",
            "How long ago was my last {session}, and how long did it take?",
        ),
        "longest workout": (
            "whats my longest {session} {when}",
            "max duration {session} {when}",
            "What was the longest {session} {when} and when did I do it?",
        ),
        "latest": (
            "What's my {what} at right now, and when was it taken?",
            "newest value for {what}?",
            "most recent {what} + timestamp",
            "whats my {what} rn",
        ),
        "usual": (
            "What's normal for me for {what}?",
            "whats my usual {what}",
            "typical {what}, last 60 days",
            "What does my {what} tend to sit at?",
        ),
        "benchmark": (
            "Where does my {what} fall for a man my age?",
            "is my {what} good compared to other ppl",
            "percentile rank of my {what} in my age group",
        ),
        "guideline": (
            "What's the recommended amount of {what}?",
            "how much {what} am i supposed to get",
            "target range for {what} according to guidelines?",
        ),
        "relation": (
            "correlation between {what} and {other}?",
            "does more {what} mean more {other}",
            "Is there any association between my {what} and my {other}?",
        ),
        "insights": (
            "anything weird in my data",
            "key findings?",
            "Is there anything of note in my results?",
        ),
        "forecast": (
            "forecast: {what}, tomorrow",
            "what's my {what} gonna be tomorrow",
            "What {what} should I expect tomorrow?",
        ),
        "term": (
            "definition of {term}",
            "wtf is {term}",
            "What do we mean by {term}?",
            "can u explain {term}",
        ),
        "not measured": (
            "What's the latest {what}?",
            "my {what} pls",
            "AVG {what} last month",
        ),
        "not then": ("{what} in {never} pls", "Do we have a {what} for {never}?", "AVG {what}, {never}"),
        "weekdays": (
            "which day of the week has the highest average {what} {when}",
            "what day do i usually get the most {what} {when}",
            "Average {what} by day of the week {when}: which is the highest?",
        ),
        "weekend": (
            "{what}: weekend vs weekday average, {when}",
            "do i get more {what} on weekends {when}",
            "How does my {what} at weekends compare with weekdays {when}?",
        ),
        "coverage": (
            "COUNT of days with {what} {when}",
            "how many days {when} even have {what}",
            "How many days {when} did we get a {what}?",
        ),
        "since when": (
            "first recorded date for {what}",
            "when does my {what} data start",
            "How far back do my {what} readings go?",
        ),
        "source": (
            "data source for {what}?",
            "what's tracking my {what}",
            "Where are we getting my {what} from?",
        ),
        "then when": ("how about {when}", "same for {when}", "and what was that {when}?"),
        "then what": ("how about {what}", "same for {what}", "what was my {what} then?"),
        "then before": ("the week before that?", "and the previous week?", "how about the week before"),
        "late nights": (
            "COUNT of nights with bedtime after {clock} {when}",
            "how many nights was i up past {clock} {when}",
        ),
    },
)
