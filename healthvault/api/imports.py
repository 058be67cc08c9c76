"""Files on their way in: sent, watched, taken back."""

import hmac
import sys
from collections.abc import AsyncIterator
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel
from starlette.responses import HTMLResponse, JSONResponse, Response

from healthvault.accounts.errors import StaleFormError
from healthvault.accounts.person import Session
from healthvault.api.sent_file import SendingError, SentForm
from healthvault.api.visitor import Reader, Writer, visitor
from healthvault.core.db import Purpose, as_person
from healthvault.ingest import desk
from healthvault.ingest.history import import_status, imports
from healthvault.ingest.receive import Receiving, Sender
from healthvault.ingest.status import ImportStatus, State

router = APIRouter(prefix="/api/v1/imports", tags=["imports"])


class Accepted(BaseModel):
    """A file was taken and waits to be read."""

    id: UUID


class RefusalBody(BaseModel):
    """Records that were not taken."""

    reason: str
    what: str
    count: int
    example: str


class ImportBody(BaseModel):
    """How far an import is, and its report. `bytes_done` counts what came, and then what was read."""

    id: UUID
    state: State
    file_name: str
    file_bytes: int
    provider: str
    dry_run: bool
    bytes_done: int
    bytes_total: int
    records_read: int
    samples_new: int
    samples_duplicate: int
    rejected: int
    refusals: list[RefusalBody]
    problem: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class ImportsBody(BaseModel):
    """What has arrived, newest first."""

    imports: list[ImportBody]


@router.post(
    "",
    max_body_size=sys.maxsize,
    status_code=HTTPStatus.ACCEPTED,
    response_model=Accepted,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def send_import(
    request: Request,
    session: Writer,
    name: Annotated[str, Query(max_length=200)] = "",
    *,
    dry_run: bool = False,
) -> Response:
    """Send a file: as the body of the request, or as the form of the *Sync* page."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _send_form(request, session)
    async with Receiving(_sender(session), name, _declared_bytes(request)) as receiving:
        async for piece in request.stream():
            await receiving.write(piece)
        await receiving.complete(dry_run=dry_run)
    return JSONResponse({"id": str(receiving.id)}, HTTPStatus.ACCEPTED)


@router.get("")
async def list_imports(session: Reader) -> ImportsBody:
    """What has arrived, newest first, at most fifty."""
    async with as_person(session.id, Purpose.SHOW) as db:
        return ImportsBody(imports=[_body(status) for status in await imports(db)])


@router.get("/{batch}")
async def one_import(session: Reader, batch: UUID) -> ImportBody:
    """How far an import is."""
    async with as_person(session.id, Purpose.SHOW) as db:
        return _body(await import_status(db, batch))


@router.delete("/{batch}", status_code=HTTPStatus.ACCEPTED)
async def take_back(session: Writer, batch: UUID) -> Accepted:
    """Undo a finished import; put one away that holds nothing."""
    async with as_person(session.id, Purpose.SHOW) as db:
        if (await import_status(db, batch)).state is State.DONE:
            await desk.undo(db, batch)
        else:
            await desk.forget(db, batch)
    return Accepted(id=batch)


async def _send_form(request: Request, session: Session) -> Response:
    form = SentForm()
    pieces = form.pieces(request)
    first = await _first(pieces)
    # The token stands before the file, so that nothing of a foreign form is ever written.
    expected, told = visitor(request).csrf, form.fields.get("csrf_token", "")
    if session.kind == "browser" and not (expected and hmac.compare_digest(expected.encode(), told.encode())):
        raise StaleFormError
    async with Receiving(_sender(session), form.file_name, _declared_bytes(request)) as receiving:
        await receiving.write(first)
        async for piece in pieces:
            await receiving.write(piece)
        await receiving.complete(dry_run=form.fields.get("dry_run") == "1")
    return HTMLResponse(f"<!doctype html><title>Taken</title><p>{receiving.id}</p>", HTTPStatus.ACCEPTED)


async def _first(pieces: AsyncIterator[bytes]) -> bytes:
    async for piece in pieces:
        return piece
    raise SendingError


def _sender(session: Session) -> Sender:
    return Sender(session=session.id, person=session.person)


def _declared_bytes(request: Request) -> int | None:
    """What the sender says; the pieces are counted in any case."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() else None


def _body(status: ImportStatus) -> ImportBody:
    return ImportBody.model_validate(status, from_attributes=True)
