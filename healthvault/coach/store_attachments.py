"""The queries of attachments. What they hold is sealed with their owner's key, and opened here."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import CursorResult, text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import ConversationId, PersonId
from healthvault.core.keys import Keys
from healthvault.providers.lab_report.lines import LabReport

_TABLE = "attachment"
_FIELDS = "id, conversation_id, told, made_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a file: its name, what it reports, and by which entries its lines were saved."""

    file_name: str
    report: LabReport
    saved: dict[int, UUID] = field(default_factory=dict[int, UUID])


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that somebody attached in a conversation, as it was read."""

    id: UUID
    conversation: ConversationId
    told: Told
    made_at: datetime


_TOLD = TypeAdapter(Told)


async def add(db: AsyncSession, keys: Keys, person: PersonId, new: Attachment, file: bytes) -> None:
    """Keep a file with what it was read as."""
    await db.execute(
        text(
            "insert into hv.attachment (id, person_id, conversation_id, file, told, made_at)"
            " values (:id, :person, :conversation, :file, :told, :at)"
        ),
        {
            "id": new.id,
            "person": person,
            "conversation": new.conversation,
            "file": keys.seal(file, table=_TABLE, column="file", row=new.id),
            "told": _sealed(keys, new.id, new.told),
            "at": new.made_at,
        },
    )


async def attachments(db: AsyncSession, keys: Keys, most: int) -> list[Attachment]:
    """What was attached, the last first.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    query = text(f"select {_FIELDS} from hv.attachment order by made_at desc, id desc limit :most")
    return [_opened(keys, row) for row in await db.execute(query, {"most": most})]


async def attachment(
    db: AsyncSession, keys: Keys, which: UUID, *, is_held: bool = False
) -> Attachment | None:
    """One of them, held until the transaction ends if asked; None when this person has none of that id.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    query = f"select {_FIELDS} from hv.attachment where id = :id" + (" for update" if is_held else "")
    row = (await db.execute(text(query), {"id": which})).first()
    return None if row is None else _opened(keys, row)


async def file(db: AsyncSession, keys: Keys, which: UUID) -> bytes | None:
    """The file as it came; None when there is none.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    sealed = await db.scalar(text("select file from hv.attachment where id = :id"), {"id": which})
    return None if sealed is None else keys.unseal(sealed, table=_TABLE, column="file", row=which)


async def keep_told(db: AsyncSession, keys: Keys, which: UUID, told: Told) -> None:
    """Keep what is known of a file now."""
    await db.execute(
        text("update hv.attachment set told = :told where id = :id"),
        {"id": which, "told": _sealed(keys, which, told)},
    )


async def delete(db: AsyncSession, which: UUID) -> bool:
    """Delete a file with what it was read as; False when there is none."""
    gone: CursorResult = await db.execute(  # pyright: ignore[reportAssignmentType]
        text("delete from hv.attachment where id = :id"), {"id": which}
    )
    return gone.rowcount == 1


def _sealed(keys: Keys, which: UUID, told: Told) -> bytes:
    return keys.seal(_TOLD.dump_json(told), table=_TABLE, column="told", row=which)


def _opened(keys: Keys, row: Any) -> Attachment:
    told = keys.unseal(row.told, table=_TABLE, column="told", row=row.id)
    return Attachment(
        id=row.id,
        conversation=ConversationId(row.conversation_id),
        told=_TOLD.validate_json(told),
        made_at=row.made_at,
    )
