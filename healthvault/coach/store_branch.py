"""The queries of what was said before a question was asked anew, and of looking for words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import ConversationId, MessageId
from healthvault.core.keys import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, opened."""

    id: MessageId
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A turn, still sealed: whoever looks for words opens one after the other."""

    id: UUID
    conversation: ConversationId
    role: str
    text: bytes


async def asked(
    db: AsyncSession, keys: Keys, conversation: ConversationId, message: MessageId
) -> Asked | None:
    """The question that a turn of a conversation is, or answers; None when there is no such turn.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    rows = await db.execute(
        text(
            "select q.id, q.text, q.created_at from hv.message m join hv.message q"
            " on q.conversation_id = m.conversation_id and q.role = 'person'"
            " and q.created_at <= m.created_at"
            " where m.id = :message and m.conversation_id = :conversation"
            " order by q.created_at desc, q.id desc limit 1"
        ),
        {"message": message, "conversation": conversation},
    )
    row = rows.one_or_none()
    if row is None:
        return None
    words = keys.unseal(row.text, table="message", column="text", row=row.id).decode()
    return Asked(id=MessageId(row.id), text=words, created_at=row.created_at)


async def title(db: AsyncSession, keys: Keys, conversation: ConversationId) -> str:
    """The title of a conversation that is there.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    sealed = await db.scalar(text("select title from hv.conversation where id = :id"), {"id": conversation})
    return keys.unseal(sealed, table="conversation", column="title", row=conversation).decode()


async def branch_of(db: AsyncSession, conversation: ConversationId) -> ConversationId | None:
    """Where the earlier versions of a conversation stand; None while there are none."""
    query = text("select id from hv.conversation where branch_of = :id")
    return await db.scalar(query, {"id": conversation})


async def set_branch(db: AsyncSession, branch: ConversationId, conversation: ConversationId) -> None:
    """Let a conversation hold the earlier versions of another."""
    await db.execute(
        text("update hv.conversation set branch_of = :conversation where id = :branch"),
        {"branch": branch, "conversation": conversation},
    )


async def move(
    db: AsyncSession, conversation: ConversationId, branch: ConversationId, since: datetime
) -> None:
    """Move the turns of a conversation from an instant on (included) to another."""
    await db.execute(
        text(
            "update hv.message set conversation_id = :branch"
            " where conversation_id = :conversation and created_at >= :since"
        ),
        {"conversation": conversation, "branch": branch, "since": since},
    )


async def forget(db: AsyncSession, conversation: ConversationId, asked_at: datetime) -> None:
    """Delete the question of an instant and what follows it, up to the next question."""
    await db.execute(
        text(
            "delete from hv.message where conversation_id = :conversation and created_at >= :at"
            " and created_at < coalesce((select min(created_at) from hv.message"
            " where conversation_id = :conversation and role = 'person' and created_at > :at), 'infinity')"
        ),
        {"conversation": conversation, "at": asked_at},
    )


async def first_question(db: AsyncSession, keys: Keys, conversation: ConversationId) -> str | None:
    """The first question of a conversation; None where there is none.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    rows = await db.execute(
        text(
            "select id, text from hv.message where conversation_id = :id and role = 'person'"
            " order by created_at, id limit 1"
        ),
        {"id": conversation},
    )
    row = rows.one_or_none()
    return keys.unseal(row.text, table="message", column="text", row=row.id).decode() if row else None


async def latest(db: AsyncSession, most: int) -> list[Sealed]:
    """The last turns of all conversations, the newest first, still sealed."""
    rows = await db.execute(
        text(
            "select id, conversation_id, role, text from hv.message"
            " order by created_at desc, id desc limit :most"
        ),
        {"most": most},
    )
    return [
        Sealed(id=row.id, conversation=ConversationId(row.conversation_id), role=row.role, text=row.text)
        for row in rows
    ]
