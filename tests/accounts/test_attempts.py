"""Guesses wait longer each time; nobody is locked out for good, and nobody by a stranger."""

from datetime import timedelta

import psycopg
import pytest

from healthvault.accounts import attempts, store_errands
from healthvault.accounts.devices import device_hash, know
from healthvault.accounts.errors import SignInError, TooManyAttemptsError
from healthvault.accounts.sign_in import sign_in
from healthvault.accounts.sign_up import sign_up
from healthvault.core.db import Role, as_system, conninfo
from healthvault.core.ids import new_id
from tests.heard import statements

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = "a quiet lake in March"
DAY = timedelta(days=1)


async def begin(key: str, *, free: int = 2, longest: timedelta = timedelta(minutes=15)) -> bool:
    async with as_system("a test tries") as db:
        return await store_errands.begin_try(db, key, free=free, longest=longest, forget=DAY)


def pass_time(database_url: str, key: str, seconds: float) -> None:
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        connection.execute("set role hv_definer")
        past = "update hv.attempt set window_at = window_at - %s where key = %s"
        assert connection.execute(past, (timedelta(seconds=seconds), key)).rowcount == 1


async def ann() -> tuple[str, str]:
    email = f"ann-{new_id().hex}@example.org"
    person = await sign_up(email=email, password=PASSWORD, address=new_id().hex)
    return email, await know(person, "")


async def guess(email: str, device: str = "", address: str = "") -> None:
    with pytest.raises(SignInError):
        await sign_in(
            email=email, password="not the password", address=address or new_id().hex, device=device
        )


async def test_each_guess_too_many_doubles_the_pause(database_url):
    key = new_id().hex
    assert [await begin(key), await begin(key)] == [True, True]
    for pause_s in (1, 2, 4, 8):
        assert not await begin(key)
        pass_time(database_url, key, pause_s - 0.5)
        assert not await begin(key)
        pass_time(database_url, key, 0.6)
        assert await begin(key)


async def test_knocking_on_does_not_keep_the_door_shut(database_url):
    key = new_id().hex
    for _ in range(20):
        await begin(key)
    pass_time(database_url, key, 1.1)
    assert await begin(key)


async def test_no_pause_is_longer_than_the_longest(database_url):
    key = new_id().hex
    await begin(key)
    await begin(key)
    with psycopg.connect(conninfo(database_url, Role.OWNER)) as connection:
        connection.execute("set role hv_definer")
        connection.execute("update hv.attempt set count = 1000000 where key = %s", (key,))
    pass_time(database_url, key, 15 * 60 + 1)
    assert await begin(key)


async def test_after_a_quiet_day_the_count_begins_anew(database_url):
    key = new_id().hex
    for _ in range(3):
        await begin(key)
    pass_time(database_url, key, DAY.total_seconds() + 1)
    assert [await begin(key), await begin(key), await begin(key)] == [True, True, False]


async def test_a_right_password_forgets_the_wrong_ones():
    email, _ = await ann()
    here = new_id().hex
    for _ in range(3):
        for _ in range(4):
            await guess(email, address=here)
        await sign_in(email=email, password=PASSWORD, address=here)


async def test_guessing_from_everywhere_keeps_strangers_waiting_and_not_the_owner():
    email, device = await ann()
    for _ in range(attempts.GUESSES_AT_ACCOUNT.free):
        await attempts.begin_guess(account=email, address=new_id().hex, device="")
    with pytest.raises(TooManyAttemptsError):
        await sign_in(email=email, password=PASSWORD, address=new_id().hex)
    assert await sign_in(email=email, password=PASSWORD, address=new_id().hex, device=device)


async def test_a_planted_cookie_is_replaced_when_somebody_signs_in():
    email, _ = await ann()
    person = await sign_in(email=email, password=PASSWORD, address=new_id().hex)
    planted = "whoever planted this knows it"
    mine = await know(person, planted)
    async with as_system("a test looks") as db:
        assert not await store_errands.is_known_device(db, device_hash(planted), email)
        assert await store_errands.is_known_device(db, device_hash(mine), email)


async def test_a_browser_that_two_people_use_is_known_for_both():
    email, device = await ann()
    other = await sign_up(email=f"bob-{new_id().hex}@example.org", password=PASSWORD, address=new_id().hex)
    shared = await know(other, device)
    async with as_system("a test looks") as db:
        assert await store_errands.is_known_device(db, device_hash(shared), email)
        assert not await store_errands.is_known_device(db, device_hash(device), email)


async def test_a_browser_known_for_one_person_is_a_stranger_to_another():
    email, _ = await ann()
    _, bobs = await ann()
    here = new_id().hex
    for _ in range(5):
        await guess(email, address=here)
    with pytest.raises(TooManyAttemptsError):
        await sign_in(email=email, password=PASSWORD, address=here, device=bobs)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::/64"),
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("", ""),
        ("ann@example.org", "ann@example.org"),
    ],
)
def test_of_an_ipv6_address_the_half_counts_that_nobody_changes_at_will(address, counted):
    assert attempts.network(address) == counted


async def test_a_wrong_password_and_an_unknown_address_take_the_same_steps():
    email, _ = await ann()
    await guess(email)  # The first note in somebody's log makes their key.
    known = await statements(guess(email))
    unknown = await statements(guess(f"{new_id().hex}@example.org"))
    assert [said.replace("app.keys_of(%(person)s)", "app.service_keys()") for said in known] == unknown
