"""`python -m healthvault …`: the table of contents of the command line.

A command is one module here with `add(commands)`, which makes its parser and sets `run`, and one line in
`_COMMANDS`. `run(arguments)` returns the exit status: 0 done, 1 refused with one clear sentence. argparse
answers wrong usage with 2.
"""

import argparse
import sys
from collections.abc import Sequence

from healthvault.cli import demo, doctor, import_file, imports, migrate, serve, token, undo, user, worker
from healthvault.core.errors import HealthVaultError

_COMMANDS = (serve, worker, migrate, user, token, import_file, imports, undo, demo, doctor)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except HealthVaultError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m healthvault", description="Health Vault on your own machine."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser
