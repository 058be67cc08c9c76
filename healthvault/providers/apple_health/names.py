"""Numbers for what repeats, shared by both readers: forms (type, unit), streams (source name, device) and
texts.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from healthvault.providers.apple_health import columns
from healthvault.providers.apple_health.columns import Memory, Rows, no_memory
from healthvault.providers.apple_health.text import attribute_text, decimal
from healthvault.providers.apple_health.words import pair, word

Key = TypeVar("Key")
ABSENT = -1
_MS_PER_S = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One record as the slow reader reads it; `value` is NaN, and `text` set, when the value is no plain
    number.

    `start_ms` and `end_ms` are UTC; `zone` is the IANA name the record carries, None for most.
    """

    type_text: str
    unit_text: str
    source_name: str
    device: str
    start_ms: int
    end_ms: int
    offset_min: int
    value: float
    text: str | None
    zone: str | None
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Readings in columns of shape (n,); `form`, `stream`, `text` and `zone` are numbers given by `Names`, or
    ABSENT.
    """

    start_ms: NDArray[np.int64]
    end_ms: NDArray[np.int64]
    offset_min: NDArray[np.int16]
    value: NDArray[np.float64]
    form: NDArray[np.int32]
    stream: NDArray[np.int32]
    text: NDArray[np.int32]
    zone: NDArray[np.int32]
    facts: NDArray[np.int32]

    def __len__(self) -> int:
        """The number of readings."""
        return len(self.value)


@dataclass(slots=True)
class Numbering(Generic[Key]):
    """Numbers for keys in the order of their first appearance."""

    keys: list[Key] = field(default_factory=list[Key])
    _numbers: dict[Key, int] = field(default_factory=dict[Key, int])

    def number(self, key: Key) -> int:
        """The number of a key; a new one gets the next."""
        known = self._numbers.setdefault(key, len(self.keys))
        if known == len(self.keys):
            self.keys.append(key)
        return known


def _extended(known: NDArray[np.int32], new: list[int]) -> NDArray[np.int32]:
    """A translation with more numbers; its last element stays ABSENT, so that -1 translates to itself."""
    return np.concatenate((known[:-1], np.array([*new, ABSENT], np.int32))) if new else known


class Names:
    """What the scanner's numbers mean, and the same numbers for what the slow reader finds."""

    def __init__(self) -> None:
        self.memory: Memory = no_memory()
        self.forms: Numbering[tuple[str, str]] = Numbering()
        self.streams: Numbering[tuple[str, str]] = Numbering()
        self.texts: Numbering[str] = Numbering()
        self._form_of = self._stream_of = self._text_of = np.array([ABSENT], np.int32)

    def _word(self, number: int) -> str:
        return "" if number == ABSENT else attribute_text(word(self.memory.words, number))

    def _catch_up(self) -> None:
        """Learn the words and pairs that the scanner has met since the last time."""
        memory = self.memory
        words = range(len(self._text_of) - 1, int(memory.words.used[0]))
        self._text_of = _extended(self._text_of, [self.texts.number(self._word(number)) for number in words])
        pairs = [pair(memory.forms, i) for i in range(len(self._form_of) - 1, int(memory.forms.used[0]))]
        numbers = [self.forms.number((self._word(kind), self._word(unit))) for kind, unit in pairs]
        self._form_of = _extended(self._form_of, numbers)
        pairs = [
            pair(memory.streams, i) for i in range(len(self._stream_of) - 1, int(memory.streams.used[0]))
        ]
        numbers = [self.streams.number((self._word(name), self._word(device))) for name, device in pairs]
        self._stream_of = _extended(self._stream_of, numbers)

    def _late(self, rows: Rows, count: int, data: NDArray[np.uint8], text: NDArray[np.int32]) -> None:
        """Parse the numbers that the scanner left to Python."""
        for row in np.flatnonzero(rows.whole[:count, columns.LATE] >= 0).tolist():
            first, last = rows.whole[row, columns.LATE], rows.whole[row, columns.LATE_END]
            written = attribute_text(data[first:last].tobytes())
            value = decimal(written)
            if value is None:
                text[row] = self.texts.number(written)
            else:
                rows.value[row] = value

    def scanned(self, rows: Rows, count: int, data: NDArray[np.uint8]) -> Block:
        """The first `count` rows of a scan of `data`, as views that the next scan overwrites."""
        self._catch_up()
        whole = rows.whole[:count]
        text = self._text_of[whole[:, columns.WORD]]
        self._late(rows, count, data, text)
        return Block(
            start_ms=whole[:, columns.START_S] * _MS_PER_S,
            end_ms=whole[:, columns.END_S] * _MS_PER_S,
            offset_min=whole[:, columns.OFFSET_MIN].astype(np.int16),
            value=rows.value[:count],
            form=self._form_of[whole[:, columns.FORM]],
            stream=self._stream_of[whole[:, columns.STREAM]],
            text=text,
            zone=self._text_of[whole[:, columns.ZONE]],
            facts=whole[:, columns.FACTS].astype(np.int32),
        )

    def read(self, readings: list[Reading]) -> Block:
        """What the slow reader read."""
        texts = [ABSENT if r.text is None else self.texts.number(r.text) for r in readings]
        zones = [ABSENT if r.zone is None else self.texts.number(r.zone) for r in readings]
        return Block(
            start_ms=np.array([r.start_ms for r in readings], np.int64),
            end_ms=np.array([r.end_ms for r in readings], np.int64),
            offset_min=np.array([r.offset_min for r in readings], np.int16),
            value=np.array([r.value for r in readings], np.float64),
            form=np.array([self.forms.number((r.type_text, r.unit_text)) for r in readings], np.int32),
            stream=np.array([self.streams.number((r.source_name, r.device)) for r in readings], np.int32),
            text=np.array(texts, np.int32),
            zone=np.array(zones, np.int32),
            facts=np.array([r.facts for r in readings], np.int32),
        )
