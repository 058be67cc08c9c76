"""`token create`: let a program in, with the scopes it needs and no others."""

import argparse
from typing import Any

from healthvault.accounts.person import SCOPES
from healthvault.accounts.sessions import Opened, open_token
from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.cli.person import person_of


def add(commands: Any) -> None:
    """Describe the command."""
    actions = commands.add_parser("token", help="tokens for programs").add_subparsers(
        required=True, metavar="ACTION"
    )
    parser = actions.add_parser("create", help="make a token; it is shown once")
    parser.add_argument("--email", required=True, help="whose data it opens")
    parser.add_argument(
        "--scope", required=True, action="append", choices=SCOPES, help="what it may do; may be repeated"
    )
    parser.add_argument("--label", default="command line", help="what to call it in the list of sessions")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    async def make() -> Opened:
        person = await person_of(arguments.email)
        return await open_token(person, label=arguments.label, scopes=arguments.scope)

    opened = with_database(make)
    facts = {"token": opened.token, "session": str(opened.session), "scopes": sorted(set(arguments.scope))}
    answer(facts, as_json=arguments.json, sentence=opened.token)
    return 0
