"""A tab as a person uses it, with eyes: pictures, an accessibility pass, and every trouble it saw."""

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Page, Request, Response

from tests.browser.site import ROOT, Site

ARTEFACTS = ROOT / "artefacts"
WIDTHS = (1280, 390)
_LOCAL_SCHEMES = {"data", "blob", "about"}


def _axe() -> str:
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text()


@dataclass
class Tab:
    """One page of a browser on the site."""

    page: Page
    site: Site
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    async def open(self, path: str) -> None:
        """Go to a path and wait until the page is quiet."""
        await self.page.goto(path, wait_until="load")
        await self.page.wait_for_load_state("networkidle")

    async def picture(self, name: str) -> None:
        """Keep pictures of the page, wide and narrow, light and dark, in `artefacts/`."""
        ARTEFACTS.mkdir(exist_ok=True)
        for scheme in ("light", "dark"):
            await self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for width in WIDTHS:
                await self.page.set_viewport_size({"width": width, "height": 900})
                await self.page.wait_for_timeout(250)
                await self.page.screenshot(path=ARTEFACTS / f"{name}-{width}-{scheme}.png", full_page=True)
        await self.page.emulate_media(color_scheme="light")
        await self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    async def looked_at(self, name: str) -> None:
        """Keep pictures, and find no accessibility fault and nothing wider than a narrow screen."""
        await self.picture(name)
        assert await self.accessibility_faults() == []
        assert await self.overflow_px() == 0

    async def accessibility_faults(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA, one sentence each, in light and dark."""
        faults: list[str] = []
        for scheme in ("light", "dark"):
            await self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await self.page.wait_for_timeout(250)
            await self.page.evaluate(_axe())
            tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            found = await self.page.evaluate("tags => axe.run({runOnly: tags})", tags)
            faults += [
                f"{scheme}: {fault['id']}: {fault['help']}: {node['html'][:160]} {node['failureSummary']}"
                for fault in found["violations"]
                for node in fault["nodes"]
            ]
        await self.page.emulate_media(color_scheme="light")
        return faults

    async def overflow_px(self, width: int = 320) -> int:
        """By how much the page is wider than a narrow screen; 0 when nothing scrolls sideways."""
        await self.page.set_viewport_size({"width": width, "height": 700})
        await self.page.wait_for_timeout(150)
        beyond = await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        await self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        return max(0, beyond)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text} {message.location.get('url', '')}")

    def _asked(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in _LOCAL_SCHEMES and url.netloc != urlsplit(self.site.url).netloc:
            self.troubles.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status}: {response.url}")
