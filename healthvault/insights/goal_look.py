"""Goals as they are looked at: what was set, how it was kept, and what one could begin with."""

from dataclasses import dataclass
from datetime import date, timedelta

from healthvault.core.db import AsyncSession
from healthvault.insights import store
from healthvault.insights.baseline import READ_DAYS, baseline
from healthvault.insights.benchmark import Who
from healthvault.insights.goal import WINDOW_DAYS, Adherence, Goal, Suggestion, adherence, suggested
from healthvault.insights.published import published
from healthvault.insights.span import Span
from healthvault.metrics.catalogue import METRICS
from healthvault.vault import read


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLook:
    """A goal of `metric`; `kept` is None while it cannot be told, `suggestion` where nothing is known."""

    metric: str
    goal: Goal | None
    kept: Adherence | None
    suggestion: Suggestion | None


async def goal_look(db: AsyncSession, metric: str, who: Who, today: date) -> GoalLook:
    """The goal of a metric, of the person whose transaction this is.

    Raises:
        KeyError: there is no such metric.
    """
    row, span = METRICS[metric], _looked_at(today)
    days = (await read.days(db, [metric], today - timedelta(days=READ_DAYS), today))[metric]
    goal, usual = (await store.goals(db)).get(metric), baseline(days, today)
    return GoalLook(
        metric=metric,
        goal=goal,
        kept=adherence(goal, days, span) if goal else None,
        suggestion=suggested(
            row,
            published(row, days, usual, who, today) if days else (),
            usual.median if usual else None,
            today,
        ),
    )


async def goals_kept(db: AsyncSession, today: date) -> list[tuple[Goal, Adherence | None]]:
    """Every goal of the person whose transaction this is, and how it was kept; None while that is unknown."""
    goals, span = await store.goals(db), _looked_at(today)
    known = [slug for slug in goals if slug in METRICS]
    days = await read.days(db, known, span.first, span.last) if known else {}
    return [(goals[slug], adherence(goals[slug], days.get(slug, []), span)) for slug in known]


def _looked_at(today: date) -> Span:
    """The days that are over, over which a goal is told."""
    return Span(first=today - timedelta(days=WINDOW_DAYS), last=today - timedelta(days=1))
