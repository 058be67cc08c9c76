"""What the analyst says of data that is switched off for the coach: that, and not that there is none."""

from collections.abc import Iterable

from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import Question, Topic
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.sort import Sort, sort_of

_OF_TOPIC = {Topic.SLEEP: Sort.SLEEP, Topic.WORKOUT: Sort.WORKOUT, Topic.ACTIVITY: Sort.ACTIVITY}
_OF_EVERYTHING = frozenset({Topic.DATA, Topic.CHANGE, Topic.OVERVIEW, Topic.DAY})
ALL_OFF = (
    "You switched off what the coach could see, so there is nothing I can look up."
    " Under *What the coach can see* you can switch it on."
)


def refused(asked: Question, look: Look) -> str:
    """What to say in place of an answer where the question is about something that is off; else empty."""
    if asked.topic in _OF_TOPIC:
        wanted = [{_OF_TOPIC[asked.topic]}]
    else:
        wanted = [{sort_of(METRICS[slug]) for slug in slugs} for slugs in asked.metrics]
    off = {sort for sorts in wanted if sorts and sorts <= look.unseen for sort in sorts}
    if not off:
        return ""
    return (
        f"You switched off *{_named(off)}* for the coach, so I do not see it."
        " Under *What the coach can see* you can switch it on."
    )


def measured_off(look: Look) -> frozenset[Sort]:
    """What is off of that which is measured."""
    return look.unseen - {Sort.NOTE, Sort.MEMORY}


def remark(asked: Question, look: Look) -> str:
    """What to add to an answer about everything where something is off; else empty."""
    off = measured_off(look)
    return f"\n\nSwitched off for the coach: {_named(off)}." if off and asked.topic in _OF_EVERYTHING else ""


def _named(sorts: Iterable[Sort]) -> str:
    return ", ".join(sort.label for sort in Sort if sort in set(sorts))
