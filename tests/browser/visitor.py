"""What a new visitor does at the door."""

from pathlib import Path
from uuid import uuid4

from playwright.async_api import Locator, Page

PASSWORD = "a quiet green vault"


async def sign_up(page: Page) -> str:
    """Make an account through the page, as a person would; returns its e-mail address."""
    email = f"{uuid4().hex[:12]}@example.org"
    await begin_sign_up(page, email)
    await page.get_by_role("link", name="Finish later").click()
    await page.wait_for_url("**/overview**")
    return email


async def begin_sign_up(page: Page, email: str) -> None:
    """Make an account, and stand before the first question."""
    await page.goto("/sign-up", wait_until="load")
    await _through_the_door(page, email, "Make the account")
    await page.wait_for_url("**/welcome?step=birth-year")


async def sign_in(page: Page, email: str) -> None:
    """Come back to the account that `sign_up` made."""
    await page.goto("/sign-in", wait_until="load")
    await _through_the_door(page, email, "Sign in")
    await page.wait_for_url("**/overview**")


async def _through_the_door(page: Page, email: str, button: str) -> None:
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name=button, exact=True).click()


async def drop(page: Page, place: Locator, file: Path) -> None:
    """Drag a file from the desktop and let it go over a place on the page."""
    await place.scroll_into_view_if_needed()
    box = await place.bounding_box()
    assert box is not None
    session = await page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        await session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})
