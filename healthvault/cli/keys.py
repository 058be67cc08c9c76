"""`keys show` and `keys rotate`: the keys that seal what people write."""

import argparse
from typing import Any

import psycopg

from healthvault.cli.database import running_database, with_database
from healthvault.cli.output import answer, progress
from healthvault.core.config import settings
from healthvault.core.db import Role, conninfo
from healthvault.core.master import where, write_next
from healthvault.core.seal import MasterKey
from healthvault.core.wrapping import hold_master, rotate_master, wrapped_keys
from healthvault.custody.rotate import rotate


def add(commands: Any) -> None:
    """Describe the command."""
    actions = commands.add_parser("keys", help="the keys that seal what people write").add_subparsers(
        required=True, metavar="ACTION"
    )
    show = actions.add_parser("show", help="name the master key, and count the others; no key is shown")
    show.set_defaults(run=_show)
    rotation = actions.add_parser("rotate", help="new data keys for everybody; safe while the app runs")
    rotation.add_argument("--master", action="store_true", help="a new master key, and the same data keys")
    rotation.set_defaults(run=_rotate)
    for parser in (show, rotation):
        parser.add_argument("--json", action="store_true", help="one JSON object")


def _show(arguments: argparse.Namespace) -> int:
    with running_database() as url:
        master = hold_master(url)
        with psycopg.connect(conninfo(url, Role.OWNER)) as connection:
            keys = wrapped_keys(connection)
    people = {key.person for key in keys if key.person is not None}
    facts = {
        "master_key": master.fingerprint,
        "place": where(),
        "people": len(people),
        "data_keys": len(keys),
    }
    answer(facts, as_json=arguments.json)
    return 0


def _rotate(arguments: argparse.Namespace) -> int:
    if arguments.master:
        return _rotate_master(arguments)
    done = with_database(rotate)
    how = "The rotation that was begun is done" if done.is_resumed else "Done"
    sentence = f"{how}: {done.people} people have a new key, and {done.values} values are sealed with it."
    if done.broken:
        sentence += f" {done.broken} did not open and were left as they are: they were changed or damaged."
    facts = {"people": done.people, "values": done.values, "broken": done.broken, "resumed": done.is_resumed}
    answer(facts, as_json=arguments.json, sentence=sentence)
    return 1 if done.broken else 0


def _rotate_master(arguments: argparse.Namespace) -> int:
    with running_database() as url:
        master = rotate_master(url, _tell if settings().master_key else write_next)
    answer(
        {"master_key": master.fingerprint, "place": where()},
        as_json=arguments.json,
        sentence=f"The master key is {master.fingerprint} now. Keep a copy of it apart from your backups.",
    )
    return 0


def _tell(new: MasterKey) -> None:
    """Who keeps the key in a setting must have the new one before the database relies on it."""
    progress("Set this, once this command says that it is done, and start Health Vault again:")
    progress(f"HEALTHVAULT_MASTER_KEY={new.written}")
