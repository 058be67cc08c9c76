"""What a new visitor does at the door."""

from uuid import uuid4

from playwright.async_api import Page

PASSWORD = "a quiet green vault"


async def sign_up(page: Page) -> str:
    """Make an account through the page, as a person would; returns its e-mail address."""
    email = f"{uuid4().hex[:12]}@example.org"
    await page.goto("/sign-up", wait_until="load")
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name="Make the account").click()
    await page.wait_for_url("**/overview**")
    return email
