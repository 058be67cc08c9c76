"""`priorities`: which of somebody's sources counts first for a metric; and another order, tried or kept."""

import argparse
from datetime import date
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import Plain, answer, say
from healthvault.cli.person import person_of
from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.priorities import Standing, Wish, effect_of, reorder_for, standing
from healthvault.metrics.day import day_written
from healthvault.vault.orders import ALWAYS
from healthvault.vault.reorder import Effect


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("priorities", help="which source counts first for a metric")
    parser.add_argument("metric", help="such as steps")
    parser.add_argument("--email", required=True, help="whose vault")
    parser.add_argument("--order", type=_numbers, help="sources by their numbers, such as 3,1; or usual")
    parser.add_argument("--from", dest="first", type=_day, help="from this day on, such as 2026-03-01")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.order is None:
        _tell(with_database(lambda: _standing(arguments.email, arguments.metric)), as_json=arguments.json)
        return 0
    wish = Wish(metric=arguments.metric, streams=arguments.order, from_day=arguments.first)
    told = with_database(lambda: _reorder(arguments.email, wish, dry_run=arguments.dry_run))
    facts: dict[str, Plain] = {
        "metric": told.metric,
        "kept": not arguments.dry_run,
        "changed_day_count": len(told.changes),
        "day_count": told.day_count,
    }
    verb = "would change" if arguments.dry_run else "changed"
    sentence = f"{len(told.changes):,} of {told.day_count:,} days {verb}."
    answer(facts, as_json=arguments.json, sentence=sentence)
    return 0


async def _standing(email: str, metric: str) -> Standing:
    async with as_worker(await person_of(email), Purpose.SHOW) as db:
        return await standing(db, metric)


async def _reorder(email: str, wish: Wish, *, dry_run: bool) -> Effect:
    person = await person_of(email)
    async with as_worker(person, Purpose.SHOW) as db:
        told = await effect_of(db, wish)
    if not dry_run:
        await reorder_for(person, wish)
    return told


def _tell(told: Standing, *, as_json: bool) -> None:
    orders: list[Plain] = [
        {
            "from": None if order.from_day == ALWAYS else order.from_day.isoformat(),
            "sources": [*order.streams],
        }
        for order in told.orders.of(told.metric)
    ]
    sources: list[Plain] = [
        {"id": each.stream, "name": each.name, "kind": each.kind, "day_count": each.day_count}
        for each in told.usual
    ]
    if as_json:
        answer({"metric": told.metric, "sources": sources, "orders": orders}, as_json=True)
        return
    for each in told.usual:
        say(f"{each.stream:>6}  {each.kind:<7} {each.day_count:>6,} days  {each.name}")
    for order in told.orders.of(told.metric):
        since = "all days" if order.from_day == ALWAYS else f"from {order.from_day}"
        say(f"{since}: {', '.join(map(str, order.streams)) or 'the usual order'}")


def _numbers(words: str) -> tuple[int, ...]:
    if words == "usual":
        return ()
    return tuple(int(word) for word in words.split(","))


def _day(words: str) -> date:
    day = day_written(words)
    if day is None:
        raise ValueError(words)
    return day
