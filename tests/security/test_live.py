"""A screen refreshes by itself when something of its person is announced, and of nobody else.

What is announced is told in the order in which it is announced, and a tab answers in the order in which it is
asked. That something does not come is therefore shown by what is announced after it, and comes.
"""

import asyncio

from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.live import Topic, notify
from healthvault.metrics.sample import Profile
from tests.builders import WATCH, a_person, arrive, readings
from tests.security.house import Guest, House, a_guest, a_stranger
from tests.security.tab import PATIENCE_S, State, Tab

SYNC = "healthvault___pages___sync___state____sync_state"
OVERVIEW = "healthvault___pages___overview___state____overview_state"
NAVIGATION = "reflex___state____on_load_internal_state.on_load_internal"
_MANY = 20


async def announce(guest: Guest, topic: Topic) -> None:
    async with as_worker(guest.person, Purpose.SHOW) as db:
        await notify(db, guest.person, topic)


async def hear(tab: Tab, state: str = SYNC) -> State:
    """Wait until a screen reads again by itself."""
    return await tab.listen(PATIENCE_S, lambda told: state in told)


async def all_is_told(house: House) -> None:
    """Wait until what was announced until now is told: what somebody else announces comes after it."""
    bob = await a_stranger()
    async with house.tab(bob) as his:
        await his.open_page("/sync")
        await announce(bob, "import")
        await hear(his)


def times_read(tab: Tab) -> int:
    return sum(SYNC in repr(update) for update in tab.seen)


async def test_a_page_reads_again_when_its_topic_is_announced(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        assert SYNC in await tab.open_page("/sync")
        await announce(ann, "import")
        await hear(tab)


async def test_many_announcements_are_read_fewer_times(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab, house.tab(ann) as last:
        await tab.open_page("/sync")
        await last.open_page("/overview")
        await asyncio.gather(*(announce(ann, "import") for _ in range(_MANY)))
        await announce(ann, "vault")
        await hear(last, OVERVIEW)
        await tab.settle()
        assert 1 <= times_read(tab) < _MANY / 2


async def test_news_of_somebody_else_changes_nothing(house: House):
    ann, bob = await a_guest(), await a_guest()
    async with house.tab(ann) as tab, house.tab(bob) as his:
        await tab.open_page("/sync")
        await his.open_page("/sync")
        await announce(bob, "import")
        await hear(his)
        assert await tab.settle() == {}


async def test_a_page_that_was_left_is_not_read_again(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab, house.tab(ann) as other:
        await tab.open_page("/sync")
        await tab.call(NAVIGATION, path="/settings")
        await other.open_page("/sync")
        await announce(ann, "import")
        await hear(other)
        assert SYNC not in await tab.settle()


async def test_a_tab_that_came_back_is_read_again(house: House):
    ann = await a_guest()
    tab = house.tab(ann)
    async with tab:
        await tab.open_page("/sync")
    async with house.tab(ann, token=tab.token) as again:
        await again.open_page("/sync")
        await announce(ann, "import")
        await hear(again)


async def test_a_tab_that_changed_hands_hears_nothing_of_the_one_before(house: House):
    ann, bob = await a_guest(), await a_guest()
    async with house.tab(ann) as first:
        await first.open_page("/sync")
        token = first.token
    async with house.tab(bob, token=token) as second, house.tab(ann) as hers:
        await second.open_page("/")
        await hers.open_page("/sync")
        await announce(ann, "account")
        await announce(ann, "import")
        await hear(hers)
        assert await second.settle() == {}


async def test_ending_another_session_leaves_this_tab_alone(house: House):
    ann = await a_guest("Ann")
    other = await open_browser_session(ann.person, address="", agent="")
    async with house.tab(ann) as tab:
        await tab.open_page("/sync")
        await revoke(ann.opened.session, other.session)
        await announce(ann, "import")
        await hear(tab)
        assert tab.redirects == []


async def test_what_a_file_says_of_the_person_counts_on_the_screen_that_its_readings_fill(house: House):
    ann = await a_guest()
    told = Profile(birth_year=clock.now().year - 30, sex="male")

    def is_compared(state) -> bool:
        cards = state.get(OVERVIEW, {}).get("cards", [])
        return any("People like you" in line["label"] for card in cards for line in card["references"])

    async with house.tab(ann) as tab:
        assert not is_compared(await tab.open_page("/overview"))
        pulse = readings("resting_heart_rate", WATCH, [(clock.now(), 0, 60.0)])
        await arrive(ann.person, told, pulse)
        assert is_compared(await tab.listen(30, is_compared))


async def went_to(tab: Tab, path: str, day: str) -> set[str]:
    """What of the overview was sent for going to an address."""
    await tab.send(NAVIGATION, path=path, query={"day": day} if day else {})
    return set((await tab.settle()).get(OVERVIEW, {}))


async def test_a_step_to_another_day_reads_that_day_and_nothing_else(house: House):
    noon_here = f"Etc/GMT{clock.now().hour - 12:+}"  # No midnight comes in between.
    person = await a_person(noon_here)
    ann = Guest(person=person, email="", opened=await open_browser_session(person, address="", agent=""))
    await arrive(person, readings("heart_rate", WATCH, [(clock.now(), 0, 60.0)]))
    async with house.tab(ann) as tab:
        assert "cards" in (await tab.open_page("/overview"))[OVERVIEW]
        await all_is_told(house)  # Of the heart rate that arrived.
        await tab.settle()
        assert await went_to(tab, "/overview", "2026-11-03") == {"day", "not_that_day"}
        await announce(ann, "vault")
        await all_is_told(house)
        assert "cards" in (await tab.settle())[OVERVIEW]
        assert await went_to(tab, "/sync", "") == set()
        assert "cards" in await went_to(tab, "/overview", "2026-11-04")
