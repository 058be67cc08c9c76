"""Setting a goal: checked, kept, and looked at anew."""

from math import isfinite

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import InvalidInputError, NotFoundError
from healthvault.core.ids import SessionId
from healthvault.ingest.afterwards import vault_changed
from healthvault.insights import store
from healthvault.insights.goal import Goal
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.metric import Daily

_MOST_A_DAY = 1_000_000.0


class GoalError(InvalidInputError):
    """That number cannot be a goal."""


class NoGoalError(NotFoundError):
    """You have no goal for that."""


async def keep_goal(session: SessionId, goal: Goal) -> None:
    """Keep a goal in the place of the one for the same metric; its insights are looked for anew.

    Raises:
        UnknownMetricError: there is no such metric.
        GoalError: no day could have such a number.
        NoSessionError: the session ended.
    """
    metric = metric_called(goal.metric)
    low, high = (0.0, _MOST_A_DAY) if metric.daily is Daily.SUM else metric.plausible
    if not isfinite(goal.target) or not low <= goal.target <= high or goal.target <= 0:
        raise GoalError
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        await store.keep_goal(db, person, goal, clock.now())
        await vault_changed(db, person)


async def take_back_goal(session: SessionId, metric: str) -> None:
    """Keep no goal for a metric any more.

    Raises:
        NoGoalError: there was none.
        NoSessionError: the session ended.
    """
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        if not await store.forget_goal(db, metric):
            raise NoGoalError
        await vault_changed(db, person)
