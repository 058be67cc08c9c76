"""`silence`: after how long a silence somebody's sleep is over; and another one, tried or kept."""

import argparse
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.cli.person import person_of
from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.silence import change_silence_for, silence_effect
from healthvault.vault.reorder import Effect
from healthvault.vault.silence import CHOICES_MIN, longest_silence_min


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("silence", help="after how long a silence a sleep is over")
    parser.add_argument("--email", required=True, help="whose vault")
    parser.add_argument("--minutes", type=int, choices=CHOICES_MIN, help="choose it, for all nights")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.minutes is None:
        minutes = with_database(lambda: _silence(arguments.email))
        sentence = f"A silence of more than {minutes} minutes ends a sleep."
        answer({"minutes": minutes}, as_json=arguments.json, sentence=sentence)
        return 0
    told = with_database(lambda: _change(arguments.email, arguments.minutes, dry_run=arguments.dry_run))
    verb = "would change" if arguments.dry_run else "changed"
    answer(
        {
            "minutes": arguments.minutes,
            "kept": not arguments.dry_run,
            "changed_night_count": len(told.changes),
            "night_count": told.day_count,
        },
        as_json=arguments.json,
        sentence=f"{len(told.changes):,} of {told.day_count:,} nights {verb}.",
    )
    return 0


async def _silence(email: str) -> int:
    async with as_worker(await person_of(email), Purpose.SHOW) as db:
        return await longest_silence_min(db)


async def _change(email: str, minutes: int, *, dry_run: bool) -> Effect:
    person = await person_of(email)
    async with as_worker(person, Purpose.SHOW) as db:
        told = await silence_effect(db, minutes)
    if not dry_run:
        await change_silence_for(person, minutes)
    return told
