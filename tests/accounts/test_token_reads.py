"""A program's reads stand in the log of whose data it reads, and do not flood it."""

import pytest

from healthvault.accounts import token_reads
from healthvault.accounts.activity import Activity, activity
from healthvault.accounts.person import Session
from healthvault.accounts.sessions import open_browser_session, open_token, session_of
from healthvault.accounts.token_reads import note_read
from healthvault.core.audit import Deed
from healthvault.core.ids import PersonId
from tests.builders import a_person


async def _a_program(person: PersonId) -> Session:
    session = await session_of((await open_token(person, label="a scale", scopes=["read"])).token)
    assert session is not None
    return session


async def _reads(person: PersonId) -> list[Activity]:
    session = (await open_browser_session(person, address="", agent="")).session
    return [line for line in await activity(session) if line.deed is Deed.TOKEN_READ]


async def test_a_minute_of_reads_is_one_line_a_door(database: None) -> None:
    person = await a_person()
    program = await _a_program(person)

    for door in ["/api/v1/days"] * 20 + ["/api/v1/series"] * 3:
        await note_read(program, door)

    lines = await _reads(person)
    assert [line.facts["door"] for line in lines] == ["/api/v1/series", "/api/v1/days"]
    assert {line.session for line in lines} == {program.id}


async def test_another_process_adds_no_second_line(database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    person = await a_person()
    program = await _a_program(person)

    for _ in range(3):
        monkeypatch.setattr(token_reads, "_noted_s", {})
        await note_read(program, "/api/v1/days")

    assert len(await _reads(person)) == 1


async def test_two_programs_are_told_apart(database: None) -> None:
    person = await a_person()
    programs = [await _a_program(person) for _ in range(2)]

    for program in programs:
        await note_read(program, "/api/v1/days")

    assert {line.session for line in await _reads(person)} == {program.id for program in programs}


async def test_a_browser_is_not_noted(database: None) -> None:
    person = await a_person()
    session = await session_of((await open_browser_session(person, address="", agent="")).token)
    assert session is not None

    await note_read(session, "/api/v1/days")

    assert await _reads(person) == []
