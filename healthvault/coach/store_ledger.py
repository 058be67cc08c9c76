"""The queries of what answers took. Each sees only what is the person's own; the policies see to that."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.coach.store import Kept, message
from healthvault.core.ids import MessageId, PersonId
from healthvault.core.keys import Keys


async def keep_exchange(
    db: AsyncSession, person: PersonId, message: MessageId, record: bytes, at: datetime, *, key: bytes | None
) -> None:
    """Keep the sealed record of an answer, to be found by its key; nothing where the answer is gone."""
    await db.execute(
        text(
            "insert into hv.exchange (id, message_id, person_id, record, created_at, key)"
            " select id, id, :person, :record, :at, :key from hv.message where id = :id"
            " on conflict (id) do update"
            " set record = excluded.record, created_at = excluded.created_at, key = excluded.key"
        ),
        {"id": message, "person": person, "record": record, "at": at, "key": key},
    )


async def answered(db: AsyncSession, keys: Keys, key: bytes) -> Kept | None:
    """The last whole answer of that key which still stands; None for none.

    Raises:
        SealBrokenError: it was changed in the database.
    """
    found = await db.scalar(
        text(
            "select m.id from hv.exchange e join hv.message m on m.id = e.message_id"
            " where e.key = :key and m.state = 'complete' order by e.created_at desc limit 1"
        ),
        {"key": key},
    )
    return await message(db, keys, MessageId(found)) if found else None


async def keep_apart(
    db: AsyncSession, person: PersonId, row: UUID, record: bytes, at: datetime, *, before: datetime
) -> None:
    """Keep the sealed record of what was asked without a conversation, and none of those from `before`."""
    await db.execute(
        text("delete from hv.exchange where message_id is null and created_at < :before"), {"before": before}
    )
    await db.execute(
        text(
            "insert into hv.exchange (id, person_id, record, created_at) values (:id, :person, :record, :at)"
            " on conflict (id) do update set record = excluded.record"
        ),
        {"id": row, "person": person, "record": record, "at": at},
    )


async def exchange(db: AsyncSession, row: UUID) -> bytes | None:
    """A sealed record; None where there is none."""
    return await db.scalar(text("select record from hv.exchange where id = :id"), {"id": row})


async def exchanges(db: AsyncSession) -> list[tuple[UUID, UUID | None, bytes]]:
    """Every sealed record in time: its row, its answer if it is for one, and itself."""
    rows = await db.execute(text("select id, message_id, record from hv.exchange order by created_at, id"))
    return [(row.id, row.message_id, row.record) for row in rows]


async def one_at_a_time(db: AsyncSession, person: PersonId) -> None:
    """Wait until nobody else counts for this person, and keep others waiting until this transaction ends."""
    await db.execute(
        text("select pg_advisory_xact_lock(hashtextextended('model_use ' || :person, 0))"),
        {"person": str(person)},
    )


async def tokens_of(db: AsyncSession, month: date) -> int:
    """The tokens of a local month, with what is put aside for requests that are on their way."""
    return await db.scalar(
        text(
            "select coalesce(sum(coalesce(tokens, put_aside)), 0)::bigint from hv.model_use"
            " where month = :month"
        ),
        {"month": month},
    )


async def questions_since(db: AsyncSession, at: datetime, *, besides: MessageId) -> int:
    """How many other answers a model was asked for since then."""
    return await db.scalar(
        text(
            "select count(distinct message_id) from hv.model_use where asked_at > :at"
            " and message_id <> :besides"
        ),
        {"at": at, "besides": besides},
    )


async def add_use(
    db: AsyncSession,
    person: PersonId,
    use: UUID,
    message: MessageId,
    *,
    month: date,
    at: datetime,
    tokens: int,
) -> None:
    """Put tokens aside for one request."""
    await db.execute(
        text(
            "insert into hv.model_use (id, person_id, message_id, month, asked_at, put_aside)"
            " values (:id, :person, :message, :month, :at, :tokens)"
        ),
        {"id": use, "person": person, "message": message, "month": month, "at": at, "tokens": tokens},
    )


async def settle_use(db: AsyncSession, use: UUID, tokens: int) -> None:
    """Count what a request took."""
    await db.execute(
        text("update hv.model_use set tokens = :tokens where id = :id"), {"id": use, "tokens": tokens}
    )
