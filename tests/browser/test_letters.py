"""Letters and their links, as somebody opens them who has lost a password."""

import json

import pytest
from playwright.async_api import Page

from tests.browser.site import Site
from tests.browser.tab import Tab
from tests.browser.visitor import sign_up

_OTHER = "a loud river in May"


def newest_link(site: Site, email: str) -> str:
    """The link in the newest letter to an address, as whoever runs the machine reads it."""
    told = site.command("outbox", "--json")
    letters = json.loads(told.stdout)["letters"]
    return next(letter["link"] for letter in letters if letter.get("to") == email)


async def press(page: Page, button: str) -> None:
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name=button, exact=True).click()


async def ask(page: Page, path: str, email: str) -> None:
    await page.goto(path, wait_until="load")
    await page.get_by_label("E-mail").fill(email)
    await press(page, "Send the link")
    await page.wait_for_url("**/sent")


@pytest.mark.parametrize(
    "page", ["forgot", "link", "sent", "way/sign-in", "way/reset", "way/verify", "way/join"]
)
async def test_the_pages_of_letters_are_accessible_and_fit(tab: Tab, page: str) -> None:
    await tab.open(f"/{page}")

    await tab.looked_at(page.replace("/", "-"))


async def test_a_lost_password_is_replaced_and_its_link_is_seen_by_no_server(tab: Tab, site: Site) -> None:
    email = await sign_up(tab.page)
    await tab.page.context.clear_cookies()
    await ask(tab.page, "/forgot", email)
    link = newest_link(site, email)
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    await tab.page.goto(link.replace("http://localhost", "http://127.0.0.1"), wait_until="load")
    await tab.page.get_by_label("Password").fill(_OTHER)
    await press(tab.page, "Keep this password")
    await tab.page.wait_for_url("**/overview**")

    assert link.partition("#")[2] not in str(asked)


async def test_a_link_signs_in_once(tab: Tab, site: Site) -> None:
    email = await sign_up(tab.page)
    await tab.page.context.clear_cookies()
    await ask(tab.page, "/link", email)
    link = newest_link(site, email).replace("http://localhost", "http://127.0.0.1")
    await tab.page.goto(link, wait_until="load")
    await press(tab.page, "Sign in")
    await tab.page.wait_for_url("**/overview**")
    await tab.page.context.clear_cookies()
    await tab.page.goto("/", wait_until="load")
    await tab.page.goto(link, wait_until="load")
    await press(tab.page, "Sign in")

    await tab.page.get_by_role("alert").get_by_text("used already").wait_for()


async def test_the_settings_confirm_an_address(tab: Tab, site: Site) -> None:
    email = await sign_up(tab.page)
    await tab.open("/settings/security")
    await tab.page.get_by_role("button", name="Send a letter to confirm it").click()
    await tab.page.get_by_text("A letter with a link lies with whoever runs").wait_for()
    link = newest_link(site, email).replace("http://localhost", "http://127.0.0.1")
    await tab.page.goto(link, wait_until="load")
    await press(tab.page, "Yes, it is mine")

    await tab.page.get_by_text("Your e-mail address is confirmed.").wait_for()
    await tab.page.get_by_text("Confirmed", exact=True).wait_for()
