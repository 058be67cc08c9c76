"""Which reading of a question was taken, where it may have been another: the words that were passed over."""

import re

from healthvault.coach.analyst.form import Form
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Question, Topic
from healthvault.coach.analyst.stretch import Grain
from healthvault.coach.analyst.voice import joined
from healthvault.metrics import words
from healthvault.metrics.catalogue import METRICS

_FORMS = {
    Form.STANDING: "whether it is as usual", Form.CHANGE: "what changed", Form.TREND: "which way it goes",
    Form.HIGHEST: "the highest", Form.LOWEST: "the lowest", Form.LATEST: "the latest", Form.AVERAGE:
        "the average",
    Form.TOTAL: "the sum", Form.COUNT: "how many days", Form.COVERAGE: "how many days were measured",
    Form.USUAL: "what is usual", Form.FIRST: "since when", Form.SOURCE: "what measures it",
    Form.WEEKDAY: "the day of the week", Form.WEEKEND: "weekends against weekdays", Form.OTHERS:
        "beside others",
    Form.LEVEL: "how it was",
}  # fmt: skip
_TOPICS = {
    Topic.SLEEP: "your nights", Topic.WORKOUT: "your workouts", Topic.ACTIVITY: "how active you were",
    Topic.CHANGE: "everything", Topic.OVERVIEW: "everything", Topic.DAY: "that day",
}  # fmt: skip
_NOT_OF_WORKOUTS = {
    Form.WEEKDAY, Form.WEEKEND, Form.TREND, Form.USUAL, Form.STANDING, Form.CHANGE, Form.AVERAGE, Form.OTHERS,
}  # fmt: skip
_READ = {Topic.METRIC, *_TOPICS}
_NOT_TOLD = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        ((r"\b(?:at|around|about|by) \d{1,2}:\d\d\b|\bin the (?:morning|afternoon|evening)s?\b|\bhourly\b"
         r"|\b(?:before|after|during) (?:breakfast|lunch|dinner|work|school|a meal|meals|eating|bed)\b"
         r"|\b(?:per|an|each|every) hour\b|\bovernight\b"),
         "I know whole days and nights, not the hours of a day: this is of the whole day."),
        ((r"\b(?:during|while|in) (?:my |the |a |an )?(?:last |longest )?(?:work ?outs?|runs?|rides?"
         r"|running|cycling"
         r"|exercis\w+|training|sessions?)\b"), "This is of whole days, and not of the time of a workout."),
        (r"\bin a row\b|\bstreaks?\b|\bconsecutive\b", "I do not count how many days came in a row."),
        (r"\bgoals?\b", "I do not look at your goals: they are on the page Overview."),
        (r"\b(?:since|after|before|while|until|ever since) (?:i|we|my) (?!last |rest)\w+",
         "I do not know when that was: name the dates, and I look there."),
        (r"\bper (?:km|kilomet\w+|mile|workout|run|ride|week|month)\b",
            "I reckon by days, and by nothing else."),
    )
)  # fmt: skip
"""What a question may want beside what days and nights can tell, and what is said of that."""
_OTHER = re.compile(
    r"\b(?:my|his|her|their) (?:(?:wife|husband|partner|mother|mum|mom|father|dad|son|daughter|brother"
    r"|sister|friend|boyfriend"
    r"|girlfriend|child|kid|baby|patient|neighbour|neighbor|colleague|boss|dog|cat)s?)(?:'s)?\b"
)
NOT_YOURS = "I see only your own records, and those of nobody else."


def of_somebody_else(asked: Question) -> bool:
    """Whether a question is about another person than the one who asks."""
    return _OTHER.search(asked.text) is not None and asked.topic in _READ


def reading(asked: Question, look: Look) -> str:
    """What to add to an answer where words asked for something that was not heard; else empty."""
    if asked.topic not in _READ:
        return ""
    parts = [said for words_for, said in _NOT_TOLD if _is_wanted(asked, words_for)]
    if asked.topic is Topic.WORKOUT and asked.form in _NOT_OF_WORKOUTS:
        parts.append("Of workouts I tell how many there were, how long and how far; nothing else.")
    if asked.unread:
        passed = joined([f"“{word}”" for word in asked.unread[:3]])
        parts.append(f"I passed over {passed}, and read the question as: {_read_as(asked, look)}.")
    return " ".join(parts)


def _is_wanted(asked: Question, words_for: re.Pattern[str]) -> bool:
    is_of_workouts = asked.topic is Topic.WORKOUT and "work" in words_for.pattern
    return not is_of_workouts and asked.clock is None and words_for.search(asked.text) is not None


def _read_as(asked: Question, look: Look) -> str:
    names = [words.plainly(METRICS[slugs[0]]) for slugs in asked.metrics if slugs[0] in METRICS]
    about = joined(names) if names else _TOPICS.get(asked.topic, "everything")
    said = f"{_FORMS[asked.form]}, of {about}"
    if asked.when is None or asked.when.grain is Grain.EVER:
        return said
    return f"{said}, {look.voice.span(asked.when.span)}"
