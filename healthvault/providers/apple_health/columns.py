"""What a scan fills and what the scanner remembers, as plain arrays that compiled code can use."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health.words import Pairs, Words, no_pairs, no_words

ROWS = 1 << 16
SPANS = 1 << 12
TEMPLATES = 4
LONGEST_TEMPLATE = 2048

USER_ENTERED = 1
MOTION_SHIFT, INSULIN_SHIFT, MEAL_SHIFT = 1, 3, 5
"""Where a row's facts keep HKWasUserEntered (one bit) and three codes of two bits each."""


class Rows(NamedTuple):
    """What a scan fills, row by row.

    `form` numbers a (type, unit) pair, `stream` a (source name, device) pair, `word` the text of a value that
    is no number and `zone` the text of HKTimeZone, each -1 when absent. `late` holds the byte range of a
    value that only Python parses exactly, else -1. `spans` holds (kind, first byte, last byte + 1).
    """

    start_s: NDArray[np.int64]
    end_s: NDArray[np.int64]
    offset_min: NDArray[np.int16]
    value: NDArray[np.float64]
    form: NDArray[np.int32]
    stream: NDArray[np.int32]
    word: NDArray[np.int32]
    zone: NDArray[np.int32]
    facts: NDArray[np.int32]
    late: NDArray[np.int64]
    spans: NDArray[np.int64]


class Memory(NamedTuple):
    """What the scanner knows from earlier records: strings, pairs, and how the last few start tags began.

    A template is the start of a tag up to its first date; `known` holds its length, form, stream and
    attributes seen; `newest` the number of the latest one. `tag` is scratch for the tag being read: its four
    words, where its first date stands, and whether a word came after that.
    """

    words: Words
    forms: Pairs
    streams: Pairs
    template: NDArray[np.uint8]
    known: NDArray[np.int64]
    newest: NDArray[np.int64]
    tag: NDArray[np.int64]


def no_rows() -> Rows:
    """Room for one scan."""
    return Rows(
        start_s=np.zeros(ROWS, np.int64),
        end_s=np.zeros(ROWS, np.int64),
        offset_min=np.zeros(ROWS, np.int16),
        value=np.zeros(ROWS),
        form=np.zeros(ROWS, np.int32),
        stream=np.zeros(ROWS, np.int32),
        word=np.zeros(ROWS, np.int32),
        zone=np.zeros(ROWS, np.int32),
        facts=np.zeros(ROWS, np.int32),
        late=np.zeros((ROWS, 2), np.int64),
        spans=np.zeros((SPANS, 3), np.int64),
    )


def no_memory() -> Memory:
    """A scanner that has seen nothing yet."""
    return Memory(
        words=no_words(),
        forms=no_pairs(),
        streams=no_pairs(),
        template=np.zeros((TEMPLATES, LONGEST_TEMPLATE), np.uint8),
        known=np.zeros((TEMPLATES, 4), np.int64),
        newest=np.zeros(1, np.int64),
        tag=np.zeros(6, np.int64),
    )
