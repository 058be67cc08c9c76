"""Readings as they arrived: taken out page by page, put in by the batch."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from healthvault.api.posted import arrival
from healthvault.api.span import Moment, PlainText, check_order
from healthvault.api.visitor import Reader, Writer
from healthvault.core.db import Purpose, as_person
from healthvault.core.errors import InvalidInputError
from healthvault.ingest.batches import open_batch
from healthvault.ingest.importing import import_arrivals
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.vault.read import samples
from healthvault.vault.read_samples import Place, Sample

router = APIRouter(prefix="/api/v1/samples", tags=["samples"])
_MOST = 10_000
_PROVIDER = "api"


class CursorError(InvalidInputError):
    """This cursor is none of ours. Begin again without one."""


class SampleBody(BaseModel):
    """One reading as it arrived; `end` equals `start` for an instant."""

    start: datetime
    end: datetime
    offset_min: int
    value: float
    source: str
    metadata: dict[str, str]


class SamplesBody(BaseModel):
    """A page of readings in the catalogue's unit, by local day and instant; `cursor` asks for the next."""

    metric: str
    unit: str
    samples: list[SampleBody]
    cursor: str | None


class PostedSample(BaseModel):
    """One reading to keep. The offset of `start` tells the local day; `unit` may be left out."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    metric: Annotated[str, Field(max_length=100)]
    start: Moment
    end: Moment | None = None
    value: float
    unit: Annotated[str | None, Field(max_length=40)] = None


class PostedBatch(BaseModel):
    """Readings to keep. Sending the same again adds nothing."""

    model_config = ConfigDict(extra="forbid")

    samples: Annotated[list[PostedSample], Field(min_length=1, max_length=_MOST)]
    source: Annotated[PlainText, Field(min_length=1, max_length=100)] = "API"


class KeptBody(BaseModel):
    """What came of a batch; `id` is its import, which can be undone."""

    id: UUID
    new: int
    duplicate: int
    rejected: int


@router.get("")
async def list_samples(
    session: Reader,
    *,
    metric: Annotated[str, Query(max_length=100)],
    start: Moment,
    end: Moment,
    cursor: Annotated[str, Query(max_length=80)] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 1000,
) -> SamplesBody:
    """The readings of a metric from `start` (included) to `end` (not), of every source, nothing merged."""
    asked = metric_called(metric)
    check_order(start, end)
    after = _place(cursor)
    async with as_person(session.id, Purpose.SHOW) as db:
        page = await samples(db, asked.slug, start, end, after=after, most=limit)
    return SamplesBody(
        metric=asked.slug,
        unit=asked.unit.symbol,
        samples=[_body(sample) for sample in page.samples],
        cursor=_cursor(page.after),
    )


@router.post("", status_code=HTTPStatus.CREATED)
async def post_samples(batch: PostedBatch, session: Writer) -> KeptBody:
    """Keep a batch of readings; each is kept once, however often it is sent."""
    arrivals = arrival(batch.source, batch.samples)
    async with as_person(session.id, Purpose.SHOW) as db:
        opened = await open_batch(db, session.person, batch.source, None)
    receipt = await import_arrivals(session.person, opened, _PROVIDER, arrivals)
    status = receipt.status
    return KeptBody(
        id=opened, new=status.samples_new, duplicate=status.samples_duplicate, rejected=status.rejected
    )


def _body(sample: Sample) -> SampleBody:
    return SampleBody(
        start=sample.start_at.astimezone(UTC),
        end=sample.end_at.astimezone(UTC),
        offset_min=sample.offset_min,
        value=sample.value,
        source=sample.source,
        metadata=dict(sample.facts),
    )


def _cursor(place: Place | None) -> str | None:
    return f"{place.day}.{place.start_ms}.{place.before}" if place else None


def _place(cursor: str) -> Place | None:
    if not cursor:
        return None
    try:
        day, start_ms, before = map(int, cursor.split("."))
    except ValueError:
        raise CursorError from None
    if abs(day) > 10_000_000:
        raise CursorError
    return Place(day=day, start_ms=start_ms, before=before)
