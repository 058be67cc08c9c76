"""What a command says: sentences for a person, or one JSON object for a program."""

import json
import sys
from collections.abc import Mapping

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def say(sentence: str = "") -> None:
    """One line for the person, on standard output."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def progress(sentence: str) -> None:
    """One line about work in progress, on standard error."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def answer(facts: Mapping[str, Plain], *, as_json: bool, sentence: str = "") -> None:
    """The result of a command: with `--json` one object on standard output, otherwise `sentence`, or one line
    a fact.
    """
    if as_json:
        say(json.dumps(facts, default=str))
    elif sentence:
        say(sentence)
    else:
        for name, value in facts.items():
            say(f"{name.replace('_', ' ')}: {value}")
