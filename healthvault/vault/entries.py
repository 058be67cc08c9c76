"""What a person entered by hand: each entry with every version of it, sealed with their key."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from healthvault.core.ids import BatchId, PersonId, new_id
from healthvault.core.keys import Keys, keys_of

_TABLE, _COLUMN = "entry_version", "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was said of one instant: values by metric in the catalogue's units, or a note, never both."""

    at: datetime
    offset_min: int
    values: Mapping[str, float] = field(default_factory=dict[str, float])
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an entry.

    `stands` tells that what it says is in the vault: of the newest version, that nobody took it away since,
    not by undoing its arrival either. `batch` is that arrival; a note has none.
    """

    entry: UUID
    n: int
    told: Entry
    is_gone: bool
    stands: bool
    batch: BatchId | None
    written_at: datetime


_FIELDS = """v.id, v.entry_id, v.n, v.kind, v.is_gone, v.said_at, v.offset_min, v.words, v.batch_id,
  v.written_at,
  not v.is_gone and (v.kind = 'note' or coalesce(b.state = 'done', false)) as stands"""
_PAGE = text(f"""
with page as (
  select entry_id from hv.entry_version where n = 0 order by entry_id desc limit :most offset :skip)
select {_FIELDS} from page join hv.entry_version v using (entry_id)
left join hv.import_batch b on b.id = v.batch_id order by v.entry_id desc, v.n desc""")
_ONE = text(f"""
select {_FIELDS} from hv.entry_version v left join hv.import_batch b on b.id = v.batch_id
where v.entry_id = :entry order by v.n desc""")
_NOTES = text(f"""
select {_FIELDS} from hv.entry_version v left join hv.import_batch b on b.id = v.batch_id
where v.kind = 'note' and not v.is_gone and v.said_at >= :start and v.said_at < :end and not exists (
  select from hv.entry_version later where later.entry_id = v.entry_id and later.n > v.n)
order by v.said_at, v.id""")
_STANDING = text("""
select distinct v.entry_id from hv.entry_version v left join hv.import_batch b on b.id = v.batch_id
where v.entry_id = any(:entries) and not v.is_gone and (v.kind = 'note' or b.state = 'done') and not exists (
  select from hv.entry_version later where later.entry_id = v.entry_id and later.n > v.n)""")
_ADD = text("""
insert into hv.entry_version
  (id, person_id, entry_id, n, kind, is_gone, said_at, offset_min, words, batch_id, written_at)
values (:id, :person, :entry, :n, :kind, :is_gone, :at, :offset_min, :words, :batch, :written_at)""")


async def entries(db: AsyncSession, keys: Keys, *, most: int, skip: int = 0) -> list[list[Version]]:
    """The entries, the one made last first, each with its versions, the newest first.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    rows = (await db.execute(_PAGE, {"most": most, "skip": skip})).all()
    return [_history(keys, of_one) for _, of_one in groupby(rows, lambda row: row.entry_id)]


async def versions(db: AsyncSession, keys: Keys, entry: UUID) -> list[Version]:
    """The versions of an entry, the newest first; none when there is no such entry of this person.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    return _history(keys, (await db.execute(_ONE, {"entry": entry})).all())


async def standing(db: AsyncSession, entries: Sequence[UUID]) -> set[UUID]:
    """Those of some entries that stand."""
    return set((await db.scalars(_STANDING, {"entries": list(entries)})).all())


async def notes(db: AsyncSession, start_at: datetime, end_at: datetime) -> list[Entry]:
    """The notes that stand, from `start_at` (included) to `end_at` (not), aware, in time; may be empty.

    Raises:
        SealBrokenError: one was changed in the database.
    """
    rows = (await db.execute(_NOTES, {"start": start_at, "end": end_at})).all()
    if not rows:
        return []
    keys = await keys_of(db, PersonId(await db.scalar(text("select app.uid()"))))
    return [_opened(keys, row).told for row in rows]


async def add_version(
    db: AsyncSession,
    keys: Keys,
    person: PersonId,
    told: Entry,
    *,
    entry: UUID | None,
    n: int,
    is_gone: bool,
    batch: BatchId | None,
    at: datetime,
) -> UUID:
    """Keep one more version of an entry, or the first of a new one when `entry` is None; the entry's id."""
    version = new_id()
    said = {"note": told.note} if told.note else {"values": dict(told.values)}
    await db.execute(
        _ADD,
        {
            "id": version,
            "person": person,
            "entry": entry or version,
            "n": n,
            "kind": "note" if told.note else "reading",
            "is_gone": is_gone,
            "at": told.at,
            "offset_min": told.offset_min,
            "words": keys.seal(json.dumps(said).encode(), table=_TABLE, column=_COLUMN, row=version),
            "batch": batch,
            "written_at": at,
        },
    )
    return entry or version


def _history(keys: Keys, rows: Iterable[Any]) -> list[Version]:
    """The versions of one entry, the newest first; of the others nothing stands."""
    return [_opened(keys, row, is_newest=not place) for place, row in enumerate(rows)]


def _opened(keys: Keys, row: Any, *, is_newest: bool = True) -> Version:
    said = json.loads(keys.unseal(row.words, table=_TABLE, column=_COLUMN, row=row.id))
    return Version(
        entry=row.entry_id,
        n=row.n,
        told=Entry(
            at=row.said_at,
            offset_min=row.offset_min,
            values=said.get("values", {}),
            note=said.get("note", ""),
        ),
        is_gone=row.is_gone,
        stands=row.stands and is_newest,
        batch=row.batch_id,
        written_at=row.written_at,
    )
