"""Accounts and tokens from the command line, as a person types them."""

import json
import subprocess
import sys

import pytest

from healthvault.accounts.sessions import session_of
from healthvault.core.config import environment
from healthvault.core.frontend import ROOT
from healthvault.core.ids import new_id


def command(database_url: str, *argv: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "healthvault", *argv],
        cwd=ROOT,
        env=environment(DATABASE_URL=database_url),
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def ann(database_url: str) -> str:
    email = f"{new_id().hex}@example.org"
    made = command(
        database_url,
        "user",
        "create",
        "--email",
        email,
        "--password-stdin",
        "--json",
        said="a quiet lake in March\n",
    )
    assert json.loads(made.stdout)["email"] == email
    return email


def test_an_address_that_is_taken_is_refused_in_one_sentence(database_url, ann):
    again = command(
        database_url, "user", "create", "--email", ann, "--password-stdin", said="a quiet lake in March"
    )
    assert again.returncode == 1
    assert again.stderr == "There is an account with this e-mail address already. Sign in instead.\n"


def test_an_easy_password_is_refused_in_one_sentence(database_url):
    done = command(
        database_url, "user", "create", "--email", "x@example.org", "--password-stdin", said="password123"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


async def test_a_token_opens_what_its_scopes_say(database_url, database, ann):
    made = command(
        database_url, "token", "create", "--email", ann, "--scope", "read", "--scope", "coach", "--json"
    )
    session = await session_of(json.loads(made.stdout)["token"])
    assert session is not None
    assert session.scopes == {"read", "coach"}


def test_nobody_gets_a_token_for_nobody(database_url):
    done = command(database_url, "token", "create", "--email", "none@example.org", "--scope", "read")
    assert (done.returncode, done.stdout) == (1, "")


def test_doctor_finds_nothing_unguarded(database_url):
    facts = json.loads(command(database_url, "doctor", "--json").stdout)
    assert facts["unguarded"] == []


def test_somebody_is_let_run_the_service_once(database_url, ann):
    made = [command(database_url, "user", "role", "operator", "--email", ann) for _ in range(2)]
    assert [(done.returncode, done.stderr) for done in made][1] == (1, "They have that role already.\n")
