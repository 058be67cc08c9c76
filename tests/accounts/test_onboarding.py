"""One question at a time: what was seen stays seen, and nobody is asked twice."""

import pytest

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.onboarding import STEPS, is_new, onboarding, see
from healthvault.accounts.sessions import open_browser_session, revoke
from healthvault.accounts.sign_up import add_sample_person
from tests.builders import a_person


@pytest.fixture
async def session(database):
    return (await open_browser_session(await a_person(), address="::1", agent="a browser")).session


async def test_somebody_is_new_until_they_saw_the_first_page(session):
    assert await is_new(session)
    await see(session)
    assert not await is_new(session)


async def test_a_sample_person_is_nobody_new(database):
    person, _ = await add_sample_person(zone="UTC")
    assert not await is_new((await open_browser_session(person, address="", agent="")).session)


async def test_it_goes_on_where_somebody_left(session):
    assert (await onboarding(session)).next == STEPS[0]
    await see(session, *STEPS[:3])
    await see(session, STEPS[0])
    assert (await onboarding(session)).next == STEPS[3]


async def test_a_step_that_there_is_not_is_not_kept(session):
    await see(session, "no-such-step", STEPS[0])
    assert (await onboarding(session)).seen == {STEPS[0]}


async def test_what_is_finished_stays_finished(session):
    await see(session, is_finished=True)
    await see(session, STEPS[0])
    assert (await onboarding(session)).is_finished


async def test_one_person_s_steps_are_no_other_s(session, database):
    other = (await open_browser_session(await a_person(), address="", agent="")).session
    await see(session, *STEPS)
    assert (await onboarding(other)).seen == frozenset()


async def test_who_is_signed_out_sees_nothing(session):
    await revoke(session, session)
    assert not await is_new(session)
    with pytest.raises(NoSessionError):
        await see(session, STEPS[0])
