"""The site, the browser and a tab that notices everything that goes wrong in it."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests import overheard
from tests.browser.browser import ensure_browser
from tests.browser.site import Site, start_site
from tests.browser.tab import Tab
from tests.openid.certified import certified_provider

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
)


_PATIENCE_MS = 60_000
"""What must come may be so late: a busy machine is no failure."""
expect.set_options(timeout=_PATIENCE_MS)


@pytest.fixture(scope="package")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A certified OpenID provider on this machine, which sends browsers back to any port of it."""
    folder: Path = tmp_path_factory.mktemp("tools")
    with certified_provider("http://127.0.0.1/auth/oidc/certified/callback", folder) as issuer:
        yield issuer


@pytest.fixture(scope="package")
def site(issuer: str) -> Iterator[Site]:
    """The running product, with an OpenID provider; stopping it must be clean."""
    folder = Path(tempfile.mkdtemp(prefix="hv-site-"))
    folder.chmod(0o711)  # When root runs the tests, another account runs PostgreSQL in there.
    running = start_site(
        folder,
        HEALTHVAULT_OIDC_CERTIFIED_ISSUER=issuer,
        HEALTHVAULT_OIDC_CERTIFIED_CLIENT_ID="vault",
        HEALTHVAULT_OIDC_CERTIFIED_CLIENT_SECRET="secret of vault",
    )
    yield running
    lived = running.server.poll() is None
    status = running.stop()
    said = running.log.read_text()
    overheard.keep_words("the site", said)
    shutil.rmtree(folder)
    assert lived, said
    assert status == 0, said


@pytest.fixture(scope="package")
async def chromium() -> AsyncIterator[Browser]:
    """One headless browser for all of these tests."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=ensure_browser(), args=list(_ARGUMENTS))
        yield browser
        await browser.close()


@pytest.fixture
async def tab(site: Site, chromium: Browser) -> AsyncIterator[Tab]:
    """A tab of a new visitor. After the story it must have seen no error and asked no other host."""
    context = await chromium.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(_PATIENCE_MS)
    opened = Tab(page=await context.new_page(), site=site)
    yield opened
    troubles = opened.troubles
    await context.close()
    assert troubles == []
