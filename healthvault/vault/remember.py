"""The memory of what was told again, at rest: written at an import, read and changed at an undo."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import PersonId
from healthvault.vault.memory import Repeat

_MANNER = "batch_id, owner_id, stream_id, offset_min, told_stream_id, told_offset_min"
_WHAT = "whole, day, size, part, facts"
_INSERT = f"""insert into hv.sample_repeat (person_id, metric, {_MANNER}, {_WHAT})
values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"""
_UPDATE = (
    """update hv.sample_repeat set whole = %s, day = %s, size = %s, part = %s, facts = %s where id = %s"""
)
_OF_OWNER = f"""select {_MANNER}, {_WHAT}, r.id
from hv.sample_repeat r join hv.import_batch b on b.id = r.batch_id
where r.owner_id = %s and r.metric = %s order by b.finished_at, r.batch_id, r.id"""


async def remember(db: AsyncSession, person: PersonId, metric: str, told: Sequence[Repeat]) -> None:
    """Write down what batches told again of one metric."""
    if not told:
        return
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.executemany(
            _INSERT.encode(),
            [
                (
                    person,
                    metric,
                    each.batch,
                    each.owner,
                    each.stream,
                    each.offset_min,
                    each.told_stream,
                    each.told_offset_min,
                    *_packed(each),
                )
                for each in told
            ],
        )


async def told_again(db: AsyncSession, owner: UUID, metric: str) -> list[Repeat]:
    """What later batches told again of the readings of one metric that a batch holds, in the order in which
    they came.
    """
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.execute(_OF_OWNER.encode(), (owner, metric))
        return [_repeat(row) for row in await cursor.fetchall()]


async def forget_repeats(db: AsyncSession, told: Sequence[Repeat]) -> None:
    """Take some out of the memory."""
    connection = await raw(db)
    await connection.execute(
        b"delete from hv.sample_repeat where id = any(%s)", ([each.id for each in told],)
    )


async def shrink(db: AsyncSession, told: Repeat) -> None:
    """Write one down again that tells of fewer days than before; of none, it goes."""
    if not len(told):
        await forget_repeats(db, [told])
        return
    connection = await raw(db)
    await connection.execute(_UPDATE.encode(), (*_packed(told), told.id))


def _packed(told: Repeat) -> tuple[object, ...]:
    """The columns `whole` (first and last day of each run), `day`, `size`, `part` (bits) and `facts`."""
    days = sorted(told.parts)
    bits = np.concatenate([told.parts[day] for day in days]) if days else np.empty(0, np.bool_)
    facts = {f"{day}:{place}": dict(fact) for (day, place), fact in told.facts.items()}
    return (
        _runs(told.whole),
        days,
        [len(told.parts[day]) for day in days],
        np.packbits(bits).tobytes(),
        json.dumps(facts, ensure_ascii=False) if facts else None,
    )


def _runs(days: NDArray[np.int64]) -> list[int]:
    first = days[np.diff(days, prepend=np.int64(-1) << 62) != 1]
    last = days[np.diff(days, append=np.int64(1) << 62) != 1]
    return np.stack([first, last], axis=1).ravel().tolist()


def _repeat(row: tuple[Any, ...]) -> Repeat:
    batch, owner, stream, offset, told_stream, told_offset, whole, days, sizes, part, facts, number = row
    bits = np.unpackbits(np.frombuffer(part, np.uint8), count=sum(sizes)).astype(np.bool_)
    pieces = np.split(bits, np.cumsum(sizes)[:-1]) if sizes else []
    runs = [np.arange(first, last + 1) for first, last in zip(whole[::2], whole[1::2], strict=True)]
    return Repeat(
        batch=batch,
        owner=owner,
        stream=stream,
        offset_min=offset,
        told_stream=told_stream,
        told_offset_min=told_offset,
        whole=np.concatenate([np.empty(0, np.int64), *runs]),
        parts=dict(zip(days, pieces, strict=True)),
        facts={_place(at): fact for at, fact in (facts or {}).items()},
        id=number,
    )


def _place(at: str) -> tuple[int, int]:
    day, _, place = at.partition(":")
    return int(day), int(place)
