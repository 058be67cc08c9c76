"""That somebody was erased is written down; who, is not."""

from collections.abc import Callable
from datetime import datetime, timedelta

import psycopg
import pytest
from sqlalchemy import text

from healthvault.accounts.errors import ProofNeededError, SignInError
from healthvault.accounts.sessions import open_browser_session
from healthvault.core import clock
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId, new_id
from healthvault.core.keys import service_keys
from healthvault.core.postmaster import SUPERUSER
from healthvault.custody.erase import erase
from tests.builders import a_person


async def _is_there(person: PersonId) -> bool:
    async with as_worker(person, Purpose.SHOW) as db:
        return await db.scalar(text("select id from hv.person")) is not None


async def test_without_a_password_a_fresh_proof_is_needed(
    database: None, stop_clock: Callable[[datetime], None]
) -> None:
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session
    stop_clock(clock.now() + timedelta(minutes=11))

    with pytest.raises(ProofNeededError):
        await erase(session, password="", address="")

    assert await _is_there(person)


async def test_who_has_just_come_in_needs_no_password(database: None) -> None:
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session

    await erase(session, password="", address="")

    assert not await _is_there(person)


async def test_a_wrong_password_erases_nobody(database: None) -> None:
    person = await a_person()
    session = (await open_browser_session(person, address="", agent="")).session

    with pytest.raises(SignInError):
        await erase(session, password="not the password", address="192.0.2.7")

    assert await _is_there(person)


@pytest.fixture
async def sample(database: None) -> PersonId:
    person = PersonId(new_id())
    async with as_system("a test signs up") as db:
        await db.execute(
            text("select app.sign_up(:id, :email, 'Ann', null, 'UTC', true)"),
            {"id": person, "email": f"{person}@sample.invalid"},
        )
    return person


async def test_the_services_log_tells_of_it_without_a_name(
    sample: PersonId, embedded: EmbeddedPostgres
) -> None:
    session = (await open_browser_session(sample, address="", agent="")).session

    await erase(session, password="", address="")

    with psycopg.connect(embedded.url(SUPERUSER)) as connection:
        last = (
            "select actor, deed, detail from hv.audit_entry where person_id is null order by n desc limit 1"
        )
        [(actor, deed, detail)] = connection.execute(last).fetchall()
        left = connection.execute(
            "select count(*) from hv.audit_entry where chain = %(id)s union all"
            " select count(*) from hv.audit_head where chain = %(id)s union all"
            " select count(*) from hv.person_key where person_id = %(id)s",
            {"id": sample},
        ).fetchall()
    async with as_system("read the service's log") as db:
        facts = (await service_keys(db)).unseal(detail, table="audit_entry", column="detail", row=deed)
    assert (actor, deed, facts) == ("hv_app", "erase", b"{}")
    assert {count for (count,) in left} == {0}
