"""The queries of conversations. Each sees only what is the person's own; the policies see to that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import CursorResult, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import bindparam

from healthvault.core.ids import ConversationId, MessageId, PersonId


class Kept(Protocol):
    """A message as it is kept."""

    id: UUID
    role: Any
    text: str
    state: Any
    engine: str
    looked_at: list[str]
    created_at: datetime


async def conversations(db: AsyncSession, most: int) -> Sequence[Any]:
    """The conversations, the last used first."""
    rows = await db.execute(
        text(
            "select id, title, updated_at from hv.conversation order by updated_at desc, id desc limit :most"
        ),
        {"most": most},
    )
    return rows.all()


async def has_conversation(db: AsyncSession, conversation: ConversationId) -> bool:
    """Whether there is such a conversation."""
    found = await db.scalar(text("select 1 from hv.conversation where id = :id"), {"id": conversation})
    return found is not None


async def messages(db: AsyncSession, conversation: ConversationId, most: int) -> list[Any]:
    """The last messages of a conversation, in time."""
    rows = await db.execute(
        text(
            "select id, role, text, state, engine, looked_at, created_at from hv.message"
            " where conversation_id = :conversation order by created_at desc, id desc limit :most"
        ),
        {"conversation": conversation, "most": most},
    )
    return list(reversed(rows.all()))


async def add_conversation(
    db: AsyncSession, person: PersonId, conversation: ConversationId, *, title: str, at: datetime
) -> None:
    """Begin a conversation."""
    await db.execute(
        text(
            "insert into hv.conversation (id, person_id, title, created_at, updated_at)"
            " values (:id, :person, :title, :at, :at)"
        ),
        {"id": conversation, "person": person, "title": title, "at": at},
    )


async def touch_conversation(db: AsyncSession, conversation: ConversationId, at: datetime) -> bool:
    """Note that a conversation goes on; False when there is none."""
    touched: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.conversation set updated_at = :at where id = :id"), {"id": conversation, "at": at}
    )
    return touched.rowcount == 1


async def add_message(
    db: AsyncSession,
    person: PersonId,
    conversation: ConversationId,
    message: MessageId,
    *,
    role: str,
    words: str,
    state: str,
    engine: str,
    at: datetime,
) -> None:
    """Keep a new message."""
    await db.execute(
        text(
            "insert into hv.message"
            " (id, person_id, conversation_id, role, text, state, engine, looked_at, created_at)"
            " values (:id, :person, :conversation, :role, :text, :state, :engine, '[]', :at)"
        ),
        {
            "id": message,
            "person": person,
            "conversation": conversation,
            "role": role,
            "text": words,
            "state": state,
            "engine": engine,
            "at": at,
        },
    )


_KEEP = text(
    "update hv.message set text = :text, state = :state, looked_at = :looks where id = :id"
).bindparams(bindparam("looks", type_=JSONB))


async def keep_message(
    db: AsyncSession, message: MessageId, *, words: str, state: str, looked_at: Sequence[str]
) -> bool:
    """Keep how far an answer has come; False when it is gone, or the session has ended."""
    kept: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        _KEEP, {"id": message, "text": words, "state": state, "looks": list(looked_at)}
    )
    return kept.rowcount == 1


async def rename(db: AsyncSession, conversation: ConversationId, title: str) -> bool:
    """Give a conversation another title; False when there is none."""
    renamed: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.conversation set title = :title where id = :id"), {"id": conversation, "title": title}
    )
    return renamed.rowcount == 1


async def delete(db: AsyncSession, conversation: ConversationId) -> bool:
    """Delete a conversation and its messages; False when there is none."""
    gone: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("delete from hv.conversation where id = :id"), {"id": conversation}
    )
    return gone.rowcount == 1
