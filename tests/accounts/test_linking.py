"""An identity of a provider opens an account only when both have been proved."""

from datetime import UTC, datetime, timedelta

import pytest

from healthvault.accounts.errors import (
    IdentityTakenError,
    LinkNeededError,
    LinkYourselfError,
    NoEmailError,
    ProofNeededError,
)
from healthvault.accounts.identities import link, link_what_waits, person_of, sign_up_with, wait_for
from healthvault.accounts.oidc import Told
from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.sign_up import sign_up
from healthvault.core.ids import PersonId, new_id

pytestmark = pytest.mark.usefixtures("database")
ISSUER = "https://id.example.org"
PASSWORD = "a quiet lake in March"


async def an_account() -> tuple[str, PersonId]:
    email = f"{new_id().hex}@example.org"
    return email, await sign_up(email=email, password=PASSWORD, address=new_id().hex)


def told(email: str, *, issuer: str = ISSUER, subject: str = "", is_theirs: bool = True) -> Told:
    subject = subject or new_id().hex
    return Told(issuer=issuer, subject=subject, email=email, is_theirs=is_theirs, name="Ann")


async def came_with(identity: Told) -> PersonId:
    return await sign_up_with(identity, address=new_id().hex)


async def test_who_comes_again_is_known_by_issuer_and_subject_alone():
    identity = told(f"{new_id().hex}@example.org")
    person = await came_with(identity)
    assert await person_of(told("changed@example.org", subject=identity.subject)) == person
    assert await person_of(told(identity.email, subject="another")) is None
    other = told(identity.email, issuer="https://evil.example", subject=identity.subject)
    assert await person_of(other) is None


@pytest.mark.parametrize(("is_theirs", "error"), [(True, LinkNeededError), (False, LinkYourselfError)])
async def test_an_address_opens_no_account(is_theirs, error):
    email, _ = await an_account()
    identity = told(email, is_theirs=is_theirs)
    with pytest.raises(error):
        await came_with(identity)
    assert await person_of(identity) is None


async def test_without_an_address_there_is_no_account():
    with pytest.raises(NoEmailError):
        await came_with(told(""))


async def test_what_waits_is_linked_to_the_account_of_its_address_once():
    email, person = await an_account()
    identity = told(email.upper())
    way = await wait_for(identity)
    await link_what_waits(way, person)
    assert await person_of(identity) == person
    await link_what_waits(way, (await an_account())[1])
    assert await person_of(identity) == person


async def test_what_waits_is_not_linked_to_whoever_comes_in():
    email, _ = await an_account()
    identity = told(email)
    await link_what_waits(await wait_for(identity), (await an_account())[1])
    assert await person_of(identity) is None


async def test_linking_asks_for_a_recent_proof(stop_clock):
    _, person = await an_account()
    session = (await open_browser_session(person, address="", agent="")).session
    identity = told("elsewhere@example.org")
    stop_clock(datetime.now(UTC) + timedelta(minutes=11))  # noqa: TID251  From the real time on.
    with pytest.raises(ProofNeededError):
        await link(session, identity)
    assert await person_of(identity) is None


async def test_an_identity_of_somebody_is_not_linked_to_another():
    identity = told(f"{new_id().hex}@example.org")
    owner = await came_with(identity)
    _, person = await an_account()
    session = (await open_browser_session(person, address="", agent="")).session
    with pytest.raises(IdentityTakenError):
        await link(session, identity)
    assert await person_of(identity) == owner
