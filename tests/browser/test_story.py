"""The first hour of somebody with an iPhone, in a real browser, from the door to the door."""

import re
from uuid import uuid4

from playwright.async_api import expect

from tests.browser.tab import Tab
from tests.browser.visitor import begin_sign_up, drop
from tests.providers.apple_health.export import write_export

_PATIENCE_MS = 180_000


async def _through_the_questions(tab: Tab) -> None:
    page, onward = tab.page, tab.page.get_by_role("button", name="Next")
    await page.get_by_label("Year of birth").fill("1984")
    await tab.looked_at("welcome-birth-year")
    await onward.click()
    await page.wait_for_url("**/welcome?step=sex")
    await page.get_by_label("Female").check()
    await onward.click()
    await page.wait_for_url("**/welcome?step=height")
    await page.get_by_label("Height in centimetres").fill("171")
    await onward.click()
    await page.wait_for_url("**/welcome?step=zone")
    await expect(page.get_by_role("heading", level=1, name="Where does your day begin?")).to_be_focused()
    await onward.click()
    await page.wait_for_url("**/welcome?step=devices")
    await tab.looked_at("welcome-devices")
    await onward.click()
    await page.wait_for_url("**/welcome?step=consents")
    await page.go_back()
    await page.wait_for_url("**/welcome?step=devices")
    await onward.click()
    await page.wait_for_url("**/welcome?step=consents")
    await onward.click()
    await page.wait_for_url("**/welcome?step=video")
    await page.get_by_role("button", name="Open your overview").click()
    await page.wait_for_url("**/overview**")


async def test_from_signing_up_to_a_streamed_answer_and_out_again(tab: Tab, tmp_path):
    export = write_export(tmp_path / "export.zip")
    page = tab.page
    await begin_sign_up(page, f"{uuid4().hex[:12]}@example.org")
    await _through_the_questions(tab)
    await expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()
    await tab.looked_at("overview-empty")

    await page.get_by_role("link", name="Sync").first.click()
    await drop(page, page.get_by_text("Drop a file here"), export)
    await expect(page.get_by_text("export.zip", exact=True)).to_be_visible()
    await tab.looked_at("sync-chosen")
    await page.get_by_role("button", name="Import", exact=True).click()
    await expect(page.get_by_text("Imported ·")).to_be_visible(timeout=_PATIENCE_MS)
    await expect(page.get_by_text(re.compile(r"[\d,]+\sreadings new"))).to_be_visible()
    await tab.looked_at("sync-done")

    await page.get_by_role("link", name="Overview").first.click()
    await expect(page.get_by_text("Resting heart rate").first).to_be_visible(timeout=_PATIENCE_MS)
    await tab.looked_at("overview")

    await page.get_by_role("link", name="Trends").first.click()
    await expect(page.locator(".js-plotly-plot, .plotly").first).to_be_visible(timeout=_PATIENCE_MS)
    await tab.looked_at("trends")

    await page.get_by_role("link", name="Coach").first.click()
    await page.get_by_role("textbox").first.fill("How did I sleep this week?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text(re.compile(r"\d+\sof\s\d+\snights|nights")).first).to_be_visible(
        timeout=_PATIENCE_MS
    )
    await tab.looked_at("coach")

    await page.get_by_role("link", name="Settings").first.click()
    await expect(page.get_by_role("heading", level=1, name="Settings")).to_be_visible()
    await tab.looked_at("settings")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await page.wait_for_url(re.compile(r"/$"))
    await page.goto("/overview")
    await page.wait_for_url("**/sign-in**")
