"""`user create`: make an account from the command line."""

import argparse
import sys
from typing import Any

from healthvault.accounts.sign_up import make_person
from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.core.ids import PersonId


def add(commands: Any) -> None:
    """Describe the command."""
    actions = commands.add_parser("user", help="accounts").add_subparsers(required=True, metavar="ACTION")
    parser = actions.add_parser("create", help="make an account")
    parser.add_argument("--email", required=True, help="the e-mail address to sign in with")
    parser.add_argument(
        "--password-stdin", action="store_true", required=True, help="read the password from standard input"
    )
    parser.add_argument("--name", default="", help="how to greet the person")
    parser.add_argument("--zone", default="UTC", help="the time zone, such as Europe/Berlin")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    password = sys.stdin.readline().rstrip("\n")

    async def make() -> PersonId:
        return await make_person(
            email=arguments.email, password=password, name=arguments.name, zone=arguments.zone
        )

    person = with_database(make)
    facts = {"person": str(person), "email": arguments.email.strip()}
    answer(facts, as_json=arguments.json, sentence=f"{facts['email']} can sign in now.")
    return 0
