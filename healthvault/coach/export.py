"""Conversations as files, for whoever wants to keep them or read them elsewhere."""

from collections.abc import AsyncGenerator
from datetime import datetime

from pydantic import TypeAdapter

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach.conversation import Conversation, Turn, conversations, turns
from healthvault.coach.ledger import Record, records
from healthvault.coach.trace import spelled_out
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, SessionId
from healthvault.metrics.words import moment

_ALL = 100_000
_ENDS = {"stopped": "Stopped.", "broken": "Broke off.", "streaming": "Still being written."}
_CONVERSATION = TypeAdapter(Conversation)
_TURNS = TypeAdapter(list[Turn])
_RECORD = TypeAdapter(Record)


async def as_markdown(session: SessionId, conversation: ConversationId, *, zone: str) -> str:
    """A conversation to be read: its title, and who said what and when on the clock of a zone.

    Raises:
        NotFoundError: there is no such conversation, or it is somebody else's.
    """
    said = await turns(session, conversation, most=_ALL)
    title = next((one.title for one in await _listed(session) if one.id == conversation), None)
    if title is None:
        raise NotFoundError
    await _noted(session)
    return "\n\n".join([f"# {_line(title)}", *(_turn(turn, clock.now(), zone) for turn in said)]) + "\n"


async def as_json(session: SessionId) -> AsyncGenerator[bytes, None]:
    """All conversations with all that was said, as it is kept, piece by piece, and what was sent for it:
    `{"conversations": [...], "exchanges": [...]}`.

    Raises:
        NoSessionError: the session ended.
    """
    await _noted(session)
    listed = await _listed(session)
    yield b'{"conversations": ['
    for at, one in enumerate(listed):
        head = _CONVERSATION.dump_json(one).removesuffix(b"}")
        said = _TURNS.dump_json(await turns(session, one.id, most=_ALL))
        yield (b",\n" if at else b"\n") + head + b', "turns": ' + said + b"}"
    yield b'\n], "exchanges": ['
    for at, record in enumerate(await records(session)):
        yield (b",\n" if at else b"\n") + _RECORD.dump_json(record)
    yield b"\n]}\n"


async def _listed(session: SessionId) -> list[Conversation]:
    return await conversations(session, most=_ALL)


async def _noted(session: SessionId) -> None:
    async with as_person(session, Purpose.SHOW) as db:
        person = await live_person(db)
        if person is None:
            raise NoSessionError
        await note(db, Deed.EXPORT, person, what="conversations")


def _turn(turn: Turn, now: datetime, zone: str) -> str:
    who = "You" if turn.role == "person" else turn.engine
    parts = [f"**{_line(who)}**, {moment(turn.created_at, now, zone)}"]
    parts += [f"*Looked at {_line(what)}*" for what in turn.looked_at]
    if turn.before:
        parts.append(spelled_out(turn.before))
    if turn.handover:
        parts.append(f"*{_line(turn.handover.sentence)}*")
    parts.append(spelled_out(turn.after))
    if turn.state in _ENDS:
        parts.append(f"*{_ENDS[turn.state]}*")
    return "\n\n".join(part for part in parts if part)


def _line(said: str) -> str:
    return " ".join(said.split())
