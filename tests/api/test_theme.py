"""The light that a person chose, before their page knows it."""

from dataclasses import replace

from healthvault.accounts.preferences import keep_preferences, preferences
from healthvault.accounts.sessions import open_token
from healthvault.ui.head import THEME_SHEET
from healthvault.ui.theme import COLOURS
from tests.builders import a_person


async def test_who_is_nobody_follows_the_machine(visitor):
    answer = await visitor.get(THEME_SHEET)

    assert (answer.status_code, answer.text) == (200, "")
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["cache-control"] == "no-store"


async def test_who_chose_the_dark_gets_its_colours(visitor):
    opened = await open_token(await a_person(), label="test", scopes=["read"])
    await keep_preferences(opened.session, replace(await preferences(opened.session), theme="dark"))
    sheet = (await visitor.get(THEME_SHEET, headers={"Authorization": f"Bearer {opened.token}"})).text

    assert f"--paper:{COLOURS['paper'].dark};" in sheet
    assert COLOURS["paper"].light not in sheet


async def test_a_token_without_scope_learns_nothing(visitor):
    opened = await open_token(await a_person(), label="test", scopes=[])
    await keep_preferences(opened.session, replace(await preferences(opened.session), theme="dark"))

    assert (await visitor.get(THEME_SHEET, headers={"Authorization": f"Bearer {opened.token}"})).text == ""
