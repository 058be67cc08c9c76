"""`python -m healthvault …`: the table of contents of the command line.

A command is one module here with `add(commands)`, which makes its parser and sets `run`, and one line in
`_COMMANDS`. `run(arguments)` returns the exit status: 0 done, 1 refused with one clear sentence. argparse
answers wrong usage with 2. Only the module of the command that is meant is loaded.
"""

import argparse
import gc
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from healthvault.core.errors import HealthVaultError

_COMMANDS = {
    "serve": "serve",
    "worker": "worker",
    "migrate": "migrate",
    "user": "user",
    "invite": "invite",
    "outbox": "outbox",
    "token": "token",
    "import": "import_file",
    "imports": "imports",
    "undo": "undo",
    "priorities": "priorities",
    "silence": "silence",
    "recompute": "recompute",
    "demo": "demo",
    "doctor": "doctor",
    "keys": "keys",
}
"""What is typed, and the module here that does it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    words = sys.argv[1:] if argv is None else argv
    named = _COMMANDS.get(words[0]) if words else None
    try:
        arguments = _parser([named] if named else _COMMANDS.values()).parse_args(words)
        _begin_log(named or "command")
        return arguments.run(arguments)
    except HealthVaultError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(modules: Iterable[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m healthvault", description="Health Vault on your own machine."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in _loaded(modules):
        module.add(commands)
    return parser


def _begin_log(process: str) -> None:
    from healthvault.core.log import begin_log  # What it needs, every command has loaded by now, but no help.

    begin_log(process)


def _loaded(modules: Iterable[str]) -> list[Any]:
    """The modules of some commands. What is loaded stays, so that looking through it for garbage is lost
    time: now, later, and at the end.
    """
    gc.disable()
    try:
        return [import_module(f"healthvault.cli.{module}") for module in modules]
    finally:
        gc.freeze()
        gc.enable()
