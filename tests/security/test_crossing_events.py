"""Others at every event and every screen with every id of Ann's in every place: nothing of hers."""

import inspect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import httpx

from healthvault.accounts.sessions import revoke
from healthvault.ui.guard import is_public
from tests.security.house import ROOT, SESSION, House, a_stranger, batched, together
from tests.security.planted import WORD, Planted, rows_of
from tests.security.tab import PATIENCE_S, Tab
from tests.security.test_handlers import ours

_FIELD = re.compile(r'form(?:\.get\(|\[)"(\w+)"')
_QUERY = re.compile(r'parameters(?:\.get\(|\[)"(\w+)"')
_MOST_EVENTS = 45
"""Fewer than the guard's burst, so that none is dropped."""


def screens() -> dict[str, str]:
    """The `load` of every screen, and the path at which it stands."""
    return {
        name: "/" + name.split("___")[2]
        for name in ours()
        if name.endswith(".load") and "___pages___" in name
    }


@cache
def query_names(screen: str = "") -> list[str]:
    """What any screen reads of its address, or one: the name of its folder."""
    sources = (path.read_text() for path in (ROOT / "healthvault" / "pages" / screen).rglob("*.py"))
    return sorted({"".join(found) for source in sources for found in _QUERY.findall(source)})


def payloads(fn: Any, planted: Planted) -> Iterator[dict[str, Any]]:
    """Each id of hers in each parameter; in a form, in every field at once."""
    names = list(inspect.signature(fn).parameters)[1:]
    if not names:
        yield {}
        return
    fields = set(_FIELD.findall(inspect.getsource(inspect.getmodule(fn)))) | {"id"}
    for stolen in planted.ids.values():
        for kind in ("text", "form"):
            value = stolen if kind == "text" else dict.fromkeys(fields, stolen)
            yield dict.fromkeys(names, value)


def hers_in(tab: Tab, planted: Planted) -> list[str]:
    """What of Ann's came. Ids are sent to where questions are asked, and a question is shown again."""
    return [hers for hers in planted.canaries if hers in repr(tab.seen)]


async def try_handler(house: House, name: str, fn: Any, planted: Planted) -> int:
    sent = list(payloads(fn, planted))[:_MOST_EVENTS]
    async with house.tab(await a_stranger()) as tab:
        await tab.open_page("/")
        for payload in sent:
            await tab.send(name, payload)
        await tab.settle()
        assert hers_in(tab, planted) == [], name
    return len(sent)


async def test_no_event_brings_others_anything_of_anns(house: House, overseer, planted: Planted):
    before = rows_of(overseer, planted.guest.person)
    count = await together([try_handler(house, name, fn, planted) for name, fn in ours().items()])
    assert rows_of(overseer, planted.guest.person) == before
    print(f"{count} events")  # noqa: T201
    assert count >= 500


async def try_screen(house: House, load: str, path: str, planted: Planted) -> int:
    ids = list(planted.ids.values())
    asked = [dict.fromkeys(query_names(), stolen) for stolen in ids]
    asked += [{name: stolen} for name in query_names(path.removeprefix("/")) for stolen in ids]
    for some in batched(asked, _MOST_EVENTS):
        async with house.tab(await a_stranger()) as tab:
            await tab.open_page("/")
            for query in some:
                await tab.send(load, path=path, query=query)
            await tab.settle()
            assert hers_in(tab, planted) == [], load
    return len(asked)


async def loads_of(house: House) -> float:
    """How many screens were read, as the app counts: what the guard drops for its haste is none of them."""
    async with httpx.AsyncClient(base_url=house.url, timeout=PATIENCE_S) as watcher:
        told = (await watcher.get("/metrics")).text.splitlines()
    return sum(
        float(line.split()[-1])
        for line in told
        if re.match(r"healthvault_event_seconds_count.*\.load\"", line)
    )


async def test_no_address_of_a_screen_shows_others_anything_of_anns(house: House, planted: Planted):
    before = await loads_of(house)
    count = await together([try_screen(house, load, path, planted) for load, path in screens().items()])
    print(f"{count} addresses")  # noqa: T201
    assert count >= 500
    assert await loads_of(house) - before >= count


async def test_the_owner_does_see_it_on_the_screens(house: House, planted: Planted):
    async with house.tab(planted.guest) as tab:
        for load, path in screens().items():
            await tab.send(load, path=path)
        await tab.settle()
        assert WORD in repr(tab.seen)
        assert "71.2" in repr(tab.seen)
        assert planted.batch in repr(tab.seen)


async def test_no_event_runs_in_a_tab_whose_session_has_ended(house: House):
    names = [name for name, fn in ours().items() if not is_public(fn)]
    tabs = [call_after_the_end(house, some) for some in batched(names, _MOST_EVENTS)]
    assert await together(tabs) == len(names)


async def call_after_the_end(house: House, names: Sequence[str]) -> int:
    guest = await a_stranger()
    async with house.tab(guest) as tab:
        await tab.open_page("/")
        await revoke(guest.opened.session, guest.opened.session)
        await tab.listen(PATIENCE_S, lambda _: tab.redirects)  # What was on the screen is taken away.
        for name in names:
            await tab.send(name)
        await tab.settle()
        changed = {name for name in tab.state if name.startswith("healthvault")} - {SESSION}
        assert changed == set()
        assert tab.redirects.count("/sign-in") == len(names)
    return len(names)


async def test_what_a_page_keeps_for_itself_cannot_be_forged(house: House, planted: Planted):
    """Reflex lets a browser write what it stores itself; nothing of ours is stored there."""
    forged = {f"{name.rpartition('.')[0]}.thread": planted.batch for name in ours()}
    forged |= {f"{SESSION}.is_sample": True, f"{SESSION}._session_id": str(planted.guest.opened.session)}
    async with house.tab(await a_stranger()) as tab:
        await tab.open_page("/")
        for event in (
            "hydrate_and_load",
            "reflex___state____update_vars_internal_state.update_vars_internal",
        ):
            for name, value in forged.items():
                await tab.send(event, {"vars": {name: value, f"reflex___state____state.{name}": value}})
        await tab.settle()
        assert tab.seen
        assert "'is_sample': True" not in repr(tab.seen)
        assert hers_in(tab, planted) == []
