"""The fast reader: a block of export.xml in, columns of readings out, at several hundred megabytes a second.

Records inside a `<Correlation>` repeat records that also stand alone, so that the whole element is one span.
Whatever is not a plain record is handed on as a span of bytes for the slow path (`element`).
"""

# ruff: noqa: PLR0911, SIM110
# numba compiles neither generators nor keyword arguments to the speed of plain loops and comparisons.

import numpy as np
from numba import njit
from numpy.typing import NDArray

from healthvault.providers.apple_health import tag
from healthvault.providers.apple_health.columns import Memory, Rows
from healthvault.providers.apple_health.lexeme import Bytes
from healthvault.providers.apple_health.record import RECORD, ascii_bytes, read_record

MORE, PAUSE, DONE, TOO_DEEP = 0, 1, 2, 3
"""Why the scanner stopped: the block is used up; the output is full; `</HealthData>`; nested beyond reason.
"""

ELEMENT, DAMAGED = 0, 1
"""What a span holds: one whole element for the slow path; bytes that are no element."""

_END_FILE = ascii_bytes("</HealthData")
_LONGEST_NAME = 40


@njit(cache=True, nogil=True)
def _note(spans: NDArray[np.int64], count: int, kind: int, p: int, q: int) -> int:
    """Write a span down; the new count."""
    spans[count, 0], spans[count, 1], spans[count, 2] = kind, p, q
    return count + 1


@njit(cache=True, nogil=True)
def _is_blank(b: Bytes, p: int, q: int) -> bool:
    """Whether `b[p:q]` is white space."""
    for i in range(p, q):
        if not tag.is_space(b[i]):
            return False
    return True


@njit(cache=True, nogil=True)
def _other(b: Bytes, p: int, n: int, spans: NDArray[np.int64], count: int) -> tuple[int, int, int]:
    """Step over what is not a plain record: where it ends, the new count of spans, and why to stop (PAUSE: go
    on).
    """
    if b[p + 1] == 47:
        q, status = tag.tag_end(b, p, n)
        if status == tag.INCOMPLETE:
            return p, count, MORE
        if tag.starts(b, p, n, _END_FILE):
            return q, count, DONE
        return q, _note(spans, count, DAMAGED, p, q), PAUSE
    if b[p + 1] == 33 or b[p + 1] == 63:
        q = tag.aside_end(b, p, n)
        return (p, count, MORE) if q < 0 else (q, count, PAUSE)
    q, status = tag.element_end(b, p, n)
    if status == tag.INCOMPLETE:
        return p, count, MORE
    if status == tag.TOO_DEEP:
        return p, count, TOO_DEEP
    return q, _note(spans, count, ELEMENT if status == tag.OPEN else DAMAGED, p, q), PAUSE


@njit(cache=True, nogil=True)
def scan(b: Bytes, p: int, n: int, rows: Rows, memory: Memory) -> tuple[int, int, int, int]:
    """Read `b[p:n]`, which starts inside `<HealthData>`.

    Returns how many rows and spans were filled, the first byte not used, and one of MORE, PAUSE, DONE,
    TOO_DEEP. The bytes of an incomplete element at the end are not used. Bytes behind `n` are never looked
    at.
    """
    row = count = np.int64(0)
    while row < rows.value.size and count + 2 < len(rows.spans):
        q = tag.find(b, p, n, 60)
        if not _is_blank(b, p, q):
            count = _note(rows.spans, count, DAMAGED, p, q)
        p = q
        if n - p < _LONGEST_NAME:
            return row, count, p, MORE
        if tag.starts(b, p, n, RECORD) and tag.is_space(b[p + RECORD.size]):
            q, status = read_record(b, p, n, rows, row, memory)
            if status == tag.SELF_CLOSED:
                row += 1
                p = q
                continue
            if status == tag.INCOMPLETE:
                return row, count, p, MORE
        p, count, status = _other(b, p, n, rows.spans, count)
        if status != PAUSE:
            return row, count, p, status
    return row, count, p, PAUSE
