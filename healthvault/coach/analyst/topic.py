"""What a question is about, out of the words and the names that were found in it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from healthvault.coach.analyst import signs
from healthvault.coach.analyst.form import Form
from healthvault.coach.analyst.unread import thing_named
from healthvault.coach.analyst.when import When, names_future


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What was found in a question; `bare` has a sign in the place of each name, and no dates."""

    said: str
    bare: str
    form: Form
    metrics: tuple[tuple[str, ...], ...]
    when: When | None
    is_worried: bool
    term: str


_OF_MOVING = {
    "distance_walk_run",
    "distance_cycling",
    "active_energy",
    "exercise_time",
    "heart_rate",
    "steps",
}
"""What a workout has too: "how far did I run" asks for workouts, "weight when I run" does not."""
_TWO = re.compile(
    r"^(?:does|do|did|has|have|will|would|can|could)\b[^·]*·(?!\s*(?:and|or|,|/|-))\s[^·,]*·[^·]*$"
)
"""One name that does something, and another that it is done to: "does my sleep help my pulse"."""
_OF_TIME = re.compile(r"\b(?:minutes|hours|time|how (?:long|much))\b")
_STAGES = re.compile(r"\b(?:deep|rem|core|light|efficiency|stages?)\b")


def topic_of(clues: Clues) -> Topic:
    """The first of these that fits, from the rarest words to the commonest."""
    said, metrics = clues.said, clues.metrics
    fits = (
        (Topic.TERM, clues.term),
        (Topic.FUTURE, names_future(said)),
        (Topic.RELATION, _is_relation(clues)),
        (Topic.MEDICAL, signs.MEDICAL.search(said) and not (metrics and not clues.is_worried)),
        (Topic.INSIGHTS, signs.INSIGHTS.search(said) and not metrics),
        (Topic.DATA, signs.DATA.search(said) and not metrics),
        (Topic.WORKOUT, _is_workout(clues)),
        (Topic.METRIC, metrics and not _is_bed(clues)),
        (Topic.SLEEP, signs.SLEEP.search(said)),
        (Topic.WORKOUT, signs.WORKOUT.search(said)),
        (Topic.DAY, signs.DAY.search(said) and clues.when is not None and clues.when.is_day),
        (Topic.UNKNOWN, thing_named(said) and not (clues.when and clues.when.is_day)),
        (Topic.CHANGE, clues.form is Form.CHANGE),
        (Topic.ACTIVITY, signs.ACTIVITY.search(said)),
        (Topic.OVERVIEW, signs.OVERVIEW.search(said)),
        (Topic.HELP, signs.HELP.search(said)),
        (Topic.THANKS, signs.THANKS.search(said)),
    )
    return next((topic for topic, does in fits if does), Topic.UNKNOWN)


def _is_relation(clues: Clues) -> bool:
    if clues.form in {Form.WEEKEND, Form.SOURCE, Form.FIRST}:
        return False
    bare = re.sub(r"\bsleep\b", "·", clues.bare)
    if clues.when is None and clues.form in {Form.LEVEL, Form.STANDING} and _TWO.search(bare):
        slugs = [slug for named in clues.metrics for slug in named]
        return len(slugs) == len(set(slugs))
    return any(signs.RELATION.search(text) is not None for text in (clues.said, bare))


def _is_workout(clues: Clues) -> bool:
    """Whether workouts are meant beside what is named: what is left of the words without names tells."""
    named = {slug for slugs in clues.metrics for slug in slugs}
    if named == {"exercise_time"} and _OF_TIME.search(clues.said):
        return False
    if named == {"exercise_time"} and clues.form is Form.LATEST:
        return True
    if named == {"heart_rate"} and clues.form in {Form.HIGHEST, Form.LOWEST}:
        return False  # Of a workout only the mean is known.
    if signs.WORKOUT.search(clues.said) and signs.OF_WORKOUTS.search(clues.said):
        return True
    return bool(named) and named <= _OF_MOVING and signs.WORKOUT.search(clues.bare) is not None


def _is_bed(clues: Clues) -> bool:
    """Whether times of going to bed are meant, and not how long a stage of sleep was."""
    of_sleep = any(slug.startswith("sleep") for slugs in clues.metrics for slug in slugs)
    return (
        of_sleep
        and _STAGES.search(clues.said) is None
        and re.search(r"\bbed(?:time)?\b", clues.said) is not None
    )
