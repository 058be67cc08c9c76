"""What cannot be taken back asks for a recent proof."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP

from healthvault.accounts import second_factor
from healthvault.accounts.errors import NoSessionError, ProofNeededError, SignInError, TokenError
from healthvault.accounts.proof import prove, require_proof
from healthvault.accounts.sessions import open_browser_session, open_token, renew, revoke, session_of
from healthvault.accounts.sign_up import add_sample_person, sign_up
from healthvault.accounts.tokens import make_token
from healthvault.core import clock
from healthvault.core.ids import new_id
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = "a quiet lake in March"


async def a_session():
    person = await sign_up(
        email=f"{new_id().hex}@example.org", password=PASSWORD, zone="UTC", address=new_id().hex
    )
    return await open_browser_session(person, address="", agent="", method="password")


@pytest.fixture
def later(stop_clock) -> None:
    stop_clock(datetime.now(UTC) + timedelta(minutes=11))  # noqa: TID251  From the real time on.


async def test_signing_in_counts_as_a_proof():
    await require_proof((await a_session()).session)


async def test_a_proof_grows_old(later):
    with pytest.raises(ProofNeededError):
        await require_proof((await a_session()).session)


async def test_a_session_that_ended_proves_nothing():
    opened = await a_session()
    await revoke(opened.session, opened.session)
    with pytest.raises(NoSessionError):
        await require_proof(opened.session)


async def test_a_program_never_proves_anything():
    opened = await open_token(await a_person(), label="script", scopes=["read"])
    with pytest.raises(ProofNeededError):
        await require_proof(opened.session)
    with pytest.raises(NoSessionError):
        await renew(opened.session)


async def test_a_sample_person_has_nothing_to_prove(later):
    person, _ = await add_sample_person(zone="UTC")
    await require_proof((await open_browser_session(person, address="", agent="")).session)


async def test_a_session_that_proved_itself_goes_by_another_token():
    opened = await a_session()
    renewed = await prove(opened.session, password=PASSWORD, address=new_id().hex)
    assert renewed.session == opened.session
    assert await session_of(opened.token) is None
    found = await session_of(renewed.token)
    assert found is not None
    assert found.id == opened.session


async def test_a_wrong_password_proves_nothing():
    opened = await a_session()
    for password in ("", "another quiet lake"):
        with pytest.raises(SignInError):
            await prove(opened.session, password=password, address=new_id().hex)
    assert await session_of(opened.token) is not None


async def test_a_code_of_the_app_is_a_proof(one_moment):
    opened = await a_session()
    app = TOTP((await second_factor.set_up(opened.session)).secret)
    earlier = clock.now() - timedelta(seconds=30)
    await second_factor.confirm(opened.session, app.at(earlier), address=new_id().hex)
    assert (await prove(opened.session, code=app.now(), address=new_id().hex)).session == opened.session


async def test_a_token_is_made_with_a_name_scopes_and_an_end():
    opened = await a_session()
    made = await make_token(opened.session, name="  my  script ", scopes=["read"], life_days=7)
    found = await session_of(made.token)
    assert found is not None
    assert found.scopes == {"read"}
    left = found.expires_at - datetime.now(UTC)  # noqa: TID251  The database's clock.
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


async def test_a_token_asks_for_a_recent_proof(later):
    with pytest.raises(ProofNeededError):
        await make_token((await a_session()).session, name="script", scopes=["read"], life_days=7)


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"name": "x" * 61}, {"scopes": []}, {"scopes": ["read", "everything"]}, {"life_days": 8}],
)
async def test_a_token_that_says_too_little_is_not_made(wrong):
    asked = {"name": "script", "scopes": ["read"], "life_days": 30, **wrong}
    with pytest.raises(TokenError):
        await make_token((await a_session()).session, **asked)
