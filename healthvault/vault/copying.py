"""Rows in the bytes that COPY takes, made from columns without a Python object a number.

Source: PostgreSQL 18 documentation, COPY, "Binary Format"; array_send in arrayfuncs.c for the arrays' layout;
jsonb_send for the version byte before a document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from psycopg import AsyncCursor
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.db import raw

PG_EPOCH_DAY = 10_957
"""2000-01-01, in days since 1970-01-01."""
ABSENT = b"\xff\xff\xff\xff"
JSONB_VERSION = b"\1"
_HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TAIL = b"\xff\xff"
_MOST_LEFT_BYTES = 2 << 20
_OID = {">i4": 23, ">f8": 701}


@dataclass(frozen=True, slots=True)
class _Array:
    elements: bytes
    width: int
    oid: int

    def part(self, begin: int, end: int) -> tuple[bytes, bytes]:
        """The head and the elements of the array of rows `begin` to `end`."""
        count = end - begin
        head = (
            (20 + count * self.width).to_bytes(4, "big")
            + b"\0\0\0\1\0\0\0\0"
            + self.oid.to_bytes(4, "big")
            + count.to_bytes(4, "big")
            + b"\0\0\0\1"
        )
        return head, self.elements[begin * self.width : end * self.width]


def array(numbers: NDArray[np.generic], kind: str) -> _Array:
    """Numbers that become arrays of a kind (`>i4` or `>f8`), each with its length before it."""
    width = np.dtype(kind).itemsize
    elements = np.empty(len(numbers), np.dtype([("size", ">i4"), ("number", kind)]))
    elements["size"] = width
    elements["number"] = numbers
    return _Array(elements.tobytes(), 4 + width, _OID[kind])


def text(value: bytes) -> bytes:
    """A field of text or of a document."""
    return len(value).to_bytes(4, "big") + value


def rows(
    keys: Sequence[tuple[str, NDArray[np.generic]]],
    *,
    cut: NDArray[np.intp] | None = None,
    arrays: Sequence[_Array] = (),
    last: Sequence[bytes] | None = None,
) -> bytes:
    """Rows for COPY.

    Args:
        keys: The numbers that stand first, each a kind (`>i2`, `>i4`, `>i8`, `>f8`) and an array of shape
            (k,).
        cut: Where each row's part of `arrays` begins, and the end of them, shape (k + 1,).
        arrays: What becomes array fields.
        last: One more field for each row, as `text` or `ABSENT` make it.

    Returns:
        The k rows, without the head and the tail of the stream.
    """
    fields = [("fields", ">i2")]
    for place, (kind, _) in enumerate(keys):
        fields += [(f"size{place}", ">i4"), (f"value{place}", kind)]
    table = np.empty(len(keys[0][1]), np.dtype(fields))
    table["fields"] = len(keys) + len(arrays) + (last is not None)
    for place, (kind, values) in enumerate(keys):
        table[f"size{place}"] = np.dtype(kind).itemsize
        table[f"value{place}"] = values
    heads, width = table.tobytes(), table.itemsize
    if cut is None and last is None:
        return heads
    edges = list(pairwise(cut.tolist())) if cut is not None else [(0, 0)] * len(table)
    pieces: list[bytes] = []
    for place, (begin, end) in enumerate(edges):
        pieces.append(heads[place * width : (place + 1) * width])
        pieces.extend(chain.from_iterable(each.part(begin, end) for each in arrays))
        if last is not None:
            pieces.append(last[place])
    return b"".join(pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where rows are laid aside: a temporary table's name and columns, and the statement that takes them
    from it.
    """

    name: str
    columns: str
    insert: str


async def store(db: AsyncSession, stage: Stage, body: bytes, parameters: Sequence[object]) -> None:
    """Lay rows aside with COPY, then insert them from there, where the policies look.

    Args:
        db: An open transaction.
        stage: The temporary table, made when it is missing, and the statement that inserts.
        body: What `rows` made.
        parameters: What the statement is given.
    """
    async with AsyncCursor(await raw(db)) as cursor:
        await cursor.execute(
            f"create temp table if not exists {stage.name} ({stage.columns}) on commit drop".encode()
        )
        async with cursor.copy(f"copy pg_temp.{stage.name} from stdin (format binary)".encode()) as copy:
            await copy.write(_HEAD + body + _TAIL)
        await cursor.execute(stage.insert.encode(), parameters)
        await cursor.execute(f"{_emptying(db, stage, len(body))} pg_temp.{stage.name}".encode())


def _emptying(db: AsyncSession, stage: Stage, added_bytes: int) -> str:
    """How the table is emptied. Truncating takes milliseconds however little there is; what is deleted is
    still stepped over, so that it must not become much.
    """
    left_bytes = db.info.get(stage.name, 0) + added_bytes
    is_much = left_bytes > _MOST_LEFT_BYTES
    db.info[stage.name] = 0 if is_much else left_bytes
    return "truncate" if is_much else "delete from"
