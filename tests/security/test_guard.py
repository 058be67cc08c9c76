import pytest

from healthvault.accounts.sessions import revoke
from tests.security.house import SESSION, House, a_guest, is_let_in
from tests.security.tab import PATIENCE_S

SETTINGS = "healthvault___pages___settings___state____settings_state"


async def test_a_page_knows_who_is_here(house: House):
    ann = await a_guest("Ann")
    async with house.tab(ann) as tab:
        state = await tab.open_page("/settings")
    assert state[SESSION]["name"] == "Ann"
    assert state[SESSION]["is_signed_in"] is True


async def test_neither_the_token_nor_the_session_reaches_the_page(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        told = repr(tab.seen)
    assert ann.opened.token not in told
    assert str(ann.opened.session) not in told.replace(f"'id': '{ann.opened.session}'", "")


@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1.evil.example"]
)
async def test_a_foreign_or_missing_origin_is_not_let_in(house: House, origin):
    assert not await is_let_in(house.tab(await a_guest(), origin=origin))


async def test_our_own_origin_is_let_in(house: House):
    assert await is_let_in(house.tab(await a_guest()))


async def test_a_stolen_tab_token_yields_nothing(house: House):
    ann, bob = await a_guest("Ann"), await a_guest("Bob")
    async with house.tab(ann) as tab:
        assert (await tab.open_page("/settings"))[SESSION]["email"] == ann.email
        token = tab.token
    async with house.tab(bob, token=token) as stolen:
        state = await stolen.open_page("/settings")
        assert state[SESSION]["email"] == bob.email
        assert ann.email not in repr(stolen.seen)
    async with house.tab(None, token=token) as stolen:
        await stolen.open_page("/settings")
        assert ann.email not in repr(stolen.seen)
        assert bob.email not in repr(stolen.seen)


async def test_a_revoked_session_sees_nothing_at_once_and_is_shown_the_way_in(house: House):
    ann = await a_guest("Ann")
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        await revoke(ann.opened.session, ann.opened.session)
        state = await tab.listen(PATIENCE_S, lambda _: tab.redirects)
        assert state[SESSION]["email"] == ""
        assert tab.redirects == ["/sign-in?problem=ended"]


BAD = [
    {},
    {"units": 1},
    {"units": None},
    {"units": ["imperial"]},
    {"units": "a\x00b"},
    {"units": "x" * 30_000},
]
BAD += [{"units": "imperial", "more": 1}, {"Units": "imperial"}, {"units": {"$ne": ""}}, {"units": "\ud800"}]


async def test_bad_payloads_never_reach_a_handler(house: House):
    ann = await a_guest("Ann")
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        for payload in BAD:
            assert SETTINGS not in await tab.call(f"{SETTINGS}.choose_units", payload)
        assert (await tab.call(f"{SETTINGS}.choose_units", {"units": "imperial"}))[SESSION][
            "units"
        ] == "imperial"


async def test_a_flood_is_dropped(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/")
        tab.is_hasty = True
        for _ in range(400):
            await tab.send(f"{SETTINGS}.load")
        await tab.settle()
        assert 40 < len(tab.seen) < 160


async def test_the_log_holds_no_value(house: House):
    ann = await a_guest("Ann")
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        await tab.call(f"{SETTINGS}.choose_units", {"units": ["a very private thing"]})
        await tab.call("no_such_state.no_such_event", {"weight": "a very private thing"})
    assert "a very private thing" not in house.log.read_text()
    assert ann.opened.token not in house.log.read_text()
