"""`invite`: let an address make an account, see who was invited, take an invitation back."""

import argparse
from typing import Any

from healthvault.accounts.invitations import (
    Invited,
    invitations_for_command_line,
    invite_from_command_line,
    withdraw_from_command_line,
)
from healthvault.accounts.store_errands import Invitation
from healthvault.cli.database import with_database
from healthvault.cli.output import answer, say
from healthvault.core import clock
from healthvault.core.mail import sends_letters


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("invite", help="let an e-mail address make an account")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--email", help="whom to invite; a letter goes there, and the link is printed")
    what.add_argument("--list", action="store_true", help="who was invited")
    what.add_argument("--withdraw", metavar="EMAIL", help="take an open invitation back")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.list:
        _list(as_json=arguments.json)
    elif arguments.withdraw:
        with_database(lambda: withdraw_from_command_line(arguments.withdraw))
        sentence = f"{arguments.withdraw} is no longer invited."
        answer({"email": arguments.withdraw, "state": "withdrawn"}, as_json=arguments.json, sentence=sentence)
    else:
        _tell(with_database(lambda: invite_from_command_line(arguments.email)), as_json=arguments.json)
    return 0


def _tell(invited: Invited, *, as_json: bool) -> None:
    letter = (
        "A letter is on its way." if sends_letters() else "No mail server is set: pass the link on yourself."
    )
    until = f"{invited.expires_at:%Y-%m-%d %H:%M} UTC"
    facts = {"email": invited.email, "link": invited.link, "expires_at": invited.expires_at.isoformat()}
    sentence = f"{invited.email} is invited until {until}. {letter}\n{invited.link}"
    answer(facts, as_json=as_json, sentence=sentence)


def _list(*, as_json: bool) -> None:
    every = with_database(invitations_for_command_line)
    if as_json:
        answer({"invitations": [_facts(each) for each in every]}, as_json=True)
        return
    for each in every:
        say(f"{each.email}\t{_state(each)}\tuntil {each.expires_at:%Y-%m-%d %H:%M} UTC")


def _facts(invitation: Invitation) -> dict[str, Any]:
    return {
        "email": invitation.email,
        "state": _state(invitation),
        "expires_at": invitation.expires_at.isoformat(),
    }


def _state(invitation: Invitation) -> str:
    if invitation.used_at is not None:
        return "joined"
    return "open" if invitation.expires_at > clock.now() else "lapsed"
