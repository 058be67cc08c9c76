"""How fast days are made of readings, and how soon another order of the sources holds.

    python -m benchmarks.resolve --rounds 5

A million steps of three overlapping streams over five years, resolved on one core: the rules alone, and the
whole way from chunks at rest to days, hours and lineage at rest. And the order of the sources changed for a
metric that two of them told for ten years: until every day is kept. An embedded PostgreSQL of its own, which
may use the other cores, thrown away.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import make_person
from healthvault.core.db import Purpose, as_worker, close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.custody.recompute import recompute, recompute_all
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from healthvault.ingest.priorities import Wish, reorder
from healthvault.ingest.silence import change_silence, preview_silence
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.metric import SleepStage
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.vault.catalogue import sync_catalogue
from healthvault.vault.chunks import windows
from healthvault.vault.hours import sum_hours
from healthvault.vault.orders import Orders, by_order
from healthvault.vault.resolve import resolve_part
from healthvault.vault.rule_sets import all_days
from healthvault.vault.streams import streams
from healthvault.vault.sums import sum_days

UNTIL_AT = datetime(2026, 11, 23, tzinfo=UTC)
READINGS = 1_000_000
MINUTE_MS = 60_000
PASSWORD = "nobody signs in with this"  # noqa: S105
WATCH, PHONE, BAND = (
    Source(origin=f"o{kind}", carrier=f"o{kind}", app=kind.value, kind=kind)
    for kind in (DeviceKind.WATCH, DeviceKind.PHONE, DeviceKind.BAND)
)


def walked(source: Source, count: int, days: int, seed: int) -> SampleBatch:
    """So many readings of steps over so many days, between six and eleven, one to ten minutes long."""
    dice = np.random.default_rng(seed)
    day = np.sort(dice.integers(0, days, count))
    minute = dice.integers(6 * 60, 23 * 60, count)
    begin_ms = epoch_ms(UNTIL_AT - timedelta(days=days))
    return SampleBatch(
        metric="steps",
        sources=(source,),
        source=np.zeros(count, np.int32),
        start_ms=begin_ms + (day * 1440 + minute) * MINUTE_MS + dice.integers(0, MINUTE_MS, count),
        duration_ms=dice.integers(1, 11, count) * MINUTE_MS,
        value=dice.integers(1, 900, count).astype(np.float64),
        offset_min=np.full(count, 60, np.int16),
    )


def slept(source: Source, days: int, seed: int) -> SampleBatch:
    """Nights of twenty stages."""
    dice = np.random.default_rng(seed)
    long = dice.integers(5, 40, (days, 20))
    bed = np.arange(days) * 1440 + 22 * 60 + dice.integers(0, 90, days)
    start = bed[:, None] + np.cumsum(long, axis=1) - long
    stages = [SleepStage.CORE, SleepStage.DEEP, SleepStage.REM, SleepStage.AWAKE]
    return SampleBatch(
        metric="sleep_stage",
        sources=(source,),
        source=np.zeros(days * 20, np.int32),
        start_ms=epoch_ms(UNTIL_AT - timedelta(days=days)) + start.ravel() * MINUTE_MS,
        duration_ms=long.ravel() * MINUTE_MS,
        value=dice.choice(np.array(stages, np.float64), days * 20),
        offset_min=np.full(days * 20, 60, np.int16),
    )


async def somebody(email: str, *batches: SampleBatch) -> PersonId:
    person = await make_person(email=email, password=PASSWORD, zone="Europe/Berlin")
    async with as_worker(person, Purpose.SHOW) as db:
        batch = await open_batch(db, person, "benchmark", None)
    await import_arrivals(person, batch, "benchmark", batches)
    return person


@dataclass(frozen=True)
class Took:
    """By the clock, and of it on the core that this process has: the rest is the database, and waiting."""

    wall_s: float
    core_s: float


async def timed(rounds: int, work: Callable[[], Awaitable[object]]) -> Sequence[Took]:
    took: list[Took] = []
    for _ in range(rounds):
        began_s, core_began_s = time.perf_counter(), time.process_time()
        await work()
        took.append(Took(time.perf_counter() - began_s, time.process_time() - core_began_s))
    return took


def say(what: str, took: Sequence[Took], *, readings: int = 0) -> None:
    wall, core = (statistics.median(times) for times in zip(*map(astuple, took), strict=True))
    rate = (
        f", {readings / wall:,.0f} readings/s, {readings / core:,.0f} a second of the core"
        if readings
        else ""
    )
    spread = f"{min(each.wall_s for each in took):.2f} to {max(each.wall_s for each in took):.2f}"
    print(f"{what}: {wall:.2f} s ({spread}), {core:.2f} s of the core{rate}")


async def rules(person: PersonId) -> Callable[[], Awaitable[None]]:
    """The rules alone, over the windows in which they work."""
    async with as_worker(person, Purpose.SHOW) as db:
        known, days = await streams(db), await all_days(db, "steps")
        told = [window.columns async for window in windows(db, "steps", days, readings=65_000)]

    async def work() -> None:
        for readings in told:
            for part, ranking in by_order("steps", readings, known, Orders()):
                made, counted = sum_days(part, ranking)
                sum_hours(part, counted, made)

    return work


async def million(rounds: int) -> None:
    count = READINGS // 3
    batches = [walked(each, count, 1826, seed) for seed, each in enumerate((WATCH, PHONE, BAND))]
    person = await somebody("million@benchmark.invalid", *batches)
    say("rules alone", await timed(rounds, await rules(person)), readings=3 * count)

    async def at_rest() -> None:
        async with as_worker(person, Purpose.SHOW) as db:
            await resolve_part(db, person, "steps")

    say("from chunks to days at rest", await timed(rounds, at_rest), readings=3 * count)


async def decade(rounds: int) -> None:
    days = 3652
    batches = [walked(each, days * 48, days, seed) for seed, each in enumerate((WATCH, PHONE))]
    nights = [slept(each, days, seed) for seed, each in enumerate((WATCH, BAND))]
    person = await somebody("decade@benchmark.invalid", *batches, *nights)
    session = (await open_browser_session(person, address="", agent="")).session
    async with as_worker(person, Purpose.SHOW) as db:
        placed = {stream.source.kind: stream.id for stream in (await streams(db)).values()}
    for metric, other in (("steps", DeviceKind.PHONE), ("sleep_duration", DeviceKind.WATCH)):
        say(f"another order of {metric}, ten years", await changed(session, metric, placed[other], rounds))
    say("another silence ends a sleep, ten years", await silenced(session, rounds))
    say("what it would change, ten years", await timed(rounds, lambda: preview_silence(session, 120)))
    say("the whole vault made again, ten years", await timed(rounds, lambda: recompute_all(person)))
    say("nothing is behind", await timed(rounds, lambda: recompute(person)))


async def changed(session: SessionId, metric: str, first: int, rounds: int) -> Sequence[Took]:
    took: list[Took] = []
    for _ in range(rounds):
        took += await timed(1, lambda: reorder(session, Wish(metric=metric, streams=(first,))))
        await reorder(session, Wish(metric=metric, streams=()))
    return took


async def silenced(session: SessionId, rounds: int) -> Sequence[Took]:
    took: list[Took] = []
    for _ in range(rounds):
        took += await timed(1, lambda: change_silence(session, 120))
        await change_silence(session, 60)
    return took


async def run(url: str, rounds: int) -> None:
    open_database(url)
    try:
        await million(rounds)
        await decade(rounds)
    finally:
        await close_database()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} before, on {os.cpu_count()} cores, of which this process takes one")
    with tempfile.TemporaryDirectory(prefix="hv-resolve-") as home:
        Path(home).chmod(0o711)  # When root runs it, another account runs PostgreSQL in there.
        database = EmbeddedPostgres(Path(home))
        database.start()
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        try:
            migrate(database.url())
            sync_catalogue(database.url())
            hold_master(database.url())
            asyncio.run(run(database.url(), arguments.rounds))
        finally:
            database.stop()
    print(f"load {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
