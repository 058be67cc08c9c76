"""What somebody asked, as far as a machine without a model can tell."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from healthvault.coach.analyst import signs
from healthvault.coach.analyst.limit import Limit, limit, without_limit
from healthvault.coach.analyst.names import metrics_named, unnamed
from healthvault.coach.analyst.spelling import spelt
from healthvault.coach.analyst.terms import term_named
from healthvault.coach.analyst.when import Grain, When, names_future, when, whens
from healthvault.metrics.unit import UnitSystem


class Topic(StrEnum):
    """What a question is about."""

    HELP = "help"
    DATA = "data"
    FUTURE = "future"
    CHANGE = "change"
    OVERVIEW = "overview"
    DAY = "day"
    SLEEP = "sleep"
    WORKOUT = "workout"
    ACTIVITY = "activity"
    METRIC = "metric"
    MEDICAL = "medical"
    RELATION = "relation"
    INSIGHTS = "insights"
    TERM = "term"
    THANKS = "thanks"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """What is asked about it."""

    LEVEL = "level"
    STANDING = "standing"
    CHANGE = "change"
    TREND = "trend"
    HIGHEST = "highest"
    LOWEST = "lowest"
    LATEST = "latest"
    AVERAGE = "average"
    TOTAL = "total"
    COUNT = "count"
    COVERAGE = "coverage"
    USUAL = "usual"
    FIRST = "first"
    SOURCE = "source"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, taken apart.

    `metrics` has for each name the slugs that it may mean; `worried` asks what to make of a number. `against`
    is the earlier of two stretches that are compared, `limit` the number that days are counted against, and
    `term` the word whose meaning is asked for.
    """

    text: str
    topic: Topic
    form: Form
    metrics: tuple[tuple[str, ...], ...] = ()
    when: When | None = None
    worried: bool = False
    against: When | None = None
    limit: Limit | None = None
    term: str = ""


def plain(text: str) -> str:
    """A question in lower case, with single spaces and straight quotes, without its last signs."""
    lowered = text.lower().replace("’", "'").replace("\u00a0", " ")
    for written, meant in _SAME:
        lowered = re.sub(written, meant, lowered)
    said = re.sub(r"\s+", " ", re.sub(r"[?!…;:\"()]+", " ", lowered)).strip(" .,")
    return re.sub(r"^(?:(?:ok(?:ay)?|so|well|hey|hi|hello|please|thanks),? )+(?=\w)", "", said)


_SAME = (
    (r"\bheart-?rates?\b", "heart rate"),
    (r"\bhow far back\b", "since when"),
    (r"^(?:and |ok,? )?now (?=\w)", "and "),
    (r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?= ?\d)", r"\1 "),
    (r"\bsince the (?:very )?(?:start|beginning) of\b", "since"),
)
"""What is written in two ways, and how it is read."""


def understand(
    text: str, today: date, units: UnitSystem = "metric", *, before: Question | None = None
) -> Question:
    """Take a question apart.

    Args:
        text: The question as it was typed.
        today: The person's local date.
        units: How the person writes dates and numbers.
        before: The question before; "and last month?" goes on from it.

    Returns:
        Always a question; its topic is UNKNOWN when nothing in it was recognised.
    """
    said = spelt(plain(text))
    bare = without_limit(said)
    asked = Question(
        text=said,
        topic=Topic.UNKNOWN,
        form=_form(said, unnamed(said)),
        metrics=metrics_named(bare),
        when=when(bare, today, units),
        worried=signs.WORRIED.search(said) is not None,
        limit=limit(said),
        term=term_named(said),
    )
    if asked.form is Form.STANDING and asked.when is not None and asked.when.grain is Grain.SINCE:
        asked = replace(asked, form=Form.TREND)
    asked = replace(asked, topic=_topic(asked))
    asked = _comparing(asked, whens(_apart(bare), today, units))
    return asked if before is None else _following(asked, before)


def _apart(said: str) -> str:
    """The question with its two ends as two stretches: a comparison of months is no range of them."""
    return re.sub(r"\b(from|between|to|and)\b", "in", said)


def _comparing(asked: Question, named: list[When]) -> Question:
    """Two stretches in one question are compared, unless they overlap; two days of a range are not."""
    if len(named) != 2 or asked.form not in _COMPARED or any(each.is_day for each in named):
        return asked
    earlier, later = sorted(named, key=lambda each: each.span.first)
    if earlier.span.last >= later.span.first:
        return asked
    topic = Topic.CHANGE if asked.topic in {Topic.UNKNOWN, Topic.DAY, Topic.OVERVIEW} else asked.topic
    return replace(asked, form=Form.CHANGE, when=later, against=earlier, topic=topic)


_COMPARED = {Form.CHANGE, Form.STANDING, Form.TREND, Form.LEVEL, Form.AVERAGE, Form.USUAL, Form.HIGHEST}


def _topic(asked: Question) -> Topic:
    """The first of these that fits, from the rarest words to the commonest."""
    said = asked.text
    sleep_part = any(slug.startswith("sleep") for slugs in asked.metrics for slug in slugs)
    of_workouts = signs.WORKOUT.search(said) and signs.OF_WORKOUTS.search(said)
    fits = (
        (Topic.TERM, asked.term),
        (Topic.FUTURE, names_future(said)),
        (Topic.RELATION, signs.RELATION.search(said) and asked.form is not Form.WEEKEND),
        (Topic.MEDICAL, signs.MEDICAL.search(said) and not (asked.metrics and not asked.worried)),
        (Topic.INSIGHTS, signs.INSIGHTS.search(said) and not asked.metrics),
        (Topic.DATA, signs.DATA.search(said) and not asked.metrics),
        (Topic.WORKOUT, of_workouts),
        (Topic.METRIC, asked.metrics and not (sleep_part and "efficiency" not in said and "bed" in said)),
        (Topic.SLEEP, signs.SLEEP.search(said)),
        (Topic.WORKOUT, signs.WORKOUT.search(said)),
        (Topic.DAY, signs.DAY.search(said) and asked.when is not None and asked.when.is_day),
        (Topic.CHANGE, signs.CHANGE.search(said)),
        (Topic.ACTIVITY, signs.ACTIVITY.search(said)),
        (Topic.OVERVIEW, signs.OVERVIEW.search(said)),
        (Topic.HELP, signs.HELP.search(said)),
        (Topic.THANKS, signs.THANKS.search(said)),
    )
    return next((topic for topic, does in fits if does), Topic.UNKNOWN)


def _form(said: str, bare: str) -> Form:
    """What is asked; a word that belongs to a name, such as the "total" of "step total", asks nothing."""
    if limit(said) is not None and (signs.COUNTED.search(said) or re.search(r"\b(days|nights)\b", said)):
        return Form.COUNT
    fits = (
        (Form.SOURCE, signs.SOURCE),
        (Form.FIRST, signs.FIRST),
        (Form.WEEKEND, signs.WEEKEND),
        (Form.WEEKDAY, signs.WEEKDAY),
        (Form.COVERAGE, signs.COVERAGE),
        (Form.OTHERS, signs.OTHERS),
        (Form.CHANGE, signs.CHANGE),
        (Form.TOTAL, signs.TOTAL),
        (Form.AVERAGE, signs.AVERAGE),
        (Form.TREND, signs.TREND),
        (Form.HIGHEST, signs.HIGHEST),
        (Form.LOWEST, signs.LOWEST),
        (Form.LATEST, signs.LATEST),
        (Form.USUAL, signs.USUAL),
        (Form.STANDING, signs.STANDING),
    )
    return next((form for form, words in fits if words.search(bare)), Form.LEVEL)


def _following(asked: Question, before: Question) -> Question:
    """A question that names only a date, or only a metric, takes the rest from the one before."""
    goes_on = signs.FOLLOWS.search(asked.text) is not None or asked.topic is Topic.UNKNOWN
    if not goes_on:
        return asked
    if not asked.metrics and asked.when is not None and asked.topic in _ONLY_DATES:
        return replace(before, when=asked.when, against=None, text=asked.text)
    if asked.topic is not Topic.UNKNOWN and asked.when is None and signs.FOLLOWS.search(asked.text):
        form = before.form if asked.form is Form.LEVEL else asked.form
        return replace(
            asked, when=before.when, against=before.against, form=form, limit=asked.limit or before.limit
        )
    return asked


_ONLY_DATES = {Topic.UNKNOWN, Topic.DAY, Topic.CHANGE, Topic.OVERVIEW}
