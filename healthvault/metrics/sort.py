"""The sorts of data that a person tells apart when they say what somebody may see."""

from enum import StrEnum

from healthvault.metrics import catalogue_environment, catalogue_nutrition
from healthvault.metrics.metric import Domain, Metric


class Sort(StrEnum):
    """A sort of data; notes and what the coach was asked to remember are words, the others are measured.

    The values stand in the database, beside slugs of metrics: none of them is one.
    """

    SLEEP = "sleep"
    HEART = "heart"
    ACTIVITY = "activity"
    WORKOUT = "workout"
    BODY = "body"
    GLUCOSE = "glucose"
    NUTRITION = "nutrition"
    MIND = "mind"
    NOTE = "note"
    MEMORY = "memory"

    @property
    def label(self) -> str:
        """Its name as a person reads it."""
        return _TITLES[self]


_TITLES = {
    Sort.SLEEP: "Sleep",
    Sort.HEART: "Heart",
    Sort.ACTIVITY: "Activity",
    Sort.WORKOUT: "Workouts",
    Sort.BODY: "Body",
    Sort.GLUCOSE: "Glucose",
    Sort.NUTRITION: "Nutrition",
    Sort.MIND: "Mind and surroundings",
    Sort.NOTE: "Notes",
    Sort.MEMORY: "Memory",
}
_GLUCOSE = frozenset({"blood_glucose", "insulin"})
_NUTRITION = frozenset(row.slug for row in catalogue_nutrition.ROWS)
_SURROUNDINGS = frozenset(row.slug for row in catalogue_environment.ROWS)
_OF_DOMAIN = {
    Domain.HEART: Sort.HEART,
    Domain.SLEEP: Sort.SLEEP,
    Domain.ACTIVITY: Sort.ACTIVITY,
    Domain.BODY: Sort.BODY,
    Domain.MIND: Sort.MIND,
}


def sort_of(metric: Metric) -> Sort:
    """The sort of data that a metric is of."""
    if metric.slug in _GLUCOSE:
        return Sort.GLUCOSE
    if metric.slug in _NUTRITION:
        return Sort.NUTRITION
    if metric.slug in _SURROUNDINGS:
        return Sort.MIND
    return _OF_DOMAIN[metric.domain]
