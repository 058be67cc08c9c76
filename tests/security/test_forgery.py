"""Values that no page sends, to every handler there is: nothing breaks, and the log repeats nothing."""

import inspect
import itertools
from typing import get_type_hints

from healthvault.ui.guard import is_public
from tests.security.house import House, a_stranger, together
from tests.security.test_handlers import ours

MARK = "x7q-never-in-a-log"
TEXTS = [
    "",
    MARK,
    f"{MARK}'; drop table hv.person; --",
    f"<img src=x onerror=alert('{MARK}')>",
    f"../../{MARK}",
    "\u202e" + MARK,
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-1",
    "1e400",
    "nan",
    "00000000-0000-0000-0000-000000000000",
    "💧" * 400,
    "steps",
]
WRONG = [None, {}, [], {"a": MARK}, [MARK], -1, 0, 2**63, 1.5, True, "\x00" + MARK, "y" * 20_001]
FIELDS = ["name", "units", "zone", "theme", "sex", "birth_year", "height_cm", "text", "question", "email"]


def values(kind: object) -> list[object]:
    if kind is str:
        return [*TEXTS, *WRONG]
    if "dict" in str(kind):
        return [{field: text for field in FIELDS} for text in TEXTS] + WRONG  # noqa: C420
    return [*WRONG, *TEXTS[:4]]


def payloads(fn) -> list[dict[str, object]]:
    hints = get_type_hints(fn)
    names = list(inspect.signature(fn).parameters)[1:]
    columns = [values(hints[name]) for name in names]
    rows = itertools.zip_longest(*columns, fillvalue=MARK)
    return [dict(zip(names, row, strict=True)) for row in rows]


async def try_everything(house: House, name: str, fn) -> int:
    """Send all of it to one handler; a guest of its own has a burst of its own."""
    async with house.tab(await a_stranger()) as tab:
        await tab.open_page("/")
        for payload in payloads(fn):
            await tab.send(name, payload)
        await tab.settle()
    return len(payloads(fn))


async def test_nothing_that_is_sent_breaks_a_handler(house: House):
    asked = [(name, fn) for name, fn in ours().items() if not is_public(fn)]
    await together([try_everything(house, name, fn) for name, fn in asked])
    log = house.log.read_text()
    assert "An event handler broke." not in log, log[-3000:]
    assert MARK not in log
