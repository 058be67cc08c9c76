"""Why a day's number is what it is, told to a program: what a person sees behind *Why this number?*."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from healthvault.api.span import Day
from healthvault.api.visitor import Reader
from healthvault.core.db import Purpose, as_person
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.vault.orders import ALWAYS
from healthvault.vault.read import lineage
from healthvault.vault.values import Lineage, StreamValue

router = APIRouter(prefix="/api/v1/days", tags=["days"])


class ToldBody(BaseModel):
    """What a source said of the day, in the catalogue's unit: in how many readings and minutes, how much of
    it counted, and by which rule; `day_total` is its maker's own, null where it told none.
    """

    source: str
    kind: str
    readings: int
    minutes: float
    said: float
    counted: float
    rule: str
    day_total: float | None


class WhyBody(BaseModel):
    """A day's number, the rule and the rule set that made it, and what each source said, the first in rank in
    front. `order_from` is from when the person's own order of sources holds, null for the usual one, and
    `always` for all days; `silence_minutes` after how long a silence a sleep is over, of a number of nights.
    """

    metric: str
    unit: str
    day: date
    value: float
    rule: str
    rule_set: int
    order_from: str | None
    silence_minutes: int | None
    sources: list[ToldBody]


@router.get("/why")
async def why_that_day(
    session: Reader, metric: Annotated[str, Query(max_length=100)], day: Annotated[Day, Query()]
) -> WhyBody:
    """Why the number of a day is what it is; 404 where nothing was measured."""
    asked = metric_called(metric)
    async with as_person(session.id, Purpose.SHOW) as db:
        told = await lineage(db, asked.slug, day)
    return WhyBody(
        metric=asked.slug,
        unit=asked.unit.symbol,
        day=told.day,
        value=told.value,
        rule=told.rule,
        rule_set=told.rule_set,
        order_from=_order_from(told),
        silence_minutes=told.silence_min,
        sources=[_told(stream) for stream in told.streams],
    )


def _order_from(told: Lineage) -> str | None:
    if told.chosen_from is None:
        return None
    return "always" if told.chosen_from == ALWAYS else told.chosen_from.isoformat()


def _told(stream: StreamValue) -> ToldBody:
    return ToldBody(
        source=stream.source,
        kind=stream.kind,
        readings=stream.n,
        minutes=stream.minutes,
        said=stream.value,
        counted=stream.counted,
        rule=stream.rule,
        day_total=stream.day_total,
    )
