"""`outbox`: the letters, for whoever runs the machine; where no mail server is set, with what they say."""

import argparse
from typing import Any

from healthvault.accounts.outbox import Posted, outbox_for_command_line
from healthvault.cli.database import with_database
from healthvault.cli.output import answer, say


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("outbox", help="letters that wait, went, or were refused")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    posted = with_database(outbox_for_command_line)
    if arguments.json:
        answer({"letters": [_facts(each) for each in posted]}, as_json=True)
        return 0
    if not posted:
        say("There are no letters.")
    for each in posted:
        _show(each)
    return 0


def _show(posted: Posted) -> None:
    say(f"{posted.created_at:%Y-%m-%d %H:%M} UTC  {posted.kind}  {_state(posted)}")
    if posted.letter:
        say(f"  To: {posted.letter.to}")
        say(f"  {posted.letter.subject}")
        if posted.letter.link:
            say(f"  {posted.letter.link}")


def _facts(posted: Posted) -> dict[str, Any]:
    letter = posted.letter
    return {
        "id": str(posted.id),
        "kind": posted.kind,
        "state": _state(posted),
        "created_at": posted.created_at.isoformat(),
        **({"to": letter.to, "subject": letter.subject, "link": letter.link} if letter else {}),
    }


def _state(posted: Posted) -> str:
    if posted.sent_at is not None:
        return "sent"
    return f"waits: {posted.problem}" if posted.problem else "waits"
