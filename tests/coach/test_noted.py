"""What the coach looks at stands in the person's log, before an engine hears of it."""

from datetime import timedelta

from healthvault.accounts.activity import activity
from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.events import LookedAt, Started
from healthvault.coach.reply import reply
from healthvault.core import clock
from healthvault.core.audit import Deed
from tests.builders import a_person, a_source, arrive, readings


async def test_every_look_of_an_answer_is_noted(database: None) -> None:
    person = await a_person()
    start = clock.now() - timedelta(days=3)
    beats = [(start + timedelta(hours=hour), 1.0, 60.0) for hour in range(48)]
    await arrive(person, readings("resting_heart_rate", a_source(), beats))
    session = (await open_browser_session(person, address="", agent="")).session

    told = [event async for event in reply(session, None, "How is my resting heart rate?")]

    looks = [event.what for event in told if isinstance(event, LookedAt)]
    noted = [line for line in await activity(session) if line.deed is Deed.COACH_READ]
    assert looks
    assert isinstance(told[0], Started)
    assert ", ".join(line.facts["looked_at"] for line in reversed(noted)) == ", ".join(looks)
    assert {line.facts["engine"] for line in noted} == {told[0].engine}


async def test_an_answer_that_looks_at_nothing_is_not_noted(database: None) -> None:
    session = (await open_browser_session(await a_person(), address="", agent="")).session

    async for _ in reply(session, None, "What can you do?"):
        pass

    assert Deed.COACH_READ not in [line.deed for line in await activity(session)]
