"""Six digits, recovery codes, and the step between a password and a session."""

from datetime import UTC, datetime, timedelta

import pytest
from pyotp.totp import TOTP
from sqlalchemy import text

from healthvault.accounts import second_factor, second_step
from healthvault.accounts.errors import (
    CeremonyOverError,
    ProofNeededError,
    SecondFactorOnError,
    TooManyAttemptsError,
    WrongCodeError,
)
from healthvault.accounts.second_step import Shown
from healthvault.accounts.sessions import Opened, open_browser_session, session_of
from healthvault.core import clock
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId, new_id
from tests.builders import a_person

pytestmark = pytest.mark.usefixtures("database", "one_moment")


def somewhere() -> str:
    return new_id().hex


async def a_session() -> tuple[PersonId, Opened]:
    person = await a_person()
    return person, await open_browser_session(person, address="", agent="", method="password")


async def an_app(opened: Opened) -> TOTP:
    return TOTP((await second_factor.set_up(opened.session)).secret)


async def turned_on() -> tuple[PersonId, Opened, TOTP, list[str]]:
    person, opened = await a_session()
    app = await an_app(opened)
    earlier = clock.now() - timedelta(seconds=30)
    codes = await second_factor.confirm(opened.session, app.at(earlier), address=somewhere())
    return person, opened, app, codes


async def test_it_counts_from_the_first_code_that_is_right():
    person, opened = await a_session()
    app = await an_app(opened)
    assert not await second_factor.is_on(person)
    with pytest.raises(WrongCodeError):
        await second_factor.confirm(opened.session, "000000", address=somewhere())
    assert not await second_factor.is_on(person)
    await second_factor.confirm(opened.session, app.now(), address=somewhere())
    assert await second_factor.is_on(person)


async def test_turning_it_on_ends_every_other_session():
    person, opened = await a_session()
    other = await open_browser_session(person, address="", agent="")
    app = await an_app(opened)
    await second_factor.confirm(opened.session, app.now(), address=somewhere())
    assert await session_of(other.token) is None
    assert await session_of(opened.token) is not None


async def test_a_confirmed_app_is_not_replaced_unseen():
    _, opened, _, _ = await turned_on()
    with pytest.raises(SecondFactorOnError):
        await second_factor.set_up(opened.session)


async def test_a_code_opens_once():
    person, _, app, _ = await turned_on()
    code = app.now()
    assert await second_factor.check(person, code, address=somewhere()) == "code"
    with pytest.raises(WrongCodeError):
        await second_factor.check(person, code, address=somewhere())


async def test_a_clock_may_be_half_a_minute_off_and_no_more():
    person, _, app, _ = await turned_on()
    now = clock.now()
    for off_s in (-90, -60, 60, 90):
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, app.at(now + timedelta(seconds=off_s)), address=somewhere())
    assert await second_factor.check(person, app.at(now + timedelta(seconds=30)), address=somewhere())


async def test_an_older_code_does_not_open_after_a_newer_one():
    person, _, app, _ = await turned_on()
    now = clock.now()
    await second_factor.check(person, app.at(now + timedelta(seconds=30)), address=somewhere())
    with pytest.raises(WrongCodeError):
        await second_factor.check(person, app.at(now), address=somewhere())


async def test_a_recovery_code_opens_once_however_it_is_typed():
    person, _, _, codes = await turned_on()
    typed = codes[3].upper().replace("-", " ")
    assert await second_factor.check(person, typed, address=somewhere()) == "recovery code"
    with pytest.raises(WrongCodeError):
        await second_factor.check(person, codes[3], address=somewhere())
    assert await second_factor.codes_left(person) == 9


async def test_new_recovery_codes_take_the_place_of_the_old():
    person, opened, _, old = await turned_on()
    new = await second_factor.new_recovery_codes(opened.session)
    assert len(set(new)) == 10
    assert not set(new) & set(old)
    with pytest.raises(WrongCodeError):
        await second_factor.check(person, old[0], address=somewhere())


async def test_nobody_uses_the_codes_of_somebody_else():
    _, _, app, codes = await turned_on()
    person, _, _, _ = await turned_on()
    for code in (app.now(), codes[0]):
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, code, address=somewhere())


async def test_guessing_is_stopped_and_a_recovery_code_still_lets_the_owner_in():
    person, _, app, codes = await turned_on()
    for _ in range(29):  # Confirming the app was the first.
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, "000000", address=somewhere())
    with pytest.raises(TooManyAttemptsError):
        await second_factor.check(person, app.now(), address=somewhere())
    assert await second_factor.check(person, codes[0], address=somewhere()) == "recovery code"


async def test_guessing_from_one_place_is_stopped_there_first():
    person, _, app, _ = await turned_on()
    there = somewhere()
    for _ in range(6):
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, "000000", address=there)
    with pytest.raises(TooManyAttemptsError):
        await second_factor.check(person, app.now(), address=there)
    assert await second_factor.check(person, app.now(), address=somewhere()) == "code"


@pytest.mark.parametrize("code", ["", " ", "12345", "1234567", "12345a", "१२३४५६", "x" * 26, "\x00" * 26])
async def test_what_is_no_code_is_refused(code):
    person, _, _, _ = await turned_on()
    with pytest.raises(WrongCodeError):
        await second_factor.check(person, code, address=somewhere())


async def test_turning_it_off_asks_for_a_recent_proof(stop_clock):
    person, opened, _, _ = await turned_on()
    stop_clock(datetime.now(UTC) + timedelta(minutes=11))  # noqa: TID251  From the real time on.
    with pytest.raises(ProofNeededError):
        await second_factor.turn_off(opened.session)
    with pytest.raises(ProofNeededError):
        await second_factor.new_recovery_codes(opened.session)
    assert await second_factor.is_on(person)


async def test_turning_it_off_forgets_the_codes_too():
    person, opened, app, codes = await turned_on()
    await second_factor.turn_off(opened.session)
    assert not await second_factor.is_on(person)
    for code in (app.now(), codes[0]):
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, code, address=somewhere())


async def test_the_second_step_takes_a_wrong_code_and_then_the_right_one_and_then_is_over():
    person, _, app, _ = await turned_on()
    way = await second_step.ask(Shown(person=person, method="password", link=""))
    with pytest.raises(WrongCodeError):
        await second_step.answer(way, "000000", address=somewhere())
    shown = await second_step.answer(way, app.now(), address=somewhere())
    assert shown == Shown(person=person, method="password and code", link="")
    with pytest.raises(CeremonyOverError):
        await second_step.answer(way, app.now(), address=somewhere())


async def test_a_second_step_that_nobody_began_is_none():
    for way in ("", "nothing", "x" * 10_000):
        with pytest.raises(CeremonyOverError):
            await second_step.answer(way, "000000", address=somewhere())


async def test_a_wrong_code_after_the_right_password_is_noted():
    person, _, _, _ = await turned_on()
    way = await second_step.ask(Shown(person=person, method="password", link=""))
    with pytest.raises(WrongCodeError):
        await second_step.answer(way, "000000", address=somewhere())
    async with as_worker(person, Purpose.SHOW) as db:
        deeds = (await db.execute(text("select deed from hv.audit_entry order by n"))).scalars().all()
    assert deeds[-1] == "sign_in_failed"
    assert "second_factor_on" in deeds
