"""Invitations and the outbox from the command line, as whoever runs the machine types them."""

import json

from healthvault.accounts.sign_up import join
from healthvault.core.ids import new_id
from tests.cli.test_accounts import command


async def test_an_invitation_is_made_listed_used_and_read_in_the_outbox(database_url, database):
    email = f"{new_id().hex}@example.org"
    invited = json.loads(command(database_url, "invite", "--email", email, "--json").stdout)
    letters = json.loads(command(database_url, "outbox", "--json").stdout)["letters"]
    assert next(letter["link"] for letter in letters if letter.get("to") == email) == invited["link"]
    await join(invited["link"].partition("#")[2], password="a quiet lake in March", address=new_id().hex)
    listed = command(database_url, "invite", "--list").stdout
    assert f"{email}\tjoined" in listed


def test_an_invitation_is_withdrawn(database_url):
    email = f"{new_id().hex}@example.org"
    command(database_url, "invite", "--email", email)
    gone = command(database_url, "invite", "--withdraw", email)
    assert (gone.returncode, gone.stdout) == (0, f"{email} is no longer invited.\n")
    again = command(database_url, "invite", "--withdraw", email)
    assert (again.returncode, again.stderr) == (1, "There is no open invitation for this address.\n")


def test_what_is_no_address_is_not_invited(database_url):
    done = command(database_url, "invite", "--email", "ann")
    assert (done.returncode, done.stderr) == (1, "This does not look like an e-mail address.\n")
