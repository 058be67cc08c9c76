"""Interning: the few thousand different strings of an export, each kept once and known by a number.

The tables are plain arrays, so that compiled code can fill them. They never grow: an export with more
different strings than fit is read by the slow path instead.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health.compiled import compiled
from healthvault.providers.apple_health.lexeme import Bytes, same

FULL = -1
LONGEST_WORD = 4096
_SLOTS = 1 << 15
_MOST_WORDS = 1 << 14
_ARENA_BYTES = 2 << 20


class Words(NamedTuple):
    """Strings by number: `slots` an open hash table (0 is empty, else number + 1), `begin` where word i
    starts in `arena`.
    """

    slots: NDArray[np.int32]
    begin: NDArray[np.int64]
    arena: NDArray[np.uint8]
    used: NDArray[np.int64]


class Pairs(NamedTuple):
    """Pairs of numbers by number, kept like `Words`."""

    slots: NDArray[np.int32]
    keys: NDArray[np.int64]
    used: NDArray[np.int64]


def no_words() -> Words:
    """An empty table of strings."""
    return Words(
        np.zeros(_SLOTS, np.int32),
        np.zeros(_MOST_WORDS + 1, np.int64),
        np.zeros(_ARENA_BYTES, np.uint8),
        np.zeros(1, np.int64),
    )


def no_pairs() -> Pairs:
    """An empty table of pairs."""
    return Pairs(np.zeros(_SLOTS, np.int32), np.zeros(_MOST_WORDS, np.int64), np.zeros(1, np.int64))


def word(words: Words, number: int) -> bytes:
    """The bytes of a word, as they stand in the file."""
    return words.arena[words.begin[number] : words.begin[number + 1]].tobytes()


def pair(pairs: Pairs, number: int) -> tuple[int, int]:
    """The two numbers of a pair; an absent one is -1."""
    key = int(pairs.keys[number])
    return (key >> 32) - 1, (key & 0xFFFF_FFFF) - 1


@compiled
def _fingerprint(b: Bytes, p: int, q: int) -> np.uint64:
    """FNV-1a. Source: Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/, 64-bit offset basis
    and prime.
    """
    h = np.uint64(14_695_981_039_346_656_037)
    for i in range(p, q):
        h = (h ^ np.uint64(b[i])) * np.uint64(1_099_511_628_211)
    return h


@compiled
def intern_word(b: Bytes, p: int, q: int, words: Words) -> int:
    """The number of the word `b[p:q]`, or FULL; an unknown one is added."""
    length = q - p
    mask = np.uint64(words.slots.size - 1)
    slot = _fingerprint(b, p, q) & mask
    while words.slots[slot] != 0:
        known = words.slots[slot] - 1
        at = int(words.begin[known])
        if words.begin[known + 1] - at == length and same(b, p, words.arena, at, length):
            return known
        slot = (slot + np.uint64(1)) & mask
    new = words.used[0]
    end = words.begin[new] + length
    if new + 1 >= words.begin.size or end > words.arena.size or length > LONGEST_WORD:
        return FULL
    begin = words.begin[new]
    for i in range(length):
        words.arena[begin + i] = b[p + i]
    words.begin[new + 1] = end
    words.slots[slot] = new + 1
    words.used[0] = new + 1
    return new


@compiled
def intern_pair(first: int, second: int, pairs: Pairs) -> int:
    """The number of a pair of word numbers (each at least -1), or FULL; an unknown one is added."""
    key = ((first + 1) << 32) | (second + 1)
    mask = np.uint64(pairs.slots.size - 1)
    slot = ((np.uint64(key) * np.uint64(0x9E37_79B9_7F4A_7C15)) >> np.uint64(40)) & mask
    while pairs.slots[slot] != 0:
        known = pairs.slots[slot] - 1
        if pairs.keys[known] == key:
            return known
        slot = (slot + np.uint64(1)) & mask
    new = pairs.used[0]
    if new >= pairs.keys.size:
        return FULL
    pairs.keys[new] = key
    pairs.slots[slot] = new + 1
    pairs.used[0] = new + 1
    return new
