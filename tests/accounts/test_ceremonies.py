"""What is begun at the door ends once, in time, and as what it was begun for."""

from datetime import timedelta

import pytest

from healthvault.accounts import ceremonies
from healthvault.accounts.ceremonies import Kind
from healthvault.accounts.errors import CeremonyOverError

pytestmark = pytest.mark.usefixtures("database")
STATE = {"nonce": "of this way"}


async def test_it_ends_once_with_what_was_kept():
    token = await ceremonies.begin(Kind.PASSKEY, STATE)
    assert (await ceremonies.going_on(token, Kind.PASSKEY)).state == STATE
    assert (await ceremonies.end(token, Kind.PASSKEY)).state == STATE
    with pytest.raises(CeremonyOverError):
        await ceremonies.end(token, Kind.PASSKEY)
    with pytest.raises(CeremonyOverError):
        await ceremonies.going_on(token, Kind.PASSKEY)


@pytest.mark.parametrize("ask", [ceremonies.end, ceremonies.going_on])
async def test_it_is_over_when_it_took_too_long(ask):
    token = await ceremonies.begin(Kind.OPENID, STATE, life=timedelta(seconds=-1))
    with pytest.raises(CeremonyOverError):
        await ask(token, Kind.OPENID)


@pytest.mark.parametrize("ask", [ceremonies.end, ceremonies.going_on])
async def test_it_ends_nothing_that_it_was_not_begun_for(ask):
    token = await ceremonies.begin(Kind.LINK, STATE)
    with pytest.raises(CeremonyOverError):
        await ask(token, Kind.SECOND_FACTOR)
    assert (await ceremonies.end(token, Kind.LINK)).state == STATE


@pytest.mark.parametrize("nothing", ["", "x", "é", "\x00"])
async def test_what_is_no_token_ends_nothing(nothing):
    with pytest.raises(CeremonyOverError):
        await ceremonies.end(nothing, Kind.OPENID)
