"""`undo`: take back what an import stored."""

import argparse
from typing import Any
from uuid import UUID

from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.cli.person import person_of
from healthvault.core.ids import BatchId
from healthvault.ingest.importing import undo


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("undo", help="take back what an import stored")
    parser.add_argument("batch", type=UUID, help="the import, as `imports` names it")
    parser.add_argument("--email", required=True, help="whose vault")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    with_database(lambda: _undo(arguments.email, BatchId(arguments.batch)))
    answer(
        {"batch": str(arguments.batch), "state": "undone"},
        as_json=arguments.json,
        sentence="Undone. What later imports told again stays, as part of these.",
    )
    return 0


async def _undo(email: str, batch: BatchId) -> None:
    await undo(await person_of(email), batch)
