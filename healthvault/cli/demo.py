"""`demo`: make the sample person, and print how to sign in as them."""

import argparse
import secrets
from typing import Any

from healthvault.cli.database import with_database
from healthvault.cli.output import answer
from healthvault.ingest.sample import make_whole_sample_person


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("demo", help="make a sample person, and print how to sign in")
    parser.add_argument("--zone", default="Europe/Berlin", help="where they live, such as America/New_York")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    password = secrets.token_urlsafe(12)
    email = with_database(lambda: make_whole_sample_person(zone=arguments.zone, password=password))
    sentence = f"The sample person is ready. Sign in with\n  e-mail    {email}\n  password  {password}"
    answer({"email": email, "password": password}, as_json=arguments.json, sentence=sentence)
    return 0
