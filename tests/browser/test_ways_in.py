"""Every way in, as a person uses it: a second step, passkeys, tokens."""

import re
from dataclasses import replace
from uuid import uuid4

from playwright.async_api import Browser, Page, expect
from pyotp.totp import TOTP

from tests.browser.site import Site
from tests.browser.tab import Tab
from tests.browser.visitor import PASSWORD, sign_up

_PATIENCE_MS = 60_000
_HOME = re.compile("/(overview|welcome)")


async def _open_security(page: Page) -> None:
    await page.goto("/settings/security", wait_until="load")
    await expect(page.get_by_role("heading", name="Second step")).to_be_visible(timeout=_PATIENCE_MS)


async def _send_when_ready(page: Page, button: str) -> None:
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name=button, exact=True).first.click()


async def _knock(page: Page, email: str) -> None:
    """Show the first thing at the door."""
    await page.context.clear_cookies(name="hv")
    await page.goto("/sign-in", wait_until="load")
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await _send_when_ready(page, "Sign in")


async def test_a_second_step_is_turned_on_asked_for_and_replaced_by_a_recovery_code(tab: Tab) -> None:
    page = tab.page
    email = await sign_up(page)
    await _open_security(page)
    await tab.looked_at("security")

    await page.get_by_role("button", name="Turn it on").click()
    await expect(page.get_by_role("img", name=re.compile("authenticator"))).to_be_visible()
    await tab.looked_at("security-second-step")
    secret = (await page.get_by_text(re.compile(r"^([A-Z2-7]{4} ?){8}$")).inner_text()).replace(" ", "")
    app = TOTP(secret)
    await page.get_by_label("The code that it shows now").fill(app.now())
    await page.get_by_role("button", name="Turn it on").click()
    codes = page.get_by_role("listitem").filter(has_text=re.compile(r"^([a-z2-7]{5}-){4}[a-z2-7]{6}$"))
    await expect(codes).to_have_count(10)
    recovery_code = await codes.nth(4).inner_text()
    await page.get_by_role("button", name="I have kept them").click()
    await expect(page.get_by_text("Recovery codes left")).to_be_visible()

    await _knock(page, email)
    await page.wait_for_url("**/sign-in/code")
    await expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    await tab.looked_at("sign-in-code")
    await page.get_by_label("Code", exact=True).fill("000000")
    await _send_when_ready(page, "Sign in")
    await page.wait_for_url("**/sign-in/code?problem=code")
    await page.goto("/overview")
    await page.wait_for_url("**/sign-in**")

    await page.goto("/sign-in/code", wait_until="load")
    await page.get_by_text("I do not have the app at hand").click()
    await page.get_by_label("Recovery code").fill(recovery_code)
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await page.get_by_role("button", name="Sign in", exact=True).last.click()
    await page.wait_for_url(_HOME)


async def test_a_passkey_is_made_used_told_from_its_copy_and_removed(site: Site, chromium: Browser) -> None:
    # A passkey is bound to a name, which an address of numbers is none.
    here = replace(site, url=site.url.replace("127.0.0.1", "localhost"))
    context = await chromium.new_context(base_url=here.url, viewport={"width": 1280, "height": 900})
    tab = Tab(page=await context.new_page(), site=here)
    await _passkey_story(tab)
    await context.close()
    assert tab.troubles == []


async def _passkey_story(tab: Tab) -> None:
    page = tab.page
    device = await page.context.new_cdp_session(page)
    await device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = await device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    authenticator = {"authenticatorId": made["authenticatorId"]}

    await sign_up(page)
    await _open_security(page)
    await page.get_by_text("Add a passkey").click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("this laptop")
    await page.get_by_role("button", name="Go on").click()
    await tab.looked_at("security-passkey")
    await page.get_by_role("button", name="Make the passkey").click()
    await expect(page.get_by_text("this laptop")).to_be_visible()
    [credential] = (await device.send("WebAuthn.getCredentials", authenticator))["credentials"]

    await page.context.clear_cookies(name="hv")
    await _show_passkey(page)
    await page.wait_for_url(_HOME)
    await page.goto("/prove?to=/settings/security", wait_until="load")
    await page.get_by_role("button", name="Use a passkey").click()
    await page.wait_for_url("**/settings/security")
    await expect(page.get_by_text("by passkey")).to_be_visible(timeout=_PATIENCE_MS)

    await device.send("WebAuthn.clearCredentials", authenticator)
    copied = {"credential": {**credential, "signCount": 0}}
    await device.send("WebAuthn.addCredential", {**authenticator, **copied})
    await page.context.clear_cookies(name="hv")
    await _show_passkey(page)
    await page.wait_for_url("**/sign-in?problem=passkey")
    await page.goto("/overview")
    await page.wait_for_url("**/sign-in**")


async def _show_passkey(page: Page) -> None:
    await page.goto("/sign-in", wait_until="load")
    asking = page.get_by_role("button", name="Use a passkey")
    await expect(asking).to_be_enabled(timeout=_PATIENCE_MS)
    await page.locator("input[name=csrf_token]:not([value=''])").first.wait_for(state="attached")
    await asking.click()


async def test_a_passkey_that_is_removed_is_gone_from_the_list(site: Site, chromium: Browser) -> None:
    here = replace(site, url=site.url.replace("127.0.0.1", "localhost"))
    context = await chromium.new_context(base_url=here.url)
    page = await context.new_page()
    device = await context.new_cdp_session(page)
    await device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    await device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    await sign_up(page)
    await _open_security(page)
    await page.get_by_text("Add a passkey").click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("an old phone")
    await page.get_by_role("button", name="Go on").click()
    await page.get_by_role("button", name="Make the passkey").click()
    line = page.get_by_role("listitem").filter(has_text="an old phone")
    await line.get_by_role("button", name="Remove").click()
    await expect(line).to_have_count(0)
    await context.close()


async def test_somebody_comes_in_by_a_provider_proves_themselves_there_and_keeps_that_way(
    site: Site, chromium: Browser
) -> None:
    context = await chromium.new_context(base_url=site.url)
    page = await context.new_page()
    name = f"ann-{uuid4().hex[:12]}"
    await page.goto("/sign-in", wait_until="load")
    await page.get_by_role("link", name="Go on with Certified").click()
    await _agree(page, name)
    await page.wait_for_url(_HOME)

    await page.goto("/prove?to=/settings/security", wait_until="load")
    await page.get_by_role("link", name="Go on with Certified").click()
    await _agree(page, name)
    await page.wait_for_url("**/settings/security")
    await expect(page.get_by_text("by Certified")).to_be_visible(timeout=_PATIENCE_MS)
    line = page.get_by_role("listitem").filter(has_text=f"{name}@example.org")
    await line.get_by_role("button", name="Remove").click()
    await expect(page.get_by_text("This is the only way you can sign in")).to_be_visible()
    await context.close()


async def test_a_provider_is_added_to_an_account_and_refusing_changes_nothing(
    site: Site, chromium: Browser
) -> None:
    context = await chromium.new_context(base_url=site.url)
    page = await context.new_page()
    await sign_up(page)
    await _open_security(page)
    await page.get_by_role("link", name="Add Certified").click()
    await page.get_by_role("link", name="Cancel").click()
    await page.wait_for_url("**/settings/security?problem=denied")
    await expect(page.get_by_role("alert").get_by_text("Nothing was changed")).to_be_visible()

    await page.get_by_role("link", name="Add Certified").click()
    await _agree(page, f"bob-{uuid4().hex[:12]}")
    await page.wait_for_url("**/settings/security")
    await expect(page.get_by_role("listitem").filter(has_text="Certified")).to_have_count(1)
    await context.close()


async def _agree(page: Page, name: str) -> None:
    """Sign in at the provider, and let it tell who one is."""
    await page.wait_for_url("**/interaction/**")
    await page.locator("input[name=login]").fill(name)
    await page.locator("input[name=password]").fill("x")
    await page.locator("button[type=submit]").click()
    again = page.get_by_role("button", name="Continue")
    if await again.is_visible():
        await again.click()


async def test_a_token_is_shown_once_and_listed(tab: Tab) -> None:
    page = tab.page
    await sign_up(page)
    await _open_security(page)
    await page.get_by_text("Make a token").first.click()
    await page.get_by_role("textbox", name="Name", exact=True).fill("my script")
    await page.get_by_role("button", name="Make a token").click()
    await expect(page.get_by_text(re.compile("^hvt_"))).to_be_visible()
    await tab.looked_at("security-token")
    await page.reload()
    await expect(page.get_by_text("my script")).to_be_visible()
    await expect(page.get_by_text(re.compile("^hvt_"))).to_have_count(0)


async def test_who_proves_themselves_goes_back_to_where_they_were(tab: Tab) -> None:
    page = tab.page
    await sign_up(page)
    await page.goto("/prove?to=/settings/security", wait_until="load")
    await expect(page.get_by_label("Your password")).to_be_visible(timeout=_PATIENCE_MS)
    await tab.looked_at("prove")
    await page.get_by_label("Your password").fill("not the password")
    await _send_when_ready(page, "Go on")
    await page.wait_for_url("**/prove?to=/settings/security&problem=wrong")
    await page.get_by_label("Your password").fill(PASSWORD)
    await _send_when_ready(page, "Go on")
    await page.wait_for_url("**/settings/security")
    await expect(page.get_by_role("heading", name="Second step")).to_be_visible(timeout=_PATIENCE_MS)
