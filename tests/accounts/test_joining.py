"""Making an account by a link: after asking for one, or after an invitation."""

from collections.abc import Iterator

import psycopg
import pytest

from healthvault.accounts import errands, recovery
from healthvault.accounts.errands import Purpose
from healthvault.accounts.errors import (
    InviteOnlyError,
    LinkOverError,
    SignInError,
    SignUpClosedError,
)
from healthvault.accounts.invitations import (
    invitations_for_command_line,
    invite,
    invite_from_command_line,
    withdraw_from_command_line,
)
from healthvault.accounts.outbox import outbox
from healthvault.accounts.sessions import open_browser_session, who
from healthvault.accounts.sign_in import sign_in
from healthvault.accounts.sign_up import ask_to_sign_up, join, let_sign_up_as, sign_up
from healthvault.core.config import settings
from healthvault.core.db import Role, as_system, conninfo
from healthvault.core.errors import NotAllowedError, NotFoundError
from healthvault.core.ids import new_id
from tests.heard import statements
from tests.letterbox import letters_to, token_for

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = "a quiet lake in March"
OTHER = "a loud river in May"


def an_email() -> str:
    return f"ann-{new_id().hex}@example.org"


def somewhere() -> str:
    return new_id().hex


async def ann():
    email = an_email()
    return email, await sign_up(email=email, password=PASSWORD, address=somewhere())


@pytest.fixture
def let_in(monkeypatch: pytest.MonkeyPatch) -> Iterator:
    def choose(who_may: str) -> None:
        monkeypatch.setenv("HEALTHVAULT_SIGN_UP", who_may)
        settings.cache_clear()

    yield choose
    settings.cache_clear()


async def test_a_taken_address_costs_the_same_statements_as_a_free_one():
    email, _ = await ann()
    taken = await statements(ask_to_sign_up(email=email, address=somewhere()))
    free = await statements(ask_to_sign_up(email=an_email(), address=somewhere()))
    assert taken == free


async def test_an_account_that_began_with_a_letter_is_verified():
    email = an_email()
    await ask_to_sign_up(email=email, address=somewhere())
    person = await join(await token_for(email), password=PASSWORD, name="Ann", address=somewhere())
    session = (await open_browser_session(person, address="", agent="")).session
    assert (await who(session)).email == email
    assert await recovery.email_verified_at(session) is not None


async def test_until_the_link_is_used_there_is_no_account():
    email = an_email()
    await ask_to_sign_up(email=email, address=somewhere())
    with pytest.raises(SignInError):
        await sign_in(email=email, password=PASSWORD, address=somewhere())


async def test_whose_address_is_taken_is_told_so_and_nobody_else_is():
    email, _ = await ann()
    await ask_to_sign_up(email=email, address=somewhere())
    [letter] = await letters_to(email)
    assert "You have an account" in letter.subject
    assert "#" not in letter.link


async def test_who_is_invited_joins_once(let_in):
    await ann()
    let_in("invite")
    email = an_email()
    invited = await invite_from_command_line(email)
    token = invited.link.partition("#")[2]
    assert token == await token_for(email)
    person = await join(token, password=PASSWORD, address=somewhere())
    assert await sign_in(email=email, password=PASSWORD, address=somewhere()) == person
    with pytest.raises(LinkOverError):
        await join(token, password=PASSWORD, address=somewhere())


async def test_who_is_not_invited_stays_outside(let_in):
    await ann()
    let_in("invite")
    with pytest.raises(InviteOnlyError):
        await sign_up(email=an_email(), password=PASSWORD, address=somewhere())
    with pytest.raises(InviteOnlyError):
        await ask_to_sign_up(email=an_email(), address=somewhere())
    with pytest.raises(InviteOnlyError):
        await let_sign_up_as(an_email(), somewhere())


async def test_an_invitation_counts_for_who_shows_the_address_in_another_way_once(let_in):
    await ann()
    let_in("invite")
    email = an_email()
    await invite_from_command_line(email)
    await let_sign_up_as(email.upper(), somewhere())
    with pytest.raises(InviteOnlyError):
        await let_sign_up_as(email, somewhere())


async def test_a_withdrawn_invitation_opens_nothing():
    email = an_email()
    token = (await invite_from_command_line(email)).link.partition("#")[2]
    await withdraw_from_command_line(email)
    with pytest.raises(LinkOverError):
        await join(token, password=PASSWORD, address=somewhere())
    with pytest.raises(NotFoundError):
        await withdraw_from_command_line(email)


async def test_one_address_has_one_open_invitation():
    email = an_email()
    first = (await invite_from_command_line(email)).link.partition("#")[2]
    await invite_from_command_line(email)
    with pytest.raises(LinkOverError):
        await join(first, password=PASSWORD, address=somewhere())
    assert len([each for each in await invitations_for_command_line() if each.email == email]) == 1


async def test_closed_means_closed_at_every_door(let_in):
    email, other = an_email(), an_email()
    token = (await invite_from_command_line(email)).link.partition("#")[2]
    await ask_to_sign_up(email=other, address=somewhere())
    asked = await token_for(other)
    let_in("closed")
    for shut in (
        sign_up(email=an_email(), password=PASSWORD, address=somewhere()),
        ask_to_sign_up(email=an_email(), address=somewhere()),
        join(token, password=PASSWORD, address=somewhere()),
        join(asked, password=PASSWORD, address=somewhere()),
        let_sign_up_as(email, somewhere()),
    ):
        with pytest.raises(SignUpClosedError):
            await shut


async def test_only_an_operator_invites_and_reads_the_outbox(database_url):
    _, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    _run(database_url, "update hv.person set role = 'person' where id = %s", person)
    with pytest.raises(NotAllowedError):
        await invite(session, an_email())
    with pytest.raises(NotAllowedError):
        await outbox(session)
    _run(database_url, "update hv.person set role = 'operator' where id = %s", person)
    email = an_email()
    await invite(session, email)
    assert email in {each.letter.to for each in await outbox(session) if each.letter}


async def test_the_database_itself_refuses_an_invitation_by_nobody():
    with pytest.raises(Exception, match="only an operator may"):
        async with as_system("a test invites") as db:
            await errands.begin(db, Purpose.INVITE, None, an_email())


def _run(database_url: str, statement: str, value: object) -> None:
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        connection.execute("set role hv_definer")
        assert connection.execute(statement, (value,)).rowcount == 1
