"""`migrate`: bring the database's schema up to this version."""

import argparse
from typing import Any

from healthvault.cli.database import running_database
from healthvault.cli.output import say


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("migrate", help="bring the database's schema up to this version")
    parser.set_defaults(run=_run)


def _run(_arguments: argparse.Namespace) -> int:
    with running_database():
        say("The database is up to date.")
    return 0
