"""Landing: what a visitor sees first."""

from tests.browser.tab import Tab


async def test_the_landing_page_is_quiet_accessible_and_fits(tab: Tab) -> None:
    await tab.open("/")
    await tab.picture("landing")

    faults = await tab.accessibility_faults()
    beyond_px = await tab.overflow_px(320)

    assert await tab.page.title() != ""
    assert await tab.page.locator("h1").count() == 1
    assert faults == []
    assert beyond_px == 0
