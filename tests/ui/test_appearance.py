"""Choosing a light: kept with the person, and told to every tab of theirs."""

from healthvault.accounts.preferences import preferences
from tests.security.house import SESSION, House, a_guest
from tests.security.tab import PATIENCE_S

CHOOSE = "healthvault___ui___appearance____appearance_state.choose_theme"


async def test_a_chosen_light_is_kept_and_reaches_every_tab(house: House):
    ann = await a_guest()
    async with house.tab(ann) as one, house.tab(ann) as other:
        await one.open_page("/settings")
        await other.open_page("/overview")
        await one.send(CHOOSE, {"theme": "dark"})
        await other.listen(PATIENCE_S, lambda state: state.get(SESSION, {}).get("theme") == "dark")
    assert (await preferences(ann.opened.session)).theme == "dark"


async def test_a_light_that_there_is_not_changes_nothing(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        await tab.call(CHOOSE, {"theme": "purple"})
    assert (await preferences(ann.opened.session)).theme == "auto"
