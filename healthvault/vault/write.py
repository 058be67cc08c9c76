"""What a batch adds to the vault: readings that are not there yet, and the memory of having told others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId
from healthvault.vault.again import repeats
from healthvault.vault.chunks import Row, among, chunk_rows, columns, dates, write_chunks
from healthvault.vault.columns import Columns, joined
from healthvault.vault.memory import Held, Told, held
from healthvault.vault.pack import chunked
from healthvault.vault.remember import remember
from healthvault.vault.repeats import originals
from healthvault.vault.streams import Streams


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """How many readings were new and how many the vault held already, and the local days that changed,
    ascending.
    """

    new: int
    duplicate: int
    days: NDArray[np.int64]


async def add(
    db: AsyncSession,
    person: PersonId,
    batch: BatchId,
    *,
    metric: str,
    readings: Columns,
    streams: Streams,
) -> Added:
    """Store what is new of some plausible readings of one metric; remember who else told what is not.

    Args:
        db: A transaction of a worker, or of the person herself.
        person: Whose they are.
        batch: The arrival they belong to; undoing it takes away what no other arrival told.
        metric: The catalogue's slug.
        readings: Readings in any order, with repeats.
        streams: Every stream of the person.

    Returns:
        The counts, and the days on which something was added.
    """
    there = await _there(db, metric, readings)
    chunks, known = held(there)
    both = joined([known, readings])
    original = originals(both, _groups(both, streams))[len(known) :]
    again = original != np.arange(len(known), len(both))
    new = readings.only(~again)
    if len(known):
        told = _told(chunks, batch, readings, original, len(known))
        await remember(db, person, metric, repeats(batch, chunks, told))
    if len(new):
        await write_own(db, person, batch, metric, new, there=there)
    return Added(new=len(new), duplicate=int(again.sum()), days=np.unique(new.day))


def _told(there: Held, batch: BatchId, readings: Columns, original: NDArray[np.intp], known: int) -> Told:
    """What the batch tells again of readings that others hold: each once, as it tells it first."""
    is_held = np.flatnonzero(original < known)
    at, first = np.unique(original[is_held], return_index=True)
    others = np.array([owner != batch for owner in there.owner])
    of_others = others[np.searchsorted(there.cut, at, side="right") - 1]
    row = is_held[first[of_others]]
    facts = readings.facts
    return Told(
        at=at[of_others],
        stream=readings.stream[row].astype(np.int64),
        offset_min=readings.offset_min[row].astype(np.int64),
        facts={place: facts[told] for place, told in enumerate(row.tolist()) if told in facts}
        if facts
        else {},
    )


async def _there(db: AsyncSession, metric: str, readings: Columns) -> list[Row]:
    """The chunks that could hold one of the readings, told under another offset perhaps."""
    has_any = await db.scalar(
        text("select exists (select from hv.sample_chunk where metric = :m)"), {"m": metric}
    )
    if not has_any:
        return []
    days = np.unique(np.unique(readings.day)[:, None] + np.arange(-1, 2))
    condition, parameters = among(days)
    return await chunk_rows(db, f"metric = %s and {condition}", (metric, *parameters))


def _groups(readings: Columns, streams: Streams) -> NDArray[np.int64]:
    """The number of each reading's carrier and app."""
    ids, which = np.unique(readings.stream, return_inverse=True)
    numbers: dict[tuple[str, str], int] = {}
    group = [numbers.setdefault(streams[stream].group, len(numbers)) for stream in ids.tolist()]
    return np.array(group, np.int64)[which]


async def write_own(
    db: AsyncSession, person: PersonId, batch: BatchId, metric: str, new: Columns, *, there: list[Row]
) -> Columns:
    """Store new readings of a batch, and those of its chunks among `there` that they share: such chunks are
    written again, whole. What was written.
    """
    chunks = chunked(new)
    keys = set(zip(chunks.stream.tolist(), chunks.day.tolist(), chunks.offset_min.tolist(), strict=True))
    own = [row for row in there if row[8] == batch and (row[1], row[2], row[3]) in keys]
    if own:
        await _delete(db, batch, metric, own)
        new = joined([columns(own), new])
    await write_chunks(db, person, batch, metric, new)
    return new


async def _delete(db: AsyncSession, batch: BatchId, metric: str, own: list[Row]) -> None:
    """Delete some chunks of a batch."""
    await db.execute(
        text(
            "delete from hv.sample_chunk"
            " using unnest(cast(:s as int[]), cast(:d as date[]), cast(:o as int[]))"
            " as own (stream_id, day, offset_min)"
            " where metric = :m and batch_id = :b"
            " and sample_chunk.stream_id = own.stream_id and sample_chunk.day = own.day"
            " and sample_chunk.offset_min = own.offset_min"
        ),
        {
            "m": metric,
            "b": batch,
            "s": [row[1] for row in own],
            "d": dates(np.array([row[2] for row in own])),
            "o": [row[3] for row in own],
        },
    )
