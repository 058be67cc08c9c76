"""The sixth set: a terse runner, an elderly person, and somebody whose first language is another."""

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.score.wordings import Span, Wordings, last_days, whole_month


def _stretches(today: date) -> Sequence[tuple[str, tuple[Span, ...]]]:
    return (
        ("last month", whole_month(2026, 10)),
        ("the week before last", ((date(2026, 11, 9), date(2026, 11, 15)),)),
        ("so far this month", ((date(2026, 11, 1), today), (date(2026, 11, 1), today - timedelta(days=1)))),
        ("in the past fortnight", last_days(today, 14)),
        ("these last ten days", last_days(today, 10)),
        ("back in September", whole_month(2026, 9)),
        ("in the summer", ((date(2026, 6, 1), date(2026, 8, 31)),)),
        ("between the 5th and the 20th of October", ((date(2026, 10, 5), date(2026, 10, 20)),)),
        (
            "since the 10th of October",
            ((date(2026, 10, 10), today), (date(2026, 10, 10), today - timedelta(days=1))),
        ),
        ("the last six weeks", last_days(today, 42)),
        ("in the month of July", whole_month(2026, 7)),
        ("from 1st till 15th November", ((date(2026, 11, 1), date(2026, 11, 15)),)),
        ("during the whole of last year", ((date(2025, 1, 1), date(2025, 12, 31)),)),
    )


def _dates(today: date) -> Sequence[tuple[str, date]]:
    return (
        ("on the 3rd", date(2026, 11, 3)),
        ("on the 12th of this month", date(2026, 11, 12)),
        ("a week ago", today - timedelta(days=7)),
        ("two days ago", today - timedelta(days=2)),
        ("last Tuesday", date(2026, 11, 24)),
        ("at 9 October", date(2026, 10, 9)),
        ("on Sunday", date(2026, 11, 22)),
        ("on my birthday, the 14th of March", date(2026, 3, 14)),
    )


def _number(value: int) -> str:
    """`10.5k`, as runners write it."""
    return f"{value / 1000:g}k" if value >= 1000 else str(value)


_NAMES = {
    "steps": ("steps", "stepcount", "walking steps"),
    "distance_walk_run": ("distance on foot", "walked distance"),
    "active_energy": ("active cals", "calories burnt"),
    "exercise_time": ("exercise minutes", "minutes of exercise"),
    "floors": ("stairs", "floors", "flights of stairs"),
    "daylight": ("daylight", "time out of doors"),
    "heart_rate": ("pulse", "heart rate", "heartbeat"),
    "resting_heart_rate": ("resting HR", "pulse at rest", "resting heartrate", "heart rate in rest"),
    "hrv_sdnn": ("HRV", "heart rate variability"),
    "vo2max": ("VO2max", "VO2 max"),
    "spo2": ("oxygen", "blood oxygen", "SpO2"),
    "respiratory_rate": ("breathing rate", "breaths per minute"),
    "skin_temperature": ("skin temperature", "wrist temp"),
    "weight": ("weight", "body weight"),
    "body_fat": ("body fat", "fat percentage"),
    "bp_systolic": ("upper blood pressure", "systolic"),
    "blood_glucose": ("blood sugar", "glucose"),
    "noise_env": ("noise around me",),
    "hr_recovery_1min": ("HR recovery", "heart rate recovery"),
    "sleep_duration": ("sleep", "sleeping hours"),
    "sleep_deep": ("deep sleep",),
    "sleep_rem": ("REM", "dream sleep"),
    "sleep_efficiency": ("sleep efficiency",),
}

SIXTH = Wordings(
    names=_NAMES,
    stretches=_stretches,
    dates=_dates,
    number=_number,
    sentences={
        "average": (
            "avg {what}, {when}?",
            "{what} avg {when}",
            "Could you tell me, dear, what my {what} has been on average {when}?",
            "I should like to know what my {what} averaged out at {when}, please.",
            "How is the average of my {what} {when}?",
            "Which was the mean value from my {what} {when}?",
        ),
        "total": (
            "total {what} {when}",
            "{when}: {unit} in total?",
            "How many {unit} have I managed to {do} altogether {when}, I wonder?",
            "If you count it all together, how many {unit} did I {do} {when}?",
            "How much {unit} I did {do} in sum {when}?",
        ),
        "highest": (
            "peak {what} {when} + date",
            "best {what} day {when}?",
            "I'd like to know the day on which my {what} was at its highest {when}.",
            "When was my {what} the highest {when}, and how much was it?",
            "Which day {when} I had the most high {what}?",
        ),
        "lowest": (
            "lowest {what} {when}, when?",
            "{what} low point {when}",
            "Would you mind telling me on which day my {what} was at its lowest {when}?",
            "In which day {when} was my {what} the smallest?",
        ),
        "on a day": (
            "{what} {when}?",
            "{when}, {what}?",
            "I can't remember what my {what} was {when}. Could you look it up for me?",
            "Please can you say me my {what} {when}",
            "How much was my {what} {when}?",
        ),
        "days above": (
            "days over {x} {what} {when}?",
            "# of days with {what} > {x} {when}",
            "Would you count for me the days {when} on which my {what} was more than {x}?",
            "How many days {when} my {what} was over {x}?",
            "On how many days did my {what} go past {x} {when}?",
        ),
        "days below": (
            "days under {x} {what} {when}?",
            "# of days with {what} < {x} {when}",
            "Would you count for me the days {when} on which my {what} didn't reach {x}?",
            "How many days {when} my {what} was smaller than {x}?",
            "On how many days did my {what} stay below {x} {when}?",
        ),
        "compare": (
            "{what}: {a} or {b}?",
            "{a} vs {b}, {what}",
            "Has my {what} been any different in {b} from what it was in {a}?",
            "Please compare for me the {what} of {a} and the {what} of {b}.",
            "In which month was my {what} more high, {a} or {b}?",
        ),
        "trend": (
            "{what} trend since {since}?",
            "{what} since {since}: up or down?",
            "Would you say my {what} has been creeping up or down since {since}?",
            "Since {since}, is my {what} becoming more or becoming less?",
            "Into which direction goes my {what} since {since}?",
        ),
        "one night": (
            "sleep {night}?",
            "hrs slept {night}",
            "I wonder how many hours of sleep I managed {night}.",
            "How many hours I have slept {night}?",
            "Did I sleep long {night}? How long exactly?",
        ),
        "nights": (
            "avg sleep {when}",
            "sleep per night {when}?",
            "How many hours a night have I been sleeping {when}, on average?",
            "How long do I sleep in average {when}?",
        ),
        "longest night": (
            "{long} sleep {when}?",
            "{long} night {when}, date + hours",
            "On which night {when} was my sleep the {long}?",
            "Which was the {long} night that I slept {when}?",
        ),
        "short nights": (
            "nights < {x}h sleep {when}?",
            "How many nights {when} have I slept fewer than {x} hours?",
            "Would you count the nights {when} when I didn't get {x} hours of sleep?",
            "In how many nights I slept under {x} hours {when}?",
        ),
        "bedtime": (
            "bedtime {when}?",
            "avg bedtime {when}",
            "What time have I been turning in {when}?",
            "At which hour I normally go to the bed {when}?",
            "When do I usually drop off {when}?",
        ),
        "waking": (
            "wake-up time {when}?",
            "avg wakeup {when}",
            "What time have I been waking up {when}, as a rule?",
            "At which hour I normally stand up from the bed {when}?",
        ),
        "workouts": (
            "# of {sessions} {when}?",
            "{sessions} {when}: how many",
            "How many {sessions} have I managed {when}?",
            "How many times I did {go} {when}?",
        ),
        "distance of workouts": (
            "total km {sessions} {when}",
            "distance, all {sessions}, {when}?",
            "How far did I {go} altogether {when}?",
            "How many kilometres I did {go} {when}?",
        ),
        "last workout": (
            "last {session}?",
            "most recent {session}, date + stats",
            "When was it that I last did a {session}?",
            "When I made my last {session} and how long it was?",
        ),
        "longest workout": (
            "longest {session} {when}?",
            "What's the longest {session} I have done {when}?",
            "Which {session} was the most long {when}?",
        ),
        "latest": (
            "{what} now?",
            "last {what}?",
            "latest {what} reading",
            "What did my {what} come to the last time it was measured, and when was that?",
            "What is the actual value of my {what}, the newest one?",
        ),
        "usual": (
            "normal {what} for me?",
            "my {what} baseline?",
            "What would you say my {what} usually is?",
            "How much is my {what} normally?",
        ),
        "benchmark": (
            "{what} percentile, my age?",
            "How does my {what} compare with other men of my years?",
            "Is my {what} better or worse than by other people in my age?",
        ),
        "guideline": (
            "{what} guideline?",
            "How much {what} do the doctors recommend?",
            "How much {what} is recommended, and do I reach it?",
        ),
        "relation": (
            "{what} vs {other}: any link?",
            "Does {what} have any bearing on my {other}?",
            "Has my {what} some influence to my {other}?",
        ),
        "insights": (
            "anything to flag?",
            "Is there anything in my figures I ought to know about?",
            "Have you found something special in my datas?",
        ),
        "forecast": (
            "{what} tomorrow?",
            "What do you expect my {what} to be tomorrow?",
            "How will be my {what} tomorrow?",
        ),
        "term": (
            "{term} = ?",
            "what's {term}",
            "Would you kindly explain to me what {term} is?",
            "What means {term}?",
        ),
        "not measured": (
            "{what}?",
            "Do you happen to know my {what}?",
            "How is my {what}?",
        ),
        "not then": (
            "{what} {never}?",
            "What was my {what} back in {never}?",
            "How was my {what} in {never}?",
        ),
        "weekdays": (
            "best weekday for {what} {when}?",
            "On what day of the week do I generally get the most {what} {when}?",
            "At which day of the week I have most {what} {when}?",
        ),
        "weekend": (
            "{what} weekends vs weekdays {when}",
            "Do I get more {what} at the weekend than during the week {when}?",
            "Is the {what} in the weekend more than in the working days {when}?",
        ),
        "coverage": (
            "days with {what} data {when}?",
            "On how many days {when} do you have a reading of my {what}?",
            "How many days {when} was the {what} measured?",
        ),
        "since when": (
            "{what} data since when?",
            "How long have you been keeping a record of my {what}?",
            "From which date you have my {what}?",
        ),
        "source": (
            "{what}: which device?",
            "What is it that measures my {what}?",
            "From which apparatus comes my {what}?",
        ),
        "then when": ("{when}?", "And {when}, please?", "and how it was {when}?"),
        "then what": ("{what}?", "And my {what}, please?", "and how is it with {what}?"),
        "then before": ("and before that?", "And the week before?", "and in the week before that one?"),
        "late nights": (
            "nights in bed after {clock} {when}?",
            "How many nights {when} did I go to bed later than {clock}?",
        ),
    },
)
