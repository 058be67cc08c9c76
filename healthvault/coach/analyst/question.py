"""What somebody asked, as far as a machine without a model can tell."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from healthvault.coach.analyst import signs
from healthvault.coach.analyst.names import metrics_named
from healthvault.coach.analyst.when import When, names_future, when
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, taken apart.

    `metrics` has for each name the slugs that it may mean; `worried` asks what to make of a number.
    """

    text: str
    topic: Topic
    form: Form
    metrics: tuple[tuple[str, ...], ...] = ()
    when: When | None = None
    worried: bool = False


def plain(text: str) -> str:
    """A question in lower case, with single spaces and straight quotes, without its last signs."""
    lowered = text.lower().replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", re.sub(r"[?!…;:\"()]+", " ", lowered)).strip(" .,")


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
    said = plain(text)
    asked = Question(
        text=said,
        topic=Topic.UNKNOWN,
        form=_form(said),
        metrics=metrics_named(said),
        when=when(said, today, units),
        worried=signs.WORRIED.search(said) is not None,
    )
    asked = replace(asked, topic=_topic(asked))
    return asked if before is None else _following(asked, before)


def _topic(asked: Question) -> Topic:
    """The first of these that fits, from the rarest words to the commonest."""
    said = asked.text
    sleep_part = any(slug.startswith("sleep") for slugs in asked.metrics for slug in slugs)
    fits = (
        (Topic.FUTURE, names_future(said)),
        (Topic.RELATION, signs.RELATION.search(said)),
        (Topic.MEDICAL, signs.MEDICAL.search(said) and not (asked.metrics and not asked.worried)),
        (Topic.DATA, signs.DATA.search(said) and not asked.metrics),
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


def _form(said: str) -> Form:
    fits = (
        (Form.CHANGE, signs.CHANGE),
        (Form.TREND, signs.TREND),
        (Form.LATEST, signs.LATEST),
        (Form.HIGHEST, signs.HIGHEST),
        (Form.LOWEST, signs.LOWEST),
        (Form.STANDING, signs.STANDING),
    )
    return next((form for form, words in fits if words.search(said)), Form.LEVEL)


def _following(asked: Question, before: Question) -> Question:
    """A question that names only a date, or only a metric, takes the rest from the one before."""
    goes_on = signs.FOLLOWS.search(asked.text) is not None or asked.topic is Topic.UNKNOWN
    if not goes_on:
        return asked
    if asked.topic is Topic.UNKNOWN and asked.when is not None:
        return replace(before, when=asked.when, text=asked.text)
    if asked.topic is not Topic.UNKNOWN and asked.when is None and signs.FOLLOWS.search(asked.text):
        return replace(asked, when=before.when, form=before.form)
    return asked
