"""The fast reader: a block of export.xml in, columns of readings out, at several hundred megabytes a second.

Records inside a `<Correlation>` repeat records that also stand alone, so that the whole element is one span.
Whatever is not a plain record is handed on as a span of bytes for the slow path (`element`).
"""

# ruff: noqa: PLR0911, PLR0917, SIM110
# numba compiles neither generators nor keyword arguments to the speed of plain loops and comparisons.

import numpy as np

from healthvault.providers.apple_health import columns as c
from healthvault.providers.apple_health import tag
from healthvault.providers.apple_health.columns import Memory, Rows
from healthvault.providers.apple_health.compiled import compiled
from healthvault.providers.apple_health.lexeme import Bytes, ascii_bytes
from healthvault.providers.apple_health.record import RECORD, find_record
from healthvault.providers.apple_health.row import learn, set_numbers, set_words

MORE, PAUSE, DONE, TOO_DEEP = 0, 1, 2, 3
"""Why the scanner stopped: the block is used up; the output is full; `</HealthData>`; nested beyond reason.
"""

ELEMENT, DAMAGED = 0, 1
"""What a span holds: one whole element for the slow path; bytes that are no element."""

_END_FILE = ascii_bytes("</HealthData")
_LONGEST_NAME = 40


@compiled
def _note(spans: c.Integers, count: int, kind: int, p: int, q: int) -> int:
    """Write a span down; the new count."""
    spans[count, 0], spans[count, 1], spans[count, 2] = kind, p, q
    return count + 1


@compiled
def _is_blank(b: Bytes, p: int, q: int) -> bool:
    """Whether `b[p:q]` is white space."""
    for i in range(p, q):
        if not tag.is_space(b[i]):
            return False
    return True


@compiled
def _other(b: Bytes, p: int, n: int, spans: c.Integers, count: int) -> tuple[int, int, int]:
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


@compiled
def _rare(b: Bytes, p: int, rows: Rows, row: int, memory: Memory) -> bool:
    """Look up what the row's record says in words for the first time; false when a table is full."""
    k = rows.tag[c.TEMPLATE]
    if k < 0:
        form, stream = learn(b, p, rows.tag, memory)
        if form < 0 or stream < 0:
            return False
        rows.whole[row, c.FORM], rows.whole[row, c.STREAM] = form, stream
    return set_words(b, rows, row, memory.words)


@compiled
def _record(b: Bytes, p: int, n: int, rows: Rows, row: int, memory: Memory) -> tuple[int, int]:
    """Read the record at `b[p]` into a row: where it ends, and SELF_CLOSED (fine), INCOMPLETE or ODD."""
    found, whole = rows.tag, rows.whole
    q, status = find_record(b, p, n, found, memory.template, memory.known)
    if status != tag.SELF_CLOSED:
        return q, status
    if not set_numbers(b, found, whole, rows.value, row):
        return q, tag.ODD
    k = found[c.TEMPLATE]
    whole[row, c.FORM], whole[row, c.STREAM] = memory.known[k, 1], memory.known[k, 2]
    is_plain = k >= 0 and whole[row, c.WORD] == -1 and found[2 * c.ZONE_NAME] < 0
    if not is_plain and not _rare(b, p, rows, row, memory):
        return q, tag.ODD
    return q, tag.SELF_CLOSED


@compiled
def scan(b: Bytes, p: int, n: int, rows: Rows, memory: Memory) -> tuple[int, int, int, int]:
    """Read `b[p:n]`, which starts inside `<HealthData>`.

    Returns how many rows and spans were filled, the first byte not used, and one of MORE, PAUSE, DONE,
    TOO_DEEP. The bytes of an incomplete element at the end are not used. Bytes behind `n` are never looked
    at.
    """
    row, count = int(np.int64(0)), int(np.int64(0))  # numba compiles everything twice for a literal.
    while row < rows.value.size and count + 2 < len(rows.spans):
        q = tag.find(b, p, n, 60)
        if not _is_blank(b, p, q):
            count = _note(rows.spans, count, DAMAGED, p, q)
        p = q
        if n - p < _LONGEST_NAME:
            return row, count, p, MORE
        if tag.starts(b, p, n, RECORD) and tag.is_space(b[p + RECORD.size]):
            q, status = _record(b, p, n, rows, row, memory)
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


def warm() -> None:
    """Compile the scanner, or load it from its cache."""
    scan(np.full(_LONGEST_NAME, 32, np.uint8), 0, _LONGEST_NAME, c.no_rows(), c.no_memory())
