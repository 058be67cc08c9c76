"""Resolved days: the numbers the screens show."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from healthvault.api.span import Day, check_order
from healthvault.api.visitor import Reader
from healthvault.core.db import Purpose, as_person
from healthvault.metrics.catalogue import metric as metric_called
from healthvault.vault.read import days

router = APIRouter(prefix="/api/v1/days", tags=["days"])


class DayBody(BaseModel):
    """A local day. `min` and `max` are null where extremes mean nothing, such as for sums."""

    day: date
    value: float
    min: float | None
    max: float | None
    n: int


class DaysBody(BaseModel):
    """Days in order, in the catalogue's unit; a day without a measurement is absent."""

    metric: str
    unit: str
    days: list[DayBody]


@router.get("")
async def list_days(
    session: Reader,
    metric: Annotated[str, Query(max_length=100)],
    first: Annotated[Day, Query(alias="from")],
    last: Annotated[Day, Query(alias="to")],
) -> DaysBody:
    """The days of a metric from one to another, both included."""
    asked = metric_called(metric)
    check_order(first, last)
    async with as_person(session.id, Purpose.SHOW) as db:
        found = (await days(db, [asked.slug], first, last))[asked.slug]
    body = [DayBody(day=day.day, value=day.value, min=day.low, max=day.high, n=day.n) for day in found]
    return DaysBody(metric=asked.slug, unit=asked.unit.symbol, days=body)
