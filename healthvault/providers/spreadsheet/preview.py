"""What would come of a table, without keeping anything: for the person to look at before it is imported."""

from dataclasses import dataclass
from pathlib import Path

from healthvault.metrics.sample import Rejected, SampleBatch
from healthvault.metrics.zones import Zones
from healthvault.providers.spreadsheet.layout import Layout
from healthvault.providers.spreadsheet.read import arrivals, understood
from healthvault.providers.spreadsheet.sheet import Sheet, rows

_SHOWN_ROWS = 10
_SHOWN_LETTERS = 80
_DELIMITERS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewColumn:
    """One column: what it is taken for ("Weight", "start", …), its unit, or why it is left out.

    `assumed_unit` is true when the header gives none and the usual one is taken.
    """

    header: str
    meaning: str
    unit: str = ""
    assumed_unit: bool = False
    ignored: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A table as it would be imported; `first_rows` are cells as written, cut short."""

    delimiter: str
    encoding: str
    decimal_mark: str
    columns: tuple[PreviewColumn, ...]
    first_rows: tuple[tuple[str, ...], ...]
    row_count: int
    readings: dict[str, int]
    rejected: tuple[Rejected, ...]


def _column(place: int, header: str, columns: Layout) -> PreviewColumn:
    if measure := columns.measures.get(place):
        return PreviewColumn(
            header=header,
            meaning=measure.metric.name,
            unit=measure.unit.symbol,
            assumed_unit=not measure.says_unit,
        )
    if place in columns.pairs:
        return PreviewColumn(header=header, meaning="Blood pressure", unit="mmHg")
    if reason := columns.ignored.get(place):
        return PreviewColumn(header=header, meaning="", ignored=reason)
    roles = ("start", "clock", "end", "source", "metric", "value", "unit")
    return PreviewColumn(
        header=header, meaning=next(role for role in roles if getattr(columns, role) == place)
    )


def _first_rows(table: Sheet) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cell[:_SHOWN_LETTERS] for cell in row.cells)
        for row, _ in zip(rows(table), range(_SHOWN_ROWS), strict=False)
    )


def preview(path: Path, zones: Zones) -> Preview:
    """Read a whole table and keep nothing of it.

    Raises:
        InvalidInputError: Nothing in it can be read, or a line is broken.
    """
    table, columns, how = understood(path)
    readings: dict[str, int] = {}
    rejected: list[Rejected] = []
    for arrival in arrivals(path, zones):
        if isinstance(arrival, SampleBatch):
            readings[arrival.metric] = readings.get(arrival.metric, 0) + len(arrival)
        elif isinstance(arrival, Rejected):
            rejected.append(arrival)
    return Preview(
        delimiter=_DELIMITERS[table.delimiter],
        encoding=table.encoding,
        decimal_mark=how.decimal_mark,
        columns=tuple(_column(place, header, columns) for place, header in enumerate(table.header)),
        first_rows=_first_rows(table),
        row_count=sum(1 for _ in rows(table)),
        readings=readings,
        rejected=tuple(rejected),
    )
