"""Columns become chunks of a day."""

import json
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.day import DAY_MS, MINUTE_MS
from healthvault.vault.columns import Columns
from healthvault.vault.copying import ABSENT, JSONB_VERSION, PG_EPOCH_DAY, array, rows, text

_BITS_OF_A_DAY = 27
"""2**27 is the first power of two above the milliseconds of a day."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chunks:
    """Readings sorted by chunk and start; `cut` holds where each of the k chunks begins, and n at the end."""

    columns: Columns
    order: NDArray[np.intp]
    since_midnight_ms: NDArray[np.int64]
    cut: NDArray[np.intp]
    day: NDArray[np.int64]
    stream: NDArray[np.int32]
    offset_min: NDArray[np.int16]


def chunked(columns: Columns) -> Chunks:
    """Which readings share a stream, a local day and an offset, and in which order they stand there."""
    local_ms = columns.start_ms + columns.offset_min.astype(np.int64) * MINUTE_MS
    day = local_ms // DAY_MS
    since_ms = local_ms - day * DAY_MS
    _, stream = np.unique(columns.stream, return_inverse=True)
    _, offset = np.unique(columns.offset_min, return_inverse=True)
    first_day = day.min(initial=0)
    key = ((day - first_day) * (stream.max(initial=0) + 1) + stream) * (offset.max(initial=0) + 1) + offset
    order = np.argsort((key << _BITS_OF_A_DAY) | since_ms, kind="stable")
    begin = np.flatnonzero(np.diff(key[order], prepend=-1))
    at = order[begin]
    return Chunks(
        columns=columns,
        order=order,
        since_midnight_ms=since_ms[order],
        cut=np.append(begin, len(order)),
        day=day[at],
        stream=columns.stream[at],
        offset_min=columns.offset_min[at],
    )


def packed(chunks: Chunks) -> bytes:
    """The rows `(day, stream_id, offset_min, start_ms, duration_ms, value, metadata)` of COPY."""
    facts = _facts(chunks)
    return rows(
        [(">i4", chunks.day - PG_EPOCH_DAY), (">i4", chunks.stream), (">i2", chunks.offset_min)],
        cut=chunks.cut,
        arrays=[
            array(chunks.since_midnight_ms, ">i4"),
            array(chunks.columns.duration_ms[chunks.order], ">i4"),
            array(chunks.columns.value[chunks.order], ">f8"),
        ],
        last=[facts.get(place, ABSENT) for place in range(len(chunks.day))],
    )


def _facts(chunks: Chunks) -> dict[int, bytes]:
    """The metadata of each chunk that has any: a document of places to facts, as COPY takes it."""
    if not chunks.columns.facts:
        return {}
    place = np.empty(len(chunks.order), np.intp)
    place[chunks.order] = np.arange(len(chunks.order))
    rows = np.fromiter(chunks.columns.facts, np.intp, len(chunks.columns.facts))
    at = place[rows]
    chunk = np.searchsorted(chunks.cut, at, side="right") - 1
    documents: dict[int, dict[str, dict[str, str]]] = {}
    sorted_rows = np.argsort(at)
    within = (at - chunks.cut[chunk])[sorted_rows].tolist()
    for row, number, where in zip(
        rows[sorted_rows].tolist(), chunk[sorted_rows].tolist(), within, strict=True
    ):
        documents.setdefault(number, {})[str(where)] = dict(chunks.columns.facts[row])
    return {number: _document(document) for number, document in documents.items()}


def _document(document: dict[str, dict[str, str]]) -> bytes:
    return text(JSONB_VERSION + json.dumps(document, ensure_ascii=False, sort_keys=True).encode())
