"""The shape of XML tags in bytes, for the compiled scanner: attributes, ends of tags, whole elements.

A `<` inside a tag, quoted or not, is never well-formed; it is taken as the start of the next thing, so that
one damaged record cannot swallow its neighbours.
"""

# ruff: noqa: PLR0911, PLR1714, SIM109, SIM110
# numba compiles neither generators nor keyword arguments to the speed of plain loops and comparisons.

import numpy as np

from healthvault.providers.apple_health.compiled import compiled
from healthvault.providers.apple_health.lexeme import Bytes

ATTRIBUTE, SELF_CLOSED, OPEN, INCOMPLETE, ODD = 0, 1, 2, 3, 4
TOO_DEEP = 5
DEEPEST = 32

_LT, _GT, _SLASH, _EQUALS, _QUOTE, _APOSTROPHE, _BANG, _QUESTION, _DASH = 60, 62, 47, 61, 34, 39, 33, 63, 45


@compiled
def is_space(c: int) -> bool:
    """Whether a byte is white space in XML."""
    return c == 32 or c == 10 or c == 13 or c == 9


@compiled
def starts(b: Bytes, p: int, n: int, text: Bytes) -> bool:
    """Whether `b[p:n]` starts with `text`."""
    if p + text.size > n:
        return False
    for i in range(text.size):
        if b[p + i] != text[i]:
            return False
    return True


@compiled
def find(b: Bytes, p: int, n: int, byte: int) -> int:
    """Where `byte` next stands in `b[p:n]`; n when it does not."""
    while p < n and b[p] != byte:
        p += 1
    return p


@compiled
def attribute(b: Bytes, p: int, n: int) -> tuple[int, int, int, int, int]:
    """The next attribute of a start tag, or its end.

    Returns where its name starts, where its value starts and ends, where to go on, and one of ATTRIBUTE,
    SELF_CLOSED, OPEN (the tag has ended), INCOMPLETE (the block ends first) or ODD (for the slow path).
    """
    while p < n and is_space(b[p]):
        p += 1
    if p + 1 >= n:
        return p, p, p, p, INCOMPLETE
    if b[p] == _GT:
        return p, p, p, p + 1, OPEN
    if b[p] == _SLASH:
        return p, p, p, p + 2, SELF_CLOSED if b[p + 1] == _GT else ODD
    name = p
    while p < n and b[p] != _EQUALS and b[p] > 32 and b[p] != _LT and b[p] != _GT:
        p += 1
    if p + 1 >= n:
        return name, p, p, p, INCOMPLETE
    quote = b[p + 1]
    if b[p] != _EQUALS or p == name or (quote != _QUOTE and quote != _APOSTROPHE):
        return name, p, p, p, ODD
    value = p + 2
    p = value
    while p < n and b[p] != quote and b[p] != _LT:
        p += 1
    if p >= n:
        return name, value, p, p, INCOMPLETE
    return name, value, p, p + 1, ATTRIBUTE if b[p] == quote else ODD


@compiled
def tag_end(b: Bytes, p: int, n: int) -> tuple[int, int]:
    """Just behind the `>` of the tag that starts at `b[p]`, and SELF_CLOSED, OPEN, INCOMPLETE or ODD.

    ODD when a `<` comes first; the position is then that of the `<`.
    """
    quote = np.uint8(0)
    p += 1
    while p < n:
        c = b[p]
        if c == _LT:
            return p, ODD
        if quote != 0:
            if c == quote:
                quote = np.uint8(0)
        elif c == _GT:
            return p + 1, SELF_CLOSED if b[p - 1] == _SLASH else OPEN
        elif c == _QUOTE or c == _APOSTROPHE:
            quote = c
        p += 1
    return p, INCOMPLETE


@compiled
def aside_end(b: Bytes, p: int, n: int) -> int:
    """Just behind the comment, instruction or declaration that starts at `b[p]`; -1 when the block ends
    first.
    """
    if p + 4 > n:
        return -1
    is_comment = b[p + 1] == _BANG and b[p + 2] == _DASH and b[p + 3] == _DASH
    q = p + 4 if is_comment else p + 2
    while True:
        q = find(b, q, n, _GT)
        if q >= n:
            return -1
        if not is_comment or (b[q - 1] == _DASH and b[q - 2] == _DASH and q - 2 >= p + 4):
            return q + 1
        q += 1


@compiled
def _step(b: Bytes, p: int, n: int) -> tuple[int, int, int]:
    """Past the markup at `b[p]`, how that changes the depth, and OPEN, INCOMPLETE or ODD."""
    if p + 1 >= n:
        return p, 0, INCOMPLETE
    if b[p + 1] == _BANG or b[p + 1] == _QUESTION:
        end = aside_end(b, p, n)
        return (p, 0, INCOMPLETE) if end < 0 else (end, 0, OPEN)
    end, status = tag_end(b, p, n)
    if status == SELF_CLOSED:
        return end, 0, OPEN
    if status == OPEN:
        return end, -1 if b[p + 1] == _SLASH else 1, OPEN
    return end, 0, status


@compiled
def element_end(b: Bytes, p: int, n: int) -> tuple[int, int]:
    """Just behind the element that starts at `b[p]`, and OPEN (fine), INCOMPLETE, ODD or TOO_DEEP.

    ODD when its own start tag is damaged; a damaged tag inside is stepped over and left to the slow path.
    """
    end, depth, status = _step(b, p, n)
    if status != OPEN:
        return end, status
    while depth > 0:
        q = find(b, end, n, _LT)
        end, change, status = _step(b, q, n)
        if status == INCOMPLETE:
            return q, INCOMPLETE
        depth += change
        if depth > DEEPEST:
            return q, TOO_DEEP
    return end, OPEN
