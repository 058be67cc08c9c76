"""A goal is the person's own: kept, replaced, taken back, and looked at in the next report."""

from datetime import date
from math import inf, nan

import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.ingest.goals import GoalError, NoGoalError, keep_goal, take_back_goal
from healthvault.insights import store
from healthvault.insights.finding import Method
from healthvault.insights.goal import Direction, Goal
from healthvault.insights.report import make_report
from healthvault.metrics.catalogue import UnknownMetricError
from tests.builders import a_person
from tests.insights.test_readers import NOON, daily, keep

GOAL = Goal(metric="steps", direction=Direction.AT_LEAST, target=7600, from_day=date(2026, 1, 1))


@pytest.fixture
async def session(database, stop_clock):
    stop_clock(NOON)
    person = await a_person("UTC")
    await keep(person, daily("steps", lambda ago: 7000 + 137 * (ago % 11), 40))
    return (await open_browser_session(person, address="::1", agent="")).session, person


async def goals(session):
    async with as_person(session, Purpose.SHOW) as db:
        return await store.goals(db)


async def test_a_goal_is_kept_replaced_and_taken_back(session):
    mine, _ = session
    await keep_goal(mine, GOAL)
    assert await goals(mine) == {"steps": GOAL}
    at_most = Goal(metric="steps", direction=Direction.AT_MOST, target=9000.0, from_day=NOON.date())
    await keep_goal(mine, at_most)
    assert await goals(mine) == {"steps": at_most}
    await take_back_goal(mine, "steps")
    assert await goals(mine) == {}
    with pytest.raises(NoGoalError):
        await take_back_goal(mine, "steps")


async def test_nobody_else_has_it(session):
    await keep_goal(session[0], GOAL)
    other = (await open_browser_session(await a_person(), address="::1", agent="")).session
    assert await goals(other) == {}
    with pytest.raises(NoGoalError):
        await take_back_goal(other, "steps")
    assert await goals(session[0]) == {"steps": GOAL}


async def test_the_next_report_tells_how_it_was_kept(session):
    mine, person = session
    await keep_goal(mine, GOAL)
    async with as_worker(person, Purpose.SHOW) as db:
        await make_report(db, person, "UTC", NOON)
    async with as_person(mine, Purpose.SHOW) as db:
        found = (await store.report(db)).found
    [kept] = [one for one in found if one.method is Method.ADHERENCE]
    assert (kept.metric, kept.n, kept.effect.from_, kept.direction) == ("steps", 28, 7600, Direction.AT_LEAST)


@pytest.mark.parametrize("target", [inf, nan, -1.0, 0.0, 1e9])
async def test_what_no_day_can_be_is_no_goal(session, target):
    with pytest.raises(GoalError):
        await keep_goal(
            session[0],
            Goal(metric="steps", direction=Direction.AT_LEAST, target=target, from_day=NOON.date()),
        )
    assert await goals(session[0]) == {}


async def test_a_goal_is_for_something_that_is_measured(session):
    with pytest.raises(UnknownMetricError):
        await keep_goal(
            session[0], Goal(metric="luck", direction=Direction.AT_LEAST, target=1, from_day=NOON.date())
        )
