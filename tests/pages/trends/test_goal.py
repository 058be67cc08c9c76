"""What is written into the form of a goal, and what it becomes."""

from datetime import date

import pytest

from healthvault.core.errors import InvalidInputError
from healthvault.insights.goal import Direction
from healthvault.metrics.catalogue import METRICS
from healthvault.pages.trends.goal import shown_number, written

TODAY = date(2026, 11, 23)


def form(target, direction="at_least", from_day="2026-11-01"):
    return {"target": target, "direction": direction, "from_day": from_day}


@pytest.mark.parametrize(
    ("metric", "said", "system", "target"),
    [
        ("steps", "8000", "metric", 8000),
        ("sleep_duration", "7.5", "metric", 450),
        ("sleep_duration", "7,5", "metric", 450),
        ("exercise_time", "30", "metric", 30),
        ("distance_walk_run", "5", "metric", 5000),
        ("distance_walk_run", "1", "imperial", 1609.344),
        ("weight", "165", "imperial", 74.8427),
    ],
)
def test_a_number_is_of_the_persons_unit(metric, said, system, target):
    goal = written(form(said), metric, system, TODAY)
    assert goal.target == pytest.approx(target, rel=1e-5)
    assert (goal.direction, goal.from_day) == (Direction.AT_LEAST, date(2026, 11, 1))
    assert float(shown_number(METRICS[metric], goal.target, system)) == float(said.replace(",", "."))


@pytest.mark.parametrize(
    "said",
    [
        form(""),
        form("many"),
        form("8000", "sideways"),
        form("8000", from_day=""),
        form("8000", from_day="2026-11-24"),
        {},
    ],
)
def test_what_is_no_goal_is_refused_in_words(said):
    with pytest.raises(InvalidInputError):
        written(said, "steps", "metric", TODAY)
