"""`imports`: what has arrived in somebody's vault."""

import argparse
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import answer, say
from healthvault.cli.person import person_of
from healthvault.core.db import Purpose, as_worker
from healthvault.ingest.history import imports
from healthvault.ingest.status import ImportStatus


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("imports", help="what has arrived in somebody's vault")
    parser.add_argument("--email", required=True, help="whose vault")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    found = with_database(lambda: _imports(arguments.email))
    if arguments.json:
        answer({"imports": [_facts(status) for status in found]}, as_json=True)
    for status in () if arguments.json else found:
        say(
            f"{status.id}  {status.created_at:%Y-%m-%d %H:%M}  {status.state:<10}"
            f"  {status.samples_new:>10,} new  {status.file_name}  {status.problem or ''}".rstrip()
        )
    return 0


async def _imports(email: str) -> list[ImportStatus]:
    async with as_worker(await person_of(email), Purpose.SHOW) as db:
        return await imports(db)


def _facts(status: ImportStatus) -> dict[str, Any]:
    return {
        "batch": str(status.id),
        "file": status.file_name,
        "provider": status.provider,
        "state": status.state.value,
        "created_at": status.created_at.isoformat(),
        "records_read": status.records_read,
        "samples_new": status.samples_new,
        "samples_duplicate": status.samples_duplicate,
        "rejected": status.rejected,
        "problem": status.problem,
    }
