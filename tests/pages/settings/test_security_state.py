from healthvault.accounts.sessions import open_browser_session, open_sessions
from tests.security.house import House, a_guest

STATE = "healthvault___pages___settings___security_state____security_state"


async def test_the_list_shows_this_browser_and_the_others_and_ends_those(house: House):
    ann = await a_guest()
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) Version/26.1 Mobile Safari/604.1"
    await open_browser_session(ann.person, address="10.0.0.7", agent=phone)
    async with house.tab(ann) as tab:
        state = await tab.open_page("/settings/security")
        lines = {line["what"]: line["is_this"] for line in state[STATE]["lines"]}
        await tab.call(f"{STATE}.revoke_others")
    assert lines["Safari on iPhone"] is False
    assert sorted(lines.values()) == [False, True]
    assert [one.id for one in await open_sessions(ann.opened.session)] == [ann.opened.session]


async def test_nobody_ends_the_session_of_somebody_else(house: House):
    ann, bob = await a_guest(), await a_guest()
    async with house.tab(bob) as tab:
        await tab.open_page("/settings/security")
        state = await tab.call(f"{STATE}.revoke", {"session": str(ann.opened.session)})
    assert state[STATE]["notice_kind"] == "problem"
    assert [one.id for one in await open_sessions(ann.opened.session)] == [ann.opened.session]


async def test_a_second_step_begins_with_a_picture_of_our_own_making(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings/security")
        state = await tab.call(f"{STATE}.set_up")
    assert state[STATE]["picture"].startswith("data:image/svg+xml")
    assert len(state[STATE]["secret"].replace(" ", "")) == 32


async def test_what_is_shown_once_is_gone_when_the_page_is_opened_again(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings/security")
        fields = [["name", "script"], ["scope-read", "on"], ["days", "7"]]
        state = await tab.call(f"{STATE}.make_token", {"form": {"__reflex_form_data__": fields}})
        assert state[STATE]["new_token"].startswith("hvt_")
        assert (await tab.call(f"{STATE}.load"))[STATE]["new_token"] == ""
