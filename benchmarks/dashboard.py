"""Fills a vault with ten years of one person and asks what the screens ask, against the budgets.

    python -m benchmarks.dashboard --home FOLDER --times 200

An embedded PostgreSQL of its own, filled through the only door with five sample lives one after the other and
a chest strap all the way: 5,000,000 readings. A home that is filled is used again. Every question is a
transaction of its own, asked as the person who is signed in.
"""

import argparse
import asyncio
import platform
import random
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import make_person
from healthvault.core.db import Purpose, as_person, as_system, as_worker, close_database, open_database
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.migrate import migrate
from healthvault.core.wrapping import hold_master
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from healthvault.metrics.day import epoch_ms
from healthvault.metrics.sample import DeviceKind, SampleBatch, Source
from healthvault.metrics.series import thin
from healthvault.providers.provider import Arrival
from healthvault.providers.sample_person.life import DAYS
from healthvault.providers.sample_person.provider import arrivals
from healthvault.vault import read
from healthvault.vault.catalogue import sync_catalogue

EMAIL = "decade@benchmark.invalid"
ZONE = "Europe/Berlin"
UNTIL_AT = datetime(2026, 11, 23, 20, tzinfo=UTC)
LAST_DAY = UNTIL_AT.date()
LIVES = 5
STRAP = Source(origin="sample", carrier="benchmark", app="Chest strap", kind=DeviceKind.BAND)
STRAP_EVERY_MS = 176_000
OVERVIEW = [
    "steps", "heart_rate", "resting_heart_rate", "hrv_sdnn", "active_energy", "weight", "spo2",
    "respiratory_rate",
]  # fmt: skip


@dataclass(frozen=True)
class Question:
    name: str
    budget_ms: float | None
    ask: Callable[[AsyncSession], Awaitable[object]]


def strap(until_at: datetime, seed: int) -> SampleBatch:
    """Heart rate every three minutes for as long as a sample life lasts."""
    dice = np.random.default_rng(seed)
    begin_ms = epoch_ms(until_at - timedelta(days=DAYS))
    start_ms = np.arange(begin_ms, epoch_ms(until_at), STRAP_EVERY_MS, np.int64)
    count = len(start_ms)
    hour = start_ms / 3_600_000 % 24
    return SampleBatch(
        metric="heart_rate",
        sources=(STRAP,),
        source=np.zeros(count, np.int32),
        start_ms=start_ms,
        duration_ms=np.zeros(count, np.int64),
        value=np.rint(66 + 9 * np.sin((hour - 9) / 12 * np.pi) + dice.normal(0, 5, count)),
        offset_min=np.full(count, 60, np.int16),
    )


def life(number: int) -> Iterator[Arrival]:
    until_at = UNTIL_AT - timedelta(days=DAYS * number)
    yield from arrivals(number, until_at, ZONE)
    yield strap(until_at, number)


async def filled(person: PersonId) -> int:
    """Stores every life, oldest first; answers the number of readings."""
    readings = 0
    for number in reversed(range(LIVES)):
        async with as_worker(person, Purpose.SHOW) as db:
            batch = await open_batch(db, person, f"life {number}", None)
        receipt = await import_arrivals(person, batch, "sample_person", life(number))
        readings += receipt.status.samples_new
        print(f"  life {number}: {receipt.status.samples_new:,} in {receipt.seconds:.1f} s", file=sys.stderr)
    return readings


async def known_person(email: str) -> PersonId | None:
    async with as_system("benchmark") as db:
        found = await db.scalar(text("select app.person_by_email(:email)"), {"email": email})
    return None if found is None else PersonId(found)


def questions() -> Sequence[Question]:
    dice = random.Random(1)

    def some_day() -> date:
        return LAST_DAY - timedelta(days=dice.randrange(1, 700))

    def midnight(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)

    async def month_of_heart_rate(db: AsyncSession) -> object:
        end_at = midnight(some_day())
        return thin(await read.readings(db, "heart_rate", end_at - timedelta(days=30), end_at), 1000)

    async def year_of_hours(db: AsyncSession) -> object:
        return await read.hours(
            db, "heart_rate", midnight(LAST_DAY - timedelta(days=365)), midnight(LAST_DAY)
        )

    def ago(count: int) -> date:
        return LAST_DAY - timedelta(days=count)

    async def nothing(db: AsyncSession) -> object:
        return await db.scalar(text("select 1"))

    return (
        Question("nothing: the transaction alone", None, nothing),
        Question("latest of every metric", 2, read.latest),
        Question("30 days x 8 metrics", 5, lambda db: read.days(db, OVERVIEW, ago(29), LAST_DAY)),
        Question(
            "five years of days, one metric", 10, lambda db: read.days(db, ["steps"], ago(5 * 365), LAST_DAY)
        ),
        Question(
            "ten years of days, one metric", None, lambda db: read.days(db, ["steps"], ago(3653), LAST_DAY)
        ),
        Question("one day, all metrics, every reading", 15, lambda db: read.day_readings(db, some_day())),
        Question("30 days of heart rate as 1,000 points", 20, month_of_heart_rate),
        Question("a year of hours of heart rate", None, year_of_hours),
        Question("90 nights", None, lambda db: read.nights(db, ago(89), LAST_DAY)),
        Question("a year of workouts", None, lambda db: read.workouts(db, ago(365), LAST_DAY)),
        Question("metrics known", None, read.known_metrics),
    )


async def measured(session: SessionId, question: Question, times: int) -> list[float]:
    """How long each answer took, in milliseconds, the transaction included; the first few warm the cache."""
    took = []
    for turn in range(times + 5):
        began = time.perf_counter()
        async with as_person(session, Purpose.SHOW) as db:
            await question.ask(db)
        if turn >= 5:
            took.append((time.perf_counter() - began) * 1000)
    return took


@contextmanager
def opened(home: Path) -> Iterator[str]:
    """The address of an embedded database that is ready for questions."""
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o711)
    server = EmbeddedPostgres(home)
    server.start()
    try:
        migrate(server.url())
        sync_catalogue(server.url())
        hold_master(server.url())
        open_database(server.url())
        yield server.url()
    finally:
        server.stop()


async def run(times: int) -> None:
    person = await known_person(EMAIL)
    if person is None:
        person = await make_person(email=EMAIL, password="ten years of one life", zone=ZONE)  # noqa: S106
        began = time.perf_counter()
        readings = await filled(person)
        took = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"Filled: {readings:,} readings in {took:.0f} s ({readings / took:,.0f}/s), peak {peak:.0f} MB."
        )
    session = (await open_browser_session(person, address="benchmark", agent="benchmark")).session
    print(f"{platform.platform()}, Python {platform.python_version()}, {times} times each\n")
    print("| question | least ms | p50 ms | p95 ms | budget p95 ms | |\n|---|---|---|---|---|---|")
    for question in questions():
        took = await measured(session, question, times)
        p50, p95 = np.percentile(took, [50, 95])
        verdict = "" if question.budget_ms is None else "kept" if p95 <= question.budget_ms else "**broken**"
        times_ms = f"{min(took):.1f} | {p50:.1f} | {p95:.1f}"
        print(f"| {question.name} | {times_ms} | {question.budget_ms or '–'} | {verdict} |")
    await close_database()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, default=Path(".healthvault-dashboard"))
    parser.add_argument("--times", type=int, default=200)
    arguments = parser.parse_args()
    with opened(arguments.home):
        asyncio.run(run(arguments.times))


if __name__ == "__main__":
    main()
