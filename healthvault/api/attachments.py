"""Lab reports that are attached in the coach: sent, read, saved value by value, deleted."""

import hmac
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from healthvault.accounts.errors import StaleFormError
from healthvault.accounts.person import Session
from healthvault.accounts.preferences import preferences
from healthvault.api.form import back
from healthvault.api.sent_file import SentForm
from healthvault.api.visitor import Reader, Writer, visitor
from healthvault.coach import attachments as desk
from healthvault.coach.attachments_words import place_of, summary
from healthvault.coach.store_attachments import Attachment
from healthvault.core.errors import HealthVaultError
from healthvault.core.ids import ConversationId
from healthvault.metrics.catalogue import METRICS
from healthvault.metrics.unit import UnitSystem
from healthvault.providers.lab_report.lines import Kind, Line
from healthvault.providers.lab_report.read import LARGEST_BYTES

router = APIRouter(prefix="/api/v1/coach/attachments", tags=["coach"])
_PAGE = "/report"
_MOST_HEARD_BYTES = 10 * LARGEST_BYTES
"""So much of a file that is too large is listened to, so that its sender hears why it is refused."""
_MOST_LINES = 200


class WrittenBody(BaseModel):
    """A line as it stands in the report."""

    model_config = ConfigDict(from_attributes=True)

    name: str
    value: str
    unit: str
    range: str
    flag: str
    at: str


class FoundBody(BaseModel):
    """What a line means: `value` in the catalogue's `unit`; `told` and the ends of the range in `told_unit`.

    `place` says where it lies in the range that the report gives.
    """

    metric: str
    value: float
    unit: str
    told: float
    told_unit: str
    low: float | None
    high: float | None
    place: str
    day: date | None


class LineBody(BaseModel):
    """A line, what it means or why that is not known, and the entry by which it was saved."""

    written: WrittenBody
    found: FoundBody | None
    why_not: str
    entry: UUID | None


class AttachmentBody(BaseModel):
    """A file as it was read; lines are counted from 0. `summary` is Markdown."""

    id: UUID
    conversation_id: UUID
    file_name: str
    kind: Kind
    made_at: datetime
    day: date | None
    why_no_day: str
    summary: str
    lines: list[LineBody]


class AttachmentsBody(BaseModel):
    """What was attached, the last first."""

    attachments: list[AttachmentBody]


class ConfirmedBody(BaseModel):
    """The lines that the person confirmed, and the date of the sample where the report tells none."""

    model_config = ConfigDict(extra="forbid")

    lines: Annotated[list[Annotated[int, Field(ge=0, lt=_MOST_LINES)]], Field(max_length=_MOST_LINES)]
    day: date | None = None


class SavedBody(BaseModel):
    """How many values were saved, how many stood there already, and why others cannot be."""

    kept: int
    there_already: int
    refused: list[str]


@router.post(
    "",
    max_body_size=2 * _MOST_HEARD_BYTES,
    status_code=HTTPStatus.CREATED,
    response_model=AttachmentBody,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def attach(
    request: Request,
    session: Writer,
    name: Annotated[str, Query(max_length=200)] = "",
    conversation: UUID | None = None,
) -> Response:
    """Attach a lab report: a PDF with text in it, or FHIR R4. The body is the file, or the page's form.

    It begins a conversation, or goes on with the one that is named. Nothing of it is saved as a reading.
    """
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await _attach_form(request, session)
    thread = ConversationId(conversation) if conversation else None
    kept = await desk.attach(session.id, thread, name, await _whole(request.stream()))
    return JSONResponse(_body(kept, await _system(session)).model_dump(mode="json"), HTTPStatus.CREATED)


@router.get("")
async def list_attachments(session: Reader) -> AttachmentsBody:
    """What was attached, the last first."""
    system = await _system(session)
    return AttachmentsBody(attachments=[_body(each, system) for each in await desk.attachments(session.id)])


@router.get("/{attachment}")
async def one_attachment(session: Reader, attachment: UUID) -> AttachmentBody:
    """One of them, line by line."""
    return _body(await desk.attachment(session.id, attachment), await _system(session))


@router.get("/{attachment}/file", response_class=Response, include_in_schema=False)
async def its_file(session: Reader, attachment: UUID) -> Response:
    """The file as it came, to be saved and never shown here."""
    name, data = await desk.file_of(session.id, attachment)
    return Response(
        data,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


@router.post("/{attachment}/values")
async def save_values(session: Writer, attachment: UUID, confirmed: ConfirmedBody) -> SavedBody:
    """Save the values of some lines as entries by hand; each can be undone as one."""
    saved = await desk.save(session.id, attachment, confirmed.lines, confirmed.day)
    return SavedBody(kept=saved.kept, there_already=saved.there_already, refused=list(saved.refused))


@router.delete("/{attachment}", status_code=HTTPStatus.NO_CONTENT)
async def forget(session: Writer, attachment: UUID) -> None:
    """Delete a file for good; what was saved of it stays among the entries."""
    await desk.forget(session.id, attachment)


async def _attach_form(request: Request, session: Session) -> Response:
    form = SentForm()
    data = await _whole(form.pieces(request))
    expected, told = visitor(request).csrf, form.fields.get("csrf_token", "")
    if session.kind == "browser" and not (expected and hmac.compare_digest(expected.encode(), told.encode())):
        raise StaleFormError
    thread = form.fields.get("conversation", "")
    try:
        kept = await desk.attach(session.id, _thread(thread), form.file_name, data)
    except HealthVaultError as error:
        return back(request, f"{_PAGE}?c={thread}" if _thread(thread) else _PAGE, error)
    return RedirectResponse(f"{_PAGE}?id={kept.id}", HTTPStatus.SEE_OTHER)


def _thread(told: str) -> ConversationId | None:
    try:
        return ConversationId(UUID(told))
    except ValueError:
        return None


async def _whole(pieces: AsyncIterator[bytes]) -> bytes:
    """A file in memory; of one that is too large the beginning, and one byte more than is taken."""
    kept, heard = bytearray(), 0
    async for piece in pieces:
        heard += len(piece)
        if len(kept) <= LARGEST_BYTES:
            kept += piece
        if heard > _MOST_HEARD_BYTES:
            break
    return bytes(kept)


async def _system(session: Session) -> UnitSystem:
    return (await preferences(session.id)).system


def _body(kept: Attachment, system: UnitSystem) -> AttachmentBody:
    report = kept.told.report
    return AttachmentBody(
        id=kept.id,
        conversation_id=kept.conversation,
        file_name=kept.told.file_name,
        kind=report.kind,
        made_at=kept.made_at.astimezone(UTC),
        day=report.day,
        why_no_day=report.why_no_day,
        summary=summary(report, system),
        lines=[_line(line, kept.told.saved.get(at)) for at, line in enumerate(report.lines)],
    )


def _line(line: Line, entry: UUID | None) -> LineBody:
    found = line.found
    return LineBody(
        written=WrittenBody.model_validate(line.written),
        found=found
        and FoundBody(
            metric=found.metric,
            value=found.value,
            unit=METRICS[found.metric].unit.symbol,
            told=found.told,
            told_unit=found.unit,
            low=found.low,
            high=found.high,
            place=place_of(found).value,
            day=found.day,
        ),
        why_not=line.why_not,
        entry=entry,
    )
