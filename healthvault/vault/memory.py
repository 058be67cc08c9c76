"""What a batch told that the vault held already: who holds it, and how this batch told it.

A chunk that was told again whole costs its day, and days in a row cost two numbers together; of one that was
told in part, a bit a reading is kept. Told under another stream or offset, it is remembered under these; only
what is said beside a reading is kept word for word, where it differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from healthvault.vault.chunks import INT4, Row, columns
from healthvault.vault.columns import Columns, Facts

Key = tuple[int, int, int]
"""A chunk of one metric and batch: its stream, day and offset."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """k chunks of one metric at rest, and what is said beside their n readings, by place among all of them.

    `cut` holds where each chunk begins, and n at the end; the others are of shape (k,).
    """

    owner: Sequence[UUID]
    stream: NDArray[np.int64]
    day: NDArray[np.int64]
    offset_min: NDArray[np.int64]
    cut: NDArray[np.int64]
    facts: Facts

    @property
    def keys(self) -> dict[Key, int]:
        """The number of each chunk, when they are of one batch."""
        keys = zip(self.stream.tolist(), self.day.tolist(), self.offset_min.tolist(), strict=True)
        return {key: number for number, key in enumerate(keys)}


def held(rows: Sequence[Row]) -> tuple[Held, Columns]:
    """Chunks as they were read, and their readings."""
    readings = columns(rows)
    return Held(
        owner=[row[8] for row in rows],
        stream=np.array([row[1] for row in rows], np.int64),
        day=np.array([row[2] for row in rows], np.int64),
        offset_min=np.array([row[3] for row in rows], np.int64),
        cut=np.cumsum([0, *(len(row[4]) // INT4.itemsize for row in rows)]),
        facts=readings.facts,
    ), readings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """Readings that are held, as another batch told them: m of them, each of shape (m,).

    `at` are their places in what is held, ascending, none twice. `facts` is by the place in these arrays.
    """

    at: NDArray[np.int64]
    stream: NDArray[np.int64]
    offset_min: NDArray[np.int64]
    facts: Facts

    def only(self, kept: NDArray[np.bool_]) -> "Told":
        """Those where `kept` is true."""
        place = np.cumsum(kept) - 1
        facts = {int(place[row]): fact for row, fact in self.facts.items() if kept[row]}
        return Told(at=self.at[kept], stream=self.stream[kept], offset_min=self.offset_min[kept], facts=facts)

    def moved(self, at: NDArray[np.int64]) -> "Told":
        """The same, held at other places, which are of shape (m,) in any order."""
        order = np.argsort(at)
        place = np.argsort(order)
        facts = {int(place[row]): fact for row, fact in self.facts.items()}
        return Told(at=at[order], stream=self.stream[order], offset_min=self.offset_min[order], facts=facts)


def joined_told(parts: Sequence[Told]) -> Told:
    """Several as one; of what they tell twice, the first telling."""
    every, first = np.unique(np.concatenate([part.at for part in parts]), return_index=True)
    facts: dict[int, Mapping[str, str]] = {}
    begin = 0
    for part in parts:
        facts.update({begin + row: fact for row, fact in part.facts.items()})
        begin += len(part.at)
    place = np.full(begin, -1)
    place[first] = np.arange(len(first))
    return Told(
        at=every,
        stream=np.concatenate([part.stream for part in parts])[first],
        offset_min=np.concatenate([part.offset_min for part in parts])[first],
        facts={int(place[row]): fact for row, fact in facts.items() if place[row] >= 0},
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repeat:
    """What `batch` told again of the chunks of `owner` of one stream and offset, under one stream and offset.

    `whole` are the days told whole, ascending. `parts` maps other days to which of the chunk's readings were
    told. `facts` maps a day and a place in its chunk to what is said beside, where that differs.
    """

    batch: UUID
    owner: UUID
    stream: int
    offset_min: int
    told_stream: int
    told_offset_min: int
    whole: NDArray[np.int64]
    parts: Mapping[int, NDArray[np.bool_]] = field(default_factory=dict[int, NDArray[np.bool_]])
    facts: Mapping[tuple[int, int], Mapping[str, str]] = field(
        default_factory=dict[tuple[int, int], Mapping[str, str]]
    )
    id: int = 0

    def __len__(self) -> int:
        """Of how many chunks it tells something."""
        return len(self.whole) + len(self.parts)

    @property
    def days(self) -> NDArray[np.int64]:
        """The days of which it tells something, ascending."""
        return np.union1d(self.whole, np.fromiter(self.parts, np.int64, len(self.parts)))

    @property
    def as_held(self) -> NDArray[np.int64]:
        """The days told whole and exactly as they are held, ascending."""
        if (self.stream, self.offset_min) != (self.told_stream, self.told_offset_min):
            return np.empty(0, np.int64)
        return np.setdiff1d(self.whole, [day for day, _ in self.facts])

    def of(self, days: NDArray[np.int64], *, others: bool = False) -> "Repeat":
        """What it tells of some days, or of all others."""
        wanted = set(days.tolist())
        return replace(
            self,
            whole=self.whole[np.isin(self.whole, days, invert=others)],
            parts={day: part for day, part in self.parts.items() if (day in wanted) != others},
            facts={at: fact for at, fact in self.facts.items() if (at[0] in wanted) != others},
        )

    def told(self, there: Held) -> Told:
        """The readings it tells of, in what is held; chunks that are not there are left out."""
        keys, at = there.keys, [np.empty(0, np.int64)]
        facts: dict[int, Mapping[str, str]] = {}
        for day in self.days.tolist():
            chunk = keys.get((self.stream, day, self.offset_min))
            if chunk is None:
                continue
            first, last = there.cut[chunk : chunk + 2].tolist()
            part = self.parts.get(day)
            at.append(np.arange(first, last) if part is None else first + np.flatnonzero(part))
            facts |= {first + place: fact for (on, place), fact in self.facts.items() if on == day}
        places = np.sort(np.concatenate(at))
        return Told(
            at=places,
            stream=np.full(len(places), self.told_stream),
            offset_min=np.full(len(places), self.told_offset_min),
            facts=_beside(there.facts, facts, places),
        )


def _beside(held_facts: Facts, differing: Facts, at: NDArray[np.int64]) -> Facts:
    """What is told beside each reading: what differs, or else what is held; by the place in `at`."""
    every = {
        row: differing[row] if row in differing else held_facts[row] for row in {*held_facts, *differing}
    }
    return (
        {int(row): every[place] for row, place in enumerate(at.tolist()) if every.get(place)} if every else {}
    )
