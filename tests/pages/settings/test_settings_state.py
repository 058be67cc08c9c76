from datetime import date

from healthvault.accounts.preferences import preferences
from healthvault.accounts.zones import zones
from healthvault.metrics.zones import always
from tests.security.house import SESSION, House, a_guest
from tests.security.tab import PATIENCE_S

STATE = "healthvault___pages___settings___state____settings_state"
ZONES = "healthvault___pages___settings___zones_state____zones_state"


def form(**fields):
    return {"form": {"__reflex_form_data__": [[name, value] for name, value in fields.items()]}}


async def test_what_is_said_about_oneself_is_kept(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        said = form(name="Ann", birth_year="1984", sex="female", height_cm="171.5")
        state = await tab.call(f"{STATE}.save_about_you", said)
    kept = await preferences(ann.opened.session)
    assert (kept.birth_year, kept.sex, kept.height_cm) == (1984, "female", 171.5)
    assert state[STATE]["notice_text"] == "Saved."
    assert state[SESSION]["name"] == "Ann"


async def test_what_cannot_be_is_refused_and_nothing_changes(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        state = await tab.call(
            f"{STATE}.save_about_you", form(name="", birth_year="1066", sex="", height_cm="")
        )
    assert state[STATE]["notice_kind"] == "problem"
    assert "year of birth" in state[STATE]["notice_text"]
    assert (await preferences(ann.opened.session)).birth_year is None


async def test_units_change_at_once_in_every_tab(house: House):
    ann = await a_guest()
    async with house.tab(ann) as one, house.tab(ann) as other:
        await one.open_page("/settings")
        await other.open_page("/overview")
        await one.send(f"{STATE}.choose_units", {"units": "imperial"})
        await other.listen(PATIENCE_S, lambda state: state.get(SESSION, {}).get("units") == "imperial")


async def test_a_zone_that_does_not_exist_is_refused(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        state = await tab.call(f"{ZONES}.save", form(zone="Mars/Olympus", when="today"))
    assert "Europe/Berlin" in state[ZONES]["notice_text"]
    assert (await preferences(ann.opened.session)).zone == "UTC"


async def test_the_country_for_help_is_kept_or_left_to_the_zone(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        await tab.call(f"{STATE}.save_country", form(country="FR"))
        assert (await preferences(ann.opened.session)).country == "FR"
        state = await tab.call(f"{STATE}.save_country", form(country="XX"))
        assert "no country" in state[STATE]["notice_text"]
        await tab.call(f"{STATE}.save_country", form(country=""))
    assert (await preferences(ann.opened.session)).country is None


async def test_zones_are_changed_listed_corrected_and_taken_away(house: House):
    ann = await a_guest()
    async with house.tab(ann) as tab:
        await tab.open_page("/settings")
        state = await tab.call(
            f"{ZONES}.save", form(zone="Asia/Kolkata", when="day", **{"from": "2026-03-01"})
        )
        assert [line["zone"] for line in state[ZONES]["lines"]] == ["Asia/Kolkata", "UTC"]
        await tab.call(f"{ZONES}.correct", form(**{"from": "", "zone-": "Europe/Berlin"}))
        assert (await zones(ann.opened.session)).on(date(2026, 2, 28)) == "Europe/Berlin"
        state = await tab.call(f"{ZONES}.take_away", {"day": "2026-03-01"})
    assert await zones(ann.opened.session) == always("Europe/Berlin")
    assert state[SESSION]["zone"] == "Europe/Berlin"
