"""Conversations as files, for whoever wants to keep them or read them elsewhere."""

import re
from collections.abc import AsyncGenerator
from datetime import datetime

from pydantic import TypeAdapter

from healthvault.accounts.errors import NoSessionError
from healthvault.accounts.store import live_person
from healthvault.coach.analyst.voice import unlinked
from healthvault.coach.conversation import Conversation, Turn, conversations, turns
from healthvault.coach.trace import MARK
from healthvault.core import clock
from healthvault.core.audit import Deed, note
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import NotFoundError
from healthvault.core.ids import ConversationId, SessionId
from healthvault.metrics.words import moment

_ALL = 100_000
_UNTRACED = re.compile(rf"\[([^\]]*)\]\({re.escape(MARK)}\)")
_ENDS = {"stopped": "Stopped.", "broken": "Broke off.", "streaming": "Still being written."}
_CONVERSATION = TypeAdapter(Conversation)
_TURNS = TypeAdapter(list[Turn])


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
    """All conversations with all that was said, as it is kept, piece by piece: `{"conversations": [...]}`.

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
        parts.append(_plain(turn.before))
    if turn.handover:
        parts.append(f"*{_line(turn.handover.sentence)}*")
    parts.append(_plain(turn.after))
    if turn.state in _ENDS:
        parts.append(f"*{_ENDS[turn.state]}*")
    return "\n\n".join(part for part in parts if part)


def _plain(said: str) -> str:
    """The words without links, which lead nowhere outside; what no reading holds stays marked."""
    return unlinked(_UNTRACED.sub(r"\1 (not from your data)", said)).strip()


def _line(said: str) -> str:
    return " ".join(said.split())
