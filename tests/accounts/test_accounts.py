import hashlib
from dataclasses import replace

import psycopg
import pytest

from healthvault.accounts.errors import (
    EmailFormError,
    EmailTakenError,
    NoSessionError,
    NoSuchPersonError,
    PasswordTooCommonError,
    PasswordTooShortError,
    PreferencesError,
    SignInError,
    TooManyAttemptsError,
)
from healthvault.accounts.person import Preferences
from healthvault.accounts.preferences import keep_preferences, preferences
from healthvault.accounts.sessions import (
    live_sessions,
    open_browser_session,
    open_sessions,
    open_token,
    revoke,
    revoke_others,
    session_of,
    who,
)
from healthvault.accounts.sign_in import change_password, replace_password, sign_in
from healthvault.accounts.sign_up import add_sample_person, sign_up
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import SessionId, new_id
from healthvault.core.postmaster import SUPERUSER

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = "a quiet lake in March"


def an_email() -> str:
    return f"ann-{new_id().hex}@example.org"


async def signed_up(email: str | None = None):
    return await sign_up(
        email=email or an_email(), password=PASSWORD, zone="Europe/Berlin", address=new_id().hex
    )


async def a_session():
    return await open_browser_session(await signed_up(), address="::1", agent="a browser")


async def test_who_signed_up_can_sign_in():
    email = an_email()
    person = await signed_up(email)
    assert await sign_in(email=email.upper(), password=PASSWORD, address="here") == person


async def test_a_wrong_password_and_an_unknown_address_are_refused_alike():
    email = an_email()
    await signed_up(email)
    with pytest.raises(SignInError) as wrong:
        await sign_in(email=email, password="another quiet lake", address="here")
    with pytest.raises(SignInError) as unknown:
        await sign_in(email=an_email(), password=PASSWORD, address="here")
    assert wrong.value.message == unknown.value.message


async def test_an_address_has_one_account_whatever_its_case():
    email = an_email()
    await signed_up(email)
    with pytest.raises(EmailTakenError):
        await signed_up(email.upper())


@pytest.mark.parametrize(
    "email", ["", "ann", "ann@", "@example.org", "a b@example.org", "a@b\nc", "x" * 300 + "@a.b"]
)
async def test_what_is_no_address_is_refused(email):
    with pytest.raises(EmailFormError):
        await sign_up(email=email, password=PASSWORD, address=new_id().hex)


@pytest.mark.parametrize(
    "password", ["password123", "qwertyuiop1", "1234567890", "qwertyuiop", "aaaaaaaaaaaa", "Passw0rd!!!"]
)
async def test_the_commonest_passwords_are_refused(password):
    with pytest.raises(PasswordTooCommonError):
        await sign_up(email=an_email(), password=password, address=new_id().hex)


async def test_a_short_password_is_refused():
    with pytest.raises(PasswordTooShortError):
        await sign_up(email=an_email(), password="Xk3!vQ9zz", address=new_id().hex)


async def test_guessing_at_one_account_is_stopped():
    email = an_email()
    for _ in range(5):
        with pytest.raises(SignInError):
            await sign_in(email=email, password="not the password", address="there")
    with pytest.raises(TooManyAttemptsError):
        await sign_in(email=email, password="not the password", address="there")


async def test_guessing_from_there_does_not_lock_the_owner_out_here():
    email = an_email()
    person = await signed_up(email)
    for _ in range(5):
        with pytest.raises(SignInError):
            await sign_in(email=email, password="not the password", address=f"there {email}")
    assert await sign_in(email=email, password=PASSWORD, address=f"here {email}") == person


async def test_a_sample_person_cannot_sign_in_without_a_password():
    _, email = await add_sample_person(zone="UTC")
    with pytest.raises(SignInError):
        await sign_in(email=email, password="nobody has this password", address="here")


async def test_a_token_resolves_to_its_session_until_it_is_revoked():
    opened = await a_session()
    session = await session_of(opened.token)
    assert session is not None
    assert session.id == opened.session
    await revoke(opened.session, opened.session)
    assert await session_of(opened.token) is None
    assert await live_sessions([opened.session], []) == {}
    with pytest.raises(NoSessionError):
        await who(opened.session)


async def test_of_a_token_only_the_hash_is_kept(embedded):
    opened = await open_browser_session(await signed_up(), address="", agent="")
    with psycopg.connect(embedded.url(SUPERUSER)) as root:
        query = "select token_hash, s::text from hv.session s where id = %s"
        [(kept, row)] = root.execute(query, (opened.session,)).fetchall()
    assert kept == hashlib.sha256(opened.token.encode()).digest()
    assert opened.token not in row


async def test_each_way_in_has_a_token_of_its_own():
    person = await signed_up()
    first = await open_browser_session(person, address="", agent="")
    second = await open_browser_session(person, address="", agent="")
    assert first.token != second.token
    assert {entry.id for entry in await open_sessions(first.session)} == {first.session, second.session}


async def test_revoking_all_others_keeps_this_one():
    person = await signed_up()
    this = await open_browser_session(person, address="", agent="")
    await open_browser_session(person, address="", agent="")
    await open_token(person, label="script", scopes=["read"])
    assert await revoke_others(this.session) == 2
    assert [entry.id for entry in await open_sessions(this.session)] == [this.session]


async def test_nobody_ends_a_session_of_somebody_else():
    mine, theirs = await a_session(), await a_session()
    with pytest.raises(NotFoundError):
        await revoke(mine.session, theirs.session)
    assert await session_of(theirs.token) is not None


async def test_a_program_may_only_what_its_scopes_say():
    opened = await open_token(await signed_up(), label="script", scopes=["read"])
    session = await session_of(opened.token)
    assert session is not None
    assert session.may("read")
    assert not session.may("write")


async def test_preferences_are_kept():
    opened = await a_session()
    chosen = Preferences(
        units="imperial",
        zone="Asia/Kolkata",
        birth_year=1980,
        sex="female",
        height_cm=171.5,
        laboratory="ifcc",
        country="FR",
    )
    await keep_preferences(opened.session, chosen)
    assert await preferences(opened.session) == chosen


@pytest.mark.parametrize(
    "wrong",
    [
        Preferences(zone="Europe/Atlantis"),
        Preferences(birth_year=1066),
        Preferences(height_cm=float("nan")),
        Preferences(height_cm=500.0),
        Preferences(laboratory="stones"),
        Preferences(country="XX"),
    ],
)
async def test_preferences_that_cannot_be_are_refused(wrong):
    opened = await a_session()
    with pytest.raises(PreferencesError):
        await keep_preferences(opened.session, wrong)
    assert await preferences(opened.session) == Preferences(zone="Europe/Berlin")


async def test_a_journey_does_not_change_the_units_of_laboratories():
    opened = await a_session()
    await keep_preferences(opened.session, Preferences(zone="Europe/London"))
    travelling = await preferences(opened.session)
    await keep_preferences(opened.session, replace(travelling, laboratory=None, zone="UTC"))
    await keep_preferences(opened.session, Preferences(zone="Europe/London"))

    assert travelling.system == "metric"
    assert (await preferences(opened.session)).system == "metric ifcc", "Nowhere is no country to come from."


async def test_a_new_password_needs_the_old_one():
    email = an_email()
    person = await signed_up(email)
    opened = await open_browser_session(person, address="", agent="")
    with pytest.raises(SignInError):
        await change_password(opened.session, old="no idea at all", new="a loud river in May", address="here")
    await change_password(opened.session, old=PASSWORD, new="a loud river in May", address="here")
    assert await sign_in(email=email, password="a loud river in May", address="here") == person


async def test_a_new_password_ends_every_other_session():
    person = await signed_up()
    this = await open_browser_session(person, address="", agent="")
    other = await open_browser_session(person, address="", agent="")
    await change_password(this.session, old=PASSWORD, new="a loud river in May", address="here")
    assert await session_of(other.token) is None
    assert await session_of(this.token) is not None


async def test_a_lost_password_is_replaced_and_ends_every_session():
    email = an_email()
    person = await signed_up(email)
    opened = await open_browser_session(person, address="", agent="")
    await replace_password(email, "a loud river in May")
    assert await session_of(opened.token) is None
    assert await sign_in(email=email, password="a loud river in May", address="here") == person
    with pytest.raises(NoSuchPersonError):
        await replace_password(an_email(), "a loud river in May")


async def test_of_many_sessions_those_that_live_are_told_with_whose_they_are():
    mine, theirs, ended = await a_session(), await a_session(), await a_session()
    await revoke(ended.session, ended.session)
    asked = [mine.session, theirs.session, ended.session, SessionId(new_id())]
    alive = await live_sessions(asked, asked[:1])
    assert set(alive) == {mine.session, theirs.session}
    assert alive[mine.session] != alive[theirs.session]
