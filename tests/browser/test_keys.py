"""Keys that move, and typing that does not."""

from contextlib import suppress

from playwright.async_api import TimeoutError as TooLateError
from playwright.async_api import expect

from tests.browser.tab import Tab
from tests.browser.visitor import sign_up


async def test_g_and_a_letter_go_somewhere(tab: Tab) -> None:
    await sign_up(tab.page)
    await expect(tab.page.get_by_role("link", name="Bring in a file")).to_be_visible()
    for letter, place in (("t", "trends"), ("s", "sync"), ("c", "coach"), ("o", "overview")):
        await _until_there(tab, letter, place)


async def _until_there(tab: Tab, letter: str, place: str) -> None:
    """Press both; a busy machine may be slower than the second and a half that lie between them at most."""
    for _ in range(20):
        await tab.page.keyboard.press("g")
        await tab.page.keyboard.press(letter)
        with suppress(TooLateError):
            return await tab.page.wait_for_url(f"**/{place}**", timeout=3_000)
    raise AssertionError(f"{letter} leads nowhere.")


async def test_a_letter_that_comes_late_or_alone_goes_nowhere(tab: Tab) -> None:
    await sign_up(tab.page)
    await expect(tab.page.get_by_role("link", name="Bring in a file")).to_be_visible()
    await tab.page.keyboard.press("t")
    await tab.page.keyboard.press("g")
    await tab.page.wait_for_timeout(1700)
    await tab.page.keyboard.press("t")
    await tab.page.keyboard.press("Control+g")
    await tab.page.keyboard.press("s")
    await tab.page.wait_for_timeout(300)

    assert tab.page.url.endswith("/overview")


async def test_a_slash_asks_the_coach_and_typing_stays_in_its_field(tab: Tab) -> None:
    await sign_up(tab.page)
    await expect(tab.page.get_by_role("link", name="Bring in a file")).to_be_visible()
    await tab.page.keyboard.press("/")
    await tab.page.wait_for_url("**/coach**")
    await expect(tab.page.locator("#question")).to_be_focused()
    await tab.page.keyboard.type("go to the coach / ?")

    await expect(tab.page.locator("#question")).to_have_value("go to the coach / ?")
    assert tab.page.url.endswith("/coach#question")
    await expect(tab.page.locator("#keys")).to_be_hidden()


async def test_a_question_mark_lists_the_keys_and_nothing_typed_is_sent(tab: Tab) -> None:
    sent: list[str] = []
    tab.page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(str(data))))
    await sign_up(tab.page)
    await expect(tab.page.get_by_role("link", name="Bring in a file")).to_be_visible()
    sent.clear()
    await tab.page.keyboard.type("x?")
    await expect(tab.page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert await tab.accessibility_faults() == []
    await tab.page.keyboard.press("Escape")

    await expect(tab.page.locator("#keys")).to_be_hidden()
    assert not [data for data in sent if "press" in data or "key" in data]
