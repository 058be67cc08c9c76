"""From readings as they stand in the file to batches in the vault's units; what cannot be one is counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from healthvault.metrics.sample import SampleBatch, Source
from healthvault.providers.apple_health import facts, tally
from healthvault.providers.apple_health.columns import USER_ENTERED
from healthvault.providers.apple_health.form import Category, Duration, Event, Form, Quantity, Unknown, form
from healthvault.providers.apple_health.names import ABSENT, Block, Names, Numbering
from healthvault.providers.apple_health.source import source
from healthvault.providers.apple_health.tally import Tally
from healthvault.providers.apple_health.zones import offsets_min

LARGEST_BATCH = 100_000
_MOST_WAITING = 250_000
_WORTH_SENDING = 4_000
"""A metric whose run is over goes out while the file is still being read, unless it is hardly anything."""
_MANY_RUNS = 64

EARLIEST_MS = -2_208_988_800_000
"""The first instant of 1900: nobody's watch is older."""
_LONGEST_MS = 7 * 86_400_000
# Source: HKSampleType.maximumAllowedDuration: quantities last at most four days; a week leaves room for other
# writers.
_WESTMOST_MIN, _EASTMOST_MIN = -12 * 60, 14 * 60

Where = slice | NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Readings of one metric that wait to be sent; columns as in `SampleBatch`."""

    source: NDArray[np.int32]
    start_ms: NDArray[np.int64]
    duration_ms: NDArray[np.int64]
    value: NDArray[np.float64]
    offset_min: NDArray[np.int16]
    codes: NDArray[np.int8]

    def only(self, good: NDArray[np.bool_]) -> "_Piece":
        """The rows where `good` is true."""
        return _Piece(**{name: getattr(self, name)[good] for name in _Piece.__slots__})


def _groups(numbers: NDArray[np.int32]) -> Iterator[tuple[int, Where]]:
    """Each number and the rows where it stands; runs as slices, since an export keeps one type together."""
    cuts = np.flatnonzero(np.diff(numbers)) + 1
    if len(cuts) > _MANY_RUNS:
        order = np.argsort(numbers, kind="stable")
        cuts = np.flatnonzero(np.diff(numbers[order])) + 1
        for rows in np.split(order, cuts):
            yield int(numbers[rows[0]]), rows
        return
    edges = [0, *cuts.tolist(), len(numbers)]
    for first, last in pairwise(edges):
        if last > first:
            yield int(numbers[first]), slice(first, last)


class Harvest:
    """Collects readings by metric and hands them on in batches of bounded size."""

    def __init__(self, names: Names, rejected: Tally) -> None:
        self.readings = 0
        self.latest_ms: int | None = None
        self._names, self._tally = names, rejected
        self._forms: list[Form] = []
        self._sources: Numbering[Source] = Numbering()
        self._source_of = np.empty(0, np.int32)
        self._waiting: dict[str, list[_Piece]] = {}
        self._sizes: dict[str, int] = {}

    def add(self, block: Block) -> Iterator[SampleBatch]:
        """Take the readings of a block; yield the batches that are full."""
        touched: set[str] = set()
        for number, rows in _groups(block.form):
            meaning = self._form(number)
            if isinstance(meaning, Unknown):
                self._tally.add(meaning.reason, meaning.what, len(block.value[rows]))
                continue
            slug = meaning.metric.slug
            piece = self._checked(meaning, self._piece(meaning, block, rows), block, rows)
            size = len(piece.value)
            if not size:
                continue
            touched.add(slug)
            if slug in self._sizes and self._sizes[slug] + size > LARGEST_BATCH:
                yield self._send(slug)
            self._waiting.setdefault(slug, []).append(piece)
            self._sizes[slug] = self._sizes.get(slug, 0) + size
        yield from self._send_what_is_whole(touched)

    def rest(self) -> Iterator[SampleBatch]:
        """Everything that still waits."""
        for slug in list(self._waiting):
            yield self._send(slug)

    def _send_what_is_whole(self, touched: set[str]) -> Iterator[SampleBatch]:
        """Send metrics whose run seems over, and the largest ones while too much waits."""
        for slug, size in list(self._sizes.items()):
            if slug not in touched and size >= _WORTH_SENDING:
                yield self._send(slug)
        while sum(self._sizes.values()) > _MOST_WAITING:
            yield self._send(max(self._sizes, key=lambda slug: self._sizes[slug]))

    def _send(self, slug: str) -> SampleBatch:
        pieces = self._waiting.pop(slug)
        del self._sizes[slug]
        columns = {name: np.concatenate([getattr(p, name) for p in pieces]) for name in _Piece.__slots__}
        pieces.clear()
        codes = columns.pop("codes")
        used = np.flatnonzero(np.bincount(columns["source"]))
        fewer = np.zeros(int(used[-1]) + 1, np.int32)
        fewer[used] = np.arange(len(used), dtype=np.int32)
        columns["source"] = fewer[columns["source"]]
        self.readings += len(codes)
        return SampleBatch(
            metric=slug,
            sources=tuple(self._sources.keys[number] for number in used),
            metadata=facts.facts(slug, codes),
            **columns,
        )

    def _form(self, number: int) -> Form:
        while len(self._forms) <= number:
            self._forms.append(form(*self._names.forms.keys[len(self._forms)]))
        return self._forms[number]

    def _piece(self, meaning: Quantity | Category | Duration | Event, block: Block, rows: Where) -> _Piece:
        start_ms = block.start_ms[rows]
        duration_ms = block.end_ms[rows] - start_ms
        return _Piece(
            source=self._source(block.stream[rows], block.facts[rows]),
            start_ms=start_ms,
            duration_ms=duration_ms,
            value=self._values(meaning, block, rows, duration_ms),
            offset_min=self._offsets(block, rows, start_ms),
            codes=facts.codes(meaning.metric.slug, block.facts[rows]),
        )

    def _values(
        self,
        meaning: Quantity | Category | Duration | Event,
        block: Block,
        rows: Where,
        duration_ms: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        """The values in the metric's unit; NaN where there is none."""
        if isinstance(meaning, Quantity):
            return np.array(meaning.values(block.value[rows]))
        if isinstance(meaning, Duration):
            return meaning.values(duration_ms)
        if isinstance(meaning, Event):
            return np.ones(len(duration_ms))
        texts, which = np.unique(block.text[rows], return_inverse=True)
        keys = self._names.texts.keys
        return np.array(
            [meaning.codes.get(keys[text], np.nan) if text != ABSENT else np.nan for text in texts]
        )[which]

    def _source(self, stream: NDArray[np.int32], bits: NDArray[np.int32]) -> NDArray[np.int32]:
        """The number of each reading's source."""
        keys = stream * 2 + (bits & USER_ENTERED)
        missing = 2 * len(self._names.streams.keys) - len(self._source_of)
        if missing:
            self._source_of = np.concatenate((self._source_of, np.full(missing, ABSENT, np.int32)))
        numbers = self._source_of[keys]
        for key in np.unique(keys[numbers == ABSENT]).tolist():
            name, device = self._names.streams.keys[key // 2]
            self._source_of[key] = self._sources.number(source(name, device, user_entered=bool(key % 2)))
        return self._source_of[keys]

    def _offsets(self, block: Block, rows: Where, start_ms: NDArray[np.int64]) -> NDArray[np.int16]:
        """The local offset: that of the zone a record names, otherwise the printed one."""
        printed = block.offset_min[rows].copy()
        zone = block.zone[rows]
        for text in np.unique(zone[zone != ABSENT]).tolist():
            there = zone == text
            offsets = offsets_min(self._names.texts.keys[text], start_ms[there])
            if offsets is not None:
                printed[there] = offsets
        return printed

    def _checked(
        self, meaning: Quantity | Category | Duration | Event, piece: _Piece, block: Block, rows: Where
    ) -> _Piece:
        """The piece without what cannot be kept, which is counted by its first fault."""
        low, high = meaning.metric.plausible
        latest = self.latest_ms if self.latest_ms is not None else np.iinfo(np.int64).max
        faults = (
            (tally.NO_MEANING if isinstance(meaning, Category) else tally.NO_NUMBER, np.isnan(piece.value)),
            (tally.BACKWARDS, piece.duration_ms < 0),
            (tally.TOO_LONG, piece.duration_ms > _LONGEST_MS),
            (tally.NOT_NOW, (piece.start_ms < EARLIEST_MS) | (piece.start_ms > latest)),
            (tally.NO_OFFSET, (piece.offset_min < _WESTMOST_MIN) | (piece.offset_min > _EASTMOST_MIN)),
            (tally.IMPLAUSIBLE, ~((piece.value >= low) & (piece.value <= high))),
        )
        good = np.ones(len(piece.value), np.bool_)
        for reason, fault in faults:
            bad = np.flatnonzero(fault & good)
            if len(bad):
                self._tally.add(
                    reason, meaning.metric.name, len(bad), self._example(piece, block, rows, int(bad[0]))
                )
                good[bad] = False
        return piece if good.all() else piece.only(good)

    def _example(self, piece: _Piece, block: Block, rows: Where, row: int) -> str:
        """One reading that was not kept, as people would write it."""
        text = int(block.text[rows][row])
        written = self._names.texts.keys[text] if text != ABSENT else f"{piece.value[row]:g}"
        start = np.datetime64(int(piece.start_ms[row]), "ms").astype("datetime64[m]")
        return f"{written} at {str(start).replace('T', ' ')} UTC"
