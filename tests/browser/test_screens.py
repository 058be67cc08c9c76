"""The sample person's screens, used as a person uses them."""

import re

from playwright.async_api import Page, expect

from tests.browser.tab import Tab
from tests.browser.visitor import drop, sign_up

_PATIENCE_MS = 60_000


async def _look_around(page: Page) -> None:
    await page.goto("/", wait_until="load")
    await page.get_by_role("button", name="Look around").first.click()
    await page.wait_for_url("**/overview**")
    await expect(page.get_by_role("heading", name="Your numbers")).to_be_visible(timeout=_PATIENCE_MS)


async def test_the_screens_fill_themselves_and_say_one_number_for_one_thing(tab: Tab):
    page = tab.page
    await _look_around(page)
    card = page.get_by_role("article").filter(has=page.get_by_role("link", name="Resting heart rate"))
    number = (await card.get_by_role("button").first.inner_text()).split()[0]
    await tab.looked_at("overview-sample")

    await card.get_by_role("button").first.click()
    why = page.get_by_role("dialog", name=re.compile("Resting heart rate"))
    await expect(why).to_contain_text(f"{number}")
    await expect(why.get_by_role("row")).not_to_have_count(0)
    await page.keyboard.press("Escape")

    await card.get_by_role("link").click()
    await expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=_PATIENCE_MS)
    await page.get_by_text("Show as a table").click()
    await expect(page.get_by_role("row").nth(1)).to_contain_text(f"{number}")
    await tab.looked_at("trends-sample")


async def test_every_number_says_why_it_is_what_it_is(tab: Tab):
    page = tab.page
    await _look_around(page)
    numbers = page.get_by_title("Why this number?")
    why = page.locator("#why")
    for at in range(await numbers.count()):
        words = await numbers.nth(at).inner_text()
        is_usual = words.lower().startswith(("usual", "learning", "what is usual"))
        is_middle = words.startswith("Middle")  # Of a night; told by how long it was.
        shown = "usual" if is_usual else "Sleep" if is_middle else words.split()[0]
        await numbers.nth(at).click()
        await expect(why.get_by_role("row").nth(1)).to_be_visible()
        for part in shown.split("/"):
            await expect(why.get_by_role("heading")).to_contain_text(part)
        await page.keyboard.press("Escape")
        await expect(why).to_be_hidden()


async def test_a_blood_pressure_is_one_number(tab: Tab):
    page = tab.page
    await _look_around(page)
    card = page.get_by_role("article").filter(has_text="Blood pressure")

    await expect(card).to_have_count(1)
    await expect(card.get_by_role("button").first).to_have_text(re.compile(r"^\d+/\d+mmHg$"))


async def test_a_trend_is_chosen_compared_zoomed_and_taken_along(tab: Tab):
    page = tab.page
    await _look_around(page)
    await page.goto("/trends?metric=steps&range=6m", wait_until="load")
    plot = page.locator(".js-plotly-plot")
    await expect(plot).to_be_visible(timeout=_PATIENCE_MS)

    await page.get_by_role("button", name=re.compile("Choose another")).click()
    await page.get_by_placeholder("Search").fill("deep")
    await page.get_by_role("link", name="Deep sleep").click()
    await page.wait_for_url("**metric=sleep_deep**")
    await expect(page.get_by_role("button", name="Metric: Deep sleep")).to_be_visible()
    await page.get_by_label("Compare with").select_option("previous")
    await page.wait_for_url("**compare=previous**")
    await expect(page.get_by_text("The time before,").first).to_be_visible()

    box = await plot.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 200, box["y"] + 100)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 400, box["y"] + 110, steps=5)
    await page.mouse.up()
    await page.wait_for_url("**first=**")

    async with page.expect_download() as download:
        await page.get_by_role("link", name="CSV").click()
    assert (await download.value).suggested_filename.startswith("sleep_deep_")


async def test_a_day_is_stepped_to_and_read_with_the_keys_and_as_a_table(tab: Tab):
    page = tab.page
    await _look_around(page)
    await page.get_by_role("link", name="Day before").click()
    await page.wait_for_url("**day=**")
    await expect(page.get_by_role("heading", name="Yesterday")).to_be_visible()
    slider = page.get_by_role("slider", name="Read the day at")
    await slider.focus()
    await page.keyboard.press("Home")
    await expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^00:00, .*bpm"))
    await page.keyboard.press("ArrowRight")
    await expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^00:15, "))
    await expect(page.get_by_role("img", name=re.compile(r"^Heart rate variability, \d"))).to_be_visible()
    await expect(page.get_by_text("Mood and notes")).to_have_count(0)
    await page.get_by_text("Show the day as a table").click()
    await expect(page.get_by_role("row").filter(has_text="bpm").first).to_be_visible()


async def test_a_spreadsheet_is_looked_at_before_it_is_imported(tab: Tab, tmp_path):
    page, sheet = tab.page, tmp_path / "scale.csv"
    sheet.write_text("date,weight kg\n2026-11-20 07:30,80.2\n2026-11-21 07:31,80.0\n")
    await sign_up(page)
    await page.goto("/sync", wait_until="load")
    await drop(page, page.get_by_text("Drop a file here"), sheet)
    await page.get_by_role("button", name="Look first").click()

    first = page.get_by_role("table", name="The first readings").get_by_role("row")
    await expect(first.nth(1)).to_contain_text(re.compile(r"Fri\s20\sNov\s2026, 07:30\s*Weight\s*80\.2\skg"))
    await expect(page.get_by_role("button", name="Look first")).to_be_hidden()
    await tab.looked_at("sync-preview")
