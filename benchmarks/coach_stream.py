"""What a streamed answer costs in bytes on the state's websocket, and how soon things happen.

    python -m benchmarks.coach_stream

A real server, database and websocket, and a model that speaks the protocol of OpenAI at a set speed.
"""

import asyncio
import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from healthvault.coach.figures.plain import unlinked
from healthvault.coach.trace import MARK
from healthvault.consent.consents import give
from healthvault.core.db import Purpose, close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from tests.fakes import FakeModel, fake_model
from tests.security import house as door
from tests.security.house import Guest, House, start_house
from tests.security.tab import Tab

COACH = "healthvault___pages___coach___state____coach_state"
WORDS = [" you", " slept", " 7", " h", " 12", " min", ",", " more", " than", " usual", ".\n"]
"""Pieces of four characters on average, as the tokens of English are."""
TOKENS = 4000
PACES_S = {"as fast as it can": 0.0, "200 tokens/s": 0.005, "50 tokens/s": 0.02}
ROUNDS = 7


class AnswerLostError(AssertionError):
    """What the screen shows is not what the model said."""


@dataclass
class Measured:
    """One answer, as it came over the websocket."""

    bytes_: int = 0
    messages: int = 0
    first_s: float = 0.0
    whole_s: float = 0.0
    text: str = ""


async def a_guest(model: FakeModel) -> Guest:
    """Somebody who agrees to the model."""
    guest = await door.a_guest()
    await give(guest.opened.session, Purpose.COACH, host=model.url.split("/")[2])
    return guest


async def ask(
    tab: Tab, question: str, *, until: str = "complete", stop_after_s: float | None = None
) -> Measured:
    """Ask, and measure every byte until the answer is complete and the screen is quiet again."""
    parts, measured, began_s = {"settled": "", "block": "", "tail": ""}, Measured(), time.monotonic()
    await tab.send(f"{COACH}.ask", {"form": {"question": question}}, path="/coach")
    quiet_s, ended_s, asked_to_stop_s = 1.5, None, None
    while ended_s is None or time.monotonic() - ended_s < quiet_s:
        message = await tab._socket.receive(0.05)  # noqa: SLF001  Every byte counts.
        if stop_after_s and asked_to_stop_s is None and time.monotonic() - began_s > stop_after_s:
            asked_to_stop_s = time.monotonic()
            await tab.send(f"{COACH}.stop_answer", path="/coach")
        if message == "2":
            await tab._socket.send("3")  # noqa: SLF001
        if not isinstance(message, str) or not message.startswith("42/_event,"):
            continue
        measured.bytes_ += len(message.encode())
        measured.messages += 1
        delta = json.loads(message.removeprefix("42/_event,"))[1].get("delta") or {}
        for state, changed in delta.items():
            if not state.endswith(COACH):
                continue
            plain = {name.partition("_rx_state_")[0]: value for name, value in changed.items()}
            parts.update({name: plain[name] for name in parts if name in plain})
            if plain.get("tail") and not measured.first_s:
                measured.first_s = time.monotonic() - began_s
            if plain.get("progress") == until and ended_s is None:
                ended_s = time.monotonic()
                measured.whole_s = ended_s - (asked_to_stop_s or began_s)
    measured.text = "".join(parts.values())
    return measured


async def costs(house: House, model) -> None:
    print("| pace | answer | on the wire | ratio | messages | first words | whole |")
    print("|---|---|---|---|---|---|---|")
    for name, pause_s in PACES_S.items():
        model.words, model.pause_s = (WORDS * (TOKENS // len(WORDS) + 1))[:TOKENS], pause_s
        async with house.tab(await a_guest(model)) as tab:
            await tab.open_page("/coach")
            done = await ask(tab, "Tell me everything")
        said = "".join(model.words)
        own = len(said.encode())
        # Nothing was measured, so that every number of it is marked: no answer has more to send.
        if unlinked(done.text)[0] != said or MARK not in done.text:
            raise AnswerLostError
        print(
            f"| {name} | {own / 1000:.1f} kB | {done.bytes_ / 1000:.0f} kB | **{done.bytes_ / own:.1f}×** |"
            f" {done.messages} | {done.first_s * 1000:.0f} ms | {done.whole_s:.1f} s |"
        )


async def delays(house: House, model) -> None:
    model.words, model.pause_s = ["word "] * 40, 0.005
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        firsts, lags = [], []
        for _ in range(ROUNDS):
            began_s = time.monotonic()
            firsts.append((await ask(tab, "Say something")).first_s)
            lags.append(began_s + firsts[-1] - model.spoke_s)
    model.words = ["word "] * 100_000
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        stops = [(await ask(tab, "Go on", until="stopped", stop_after_s=0.7)).whole_s for _ in range(ROUNDS)]
    model.words, model.pause_s = ["word "] * 3, 30.0
    async with house.tab(await a_guest(model)) as tab:
        await tab.open_page("/coach")
        silent = await ask(tab, "Go on", until="stopped", stop_after_s=0.7)
    print(f"\nfirst words, median of {ROUNDS}: {statistics.median(firsts) * 1000:.0f} ms")
    print(f"of that since the model said them: {statistics.median(lags) * 1000:.0f} ms")
    print(f"stop, median of {ROUNDS}: {statistics.median(stops) * 1000:.0f} ms")
    print(f"stop while the model is silent: {silent.whole_s * 1000:.0f} ms")


async def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="hv-bench-"))
    folder.chmod(0o711)  # noqa: ASYNC240  Before anything runs.
    server = EmbeddedPostgres(folder)
    server.start()
    try:
        migrate(server.url())
        hold_master(server.url())
        open_database(server.url())
        async with fake_model() as model:
            house, process = await asyncio.to_thread(
                start_house, folder, server.url(), openai_base_url=model.url
            )
            try:
                await costs(house, model)
                await delays(house, model)
            finally:
                process.terminate()
                process.wait(20)
        await close_database()
    finally:
        server.stop()


if __name__ == "__main__":
    asyncio.run(main())
