"""Entering something by hand: it stands on the overview at once, and is gone again when it is undone."""

from playwright.async_api import expect

from tests.browser.tab import Tab
from tests.browser.visitor import sign_up


async def test_a_blood_pressure_is_added_seen_and_undone(tab: Tab) -> None:
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
    await tab.looked_at("add")

    await page.get_by_role("link", name="Overview").first.click()
    await expect(page.get_by_role("heading", name="Blood pressure")).to_be_visible()
    await tab.looked_at("overview-by-hand")

    await page.get_by_role("link", name="Add", exact=True).click()
    await page.get_by_label("What").select_option("weight")
    await page.get_by_label("Value (kg)").fill("72,5")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("Kept: Weight 72.5")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Taken back.")).to_be_visible()
    await page.get_by_role("link", name="Overview").first.click()
    await expect(page.get_by_role("heading", name="Blood pressure")).to_be_visible()
    await expect(page.get_by_role("heading", name="Weight", exact=True)).to_have_count(0)
