"""The chunks at rest: read as columns, written from columns."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor, AsyncServerCursor
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.pq import Format
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw
from healthvault.core.ids import BatchId, PersonId
from healthvault.metrics.day import DAY_MS, MINUTE_MS, day_numbered
from healthvault.vault.columns import Columns, nothing
from healthvault.vault.copying import PG_EPOCH_DAY, Stage, store
from healthvault.vault.pack import chunked, packed

_INT4_ARRAY, _FLOAT8_ARRAY, _DATE, _JSONB = 1007, 1022, 1082, 3802
_ARRAY_HEAD = 20
INT4 = np.dtype([("size", ">i4"), ("number", ">i4")])
FLOAT8 = np.dtype([("size", ">i4"), ("number", ">f8")])
_FIELDS = "metric, stream_id, day, offset_min, start_ms, duration_ms, value, metadata, batch_id"
_AT_ONCE = 300
"""Chunks fetched at once: about a megabyte of a watch's readings, which is held twice for a moment."""
Row = tuple[str, int, int, int, bytes, bytes, bytes, dict[str, dict[str, str]] | None, UUID]


class _ArrayLoader(Loader):
    """The elements of an array, still in the server's bytes: they are decoded all at once."""

    format = Format.BINARY

    def load(self, data: Buffer) -> bytes:
        return bytes(data[_ARRAY_HEAD:])


class _DayLoader(Loader):
    """A date as days since 1970-01-01."""

    format = Format.BINARY

    def load(self, data: Buffer) -> int:
        return int.from_bytes(bytes(data), "big", signed=True) + PG_EPOCH_DAY


class _FactsLoader(Loader):
    """A document of places to facts."""

    format = Format.BINARY

    def load(self, data: Buffer) -> dict[str, dict[str, str]]:
        return json.loads(bytes(data[1:]))


def prepare(cursor: AsyncCursor[Any]) -> None:
    """Let a cursor hand over arrays as bytes, dates as numbers, documents as dictionaries; binary results
    only.
    """
    for oid, loader in ((_INT4_ARRAY, _ArrayLoader), (_FLOAT8_ARRAY, _ArrayLoader), (_DATE, _DayLoader)):
        cursor.adapters.register_loader(oid, loader)
    cursor.adapters.register_loader(_JSONB, _FactsLoader)


def columns(rows: Sequence[Row]) -> Columns:
    """The readings of some chunks of one metric, in the chunks' order."""
    if not rows:
        return nothing()
    _, stream, day, offset, start, duration, value, facts, _ = zip(*rows, strict=True)
    count = np.array([len(piece) // INT4.itemsize for piece in start])
    offset_min = np.array(offset, np.int16)
    midnight_ms = np.array(day, np.int64) * DAY_MS - offset_min.astype(np.int64) * MINUTE_MS
    since_ms = np.frombuffer(b"".join(start), INT4)["number"]
    return Columns(
        stream=np.repeat(np.array(stream, np.int32), count),
        start_ms=np.repeat(midnight_ms, count) + since_ms,
        duration_ms=np.frombuffer(b"".join(duration), INT4)["number"].astype(np.int64),
        value=np.frombuffer(b"".join(value), FLOAT8)["number"].astype(np.float64),
        offset_min=np.repeat(offset_min, count),
        facts=_joined_facts(facts, np.cumsum(count) - count),
    )


def _joined_facts(
    documents: Sequence[dict[str, dict[str, str]] | None], begin: NDArray[np.int64]
) -> dict[int, Mapping[str, str]]:
    return {
        int(first) + int(place): fact
        for document, first in zip(documents, begin, strict=True)
        if document
        for place, fact in document.items()
    }


async def chunk_rows(db: AsyncSession, condition: str, parameters: Sequence[object]) -> list[Row]:
    """The chunks that satisfy an SQL condition of our own, by metric, day, stream, batch and offset."""
    connection = await raw(db)
    async with AsyncCursor(connection) as cursor:
        prepare(cursor)
        query = f"select {_FIELDS} from hv.sample_chunk where {condition}"
        query += " order by metric, day, stream_id, batch_id, offset_min"
        await cursor.execute(query.encode(), parameters, binary=True)
        return await cursor.fetchall()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Readings of whole local days, in the order of the days."""

    columns: Columns
    last_day: int


async def windows(
    db: AsyncSession, metric: str, days: NDArray[np.int64], *, readings: int
) -> AsyncIterator[Window]:
    """The readings of some days of a metric, in flat memory.

    Args:
        db: An open transaction.
        metric: The catalogue's slug.
        days: The local days wanted, ascending, as days since 1970-01-01.
        readings: About how many readings a window holds; a day is never split.

    Yields:
        Windows of whole days, ascending; days without a reading are in none.
    """
    condition, parameters = among(days)
    connection = await raw(db)
    async with AsyncServerCursor(connection, name="chunks") as cursor:
        prepare(cursor)
        cursor.itersize = _AT_ONCE
        query = f"select {_FIELDS} from hv.sample_chunk where metric = %s and {condition}"
        query += " order by day, stream_id, batch_id, offset_min"
        await cursor.execute(query.encode(), (metric, *parameters), binary=True)
        waiting: list[Row] = []
        held = 0
        async for row in cursor:
            if held >= readings and row[2] != waiting[-1][2]:
                yield Window(columns=columns(waiting), last_day=waiting[-1][2])
                waiting, held = [], 0
            waiting.append(row)
            held += len(row[4]) // INT4.itemsize
        if waiting:
            yield Window(columns=columns(waiting), last_day=waiting[-1][2])


def among(days: NDArray[np.int64]) -> tuple[str, tuple[object, ...]]:
    """An SQL condition that `day` is one of some ascending days, and its parameters; at least one day."""
    first, last = int(days[0]), int(days[-1])
    if last - first + 1 == len(days):
        return "day between %s and %s", (day_numbered(first), day_numbered(last))
    return "day = any(%s)", (dates(days),)


def dates(days: NDArray[np.int64]) -> list[date]:
    """Day numbers as dates."""
    return [day_numbered(day) for day in days.tolist()]


_STAGE = Stage(
    name="chunks",
    columns="day date, stream_id int4, offset_min int2, start_ms int4[], duration_ms int4[], value float8[],"
    " metadata jsonb",
    insert="""insert into hv.sample_chunk
  (person_id, metric, batch_id, day, stream_id, offset_min, purposes, start_ms, duration_ms, value, metadata)
select %s, %s, %s, s.day, s.stream_id, s.offset_min, stream.purposes, s.start_ms, s.duration_ms, s.value,
       s.metadata
from pg_temp.chunks s join hv.stream on stream.id = s.stream_id""",
)


async def write_chunks(
    db: AsyncSession, person: PersonId, batch: BatchId, metric: str, readings: Columns
) -> None:
    """Store readings that the vault does not hold yet.

    No chunk of this batch may exist for their days and streams.
    """
    await store(db, _STAGE, packed(chunked(readings)), (person, metric, batch))
