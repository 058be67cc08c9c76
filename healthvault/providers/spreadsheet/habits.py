"""What only the whole file tells: whether the comma is decimal, whether the day or the month comes first."""

from dataclasses import dataclass

from healthvault.providers.spreadsheet.cells import (
    DateOrder,
    DecimalMark,
    has_decimal_comma,
    is_ambiguous,
    order,
)
from healthvault.providers.spreadsheet.layout import Layout
from healthvault.providers.spreadsheet.sheet import Sheet, rows

_MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How this file writes numbers and dates; `date_order` is None when nothing in it tells."""

    decimal_mark: DecimalMark
    date_order: DateOrder | None


def habits(table: Sheet, columns: Layout) -> Habits:
    """Look through the first rows of a table, a hundred thousand at most.

    Raises:
        BrokenTableError: A line cannot be read.
    """
    places = (*columns.measures, *((columns.value,) if columns.value is not None else ()))
    dates: set[str] = set()
    has_comma = has_point = False
    for count, row in enumerate(rows(table)):
        if count >= _MOST_ROWS:
            break
        cells = [row.cells[place] for place in places if place < len(row.cells)]
        has_comma = has_comma or any(has_decimal_comma(cell) for cell in cells)
        has_point = has_point or any("." in cell for cell in cells)
        if columns.start < len(row.cells) and is_ambiguous(row.cells[columns.start]):
            dates.add(row.cells[columns.start])
    is_comma = has_comma or (table.delimiter == ";" and not has_point)
    return Habits(decimal_mark="," if is_comma else ".", date_order=order(sorted(dates)))
