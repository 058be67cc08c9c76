"""The door: in, out, and in again."""

import re

import pytest

from tests.browser.tab import Tab
from tests.browser.visitor import sign_in, sign_up


@pytest.mark.parametrize("page", ["sign-up", "sign-in"])
async def test_the_door_is_accessible_and_fits(tab: Tab, page: str) -> None:
    await tab.open(f"/{page}")
    await tab.picture(page)

    assert await tab.accessibility_faults() == []
    assert await tab.overflow_px(320) == 0


async def test_a_person_signs_up_signs_out_and_comes_back(tab: Tab) -> None:
    email = await sign_up(tab.page)
    await tab.page.context.clear_cookies()
    await sign_in(tab.page, email)

    assert "/overview" in tab.page.url


async def test_a_wrong_password_gets_a_sentence_and_no_session(tab: Tab) -> None:
    await tab.open("/sign-in")
    await tab.page.locator("input[name=email]").fill("nobody@example.org")
    await tab.page.locator("input[name=password]").fill("not the password")
    await tab.page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await tab.page.locator("form button[type=submit]").click()
    await tab.page.wait_for_url(re.compile("problem="))

    await tab.page.get_by_role("alert").get_by_text("password").wait_for()
    await tab.open("/overview")
    await tab.page.wait_for_url("**/sign-in**")
