"""What the person entered by hand: kept, corrected, taken away and put back by programs, too."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from healthvault.api.span import Moment, PlainText
from healthvault.api.visitor import Reader, Writer
from healthvault.core import clock
from healthvault.ingest import entries as desk
from healthvault.ingest.by_hand import entry_told
from healthvault.vault.entries import Entry, Version

router = APIRouter(prefix="/api/v1/entries", tags=["entries"])
_MOST = 100
_LONGEST = 8000
"""Characters of a note before it is cleaned; what is left may be 2,000."""


class ToldBody(BaseModel):
    """What is said of one moment: values by metric in the catalogue's units, or a note, never both.

    The offset of `at` tells the local day. A blood pressure is `bp_systolic` and `bp_diastolic` together.
    A sleep is `sleep_duration`, in minutes, at the moment of waking.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    at: Moment
    values: Annotated[dict[PlainText, float], Field(max_length=2)] = {}
    note: Annotated[PlainText, Field(max_length=_LONGEST)] = ""


class VersionBody(BaseModel):
    """One version of an entry; `is_gone` when it took the entry away."""

    n: int
    at: datetime
    offset_min: int
    values: dict[str, float]
    note: str
    is_gone: bool
    written_at: datetime


class EntryBody(BaseModel):
    """An entry with its versions, the newest first; `stands` while what the newest says counts."""

    id: UUID
    stands: bool
    versions: list[VersionBody]


class EntriesBody(BaseModel):
    """A page of entries, the one made last first."""

    entries: list[EntryBody]


@router.get("")
async def list_entries(
    session: Reader,
    *,
    skip: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=_MOST)] = _MOST,
) -> EntriesBody:
    """What was entered by hand, with everything that it said before."""
    found = await desk.entries(session.id, most=limit, skip=skip)
    return EntriesBody(entries=[_body(history) for history in found])


@router.post("", status_code=HTTPStatus.CREATED)
async def keep(told: ToldBody, session: Writer) -> EntryBody:
    """Keep a new entry; it counts at once."""
    entry = await desk.keep(session.id, _told(told))
    return _body(await desk.versions(session.id, entry))


@router.put("/{entry}")
async def correct(entry: UUID, told: ToldBody, session: Writer) -> EntryBody:
    """Let an entry say something else; what it said stays in its history."""
    await desk.correct(session.id, entry, _told(told))
    return _body(await desk.versions(session.id, entry))


@router.delete("/{entry}")
async def take_away(entry: UUID, session: Writer) -> EntryBody:
    """Let an entry count no longer; it can be put back."""
    await desk.take_away(session.id, entry)
    return _body(await desk.versions(session.id, entry))


@router.post("/{entry}/versions/{n}")
async def put_back(entry: UUID, n: Annotated[int, Path(ge=0, le=32_767)], session: Writer) -> EntryBody:
    """Let an entry say again what its version `n` said."""
    await desk.put_back(session.id, entry, n)
    return _body(await desk.versions(session.id, entry))


def _told(body: ToldBody) -> Entry:
    return entry_told(body.at, values=body.values, note=body.note, now=clock.now())


def _body(history: list[Version]) -> EntryBody:
    return EntryBody(
        id=history[0].entry, stands=history[0].stands, versions=[_version(each) for each in history]
    )


def _version(version: Version) -> VersionBody:
    return VersionBody(
        n=version.n,
        at=version.told.at.astimezone(UTC),
        offset_min=version.told.offset_min,
        values=dict(version.told.values),
        note=version.told.note,
        is_gone=version.is_gone,
        written_at=version.written_at.astimezone(UTC),
    )
