"""A clock that jumps: nothing lives longer for it, nobody is locked out for good, and days stay days."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from pyotp.totp import TOTP
from sqlalchemy import text

from healthvault.accounts import second_factor
from healthvault.accounts.errands import Purpose, begin, use
from healthvault.accounts.errors import LinkOverError, ProofNeededError, WrongCodeError
from healthvault.accounts.proof import require_proof
from healthvault.accounts.sessions import Opened, open_browser_session, revoke, session_of
from healthvault.accounts.sign_up import sign_up
from healthvault.core import clock
from healthvault.core.db import Purpose as Reading
from healthvault.core.db import as_system, as_worker
from healthvault.core.ids import PersonId, new_id
from healthvault.ingest.history import imports
from healthvault.ingest.status import State
from tests.builders import PHONE, a_person, arrive, readings, resolved

pytestmark = pytest.mark.usefixtures("database")
JUMPS = [timedelta(hours=2), timedelta(hours=-2), timedelta(days=366), timedelta(days=-366)]
_EMAIL = text("select email from hv.person")
Stop = Callable[[datetime], None]


def real_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  From the real time on.


async def somebody() -> tuple[PersonId, Opened]:
    email = f"{new_id().hex}@example.org"
    person = await sign_up(email=email, password="a quiet lake in March", address=new_id().hex)
    return person, await open_browser_session(person, address="", agent="")


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_session_neither_ends_nor_lives_longer(stop_clock: Stop, jump: timedelta):
    _, opened = await somebody()
    stop_clock(real_now() + jump)
    assert await session_of(opened.token) is not None
    await revoke(opened.session, opened.session)
    assert await session_of(opened.token) is None
    stop_clock(real_now() - jump)
    assert await session_of(opened.token) is None


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_proof_from_another_time_is_none(stop_clock: Stop, jump: timedelta):
    _, opened = await somebody()
    await require_proof(opened.session)
    stop_clock(real_now() + jump)
    with pytest.raises(ProofNeededError):
        await require_proof(opened.session)


@pytest.mark.parametrize("jump", JUMPS)
async def test_a_link_works_once_whatever_the_clock(stop_clock: Stop, jump: timedelta):
    person, _ = await somebody()
    async with as_worker(person, Reading.SHOW) as db:
        email = await db.scalar(_EMAIL)
    stop_clock(real_now() + jump)
    async with as_system("a test sends a link") as db:
        token = await begin(db, Purpose.RESET, person, email)
    stop_clock(real_now() - jump)
    async with as_system("a test uses it") as db:
        assert (await use(db, token, Purpose.RESET)).person == person
    with pytest.raises(LinkOverError):
        async with as_system("a test uses it again") as db:
            await use(db, token, Purpose.RESET)


async def test_after_a_jump_back_no_code_opens_twice_and_a_recovery_code_lets_the_owner_in(stop_clock: Stop):
    person, opened = await somebody()
    secret = (await second_factor.set_up(opened.session)).secret
    now = real_now()
    codes = await second_factor.confirm(opened.session, TOTP(secret).at(now), address=new_id().hex)
    stop_clock(now + timedelta(hours=2))
    later = TOTP(secret).at(now + timedelta(hours=2))
    assert await second_factor.check(person, later, address=new_id().hex) == "code"
    stop_clock(now + timedelta(minutes=1))
    for code in (later, TOTP(secret).at(now + timedelta(minutes=1))):
        with pytest.raises(WrongCodeError):
            await second_factor.check(person, code, address=new_id().hex)
    assert await second_factor.check(person, codes[0], address=new_id().hex) == "recovery code"


@pytest.mark.parametrize("jump", JUMPS)
async def test_an_arrival_is_done_and_its_days_are_those_of_the_file(stop_clock: Stop, jump: timedelta):
    person, other = await a_person(), await a_person()
    night = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    told = readings("steps", PHONE, [(night, 8, 400), (night + timedelta(hours=3), 8, 500)], offset_min=60)
    await arrive(other, told)
    stop_clock(real_now() + jump)
    await arrive(person, told)
    assert _days(await resolved(person)) == _days(await resolved(other))
    async with as_worker(person, Reading.SHOW) as db:
        assert [status.state for status in await imports(db)] == [State.DONE]


def _days(rows: dict[str, list[tuple]]) -> list[str]:
    return [each for [row] in rows["day_value"] for each in row.split(",") if each.startswith("2026-03-")]


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-28T22:59:59", date(2026, 3, 28)),
        ("2026-03-28T23:00:00", date(2026, 3, 29)),
        ("2026-03-29T21:59:59", date(2026, 3, 29)),
        ("2026-03-29T22:00:00", date(2026, 3, 30)),
        ("2026-10-24T22:00:00", date(2026, 10, 25)),
        ("2026-10-25T22:59:59", date(2026, 10, 25)),
        ("2026-10-25T23:00:00", date(2026, 10, 26)),
        ("2028-02-28T23:00:00", date(2028, 2, 29)),
        ("2028-02-29T23:00:00", date(2028, 3, 1)),
        ("2026-12-31T22:59:59", date(2026, 12, 31)),
        ("2026-12-31T23:00:00", date(2027, 1, 1)),
    ],
)
def test_today_is_the_day_of_the_wall_clock(stop_clock: Stop, instant: str, day: date):
    stop_clock(datetime.fromisoformat(instant).replace(tzinfo=UTC))
    assert clock.today("Europe/Berlin") == day
