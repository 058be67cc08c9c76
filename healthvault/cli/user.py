"""`user create`, `password`, `role`: make an account, give it a new password, let it run the service."""

import argparse
import sys
from typing import Any

from healthvault.accounts.roles import change_role
from healthvault.accounts.sign_in import replace_password
from healthvault.accounts.sign_up import make_person
from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.core.ids import PersonId


def add(commands: Any) -> None:
    """Describe the command."""
    actions = commands.add_parser("user", help="accounts").add_subparsers(required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make an account")
    create.add_argument("--name", default="", help="how to greet the person")
    create.add_argument("--zone", default="UTC", help="the time zone, such as Europe/Berlin")
    create.set_defaults(run=_create)
    password = actions.add_parser("password", help="give somebody who lost it a new password")
    password.set_defaults(run=_password)
    role = actions.add_parser("role", help="let somebody run the service, or no longer")
    role.add_argument("role", choices=("operator", "person"), help="what they are from now on")
    role.add_argument("--email", required=True, help="the e-mail address they sign in with")
    role.add_argument("--json", action="store_true", help="one JSON object")
    role.set_defaults(run=_role)
    for parser in (create, password):
        parser.add_argument("--email", required=True, help="the e-mail address to sign in with")
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            required=True,
            help="read the password from standard input",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object")


def _create(arguments: argparse.Namespace) -> int:
    password = _told()

    async def make() -> PersonId:
        return await make_person(
            email=arguments.email, password=password, name=arguments.name, zone=arguments.zone
        )

    person = with_database(make)
    facts = {"person": str(person), "email": arguments.email.strip()}
    answer(facts, as_json=arguments.json, sentence=f"{facts['email']} can sign in now.")
    return 0


def _password(arguments: argparse.Namespace) -> int:
    password = _told()
    with_database(lambda: replace_password(arguments.email, password))
    email = arguments.email.strip()
    sentence = f"{email} can sign in with the new password, and is signed out everywhere."
    answer({"email": email}, as_json=arguments.json, sentence=sentence)
    return 0


def _role(arguments: argparse.Namespace) -> int:
    with_database(lambda: change_role(arguments.email, arguments.role))
    email, runs_it = arguments.email.strip(), arguments.role == "operator"
    does = (
        "runs this Health Vault now: counts and letters, no health value."
        if runs_it
        else "no longer runs it."
    )
    answer({"email": email, "role": arguments.role}, as_json=arguments.json, sentence=f"{email} {does}")
    return 0


def _told() -> str:
    return sys.stdin.readline().rstrip("\n")
