"""`recompute`: make the resolved layer of a vault again from its readings."""

import argparse
import sys
import time
from collections.abc import Sequence
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import answer, progress
from healthvault.cli.person import person_of
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId
from healthvault.custody.recompute import Recomputed, recompute, recompute_all
from healthvault.vault.priority import RULE_SET
from healthvault.vault.rule_sets import Part, people_behind


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("recompute", help="make days, nights and workouts again from the readings")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--email", help="whose vault; all of it is made again")
    whose.add_argument("--all", action="store_true", help="of everybody, what an older version made")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    began_s = time.monotonic()
    done = with_database(lambda: _all() if arguments.all else _one(arguments.email))
    parts = sum(each.parts for each in done)
    seconds = round(time.monotonic() - began_s, 3)
    answer(
        {"people": len(done), "parts": parts, "rule_set": RULE_SET, "seconds": seconds},
        as_json=arguments.json,
        sentence=f"Made {parts} metrics again by rule set {RULE_SET}, of {len(done)} people.",
    )
    return 0


async def _one(email: str) -> Sequence[Recomputed]:
    return [await recompute_all(await person_of(email), on_part=_draw)]


async def _all() -> Sequence[Recomputed]:
    async with as_worker(None, Purpose.SHOW) as db:
        people: list[PersonId] = await people_behind(db)
    return [await recompute(person, on_part=_draw) for person in people]


async def _draw(part: Part, done: int, of: int) -> None:
    if sys.stderr.isatty():
        progress(f"{done + 1} of {of}: {part}")
