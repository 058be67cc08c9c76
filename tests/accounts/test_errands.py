"""Links that were sent do one thing, once, for a while, for one person."""

import asyncio

import psycopg
import pytest

from healthvault.accounts import errands, recovery
from healthvault.accounts.devices import know
from healthvault.accounts.errors import (
    EmailFormError,
    EmailTakenError,
    LinkOverError,
    PasswordTooCommonError,
    SignInError,
    TooManyAttemptsError,
)
from healthvault.accounts.invitations import (
    invite_from_command_line,
)
from healthvault.accounts.proof import ProofNeededError
from healthvault.accounts.sessions import open_browser_session, open_token, session_of, who
from healthvault.accounts.sign_in import change_password, sign_in
from healthvault.accounts.sign_up import add_sample_person, join, sign_up
from healthvault.core.db import Role, conninfo
from healthvault.core.errors import NotAllowedError
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


async def reset_token(email: str) -> str:
    await recovery.ask_for_reset(email=email, address=somewhere())
    return await token_for(email)


async def way_in_token(email: str) -> str:
    await recovery.ask_for_link(email=email, address=somewhere())
    return await token_for(email)


async def test_a_forgotten_password_is_replaced_by_a_link():
    email, person = await ann()
    assert (
        await recovery.reset_password(await reset_token(email), password=OTHER, address=somewhere()) == person
    )
    assert await sign_in(email=email, password=OTHER, address=somewhere()) == person
    with pytest.raises(SignInError):
        await sign_in(email=email, password=PASSWORD, address=somewhere())


async def test_a_reset_ends_every_session_and_every_token_for_programs():
    email, person = await ann()
    browser = await open_browser_session(person, address="", agent="")
    program = await open_token(person, label="script", scopes=["read"])
    await recovery.reset_password(await reset_token(email), password=OTHER, address=somewhere())
    assert await session_of(browser.token) is None
    assert await session_of(program.token) is None


async def test_a_reset_is_told_to_the_mailbox():
    email, _ = await ann()
    await recovery.reset_password(await reset_token(email), password=OTHER, address=somewhere())
    assert "was changed" in (await letters_to(email))[0].subject


async def test_a_link_that_signs_in_tells_who_came_and_that_the_address_is_theirs():
    email, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    assert await recovery.email_verified_at(session) is None
    assert await recovery.follow_link(await way_in_token(email), address=somewhere()) == person
    assert await recovery.email_verified_at(session) is not None


@pytest.mark.parametrize("purpose", ["reset", "sign in", "verify", "join"])
async def test_no_link_works_twice(purpose):
    use, token = await a_way(purpose)
    await use(token)
    with pytest.raises(LinkOverError):
        await use(token)


@pytest.mark.parametrize("purpose", ["reset", "sign in", "verify", "join"])
async def test_of_two_who_use_a_link_at_once_one_gets_through(purpose):
    use, token = await a_way(purpose)
    ends = await asyncio.gather(*(use(token) for _ in range(6)), return_exceptions=True)
    assert sum(not isinstance(end, Exception) for end in ends) == 1
    assert {type(end) for end in ends if isinstance(end, Exception)} == {LinkOverError}


@pytest.mark.parametrize("purpose", ["reset", "sign in", "verify", "join"])
async def test_a_lapsed_link_does_nothing(purpose, database_url):
    use, token = await a_way(purpose)
    _age(database_url, token)
    with pytest.raises(LinkOverError):
        await use(token)


@pytest.mark.parametrize("purpose", ["reset", "sign in", "verify", "join"])
async def test_no_link_does_what_another_is_for(purpose):
    _, token = await a_way(purpose)
    for other, use in ways().items():
        if other != purpose:
            with pytest.raises(LinkOverError):
                await use(token)
    await ways()[purpose](token)


@pytest.mark.parametrize("nothing", ["", "x", "A" * 43, "\x00", "é" * 43])
async def test_what_is_no_token_opens_nothing(nothing):
    for use in ways().values():
        with pytest.raises(LinkOverError):
            await use(nothing)


async def test_a_new_link_takes_the_place_of_the_old_one():
    email, person = await ann()
    first = await way_in_token(email)
    second = await way_in_token(email)
    with pytest.raises(LinkOverError):
        await recovery.follow_link(first, address=somewhere())
    assert await recovery.follow_link(second, address=somewhere()) == person


async def test_a_link_of_one_person_stays_when_another_asks():
    email, person = await ann()
    token = await way_in_token(email)
    other, _ = await ann()
    await way_in_token(other)
    assert await recovery.follow_link(token, address=somewhere()) == person


async def test_a_password_that_cannot_be_leaves_the_link_open():
    email, person = await ann()
    token = await reset_token(email)
    with pytest.raises(PasswordTooCommonError):
        await recovery.reset_password(token, password="password123", address=somewhere())
    assert await recovery.reset_password(token, password=OTHER, address=somewhere()) == person


async def test_a_changed_password_lets_open_links_lapse():
    email, person = await ann()
    token = await way_in_token(email)
    session = (await open_browser_session(person, address="", agent="")).session
    await change_password(session, old=PASSWORD, new=OTHER, address=somewhere())
    with pytest.raises(LinkOverError):
        await recovery.follow_link(token, address=somewhere())


async def test_nobody_is_written_to_at_an_address_that_nobody_has():
    email = an_email()
    await recovery.ask_for_reset(email=email, address=somewhere())
    await recovery.ask_for_link(email=email, address=somewhere())
    assert await letters_to(email) == []


async def test_an_unknown_address_costs_the_same_statements_as_a_known_one(database_url):
    email, _ = await ann()
    known = await statements(recovery.ask_for_reset(email=email, address=somewhere()))
    unknown = await statements(recovery.ask_for_reset(email=an_email(), address=somewhere()))
    assert known == unknown
    assert any("keep_letter" in statement for statement in known)


async def test_a_letter_goes_to_the_address_as_its_owner_wrote_it():
    email, _ = await ann()
    await recovery.ask_for_reset(email=email.upper(), address=somewhere())
    assert len(await letters_to(email)) == 1
    assert await letters_to(email.upper()) == []


@pytest.mark.parametrize(
    "email", ["", "ann", "ann@example.org\nBcc: bob@example.org", "ann\u2028@example.org", "a\x85b@c.org"]
)
async def test_nobody_is_written_to_at_what_is_no_address(email):
    with pytest.raises(EmailFormError):
        await recovery.ask_for_reset(email=email, address=somewhere())


async def test_only_so_many_letters_go_to_one_address():
    email = an_email()
    for _ in range(20):
        await recovery.ask_for_link(email=email, address=somewhere())
    with pytest.raises(TooManyAttemptsError):
        await recovery.ask_for_link(email=email, address=somewhere())


async def test_a_stranger_who_asks_too_often_keeps_nobody_else_from_a_letter():
    email, person = await ann()
    device, there = await know(person, ""), somewhere()
    for _ in range(5):
        await recovery.ask_for_link(email=email, address=there)
    with pytest.raises(TooManyAttemptsError):
        await recovery.ask_for_link(email=email, address=there)
    await recovery.ask_for_link(email=email, address=there, device=device)
    await recovery.ask_for_link(email=email, address=somewhere())
    assert await recovery.follow_link(await token_for(email), address=somewhere()) == person


async def test_whoever_is_signed_in_has_letters_of_their_own():
    email, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    for _ in range(20):
        await recovery.ask_for_link(email=email, address=somewhere())
    await recovery.ask_to_verify(session, address=somewhere())
    await recovery.verify(await token_for(email), address=somewhere())


async def test_a_sample_person_has_no_mailbox():
    person, email = await add_sample_person(zone="UTC")
    session = (await open_browser_session(person, address="", agent="")).session
    with pytest.raises(NotAllowedError):
        await recovery.ask_to_verify(session, address=somewhere())
    with pytest.raises(NotAllowedError):
        await recovery.ask_to_move(session, email=an_email(), address=somewhere())
    await recovery.ask_for_reset(email=email, address=somewhere())
    assert await letters_to(email) == []


async def test_a_changed_password_is_told_to_the_mailbox():
    email, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    await change_password(session, old=PASSWORD, new=OTHER, address=somewhere())
    assert "was changed" in (await letters_to(email))[0].subject


async def test_an_address_is_verified_by_its_link():
    _, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    await recovery.ask_to_verify(session, address=somewhere())
    await recovery.verify(await token_for((await who(session)).email), address=somewhere())
    assert await recovery.email_verified_at(session) is not None


async def test_another_address_counts_once_it_is_shown_to_be_theirs():
    email, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    other = an_email()
    await recovery.ask_to_move(session, email=other, address=somewhere())
    assert (await who(session)).email == email
    await recovery.verify(await token_for(other), address=somewhere())
    assert (await who(session)).email == other
    assert "another e-mail address" in (await letters_to(email))[0].subject
    assert await sign_in(email=other, password=PASSWORD, address=somewhere()) == person


async def test_links_to_the_old_address_lapse_with_it():
    email, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    old = await way_in_token(email)
    other = an_email()
    await recovery.ask_to_move(session, email=other, address=somewhere())
    await recovery.verify(await token_for(other), address=somewhere())
    with pytest.raises(LinkOverError):
        await recovery.follow_link(old, address=somewhere())


async def test_a_link_to_an_address_that_is_no_longer_theirs_does_nothing(database_url):
    email, person = await ann()
    tokens = [await way_in_token(email), await reset_token(email)]
    _run(database_url, f"update hv.person set email = '{an_email()}' where id = %s", person)
    for use, token in zip((ways()["sign in"], ways()["reset"]), tokens, strict=True):
        with pytest.raises(LinkOverError):
            await use(token)


async def test_an_address_that_somebody_has_is_told_to_them_alone():
    taken, _ = await ann()
    _, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    await recovery.ask_to_move(session, email=taken, address=somewhere())
    [letter] = await letters_to(taken)
    assert "#" not in letter.link


async def test_an_address_that_was_taken_meanwhile_does_not_change_hands():
    _, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    other = an_email()
    await recovery.ask_to_move(session, email=other, address=somewhere())
    token = await token_for(other)
    owner = await sign_up(email=other, password=OTHER, address=somewhere())
    with pytest.raises(EmailTakenError):
        await recovery.verify(token, address=somewhere())
    assert await sign_in(email=other, password=OTHER, address=somewhere()) == owner


async def test_another_address_needs_a_recent_proof(database_url):
    _, person = await ann()
    session = (await open_browser_session(person, address="", agent="")).session
    _run(
        database_url, "update hv.session set proved_at = now() - interval '11 minutes' where id = %s", session
    )
    with pytest.raises(ProofNeededError):
        await recovery.ask_to_move(session, email=an_email(), address=somewhere())


def ways():
    async def reset(token):
        return await recovery.reset_password(token, password=OTHER, address=somewhere())

    async def follow(token):
        return await recovery.follow_link(token, address=somewhere())

    async def verify(token):
        return await recovery.verify(token, address=somewhere())

    async def make(token):
        return await join(token, password=PASSWORD, address=somewhere())

    return {"reset": reset, "sign in": follow, "verify": verify, "join": make}


async def a_way(purpose: str):
    """What uses a link of this purpose, and the token of a fresh one."""
    if purpose == "join":
        token = (await invite_from_command_line(an_email())).link.partition("#")[2]
        return ways()[purpose], token
    email, person = await ann()
    if purpose == "reset":
        return ways()[purpose], await reset_token(email)
    if purpose == "sign in":
        return ways()[purpose], await way_in_token(email)
    session = (await open_browser_session(person, address="", agent="")).session
    await recovery.ask_to_verify(session, address=somewhere())
    return ways()[purpose], await token_for(email)


def _age(database_url: str, token: str) -> None:
    """Let a link's time run out."""
    past = "update hv.errand set expires_at = now() - interval '1 second' where token_hash = %s"
    _run(database_url, past, errands._hash(token))


def _run(database_url: str, statement: str, value: object) -> None:
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        connection.execute("set role hv_definer")
        assert connection.execute(statement, (value,)).rowcount == 1
