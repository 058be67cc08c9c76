"""What a scan fills and what the scanner remembers, as few plain arrays: compiled calls copy every array's
header.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health.words import Pairs, Words, no_pairs, no_words

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]

ROWS = 1 << 16
SPANS = 1 << 12
TEMPLATES = 4
LONGEST_TEMPLATE = 2048

START_S, END_S, OFFSET_MIN, FORM, STREAM, WORD, ZONE, FACTS, LATE, LATE_END = range(10)
"""The columns of `Rows.whole`."""

USER_ENTERED = 1
INSULIN_SHIFT, MEAL_SHIFT = 1, 3
"""Where a row's facts keep HKWasUserEntered (one bit) and two codes of two bits each."""

TYPE, UNIT, SOURCE, DEVICE, VALUE, END, START, CREATION, ZONE_NAME = range(9)
"""What a record can have, in the order of its place in a `Tag` and of its bit in `SEEN`."""
SEEN, FOUND_FACTS, TEMPLATE, FIRST_DATE, WORD_AFTER_DATE = 18, 19, 20, 21, 22


class Rows(NamedTuple):
    """What a scan fills, row by row.

    Of `whole`, FORM numbers a (type, unit) pair, STREAM a (source name, device) pair, WORD the text of a
    value that is no number, ZONE the text of HKTimeZone, each -1 when absent; LATE and LATE_END are the byte
    range of a value that only Python parses exactly, else -1. `spans` holds (kind, first byte, last byte +
    1). `tag` is scratch for the record being read: where each thing in it begins (2 i) and ends (2 i + 1),
    then the places from SEEN on.
    """

    whole: Integers
    value: Floats
    spans: Integers
    tag: Integers


class Memory(NamedTuple):
    """What the scanner knows from earlier records: strings, pairs, and how the last few start tags began.

    A template is the start of a tag up to its first date; the rows of `known` hold its length, form, stream
    and what was seen in it, and behind them stands the number of the newest template.
    """

    words: Words
    forms: Pairs
    streams: Pairs
    template: NDArray[np.uint8]
    known: Integers


def no_rows() -> Rows:
    """Room for one scan."""
    return Rows(
        whole=np.zeros((ROWS, LATE_END + 1), np.int64),
        value=np.zeros(ROWS),
        spans=np.zeros((SPANS, 3), np.int64),
        tag=np.zeros(WORD_AFTER_DATE + 1, np.int64),
    )


def no_memory() -> Memory:
    """A scanner that has seen nothing yet."""
    return Memory(
        words=no_words(),
        forms=no_pairs(),
        streams=no_pairs(),
        template=np.zeros(TEMPLATES * LONGEST_TEMPLATE, np.uint8),
        known=np.zeros((TEMPLATES + 1, 4), np.int64),
    )
