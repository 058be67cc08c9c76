"""A person reads what was done in their name, and nobody else's."""

from healthvault.accounts.activity import activity
from healthvault.accounts.sessions import (
    open_browser_session,
    open_token,
    revoke,
    revoke_others,
)
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_worker
from healthvault.core.ids import PersonId, SessionId
from tests.builders import a_person


async def _signed_in(person: PersonId) -> SessionId:
    return (
        await open_browser_session(person, address="192.0.2.1", agent="a browser", method="password")
    ).session


async def test_signing_in_stands_in_the_log(database: None) -> None:
    session = await _signed_in(await a_person())

    lines = await activity(session)

    assert [line.deed for line in lines] == [Deed.SIGN_IN, Deed.KEYS_MADE]
    assert lines[0].facts == {"method": "password", "address": "192.0.2.1", "agent": "a browser"}


async def test_a_token_that_is_made_stands_in_the_log_and_the_token_does_not(database: None) -> None:
    person = await a_person()
    token = await open_token(person, label="a scale", scopes=["read"])

    [_, made] = await activity(await _signed_in(person), most=2)

    assert (made.deed, made.facts) == (Deed.TOKEN_MADE, {"label": "a scale", "scopes": "read"})
    assert token.token not in str(made)


async def test_ended_sessions_stand_in_the_log(database: None) -> None:
    person = await a_person()
    first, second, third = [await _signed_in(person) for _ in range(3)]

    await revoke(first, second)
    await revoke_others(first)
    ended = [line.deed for line in await activity(first, most=2)]
    await revoke(first, first)

    assert ended == [Deed.SESSION_ENDED, Deed.SESSION_ENDED]
    assert (await activity(await _signed_in(person)))[1].deed == Deed.SIGN_OUT
    assert await activity(third) == []


async def test_the_log_names_the_way_in_that_did_it(database: None) -> None:
    person = await a_person()
    first, second = await _signed_in(person), await _signed_in(person)

    await revoke(first, second)

    assert (await activity(first))[0].session == first


async def test_a_long_log_is_read_on(database: None) -> None:
    person = await a_person()
    session = await _signed_in(person)
    async with as_worker(person, Purpose.SHOW) as db:
        for place in range(7):
            await note(db, Deed.IMPORT, person, place=str(place))

    newest = await activity(session, most=4)
    older = await activity(session, before=newest[-1].n, most=4)

    assert [line.facts["place"] for line in [*newest, *older][:7]] == list("6543210")
    assert [line.n for line in [*newest, *older]] == list(range(9, 1, -1))


async def test_nobody_reads_anothers(database: None) -> None:
    anna, ben = await a_person(), await a_person()
    async with as_worker(anna, Purpose.SHOW) as db:
        await note(db, Deed.IMPORT, anna, place="annas")

    assert "annas" not in str(await activity(await _signed_in(ben)))
