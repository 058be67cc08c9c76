"""A person's keys are made when they are first needed, and open for nobody else."""

import pytest
from sqlalchemy.exc import DBAPIError

from healthvault.accounts.sessions import open_browser_session
from healthvault.consent.consents import give
from healthvault.core.db import Purpose, as_person, as_system, as_worker
from healthvault.core.ids import PersonId
from healthvault.core.keys import keys_of, service_keys
from healthvault.core.seal import SealBrokenError
from tests.builders import a_person

_PLACE = {"table": "message", "column": "text", "row": "7"}


async def test_keys_are_made_once(database: None) -> None:
    person = await a_person()
    async with as_worker(person, Purpose.SHOW) as db:
        sealed = (await keys_of(db, person)).seal(b"quiet", **_PLACE)

    async with as_worker(person, Purpose.SHOW) as db:
        assert (await keys_of(db, person)).unseal(sealed, **_PLACE) == b"quiet"


async def test_what_was_sealed_for_one_person_does_not_open_for_another(database: None) -> None:
    keys = []
    for person in (await a_person(), await a_person()):
        async with as_worker(person, Purpose.SHOW) as db:
            keys.append(await keys_of(db, person))

    with pytest.raises(SealBrokenError):
        keys[1].unseal(keys[0].seal(b"quiet", **_PLACE), **_PLACE)


async def test_a_session_gets_no_keys_but_its_own(database: None) -> None:
    anna, ben = await a_person(), await a_person()
    session = (await open_browser_session(anna, address="", agent="")).session

    with pytest.raises(DBAPIError, match="somebody else"):
        async with as_person(session, Purpose.SHOW) as db:
            await keys_of(db, ben)


@pytest.mark.parametrize("purpose", [Purpose.SHARE, Purpose.COMPARE, Purpose.RESEARCH])
async def test_who_compares_or_shares_gets_no_keys(database: None, purpose: Purpose) -> None:
    anna = await a_person()
    session = (await open_browser_session(anna, address="", agent="")).session
    await give(session, purpose)

    with pytest.raises(DBAPIError, match="somebody else"):
        async with as_person(session, purpose) as db:
            await keys_of(db, anna)


async def test_the_door_has_the_services_keys_and_may_ask_for_a_persons(database: None) -> None:
    anna: PersonId = await a_person()
    async with as_system("look at keys") as db:
        sealed = (await service_keys(db)).seal(b"a letter", **_PLACE)
        assert (await keys_of(db, anna)).newest == 1
    async with as_worker(anna, Purpose.SHOW) as db:
        assert (await service_keys(db)).unseal(sealed, **_PLACE) == b"a letter"


async def test_a_digest_is_known_again_and_is_another_for_everybody(database: None) -> None:
    digests = []
    for person in (await a_person(), await a_person()):
        async with as_worker(person, Purpose.SHOW) as db:
            keys = await keys_of(db, person)
            assert keys.digest(b"an ECG") == (await keys_of(db, person)).digest(b"an ECG")
            digests.append(keys.digest(b"an ECG"))

    assert digests[0] != digests[1]
