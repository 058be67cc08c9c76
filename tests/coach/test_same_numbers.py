"""What the coach says is what the pages show, and no more than it may see."""

import pytest
from sqlalchemy import text

from healthvault.accounts.sessions import open_browser_session
from healthvault.ai.model import Delta
from healthvault.coach.analyst.answer import answer
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.question import understand
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.book import VaultBook
from healthvault.coach.events import LookedAt
from healthvault.coach.links import drawn
from healthvault.coach.reply import reply
from healthvault.consent.consents import give
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.insights.baseline import baseline
from healthvault.insights.glance import glances
from healthvault.insights.span import Range
from healthvault.insights.trend import trend
from healthvault.metrics.catalogue import metric
from healthvault.metrics.words import quantity
from healthvault.vault import read
from tests.builders import a_person
from tests.insights.test_readers import NOON, TODAY, daily, keep, nights


@pytest.fixture
async def somebody(database, stop_clock):
    """Ninety days of steps and of resting heart rate, forty nights, and a session."""
    stop_clock(NOON)
    person = await a_person("UTC")
    await keep(
        person,
        daily("steps", lambda ago: 7000 + 137 * (ago % 11), 90),
        daily("resting_heart_rate", lambda ago: 52 + ago % 7, 90, hour=6, minutes=0),
        nights(40),
    )
    return person, (await open_browser_session(person, address="::1", agent="")).session


async def told(session, question):
    return [event async for event in reply(session, None, question)]


async def said(session, question):
    return "".join(event.text for event in await told(session, question) if isinstance(event, Delta))


async def shown(session, slug, range_):
    """What the page Trends shows of a metric."""
    async with as_person(session, Purpose.SHOW) as db:
        return await trend(db, slug, range_, TODAY, compare="", today=TODAY, zone="UTC")


@pytest.mark.parametrize("slug", ["steps", "resting_heart_rate"])
async def test_a_week_has_the_numbers_of_the_page_trends(somebody, slug):
    _, session = somebody
    page = (await shown(session, slug, Range.MONTH)).line.summary
    what = metric(slug)
    answer = await said(session, f"{what.name} in the last 30 days")
    for value in (page.mean, page.low, page.high, page.total):
        if value is not None:
            assert str(quantity(what, value, "metric")) in answer
    assert f"{page.n} of" in answer


@pytest.mark.parametrize("slug", ["steps", "resting_heart_rate", "sleep_duration"])
async def test_the_chart_under_an_answer_is_the_line_of_the_page_trends(somebody, slug):
    _, session = somebody
    page = (await shown(session, slug, Range.MONTH)).line
    found = drawn(await said(session, f"{metric(slug).name} in the last 30 days"))
    assert [(each.metric.slug, each.span) for each in found] == [(slug, page.span)]
    async with as_person(session, Purpose.SHOW) as db:
        [seen] = await glances(db, [(each.metric, each.span) for each in found], TODAY)
    assert (seen.points, seen.summary) == (page.points, page.summary)


async def test_what_is_usual_is_the_band_of_the_page(somebody):
    _, session = somebody
    usual = (await shown(session, "resting_heart_rate", Range.WEEK)).line
    async with as_person(session, Purpose.SHOW) as db:
        days = await read.days(db, ["resting_heart_rate"], TODAY.replace(month=8), TODAY)
    band = baseline(days["resting_heart_rate"], usual.span.first)
    answer = await said(session, "Is my resting heart rate up?")
    assert f"{band.low:.0f}–{band.high:.0f}" in answer
    assert f"({band.n}\u00a0days)" in answer


async def test_nights_are_those_of_the_vault(somebody):
    _, session = somebody
    events = await told(session, "How did I sleep this week?")
    assert LookedAt(what="40\u00a0nights of sleep") in events
    answer = "".join(event.text for event in events if isinstance(event, Delta))
    assert "7\u00a0h" in answer
    assert "7 of 7\u00a0nights" in answer


async def test_what_may_not_be_used_by_the_coach_is_not_there_for_it(somebody):
    person, session = somebody
    async with as_worker(person, Purpose.SHOW) as db:
        for table in ("day_value", "known_metric"):
            await db.execute(
                text(f"update hv.{table} set purposes = {Purpose.SHOW.bit} where metric = 'steps'")
            )
    assert (await shown(session, "steps", Range.MONTH)).line.summary is not None
    await give(session, Purpose.COACH)
    look = Look(book=VaultBook(session, Purpose.COACH), voice=Voice(units="metric", today=TODAY))
    asked = [understand(q, TODAY, "metric") for q in ("How many steps this week?", "What data do you have?")]
    of_steps, of_data = [await answer(question, look) for question in asked]
    assert "Nothing in your vault tells your steps" in of_steps
    assert "steps" not in of_data
