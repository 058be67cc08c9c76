"""Light and dark: what was chosen is there in the first picture, on every browser of the person."""

from playwright.async_api import expect

from healthvault.ui.theme import COLOURS
from tests.browser.tab import Tab
from tests.browser.visitor import sign_in, sign_up

_SEEN = """window.seen = [];
(function look() {
    if (document.body) window.seen.push(getComputedStyle(document.documentElement).backgroundColor);
    requestAnimationFrame(look);
})()"""
_DIFFERENT = "[...new Set(window.seen)]"


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


async def test_a_chosen_light_follows_the_person_and_is_there_from_the_first_frame(tab: Tab) -> None:
    email = await sign_up(tab.page)
    await tab.page.locator("label", has_text="Dark").first.click()
    await expect(tab.page.locator("[data-theme=dark]")).to_be_attached()

    await tab.page.context.clear_cookies()
    await tab.page.evaluate("localStorage.clear()")
    await sign_in(tab.page, email)
    await tab.page.add_init_script(_SEEN)
    await tab.open("/trends")

    assert await tab.page.evaluate(_DIFFERENT) == [_rgb(COLOURS["paper"].dark)]


async def test_a_light_that_was_chosen_wins_over_a_dark_machine(tab: Tab) -> None:
    await sign_up(tab.page)
    await tab.page.locator("label", has_text="Light").first.click()
    await expect(tab.page.locator("[data-theme=light]")).to_be_attached()
    await tab.page.emulate_media(color_scheme="dark")
    await tab.page.add_init_script(_SEEN)
    await tab.open("/overview")

    assert await tab.page.evaluate(_DIFFERENT) == [_rgb(COLOURS["paper"].light)]
