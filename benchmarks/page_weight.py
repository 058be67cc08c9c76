"""How much the browser loads before a page stands: JS and CSS as they came over the wire, cold cache.


python -m benchmarks.page_weight
"""

import asyncio
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, async_playwright

from tests.browser.browser import ensure_browser
from tests.browser.site import start_site
from tests.browser.visitor import sign_up

PAGES = ("/", "/sign-in", "/overview", "/trends", "/coach", "/sync", "/settings")
BUDGET_KB = 190.0


class Weight:
    """The bytes of one page by kind."""

    def __init__(self) -> None:
        self.bytes: dict[str, int] = defaultdict(int)
        self._kinds: dict[str, str] = {}

    def listen(self, session: CDPSession) -> None:
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)

    def _answered(self, event: dict) -> None:
        ending = urlsplit(event["response"]["url"]).path.rpartition(".")[2]
        self._kinds[event["requestId"]] = ending if ending in {"js", "css", "woff2"} else "other"

    def _finished(self, event: dict) -> None:
        kind = self._kinds.get(event["requestId"])
        if kind is not None:
            self.bytes[kind] += event["encodedDataLength"]


async def _weigh(url: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=ensure_browser(), args=["--no-sandbox"])
        member = await browser.new_context(base_url=url)
        await sign_up(await member.new_page())
        cookies = await member.cookies()
        print(f"{'page':<12}{'JS KB':>8}{'CSS KB':>8}{'font KB':>9}{'JS+CSS':>9}")
        for path in PAGES:
            context = await browser.new_context(base_url=url)
            if path not in {"/", "/sign-in"}:
                await context.add_cookies(cookies)
            page = await context.new_page()
            session = await context.new_cdp_session(page)
            await session.send("Network.enable")
            weight = Weight()
            weight.listen(session)
            await page.goto(path, wait_until="load")
            await page.wait_for_load_state("networkidle")
            kilobytes = {kind: size / 1000 for kind, size in weight.bytes.items()}
            js, css, font = (kilobytes.get(kind, 0.0) for kind in ("js", "css", "woff2"))
            note = f"  budget {BUDGET_KB:.0f}" if path == "/overview" else ""
            print(f"{path:<12}{js:>8.1f}{css:>8.1f}{font:>9.1f}{js + css:>9.1f}{note}")
            await context.close()
        await browser.close()


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="hv-weight-"))
    site = start_site(folder)
    try:
        asyncio.run(_weigh(site.url))
    finally:
        site.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
