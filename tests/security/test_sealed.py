"""What is sealed is nowhere in the database in clear, and opens nowhere but at its place."""

import base64
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest

from healthvault.accounts.sessions import open_browser_session
from healthvault.accounts.store import remove_person
from healthvault.coach.conversation import conversations, rename, turns
from healthvault.coach.draft import Draft, begin
from healthvault.core.db import Purpose, as_system, as_worker
from healthvault.core.embedded import EmbeddedPostgres
from healthvault.core.ids import PersonId, SessionId
from healthvault.core.keys import keys_of
from healthvault.core.postmaster import SUPERUSER
from healthvault.core.seal import SealBrokenError
from healthvault.ingest.payloads import kept_payloads
from healthvault.metrics.sample import RawRecord
from tests.builders import a_person, a_record, a_route, arrive

_CANARY = "periwinkle"


@pytest.fixture
def root(database: None, embedded: EmbeddedPostgres) -> Iterator[psycopg.Connection]:
    """Whoever controls the database: no policy holds them."""
    with psycopg.connect(embedded.url(SUPERUSER), autocommit=True) as connection:
        yield connection


async def _session(person: PersonId) -> SessionId:
    return (await open_browser_session(person, address="", agent="")).session


async def _a_talk(person: PersonId) -> tuple[SessionId, Draft]:
    """A conversation in which everything that somebody can write holds the canary."""
    session = await _session(person)
    draft = await begin(session, None, f"Why did I dream of a {_CANARY}?", engine="small")
    draft.text, draft.looked_at = f"A {_CANARY} is a flower.", [f"3 nights of {_CANARY}"]
    await draft.keep("complete")
    await a_record(session, draft.message, f"Why did I dream of a {_CANARY}?")
    await rename(session, draft.conversation, f"My {_CANARY}")
    return session, draft


def _rows_with(root: psycopg.Connection, *canaries: bytes) -> list[str]:
    tables = root.execute(
        "select oid::regclass::text from pg_class where relnamespace = 'hv'::regnamespace and relkind = 'r'"
    )
    found = []
    for (table,) in tables.fetchall():
        for (row,) in root.execute(f"select t::text from {table} t".encode()):
            found += [f"{table}: {row[:80]}" for canary in canaries if canary.decode() in row]
    return found


async def test_no_word_of_a_talk_or_a_payload_is_in_the_database(root: psycopg.Connection) -> None:
    person = await a_person()
    await _a_talk(person)
    for name in (f"{_CANARY}.csv", f"{_CANARY} again.csv"):
        await arrive(
            person, RawRecord(kind="ecg", name=name, body=f"1,2,{_CANARY}".encode()), a_route(f"{name}.gpx")
        )

    word = _CANARY.encode()
    assert _rows_with(root, word, word.hex().encode(), base64.b64encode(word)[:-4]) == []


async def test_their_owner_reads_all_of_it() -> None:
    person = await a_person()
    session, draft = await _a_talk(person)
    await arrive(person, RawRecord(kind="ecg", name="one.csv", body=b"1,2,3"))

    [thread] = await conversations(session)
    asked, answered = await turns(session, draft.conversation)
    async with as_worker(person, Purpose.SHOW) as db:
        [payload] = [each async for each in kept_payloads(db, person)]

    assert thread.title == "My periwinkle"
    assert asked.text == "Why did I dream of a periwinkle?"
    assert (answered.text, answered.looked_at) == ("A periwinkle is a flower.", ("3 nights of periwinkle",))
    assert (payload.name, payload.body) == ("one.csv", b"1,2,3")


_SWAPS = {
    "two messages": """update hv.message m set text = (select o.text from hv.message o
        where o.conversation_id = m.conversation_id and o.id <> m.id) where person_id = %(ann)s""",
    "two columns": "update hv.message set text = looked_at where person_id = %(ann)s",
    "a message of another": """update hv.message set text = (select text from hv.message
        where person_id = %(bob)s limit 1) where person_id = %(ann)s""",
    "a message and its id of another": """with theirs as (delete from hv.message where person_id = %(bob)s
        returning *) insert into hv.message select id, %(ann)s, (select id from hv.conversation
        where person_id = %(ann)s), role, text, state, engine, looked_at, created_at from theirs""",
    "the keys of another": """update hv.person_key set (wrapped, master) = (select wrapped, master
        from hv.person_key where person_id = %(bob)s) where person_id = %(ann)s""",
    "a bit of a message": """update hv.message set text = set_bit(text, 150, 1 - get_bit(text, 150))
        where person_id = %(ann)s""",
    "a bit of a key": """update hv.person_key set wrapped = set_bit(wrapped, 150, 1 - get_bit(wrapped, 150))
        where person_id = %(ann)s""",
}


@pytest.mark.parametrize("swap", _SWAPS)
async def test_what_was_moved_or_changed_does_not_open(root: psycopg.Connection, swap: str) -> None:
    ann, bob = await a_person(), await a_person()
    session, draft = await _a_talk(ann)
    await _a_talk(bob)

    assert root.execute(_SWAPS[swap].encode(), {"ann": ann, "bob": bob}).rowcount >= 1

    with pytest.raises(SealBrokenError):
        await turns(session, draft.conversation)


async def test_erasing_somebody_destroys_their_keys(root: psycopg.Connection) -> None:
    person = await a_person()
    await _a_talk(person)
    copied = root.execute("select id, text from hv.message where person_id = %s", (person,)).fetchall()

    async with as_worker(person, Purpose.SHOW) as db:
        assert await remove_person(db)

    assert root.execute("select count(*) from hv.person_key where person_id = %s", (person,)).fetchone() == (
        0,
    )
    others = [key for (key,) in root.execute("select person_id from hv.person_key")]
    assert len(copied) == 2
    for other in others[-50:]:
        for row, sealed in copied:
            with pytest.raises(SealBrokenError):
                await _opened_by(other, row, sealed)


async def _opened_by(person: PersonId, row: UUID, sealed: bytes) -> bytes:
    async with as_system("try somebody's keys") as db:
        return (await keys_of(db, person)).unseal(sealed, table="message", column="text", row=row)
