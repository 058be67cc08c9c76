"""Nothing is agreed to until somebody says so; what they take back counts at once, in the database too."""

import pytest
from sqlalchemy import text

from healthvault.accounts.activity import activity
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.consent.consents import agreed, agreed_since, give, withdraw
from healthvault.consent.errors import GoneError
from healthvault.core.audit import Deed
from healthvault.core.db import Purpose, as_person, as_worker
from healthvault.core.ids import SessionId
from tests.builders import WATCH, a_person, arrive, readings
from tests.vault.test_read import at

_ASKED = (Purpose.COACH, Purpose.SHARE, Purpose.COMPARE, Purpose.RESEARCH)


@pytest.fixture
async def person(database):
    return await a_person()


@pytest.fixture
async def session(person) -> SessionId:
    return (await open_browser_session(person, address="::1", agent="a browser")).session


async def seen(session: SessionId, purpose: Purpose) -> int | None:
    async with as_person(session, purpose) as db:
        return await db.scalar(text("select count(*) from hv.day_value"))


async def deeds(session: SessionId) -> list[Deed]:
    told = [line.deed for line in await activity(session)]
    return [deed for deed in told if deed in {Deed.CONSENT_GIVEN, Deed.CONSENT_WITHDRAWN}]


async def test_nothing_is_agreed_to_before_somebody_says_so(session):
    for purpose in Purpose:
        assert await agreed_since(session, purpose) is None


async def test_a_consent_counts_from_when_it_is_given_until_it_is_taken_back(session):
    await give(session, Purpose.COACH)
    assert await agreed_since(session, Purpose.COACH) is not None
    await withdraw(session, Purpose.COACH)
    assert await agreed_since(session, Purpose.COACH) is None


async def test_a_consent_counts_for_the_host_that_was_named_and_for_no_other(session):
    await give(session, Purpose.COACH, host="example.org")
    assert await agreed_since(session, Purpose.COACH, host="example.org") is not None
    assert await agreed_since(session, Purpose.COACH, host="dust.tt") is None
    await give(session, Purpose.COACH, host="dust.tt")
    assert await agreed_since(session, Purpose.COACH, host="dust.tt") is not None
    assert await agreed_since(session, Purpose.COACH, host="example.org") is None
    await withdraw(session, Purpose.COACH)
    assert await agreed_since(session, Purpose.COACH, host="dust.tt") is None


@pytest.mark.parametrize("purpose", _ASKED)
async def test_the_database_shows_no_row_for_a_purpose_that_was_not_agreed_to(person, session, purpose):
    await arrive(person, readings("steps", WATCH, [(at(8), 10, 100)]))
    assert (await seen(session, Purpose.SHOW), await seen(session, purpose)) == (1, 0)
    await give(session, purpose)
    assert await seen(session, purpose) == 1
    await withdraw(session, purpose)
    assert await seen(session, purpose) == 0


async def test_one_consent_is_not_another(person, session):
    await arrive(person, readings("steps", WATCH, [(at(8), 10, 100)]))
    await give(session, Purpose.RESEARCH)
    assert await seen(session, Purpose.COACH) == 0


async def test_a_job_needs_the_consent_too(person, session):
    await arrive(person, readings("steps", WATCH, [(at(8), 10, 100)]))
    async with as_worker(person, Purpose.COACH) as db:
        assert await db.scalar(text("select count(*) from hv.day_value")) == 0


async def test_what_is_taken_back_counts_in_a_transaction_that_is_open(session):
    await give(session, Purpose.COACH)
    async with as_person(session, Purpose.COACH) as db:
        assert await agreed(db, Purpose.COACH)
        await withdraw(session, Purpose.COACH)
        assert not await agreed(db, Purpose.COACH)


async def test_both_are_written_down_once_with_what_was_told(session):
    await give(session, Purpose.COACH, host="api.example.org")
    await give(session, Purpose.COACH, host="api.example.org")
    await withdraw(session, Purpose.COACH)
    await withdraw(session, Purpose.COACH)
    assert await deeds(session) == [Deed.CONSENT_WITHDRAWN, Deed.CONSENT_GIVEN]
    given = next(line for line in await activity(session) if line.deed is Deed.CONSENT_GIVEN)
    assert given.facts == {"purpose": "coach", "host": "api.example.org"}


async def test_one_person_s_consent_is_no_other_s(session, database):
    other = (await open_browser_session(await a_person(), address="::1", agent="a browser")).session
    await give(session, Purpose.COACH)
    await withdraw(other, Purpose.COACH)
    assert await agreed_since(other, Purpose.COACH) is None
    assert await agreed_since(session, Purpose.COACH) is not None


async def test_who_is_signed_out_agrees_to_nothing(session):
    await revoke(session, session)
    with pytest.raises(GoneError):
        await give(session, Purpose.COACH)
    with pytest.raises(GoneError):
        await withdraw(session, Purpose.COACH)
