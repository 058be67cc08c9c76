"""What a first visit costs."""

from tests.browser.tab import Tab
from tests.browser.visitor import sign_up

_BUDGET_BYTES = 190_000
_TRANSFERRED = """() => performance.getEntriesByType('resource')
    .filter(entry => /\\.(js|css)$/.test(new URL(entry.name).pathname))
    .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])"""


async def test_the_overview_loads_in_under_190_kilobytes_of_code(tab: Tab) -> None:
    await sign_up(tab.page)
    await tab.open("/overview")

    loaded = await tab.page.evaluate(_TRANSFERRED)

    assert sum(size for _, size in loaded) > _BUDGET_BYTES / 4  # It measures what came over the wire.
    assert not [name for name, _ in loaded if "plotly" in name.lower()]
    assert sum(size for _, size in loaded) <= _BUDGET_BYTES, sorted(loaded, key=lambda entry: -entry[1])
