"""Run as a program: `write N` makes N people who talk; `read` prints what everybody can read of their own;
`rotate meanwhile` exchanges the keys in the middle of an answer, and prints the answer.
"""

import asyncio
import json
import sys

import psycopg

from healthvault.accounts.sessions import open_browser_session
from healthvault.coach.attachments import attach, attachments
from healthvault.coach.conversation import conversations, turns
from healthvault.coach.draft import begin
from healthvault.coach.ledger import exchange
from healthvault.coach.memory import memories, remember
from healthvault.core import clock
from healthvault.core.config import settings
from healthvault.core.db import Purpose, Role, as_worker, close_database, conninfo, open_database
from healthvault.core.ids import PersonId
from healthvault.core.wrapping import wrapped_keys
from healthvault.custody.rotate import rotate
from healthvault.ingest.entries import entries, keep
from healthvault.ingest.payloads import kept_payloads
from healthvault.metrics.sample import RawRecord
from healthvault.vault.entries import Entry
from tests.builders import a_person, a_record, a_route, arrive
from tests.providers.lab_report.test_fhir import observation


async def _write(people: int) -> None:
    for number in range(people):
        person = await a_person()
        session = (await open_browser_session(person, address="", agent="")).session
        draft = await begin(session, None, f"Question {number}", engine="small")
        draft.text, draft.looked_at = f"Answer {number}", [f"Look {number}"]
        draft.hand_over("Built-in analyst", f"Handed over {number}.")
        await draft.keep("complete")
        await a_record(session, draft.message, f"Sent {number}")
        await attach(session, draft.conversation, f"{number}.json", json.dumps(observation()).encode())
        await arrive(person, RawRecord(kind="ecg", name=f"{number}.csv", body=b"1,2,3"), a_route())
        await keep(session, Entry(at=clock.now(), offset_min=0, note=f"Note {number}"))
        await remember(session, f"Fact {number}")


async def _read() -> dict[str, list[str]]:
    with psycopg.connect(conninfo(settings().database_url, Role.OWNER)) as connection:
        people = {key.person for key in wrapped_keys(connection) if key.person is not None}
    return {str(person): await _read_one(PersonId(person)) for person in sorted(people)}


async def _read_one(person: PersonId) -> list[str]:
    session = (await open_browser_session(person, address="", agent="")).session
    [thread] = await conversations(session)
    said = [thread.title]
    for turn in (await turns(session, thread.id))[:2]:
        said += [turn.text, *turn.looked_at, *([turn.handover.sentence] if turn.handover else [])]
        record = await exchange(session, turn.id)
        said += [message.text for call in (record.calls if record else ()) for message in call.sent]
    async with as_worker(person, Purpose.SHOW) as db:
        said += [f"{payload.name} {payload.body.decode()}" async for payload in kept_payloads(db, person)]
    said += [history[0].told.note for history in await entries(session, most=9)]
    said += [each.told.file_name for each in await attachments(session)]
    said += [each.words for each in await memories(session)]
    return said


async def _rotate_meanwhile() -> str:
    session = (await open_browser_session(await a_person(), address="", agent="")).session
    draft = await begin(session, None, "Question", engine="small")
    draft.text = "Before"
    await draft.keep("streaming")
    await rotate()
    draft.text += " and after"
    await draft.keep("complete")
    return (await turns(session, draft.conversation))[-1].text


async def _main() -> None:
    open_database(settings().database_url)
    if sys.argv[1] == "write":
        await _write(int(sys.argv[2]))
    elif sys.argv[1] == "rotate meanwhile":
        sys.stdout.write(await _rotate_meanwhile())
    else:
        sys.stdout.write(json.dumps(await _read()))
    await close_database()


asyncio.run(_main())
