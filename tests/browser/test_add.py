"""Entering something by hand: it stands on the overview at once, is corrected, taken away and put back."""

import re

from playwright.async_api import expect

from tests.browser.tab import Tab
from tests.browser.visitor import sign_up

NOTE = "Bad night.\n<b data-planted>Coffee</b> at five"


async def test_a_blood_pressure_is_added_corrected_seen_and_undone(tab: Tab) -> None:
    page = tab.page
    await sign_up(page)
    await tab.open("/add")
    await page.get_by_label("What").select_option("blood_pressure")
    await page.get_by_label("Upper (mmHg)").fill("79")
    await page.get_by_label("Lower (mmHg)").fill("121")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("is the larger one")).to_be_visible()

    await page.get_by_label("Upper (mmHg)").fill("121")
    await page.get_by_label("Lower (mmHg)").fill("79")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("Kept: Blood pressure 121/79")).to_be_visible()

    entry = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Blood pressure"))
    await entry.get_by_role("button", name=re.compile("^Correct")).click()
    await expect(page.get_by_label("Upper (mmHg)")).to_have_value("121")
    await expect(page.get_by_label("Upper (mmHg)")).to_be_focused()
    await page.get_by_label("Lower (mmHg)").fill("84")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Corrected: Blood pressure 121/84")).to_be_visible()
    await entry.get_by_text("Changed once").click()
    await expect(entry.get_by_text(re.compile("121/79"))).to_be_visible()

    await page.get_by_label("What").select_option("note")
    await page.get_by_label("Note").fill(NOTE)
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("<b data-planted>Coffee</b> at five")).to_be_visible()
    await tab.looked_at("add")

    await page.get_by_role("link", name="Overview").first.click()
    await expect(page.get_by_role("heading", name="Blood pressure")).to_be_visible()
    await expect(page.get_by_role("article").filter(has_text="Blood pressure")).to_contain_text("121/84")
    await expect(page.get_by_text("<b data-planted>Coffee</b>").first).to_be_attached()
    assert await page.locator("[data-planted]").count() == 0
    await tab.looked_at("overview-by-hand")

    await page.get_by_role("link", name="Add", exact=True).click()
    await entry.get_by_role("button", name=re.compile("^Take away")).click()
    await expect(entry.get_by_text("it does not count")).to_be_visible()
    await page.get_by_role("link", name="Overview").first.click()
    await expect(page.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    await expect(page.get_by_role("heading", name="Blood pressure")).to_have_count(0)
    await page.get_by_role("link", name="Add", exact=True).click()
    await entry.get_by_role("button", name="Put back", exact=True).click()
    await expect(page.get_by_text("Put back: Blood pressure 121/84")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(entry.get_by_text("it does not count")).to_be_visible()
