"""The table as text: its encoding, its delimiter, its rows with the lines they stand on."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from healthvault.core.errors import InvalidInputError

LONGEST_CELL = 2_000
MOST_COLUMNS = 500
_SNIFFED_BYTES = 64 << 10
_SNIFFED_ROWS = 20
_DELIMITERS = "\t;,|"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotATableError(InvalidInputError):
    """This is not a table: its lines have no columns in common. Save the spreadsheet as CSV with a header."""


class BrokenTableError(InvalidInputError):
    """A line of this table cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a file is to be read as a table; `header` holds its first row that is not empty, at line
    `header_line`.
    """

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    header_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the line it starts on, counted from 1, and its cells without surrounding blanks."""

    line: int
    cells: tuple[str, ...]


def _encoding(head: bytes, *, is_all: bool) -> str:
    """The encoding of a file: told by its mark, otherwise UTF-8, otherwise what Excel writes in the West."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=is_all)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty.

    Raises:
        BrokenTableError: A quoted cell never ends, or a line holds bytes of another encoding.
    """
    with path.open(encoding=encoding, errors="strict", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=False)
        line = 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield Row(line=line, cells=tuple(cell.strip() for cell in cells))
                line = reader.line_num + 1
        except csv.Error as error:
            sentence = f"Line {line} of this table cannot be read: a cell is too long or never ends."
            raise BrokenTableError(sentence) from error
        except UnicodeDecodeError as error:
            sentence = f"After line {line} this table holds letters in another encoding. Save it as UTF-8."
            raise BrokenTableError(sentence) from error


def _first_rows(path: Path, encoding: str, delimiter: str) -> list[Row]:
    found: list[Row] = []
    for row in _rows(path, encoding, delimiter):
        found.append(row)
        if len(found) == _SNIFFED_ROWS:
            break
    return found


def _width(rows: list[Row]) -> int:
    """How many columns the rows agree on; 0 when they do not."""
    if not rows:
        return 0
    width = len(rows[0].cells)
    alike = sum(len(row.cells) == width for row in rows)
    return width if 1 < width <= MOST_COLUMNS and alike * 2 > len(rows) else 0


def sheet(path: Path) -> Sheet:
    """Look at the first rows of a file and decide how to read it.

    Raises:
        NotATableError: No delimiter gives the first lines two columns or more, or the file is not text.
        BrokenTableError: One of the first lines cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_SNIFFED_BYTES)
    encoding = _encoding(head, is_all=len(head) < _SNIFFED_BYTES)
    if encoding != "utf-16" and b"\0" in head:
        raise NotATableError
    best: Sheet | None = None
    broken: BrokenTableError | None = None
    widest = 0
    for delimiter in _DELIMITERS:
        try:
            rows = _first_rows(path, encoding, delimiter)
        except BrokenTableError as error:
            broken = error
            continue
        width = _width(rows)
        if width > widest:
            widest = width
            header = tuple(cell[:LONGEST_CELL] for cell in rows[0].cells)
            best = Sheet(
                path=path, encoding=encoding, delimiter=delimiter, header=header, header_line=rows[0].line
            )
    if best is None:
        raise broken or NotATableError
    return best


def rows(table: Sheet) -> Iterator[Row]:
    """The rows below the header.

    Raises:
        BrokenTableError: A line cannot be read.
    """
    return (row for row in _rows(table.path, table.encoding, table.delimiter) if row.line > table.header_line)
