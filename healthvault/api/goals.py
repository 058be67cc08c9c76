"""Goals: what the person set out for, how it was kept, and setting or ending one."""

from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from healthvault.accounts import store
from healthvault.accounts.person import Preferences, Session
from healthvault.api.span import Day
from healthvault.api.visitor import Reader, Writer
from healthvault.core import clock
from healthvault.core.db import Purpose, as_person
from healthvault.ingest import goals as desk
from healthvault.insights.goal import Adherence, Direction, Goal
from healthvault.insights.goal_look import goals_kept
from healthvault.metrics.catalogue import METRICS

router = APIRouter(prefix="/api/v1/goals", tags=["goals"])
_LONGEST_NAME = 100


class AdherenceBody(BaseModel):
    """Of `n` measured days from `first` to `last` the goal was met on `met`, the last `run_days` in a row.

    The true share lies between `low` and `high` 95 times of 100. A day that was not measured is neither met
    nor missed.
    """

    first: date
    last: date
    met: int
    n: int
    share: float
    low: float
    high: float
    run_days: int


class GoalBody(BaseModel):
    """What each day of a metric should be from a day on, in the catalogue's unit.

    `kept` is how that went over the last four weeks; null with fewer than seven measured days.
    """

    metric: str
    unit: str
    direction: Direction
    target: float
    start: date = Field(serialization_alias="from")
    kept: AdherenceBody | None


class GoalsBody(BaseModel):
    """The goals, one a metric at most."""

    goals: list[GoalBody]


class WantedGoal(BaseModel):
    """A goal to set, in the catalogue's unit; without a day it begins today."""

    model_config = ConfigDict(extra="forbid")

    metric: Annotated[str, Field(max_length=_LONGEST_NAME)]
    direction: Direction
    target: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    start: Annotated[Day | None, Field(alias="from")] = None


@router.get("")
async def list_goals(session: Reader) -> GoalsBody:
    """Every goal, and how it was kept."""
    return GoalsBody(goals=[_body(goal, kept) for goal, kept in await _kept(session)])


@router.put("")
async def set_goal(wanted: WantedGoal, session: Writer) -> GoalBody:
    """Set a goal in the place of the one for the same metric, if any."""
    start = wanted.start or await _today(session)
    goal = Goal(metric=wanted.metric, direction=wanted.direction, target=wanted.target, from_day=start)
    await desk.keep_goal(session.id, goal)
    return next(_body(each, kept) for each, kept in await _kept(session) if each.metric == goal.metric)


@router.delete("", status_code=HTTPStatus.NO_CONTENT)
async def end_goal(session: Writer, metric: Annotated[str, Query(max_length=_LONGEST_NAME)]) -> Response:
    """Keep no goal for a metric any more."""
    await desk.take_back_goal(session.id, metric)
    return Response(status_code=HTTPStatus.NO_CONTENT)


async def _today(session: Session) -> date:
    async with as_person(session.id, Purpose.SHOW) as db:
        return clock.today((await store.preferences(db) or Preferences()).zone)


async def _kept(session: Session) -> list[tuple[Goal, Adherence | None]]:
    today = await _today(session)
    async with as_person(session.id, Purpose.SHOW) as db:
        return await goals_kept(db, today)


def _body(goal: Goal, kept: Adherence | None) -> GoalBody:
    return GoalBody(
        metric=goal.metric,
        unit=METRICS[goal.metric].unit.symbol,
        direction=goal.direction,
        target=goal.target,
        start=goal.from_day,
        kept=_adherence(kept) if kept else None,
    )


def _adherence(kept: Adherence) -> AdherenceBody:
    return AdherenceBody(
        first=kept.span.first,
        last=kept.span.last,
        met=kept.met,
        n=kept.n,
        share=kept.share,
        low=kept.low,
        high=kept.high,
        run_days=kept.run_days,
    )
