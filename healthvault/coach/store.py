"""The queries of conversations. Each sees only what is the person's own; the policies see to that.

What somebody wrote, was answered or called a conversation is sealed with their key, and opened here.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import ConversationId, MessageId, PersonId
from healthvault.core.keys import Keys

_THREAD, _MESSAGE = "conversation", "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A conversation, opened."""

    id: UUID
    title: str
    updated_at: datetime
    branch_of: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message, opened."""

    id: UUID
    role: Any
    text: str
    state: Any
    engine: str
    looked_at: tuple[str, ...]
    handover: Any
    """What `keep_message` was given, or None."""
    run_by: int | None
    created_at: datetime


async def conversations(db: AsyncSession, keys: Keys, most: int) -> list[Thread]:
    """The conversations, the last used first.

    Raises:
        SealBrokenError: a title was changed in the database.
    """
    rows = await db.execute(
        text(
            "select id, title, updated_at, branch_of from hv.conversation"
            " order by updated_at desc, id desc limit :most"
        ),
        {"most": most},
    )
    return [
        Thread(
            id=row.id,
            title=keys.unseal(row.title, table=_THREAD, column="title", row=row.id).decode(),
            updated_at=row.updated_at,
            branch_of=row.branch_of,
        )
        for row in rows
    ]


async def has_conversation(db: AsyncSession, conversation: ConversationId) -> bool:
    """Whether there is such a conversation."""
    found = await db.scalar(text("select 1 from hv.conversation where id = :id"), {"id": conversation})
    return found is not None


async def messages(db: AsyncSession, keys: Keys, conversation: ConversationId, most: int) -> list[Kept]:
    """The last messages of a conversation, in time.

    Raises:
        SealBrokenError: a message was changed in the database.
    """
    rows = await db.execute(
        text(
            "select id, role, text, state, engine, looked_at, handover, run_by, created_at from hv.message"
            " where conversation_id = :conversation order by created_at desc, id desc limit :most"
        ),
        {"conversation": conversation, "most": most},
    )
    return [_opened(keys, row) for row in reversed(rows.all())]


async def message(db: AsyncSession, keys: Keys, message: MessageId) -> Kept | None:
    """One message; None when there is none.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    row = (
        await db.execute(
            text(
                "select id, role, text, state, engine, looked_at, handover, run_by, created_at"
                " from hv.message where id = :id"
            ),
            {"id": message},
        )
    ).one_or_none()
    return _opened(keys, row) if row else None


def _opened(keys: Keys, row: Any) -> Kept:
    looked_at = keys.unseal(row.looked_at, table=_MESSAGE, column="looked_at", row=row.id)
    return Kept(
        id=row.id,
        role=row.role,
        text=keys.unseal(row.text, table=_MESSAGE, column="text", row=row.id).decode(),
        state=row.state,
        engine=row.engine,
        looked_at=tuple(json.loads(looked_at)),
        handover=None if row.handover is None else json.loads(_handover(keys, row.id, row.handover)),
        run_by=row.run_by,
        created_at=row.created_at,
    )


def _handover(keys: Keys, message: UUID, sealed: bytes) -> bytes:
    return keys.unseal(sealed, table=_MESSAGE, column="handover", row=message)


async def add_conversation(
    db: AsyncSession, keys: Keys, person: PersonId, conversation: ConversationId, *, title: str, at: datetime
) -> None:
    """Begin a conversation."""
    await db.execute(
        text(
            "insert into hv.conversation (id, person_id, title, created_at, updated_at)"
            " values (:id, :person, :title, :at, :at)"
        ),
        {"id": conversation, "person": person, "title": _title(keys, conversation, title), "at": at},
    )


async def touch_conversation(db: AsyncSession, conversation: ConversationId, at: datetime) -> bool:
    """Note that a conversation goes on; False when there is none."""
    touched: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.conversation set updated_at = :at where id = :id"), {"id": conversation, "at": at}
    )
    return touched.rowcount == 1


async def add_message(
    db: AsyncSession,
    keys: Keys,
    person: PersonId,
    conversation: ConversationId,
    message: MessageId,
    *,
    role: str,
    words: str,
    state: str,
    engine: str,
    at: datetime,
    run_by: int | None = None,
) -> None:
    """Keep a new message; `run_by` is the process that writes it."""
    await db.execute(
        text(
            "insert into hv.message"
            " (id, person_id, conversation_id, role, text, state, engine, looked_at, created_at, run_by)"
            " values (:id, :person, :conversation, :role, :text, :state, :engine, :looks, :at, :run_by)"
        ),
        {
            "id": message,
            "person": person,
            "conversation": conversation,
            "role": role,
            **_sealed(keys, message, words, ()),
            "state": state,
            "engine": engine,
            "at": at,
            "run_by": run_by,
        },
    )


async def keep_message(
    db: AsyncSession,
    keys: Keys,
    message: MessageId,
    *,
    words: str,
    state: str,
    looked_at: Sequence[str],
    handover: Mapping[str, Any] | None,
) -> bool:
    """Keep how far an answer has come; False when it is gone, or the session has ended."""
    told = json.dumps(handover).encode()
    sealed = keys.seal(told, table=_MESSAGE, column="handover", row=message) if handover else None
    kept: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "update hv.message set text = :text, state = :state, looked_at = :looks, handover = :handover"
            " where id = :id"
        ),
        {"id": message, "state": state, "handover": sealed, **_sealed(keys, message, words, looked_at)},
    )
    return kept.rowcount == 1


async def state_of(db: AsyncSession, message: MessageId) -> str | None:
    """How far an answer is; None when it is gone."""
    return await db.scalar(text("select state from hv.message where id = :id"), {"id": message})


async def leave(db: AsyncSession, message: MessageId) -> None:
    """Note that an answer broke off, if it was still on its way."""
    await db.execute(
        text("update hv.message set state = 'broken' where id = :id and state = 'streaming'"), {"id": message}
    )


async def stop(db: AsyncSession, conversation: ConversationId, living: Collection[int]) -> bool:
    """Note that what is on its way in a conversation is to stop; False when nothing is. What a process left
    that is not among the living has broken off.
    """
    stopped: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text(
            "update hv.message set state = case when run_by is null or run_by = any(:living)"
            " then 'stopped' else 'broken' end where conversation_id = :id and state = 'streaming'"
        ),
        {"id": conversation, "living": list(living)},
    )
    return stopped.rowcount > 0


async def rename(db: AsyncSession, keys: Keys, conversation: ConversationId, title: str) -> bool:
    """Give a conversation another title; False when there is none."""
    renamed: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("update hv.conversation set title = :title where id = :id"),
        {"id": conversation, "title": _title(keys, conversation, title)},
    )
    return renamed.rowcount == 1


async def delete(db: AsyncSession, conversation: ConversationId) -> bool:
    """Delete a conversation and its messages; False when there is none."""
    gone: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("delete from hv.conversation where id = :id"), {"id": conversation}
    )
    return gone.rowcount == 1


def _title(keys: Keys, conversation: ConversationId, title: str) -> bytes:
    return keys.seal(title.encode(), table=_THREAD, column="title", row=conversation)


def _sealed(keys: Keys, message: MessageId, words: str, looked_at: Sequence[str]) -> dict[str, bytes]:
    looks = json.dumps(list(looked_at)).encode()
    return {
        "text": keys.seal(words.encode(), table=_MESSAGE, column="text", row=message),
        "looks": keys.seal(looks, table=_MESSAGE, column="looked_at", row=message),
    }
