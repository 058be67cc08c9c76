"""The rows of a table as readings, in memory that does not grow with the table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from healthvault.core.errors import InvalidInputError
from healthvault.metrics.metric import Metric
from healthvault.metrics.sample import DeviceKind, Progress, Recognised, Rejected, SampleBatch, Source
from healthvault.metrics.unit import STAGE, Unit, convert
from healthvault.metrics.unit_lab import unit_of
from healthvault.metrics.zones import Zones
from healthvault.providers.provider import Arrival
from healthvault.providers.spreadsheet import cells
from healthvault.providers.spreadsheet.habits import Habits, habits
from healthvault.providers.spreadsheet.instants import Interval, interval
from healthvault.providers.spreadsheet.layout import Layout, layout
from healthvault.providers.spreadsheet.naming import metric_named, named
from healthvault.providers.spreadsheet.sheet import LONGEST_CELL, Row, Sheet, rows, sheet

SLUG = "spreadsheet"
_MOST_WAITING = 100_000
_PROGRESS_BYTES = 4 << 20
_LONGEST_MS = 7 * 86_400_000
_MOST_KINDS = 1000
_MOST_LINES = 5
_LONGEST_EXAMPLE = 40
_NO_TIME = "the time cannot be read"
_TWO_WAYS = "the date can be read in two ways; write it as 2026-09-03"


class NothingReadError(InvalidInputError):
    """None of the rows of this table could be read."""


@dataclass(slots=True)
class _Column:
    """Readings of one metric that wait to be sent."""

    source: list[int] = field(default_factory=list[int])
    time: list[Interval] = field(default_factory=list[Interval])
    value: list[float] = field(default_factory=list[float])


@dataclass(slots=True)
class _Refused:
    count: int = 0
    lines: list[str] = field(default_factory=list[str])
    cell: str = ""


class _Reader:
    """Turns rows into readings; counts what it cannot turn."""

    def __init__(self, columns: Layout, how: Habits, zones: Zones) -> None:
        self.readings = self.rows = 0
        self._columns, self._habits, self._zones = columns, how, zones
        self._waiting: dict[str, _Column] = {}
        self._sources: dict[str, int] = {}
        self._refused: dict[tuple[str, str], _Refused] = {}

    def take(self, row: Row) -> Iterator[SampleBatch]:
        """Read one row; yield everything once enough waits."""
        self.rows += 1
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            self._refuse("a cell is longer than any measurement", "row", row)
            return
        start, end = self._start(row), self._end(row)
        if start is None:
            return
        for metric, value in self._values(row):
            self._keep(metric, value, start, end, row)
        if sum(len(column.value) for column in self._waiting.values()) >= _MOST_WAITING:
            yield from self.rest()

    def rest(self) -> Iterator[SampleBatch]:
        """Everything that still waits."""
        for slug in list(self._waiting):
            yield self._send(slug)

    def rejected(self) -> Iterator[Rejected]:
        """What could not be read, with the first lines of each kind."""
        for (reason, what), refused in self._refused.items():
            more = ", …" if refused.count > len(refused.lines) else ""
            lines = f"line{'s' if refused.count > 1 else ''} {', '.join(refused.lines)}{more}"
            example = f"{lines}: “{refused.cell}”" if refused.cell else lines
            yield Rejected(reason=reason, what=what, count=refused.count, example=example)

    def _refuse(self, reason: str, what: str, row: Row, cell: str = "") -> None:
        key = (reason, what[:_LONGEST_EXAMPLE])
        if key not in self._refused and len(self._refused) >= _MOST_KINDS:
            key = (reason, "others")
        refused = self._refused.setdefault(key, _Refused(cell=cell[:_LONGEST_EXAMPLE]))
        refused.count += 1
        if len(refused.lines) < _MOST_LINES:
            refused.lines.append(str(row.line))

    def _cell(self, row: Row, place: int | None) -> str:
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def _start(self, row: Row) -> cells.When | None:
        text = self._cell(row, self._columns.start)
        found = cells.when(text, self._habits.date_order)
        if found is None:
            is_unclear = cells.is_ambiguous(text) and self._habits.date_order is None
            self._refuse(_TWO_WAYS if is_unclear else _NO_TIME, "row", row, text)
            return None
        clock = self._cell(row, self._columns.clock)
        if not clock or found.clock is not None:
            return found
        time = cells.clock(clock)
        if time is None:
            self._refuse(_NO_TIME, "row", row, clock)
            return None
        return cells.When(day=found.day, clock=time)

    def _end(self, row: Row) -> cells.When | None:
        text = self._cell(row, self._columns.end)
        return cells.when(text, self._habits.date_order) if text else None

    def _values(self, row: Row) -> Iterator[tuple[Metric, float]]:
        """The metrics and values of a row, in the metrics' units; empty cells are absent, not zero."""
        columns = self._columns
        if columns.metric is not None:
            yield from self._named_value(row)
        for place, column in columns.measures.items():
            if text := self._cell(row, place):
                yield from self._value(column.metric, column.unit, text, row)
        for place in columns.pairs:
            if text := self._cell(row, place):
                yield from self._pressures(text, row)

    def _named_value(self, row: Row) -> Iterator[tuple[Metric, float]]:
        """The value of a row that names its own metric and unit."""
        name, unit_text = self._cell(row, self._columns.metric), self._cell(row, self._columns.unit)
        text = self._cell(row, self._columns.value)
        found = named(name)
        if isinstance(found, str):
            self._refuse(found, name or "no metric", row, text)
            return
        unit = unit_of(unit_text, found.unit.dimension) if unit_text else found.unit
        if unit is None or unit.dimension is not found.metric.unit.dimension:
            reason = f"{unit_text[:_LONGEST_EXAMPLE]} is not a unit of this"
            self._refuse(reason, found.metric.name, row, text)
            return
        yield from self._value(found.metric, unit, text, row)

    def _value(self, metric: Metric, unit: Unit, text: str, row: Row) -> Iterator[tuple[Metric, float]]:
        value = cells.number(text, self._habits.decimal_mark)
        if value is None and metric.unit == STAGE:
            value = cells.stage(text)
        if value is None:
            self._refuse("the value is not a number", metric.name, row, text)
        else:
            yield metric, convert(value, unit, metric.unit)

    def _pressures(self, text: str, row: Row) -> Iterator[tuple[Metric, float]]:
        found, high, low = cells.pair(text), metric_named("bp_systolic"), metric_named("bp_diastolic")
        if found is None or high is None or low is None:
            self._refuse("the value is not two numbers such as 120/80", "Blood pressure", row, text)
            return
        yield high, found[0]
        yield low, found[1]

    def _keep(
        self, metric: Metric, value: float, start: cells.When, end: cells.When | None, row: Row
    ) -> None:
        """Keep a reading if it can be a person's."""
        try:
            time = interval(start, end, metric.daily, self._zones)
        except (OverflowError, ValueError):
            self._refuse("the time lies outside of the calendar", metric.name, row)
            return
        if time.duration_ms < 0:
            self._refuse("it ends before it starts", metric.name, row)
        elif time.duration_ms > _LONGEST_MS:
            self._refuse("it lasts longer than a week", metric.name, row)
        elif not metric.accepts(value):
            self._refuse(
                "the value lies outside what is possible for a person", metric.name, row, f"{value:g}"
            )
        else:
            waiting = self._waiting.setdefault(metric.slug, _Column())
            app = self._cell(row, self._columns.source) or "Spreadsheet"
            waiting.source.append(self._sources.setdefault(app, len(self._sources)))
            waiting.time.append(time)
            waiting.value.append(value)

    def _send(self, slug: str) -> SampleBatch:
        waiting = self._waiting.pop(slug)
        self.readings += len(waiting.value)
        used, source = np.unique(np.array(waiting.source, np.int32), return_inverse=True)
        apps = list(self._sources)
        return SampleBatch(
            metric=slug,
            sources=tuple(
                Source(origin=SLUG, carrier=SLUG, app=apps[number], kind=DeviceKind.APP)
                for number in used.tolist()
            ),
            source=source.astype(np.int32),
            start_ms=np.array([time.start_ms for time in waiting.time], np.int64),
            duration_ms=np.array([time.duration_ms for time in waiting.time], np.int64),
            value=np.array(waiting.value, np.float64),
            offset_min=np.array([time.offset_min for time in waiting.time], np.int16),
        )


def understood(path: Path) -> tuple[Sheet, Layout, Habits]:
    """How a table is to be read.

    Raises:
        InvalidInputError: It is no table, or has no time, or nothing that Health Vault knows.
    """
    table = sheet(path)
    columns = layout(table.header)
    return table, columns, habits(table, columns)


def arrivals(path: Path, zones: Zones) -> Iterator[Arrival]:
    """Every reading in a table; see `FileProvider`.

    Raises:
        InvalidInputError: Nothing in it can be read, or a line is broken.
    """
    table, columns, how = understood(path)
    total_bytes = path.stat().st_size
    reader = _Reader(columns, how, zones)
    done_bytes = reported_bytes = 0
    for row in rows(table):
        yield from reader.take(row)
        done_bytes += sum(map(len, row.cells)) + len(row.cells)
        if done_bytes - reported_bytes >= _PROGRESS_BYTES:
            reported_bytes = done_bytes
            yield Progress(
                done_bytes=min(done_bytes, total_bytes), total_bytes=total_bytes, records_read=reader.rows
            )
    yield from reader.rest()
    refused = list(reader.rejected())
    if not reader.readings:
        why = f": {refused[0].reason} ({refused[0].example})" if refused else ""
        raise NothingReadError(f"None of the {reader.rows:,} rows of this table could be read{why}.")
    yield from refused
    for place, reason in columns.ignored.items():
        yield Recognised(what=f"column “{table.header[place][:_LONGEST_EXAMPLE]}” left out: {reason}")
    yield Progress(done_bytes=total_bytes, total_bytes=total_bytes, records_read=reader.rows)
