"""Which source counts first: read, tried and changed by a program."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from healthvault.api.span import Day
from healthvault.api.visitor import Reader, Writer
from healthvault.core.db import Purpose, as_person
from healthvault.ingest.priorities import Wish, preview, reorder, standing
from healthvault.ingest.silence import change_silence, preview_silence
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.metrics.metric import Daily
from healthvault.vault.orders import ALWAYS, Order
from healthvault.vault.read_sources import Teller
from healthvault.vault.reorder import Effect
from healthvault.vault.silence import longest_silence_min

router = APIRouter(prefix="/api/v1/priorities", tags=["priorities"])
_MOST_TOLD = 10


class SourceBody(BaseModel):
    """A source that has told of a metric, and over which days."""

    id: int
    name: str
    kind: str
    first_day: date
    last_day: date
    day_count: int


class OrderBody(BaseModel):
    """An order that was chosen: of sources by their ids, from a day on; null means all days."""

    start: date | None = Field(serialization_alias="from")
    sources: list[int]


class PrioritiesBody(BaseModel):
    """The sources of a metric in their usual order, and the orders that were chosen instead, in time; of a
    number of nights also after how many minutes of silence a sleep is over.
    """

    metric: str
    sources: list[SourceBody]
    orders: list[OrderBody]
    silence_minutes: int | None = None


class WantedOrder(BaseModel):
    """An order to keep. No sources: the usual order. Those that are left out come after, as usual."""

    model_config = ConfigDict(extra="forbid")

    metric: Annotated[str, Field(max_length=100)]
    start: Annotated[Day | None, Field(alias="from")] = None
    sources: Annotated[list[Annotated[int, Field(ge=0, lt=2**31)]], Field(max_length=1000)]


class ChangeBody(BaseModel):
    """A day that changes, in the catalogue's unit; null where there is no number."""

    day: date
    before: float | None
    after: float | None


class EffectBody(BaseModel):
    """What an order changes: on how many of all days, and the largest changes first."""

    metric: str
    kept: bool
    day_count: int
    changed_day_count: int
    largest: list[ChangeBody]


@router.get("")
async def list_priorities(session: Reader, metric: Annotated[str, Query(max_length=100)]) -> PrioritiesBody:
    """Who tells of a metric, and whose word counts first."""
    asked = metric_called(metric)
    async with as_person(session.id, Purpose.SHOW) as db:
        found = await standing(db, asked.slug)
        silence_min = await longest_silence_min(db) if asked.daily is Daily.NIGHT else None
    return PrioritiesBody(
        metric=asked.slug,
        sources=[_source(teller) for teller in found.usual],
        orders=[_order(order) for order in found.orders.of(asked.slug)],
        silence_minutes=silence_min,
    )


@router.put("")
async def put_priorities(
    wanted: WantedOrder, session: Writer, *, dry_run: Annotated[bool, Query()] = False
) -> EffectBody:
    """Keep an order and make the days again; with `dry_run`, only say what that would change."""
    wish = Wish(metric=wanted.metric, streams=tuple(wanted.sources), from_day=wanted.start)
    told = await preview(session.id, wish)
    if not dry_run:
        await reorder(session.id, wish)
    return _effect(told, kept=not dry_run)


class WantedSilence(BaseModel):
    """After how many minutes without a word of its device a sleep shall be over."""

    model_config = ConfigDict(extra="forbid")

    minutes: Literal[30, 60, 90, 120]


@router.put("/silence")
async def put_silence(
    wanted: WantedSilence, session: Writer, *, dry_run: Annotated[bool, Query()] = False
) -> EffectBody:
    """Choose it, and make the nights again; with `dry_run`, only say what that would change."""
    told = await preview_silence(session.id, wanted.minutes)
    if not dry_run:
        await change_silence(session.id, wanted.minutes)
    return _effect(told, kept=not dry_run)


def _source(teller: Teller) -> SourceBody:
    return SourceBody(
        id=teller.stream,
        name=teller.name,
        kind=teller.kind,
        first_day=teller.first_day,
        last_day=teller.last_day,
        day_count=teller.day_count,
    )


def _effect(told: Effect, *, kept: bool) -> EffectBody:
    return EffectBody(
        metric=told.metric,
        kept=kept,
        day_count=told.day_count,
        changed_day_count=len(told.changes),
        largest=[
            ChangeBody(day=each.day, before=each.before, after=each.after)
            for each in told.largest(_MOST_TOLD)
        ],
    )


def _order(order: Order) -> OrderBody:
    start = None if order.from_day == ALWAYS else order.from_day
    return OrderBody(start=start, sources=list(order.streams))
