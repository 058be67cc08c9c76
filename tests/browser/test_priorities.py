"""An order of sources and an end of sleeps, looked at before they are kept; a device elsewhere; readings."""

import re

from playwright.async_api import Page, expect

from tests.browser.tab import Tab

_PATIENCE_MS = 60_000


async def _names(page: Page) -> list[str]:
    return [await line.locator("p").first.inner_text() for line in await page.locator("ol li").all()]


async def test_an_order_and_an_end_of_sleeps_are_chosen_looked_at_and_kept(tab: Tab):
    page = tab.page
    await page.goto("/", wait_until="load")
    await page.get_by_role("button", name="Look around").first.click()
    await page.wait_for_url("**/overview**")
    await page.goto("/priorities?metric=steps", wait_until="load")
    await expect(page.locator("ol li")).to_have_count(3, timeout=_PATIENCE_MS)
    first, second, third = await _names(page)

    await page.get_by_role("button", name=f"Move {third} up").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(f"{third} is now number 2 of 3.")).to_be_attached()
    await expect(page.get_by_role("button", name=f"Move {third} up")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name=f"Move {third} down")).to_be_focused()
    await expect(page.get_by_text(re.compile(r"days would change"))).to_be_visible(timeout=_PATIENCE_MS)
    await tab.looked_at("priorities")

    await page.get_by_role("button", name="Leave as it is").click()
    await expect(page.get_by_role("heading", name="What this would change")).to_have_count(0)
    assert await _names(page) == [first, second, third]

    await page.locator("ol li").last.drag_to(page.locator("ol li").first)
    await expect(page.locator("ol li").first).to_contain_text(third)
    await page.get_by_role("button", name="Save this order").click()
    await expect(page.get_by_text(re.compile(r"^Kept\."))).to_be_visible(timeout=_PATIENCE_MS)
    await page.get_by_role("button", name="Back to the usual order").click()
    await page.get_by_role("button", name="Save this order").click()
    await expect(page.get_by_role("heading", name="What you chose")).to_have_count(0, timeout=_PATIENCE_MS)
    assert await _names(page) == [first, second, third]

    await page.goto("/priorities?metric=sleep_duration", wait_until="load")
    await page.get_by_text("90 min", exact=True).click(timeout=_PATIENCE_MS)
    await expect(page.get_by_text(re.compile("would change"))).to_be_visible(timeout=_PATIENCE_MS)
    await tab.looked_at("silence")
    await page.get_by_role("button", name="Save this rule").click()
    await expect(page.get_by_text(re.compile(r"^Kept\."))).to_be_visible(timeout=_PATIENCE_MS)


async def test_a_device_elsewhere_is_asked_about(tab: Tab):
    page = tab.page
    await page.goto("/", wait_until="load")
    await page.get_by_role("button", name="Look around").first.click()
    await page.wait_for_url("**/overview**")
    devices = await page.context.new_cdp_session(page)
    await devices.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    await page.goto("/overview", wait_until="load")
    asked = page.get_by_text("You seem to be in Tokyo")
    await expect(asked).to_be_visible(timeout=_PATIENCE_MS)
    await page.get_by_role("button", name="Count days there").click()
    await expect(asked).to_have_count(0)


async def test_a_number_leads_to_every_reading_behind_it(tab: Tab):
    page = tab.page
    await page.goto("/", wait_until="load")
    await page.get_by_role("button", name="Look around").first.click()
    await page.wait_for_url("**/overview**")
    await page.goto("/trends?metric=steps&range=month", wait_until="load")
    await page.get_by_text("Show as a table").click(timeout=_PATIENCE_MS)
    await page.get_by_role("row").nth(2).get_by_role("button").first.click()
    await page.get_by_role("link", name="See the readings").click()
    await page.wait_for_url("**/readings?metric=steps**")
    told = page.get_by_role("main").get_by_role("listitem").or_(page.get_by_role("main").get_by_role("row"))
    await expect(told.filter(has_text="steps").first).to_be_visible(timeout=_PATIENCE_MS)
    uncounted = told.filter(has=page.get_by_role("cell", name="no", exact=True))
    await expect(uncounted.or_(told.filter(has_text="does not count")).first).to_be_visible()
    await tab.looked_at("readings")
