"""A session that has run out or lain idle opens nothing, and nobody writes what opens doors by themselves."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from healthvault.accounts.sessions import live_sessions, session_of
from healthvault.core.db import Purpose, as_person
from healthvault.core.postmaster import SUPERUSER
from tests.security.house import Guest, a_guest

pytestmark = pytest.mark.usefixtures("database")
ENDS = ["revoked_at", "expires_at", "idle_until"]


@pytest.fixture(params=ENDS)
async def ended(request, embedded) -> Guest:
    """Somebody whose session ended a second ago, in one of three ways."""
    guest = await a_guest("Ann")
    with psycopg.connect(embedded.url(SUPERUSER)) as root:
        changed = f"update hv.session set {request.param} = now() - interval '1 second' where id = %s"
        assert root.execute(changed.encode(), (guest.opened.session,)).rowcount == 1
    return guest


async def test_an_ended_session_reads_no_row(ended):
    async with as_person(ended.opened.session, Purpose.SHOW) as db:
        assert await db.scalar(text("select count(*) from hv.preferences")) == 0
        assert await db.scalar(text("select app.uid()")) is None


async def test_the_token_of_an_ended_session_opens_nothing(ended):
    assert await session_of(ended.opened.token) is None


async def test_an_ended_session_is_not_told_to_live(ended):
    assert await live_sessions([ended.opened.session], [ended.opened.session]) == {}


async def test_using_an_ended_session_does_not_wake_it(ended):
    await session_of(ended.opened.token)
    await live_sessions([ended.opened.session], [ended.opened.session])
    assert await session_of(ended.opened.token) is None


@pytest.mark.parametrize(
    "statement",
    [
        "update hv.person set role = 'operator'",
        "update hv.person set password_hash = null",
        "update hv.person set email_verified_at = now()",
        "update hv.session set proved_at = now()",
        "update hv.session set expires_at = now() + interval '9 years'",
        "update hv.session set scopes = array['read', 'write', 'coach']",
        "select secret from hv.authenticator",
        "select code_hash from hv.recovery_code",
        "select public_key from hv.passkey",
        "insert into hv.session select * from hv.session",
    ],
)
async def test_nobody_gives_themselves_a_role_a_proof_or_a_secret(statement):
    guest = await a_guest("Bob")
    with pytest.raises(DBAPIError, match="permission denied"):
        async with as_person(guest.opened.session, Purpose.SHOW) as db:
            await db.execute(text(statement))
