"""How soon a screen stands: ten people at once, each with a tab on the real websocket, one with ten years.

    python -m benchmarks.screens --home FOLDER --rounds 12

The home of `benchmarks.dashboard`, with nine people of two years beside; what is missing is filled in first.
A real server and its database, no browser: from the event of the navigation until the last delta.
"""

# ruff: noqa: SLF001  What a tab hears is timed message by message.

import argparse
import asyncio
import json
import random
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from benchmarks.dashboard import EMAIL, LAST_DAY, UNTIL_AT, ZONE, filled, known_person, opened
from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import make_person
from healthvault.core.db import Purpose, as_worker, close_database
from healthvault.core.ids import PersonId
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from healthvault.providers.sample_person.provider import arrivals
from tests.security.house import PASSWORD, Guest, House, start_house
from tests.security.tab import HYDRATE, ROOT_STATE, Tab

OTHERS = 9
STEP = "overview, to the day before"
SCREENS = {
    "overview": ("/overview", {"day": LAST_DAY.isoformat()}),
    STEP: ("/overview", {"day": (LAST_DAY - timedelta(days=1)).isoformat()}),
    "trends, six months": ("/trends", {"metric": "resting_heart_rate"}),
    "trends, five years beside": (
        "/trends",
        {"metric": "steps", "range": "5y", "compare": "active_energy"},
    ),
    "trends, a day of readings": ("/trends", {"metric": "heart_rate", "range": "day"}),
    "trends, all": ("/trends", {"metric": "heart_rate", "range": "all"}),
    "sync": ("/sync", {}),
}
NAVIGATE = "reflex___state____on_load_internal_state.on_load_internal"
HYDRATED = "is_hydrated_rx_state_"
BUDGET_MS, EVENT_BUDGET_MS, TAB_BUDGET_KIB = 150, 25, 300
TABS = 200
SEARCH = "healthvault___pages___trends___state____trends_state.search"
Process = subprocess.Popen[bytes]


class NoAnswerError(AssertionError):
    """Nobody is there, or does not answer within half a minute."""


@dataclass
class Seen:
    """The openings of one screen."""

    took_ms: list[float] = field(default_factory=list)
    messages: list[list[str]] = field(default_factory=list)


async def people() -> list[Guest]:
    """The one with ten years first, then nine with two."""
    decade = await known_person(EMAIL)
    if decade is None:
        decade = await make_person(email=EMAIL, password=PASSWORD, zone=ZONE)
        await filled(decade)
    guests = [await _signed_in(decade, EMAIL)]
    for number in range(1, OTHERS + 1):
        email = f"person-{number}@benchmark.invalid"
        person = await known_person(email)
        if person is None:
            person = await make_person(email=email, password=PASSWORD, zone=ZONE)
            await _filled(person, number)
        guests.append(await _signed_in(person, email))
    return guests


async def _filled(person: PersonId, number: int) -> None:
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "two years", None)
    await import_arrivals(person, batch, "sample_person", arrivals(number, UNTIL_AT, ZONE))


async def _signed_in(person: PersonId, email: str) -> Guest:
    session = await open_browser_session(person, address="benchmark", agent="benchmark")
    return Guest(person=person, email=email, opened=session)


async def navigate(
    tab: Tab, path: str, query: dict[str, str], name: str = NAVIGATE
) -> tuple[float, list[str]]:
    """Go to a page; the milliseconds until the last delta, and every message."""
    router_data = {"pathname": path, "query": query, "asPath": f"{path}?{urlencode(query)}".rstrip("?")}
    event = {"name": ROOT_STATE + name, "payload": {}, "router_data": router_data}
    return await _until(tab, event, lambda message: f'"{HYDRATED}":true' in message)


async def search(tab: Tab, query: str) -> float:
    """An ordinary event, whose work is nothing: the milliseconds until its delta."""
    router_data = {"pathname": "/trends", "query": {}, "asPath": "/trends"}
    event = {"name": ROOT_STATE + SEARCH, "payload": {"query": query}, "router_data": router_data}
    return (await _until(tab, event, lambda _: True))[0]


async def _until(tab: Tab, event: dict, is_last: Callable[[str], bool]) -> tuple[float, list[str]]:
    if tab._socket is None:
        raise NoAnswerError(event["name"])
    said, messages = f"42/_event,{json.dumps(['event', event])}", []
    began_s = time.perf_counter()
    await tab._socket.send(said)
    while True:
        message = await tab._socket.receive(30)
        took_ms = (time.perf_counter() - began_s) * 1000
        if message == "2":
            await tab._socket.send("3")
        elif message is None:
            raise NoAnswerError(event["name"])
        elif isinstance(message, str) and message.startswith("42/_event,"):
            messages.append(message)
            if is_last(message):
                return took_ms, messages


def figures(messages: Sequence[str]) -> list[int]:
    """The bytes of every figure in some messages."""
    updates = [json.loads(message.removeprefix("42/_event,"))[1] for message in messages]
    changes = [changed for update in updates for changed in (update.get("delta") or {}).values()]
    return [
        len(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())
        for changed in changes
        for name, value in changed.items()
        if name.startswith("figure_")
    ]


async def visit(tab: Tab, number: int, rounds: int, seen: dict[str, Seen], events_ms: list[float]) -> None:
    """One person, who looks at a screen about once a second."""
    dice = random.Random(number)
    for _ in range(rounds):
        for name in dice.sample(list(SCREENS), len(SCREENS)):
            await asyncio.sleep(dice.uniform(0.4, 1.6))
            await _look(tab, name, seen)
        await navigate(tab, "/trends", {})
        for query in ("heart", "sleep", ""):
            await asyncio.sleep(dice.uniform(0.1, 0.3))
            events_ms.append(await search(tab, query))


async def _look(tab: Tab, name: str, seen: dict[str, Seen]) -> None:
    if name == STEP:  # Without what comes before it, which is not timed.
        await navigate(tab, *SCREENS["overview"])
    path, query = SCREENS[name]
    took_ms, messages = await navigate(tab, path, query)
    seen[name].took_ms.append(took_ms)
    seen[name].messages.append(messages)


async def together(tabs: Sequence[Tab], rounds: int, seen: dict[str, Seen]) -> None:
    """Everybody at the very same moment: the last one waits for all the others."""
    for _ in range(rounds):
        for name in SCREENS:
            await asyncio.sleep(0.5)
            await asyncio.gather(*(_look(tab, name, seen) for tab in tabs))


async def memory_of_a_tab(house: House, guests: Sequence[Guest], process: Process) -> float:
    """What one connected tab costs the server, in KiB, with the overview of a whole day open; the first ten
    warm it.
    """
    async with AsyncExitStack() as stack:
        for turn in range(TABS + 10):
            if turn == 10:
                before = _resident_kib(process)
            tab = await stack.enter_async_context(house.tab(guests[turn % len(guests)]))
            await navigate(tab, "/overview", {"day": LAST_DAY.isoformat()}, HYDRATE)
        return (_resident_kib(process) - before) / TABS


def _resident_kib(process: Process) -> int:
    """The memory of a process and of those it started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in (process.pid, *children)]
    return sum(pages) * 4


def table(title: str, seen: dict[str, Seen]) -> None:
    print(f"\n{title}\n")
    print("| screen | least ms | p50 ms | p95 ms | budget p95 ms | KB of the deltas | figure KB |")
    print("|---|---|---|---|---|---|---|")
    for name, one in seen.items():
        p50, p95 = np.percentile(one.took_ms, [50, 95])
        whole = max(sum(len(message.encode()) for message in messages) for messages in one.messages)
        drawn = [size for messages in one.messages for size in figures(messages)]
        figure = f"{max(drawn) / 1000:.0f}" if drawn else "–"
        times_ms = f"{min(one.took_ms):.0f} | {p50:.0f} | {p95:.0f}"
        print(f"| {name} | {times_ms} | {BUDGET_MS} | {whole / 1000:.0f} | {figure} |")


async def measured(house: House, guests: Sequence[Guest], rounds: int) -> None:
    events_ms: list[float] = []
    paced, decade, burst = ({name: Seen() for name in SCREENS} for _ in range(3))
    async with AsyncExitStack() as stack:
        tabs = [await stack.enter_async_context(house.tab(guest)) for guest in guests]
        for tab in tabs:
            await tab.open_page("/overview")
        await visit(tabs[0], 0, 1, {name: Seen() for name in SCREENS}, [])
        busy_s = time.process_time()
        await asyncio.gather(
            *(visit(tab, at, rounds, decade if at == 0 else paced, events_ms) for at, tab in enumerate(tabs))
        )
        print(f"this side of the websocket was busy for {time.process_time() - busy_s:.1f} s")
        await together(tabs, max(rounds // 3, 1), burst)
    table("Ten people, each a screen about every second: the nine with two years", paced)
    table("The one with ten years, among them", decade)
    table("All ten at the very same moment", burst)
    p50, p95 = np.percentile(events_ms, [50, 95])
    print(f"\nan ordinary event among them: p50 {p50:.0f} ms, p95 {p95:.0f} ms (budget {EVENT_BUDGET_MS} ms)")


async def run(folder: Path, url: str, rounds: int) -> None:
    guests = await people()
    house, process = await asyncio.to_thread(start_house, folder, url)
    try:
        await measured(house, guests, rounds)
    finally:
        process.terminate()
        process.wait(20)
    house, process = await asyncio.to_thread(start_house, folder, url)
    try:
        kib = await memory_of_a_tab(house, guests, process)
        print(f"one connected tab: {kib:.0f} KiB (budget {TAB_BUDGET_KIB} KiB, {TABS} tabs)")
    finally:
        process.terminate()
        process.wait(20)
    await close_database()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, default=Path(".healthvault-dashboard"))
    parser.add_argument("--rounds", type=int, default=12)
    arguments = parser.parse_args()
    with opened(arguments.home) as url:
        asyncio.run(run(arguments.home, url, arguments.rounds))


if __name__ == "__main__":
    main()
