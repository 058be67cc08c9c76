"""What a new visitor does at the door."""

from uuid import uuid4

from playwright.async_api import Page

PASSWORD = "a quiet green vault"


async def sign_up(page: Page) -> str:
    """Make an account through the page, as a person would; returns its e-mail address."""
    email = f"{uuid4().hex[:12]}@example.org"
    await page.goto("/sign-up", wait_until="load")
    await _through_the_door(page, email, "Make the account")
    return email


async def sign_in(page: Page, email: str) -> None:
    """Come back to the account that `sign_up` made."""
    await page.goto("/sign-in", wait_until="load")
    await _through_the_door(page, email, "Sign in")


async def _through_the_door(page: Page, email: str, button: str) -> None:
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name=button, exact=True).click()
    await page.wait_for_url("**/overview**")
